"""A document's ledger: every figure that it states, as an observation (pure)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from ingest.ledger.figures import figures
from ingest.ledger.naming import names
from ingest.ledger.natures import nature
from ingest.ledger.periods import period
from ingest.ledger.places import Place, places
from ingest.ledger.reporting import Reporting, reporting
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
    told = reporting(document)
    return tuple(found for place in places(document) for found in _observed(place, told))


def _observed(place: Place, told: Reporting) -> Iterator[Observation]:
    found = figures(place.text)
    named = names(place, found)
    for i, clause in enumerate(found):
        start = place.span.start
        quantity = replace(
            clause.quantity, start=start + clause.quantity.start, end=start + clause.quantity.end
        )
        yield Observation(
            id=_id(place.text, str(clause.quantity.start), str(start)),
            indicator=str(named[i]),
            quantity=quantity,
            period=period(place, found, i, told),
            nature=nature(place, found, i, told),
            scope="trong đó" if clause.part else None,
            whole=None,
            start=start,
            end=place.span.end,
            section=place.section,
            note=place.note,
        )


def _id(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]
