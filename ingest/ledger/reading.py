"""A document's ledger: every figure that it states, as an observation (pure)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from ingest.clauses import clauses
from ingest.ledger.naming import indicator
from ingest.ledger.natures import nature
from ingest.ledger.periods import period
from ingest.ledger.places import Place, places
from ingest.observation import Observation
from ingest.types import Document

# Raise it when the same text would give another ledger.
LEDGER_VERSION = "1"


def with_ledger(document: Document) -> Document:
    """The document with its ledger, read anew unless it was read by the present rules."""
    if document.ledger == LEDGER_VERSION:
        return document
    return replace(document, observations=observe(document), ledger=LEDGER_VERSION)


def observe(document: Document) -> tuple[Observation, ...]:
    """Every figure that a document states, in order of place; those of the footnotes last."""
    return tuple(found for place in places(document) for found in _observed(place))


def _observed(place: Place) -> Iterator[Observation]:
    found = clauses(place.text)
    for i, clause in enumerate(found):
        start = place.span.start
        quantity = replace(
            clause.quantity, start=start + clause.quantity.start, end=start + clause.quantity.end
        )
        yield Observation(
            id=_id(place.text, str(clause.quantity.start), str(start)),
            indicator=indicator(place, found, i),
            quantity=quantity,
            period=period(place, clause),
            nature=nature(place, clause),
            scope="trong đó" if clause.part else None,
            whole=None,
            start=start,
            end=place.span.end,
            section=place.section,
            note=place.note,
        )


def _id(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]
