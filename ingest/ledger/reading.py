"""A document's ledger: every figure that it states, as an observation (pure)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from ingest.clauses import Clause
from ingest.ledger.figures import figures
from ingest.ledger.naming import names
from ingest.ledger.natures import nature
from ingest.ledger.periods import period
from ingest.ledger.phrases import without_mark
from ingest.ledger.places import Place, places
from ingest.ledger.recurring import recurring, within
from ingest.ledger.reporting import Reporting, reporting
from ingest.ledger.rows import cells, is_row
from ingest.ledger.spoken import scope, whole_of
from ingest.observation import Observation
from ingest.quantity import AIMED, Kind, Quantity
from ingest.types import Document

_LISTING = re.compile(r"(?:trong đó|trong số đó|gồm|bao gồm|chia ra|cụ thể)\W*$", re.IGNORECASE)
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
    found: list[Observation] = []
    heads: dict[str, Observation] = {}  # what a bullet with one figure states, by how it begins
    for place in places(document):
        observed = tuple(_row(place, told) if is_row(place.text) else _observed(place, told, heads))
        if len(observed) == 1:
            heads[_opening(place.text)] = observed[0]
        found += observed
    return tuple(found)


def _observed(place: Place, told: Reporting, heads: Mapping[str, Observation]) -> Iterator[Observation]:
    found = figures(place.text)
    subject = recurring(place) if found else ""
    named = [within(name, subject) for name in names(place, found)]
    made: list[Observation] = []
    for i, clause in enumerate(found):
        start = place.span.start
        whole = whole_of(place.text, found, i)
        above = (
            made[whole]
            if whole >= 0 and _part_of(found[whole], clause)
            else _above(place, heads, clause)
            if not i
            else None
        )
        quantity = replace(
            clause.quantity,
            start=start + clause.quantity.start,
            end=start + clause.quantity.end,
            qualifier=clause.quantity.qualifier or _aim(above),
        )
        made.append(
            Observation(
                id=_id(place.text, str(clause.quantity.start), str(start)),
                indicator=str(named[i]),
                quantity=quantity,
                period=period(place, found, i, told),
                nature=nature(place, found, i, told),
                scope=scope(place.text, found, i) or ("trong đó" if above else None),
                whole=above.id if above else None,
                start=start,
                end=place.span.end,
                section=place.section,
                note=place.note,
            )
        )
        yield made[-1]


def _row(place: Place, told: Reporting) -> Iterator[Observation]:
    for cell in cells(place):
        start = place.span.start
        yield Observation(
            id=_id(place.text, str(cell.at.start), str(start)),
            indicator=cell.name,
            quantity=replace(cell.clause.quantity, start=start + cell.at.start, end=start + cell.at.end),
            period=period(cell.place, [cell.clause], 0, told),
            nature=nature(cell.place, [cell.clause], 0, told),
            scope=None,
            whole=None,
            start=start,
            end=place.span.end,
            section=place.section,
            note=place.note,
        )


def _part_of(whole: Clause, part: Clause) -> bool:
    """Whether a figure can be a part or a share of another by its kind."""
    return part.quantity.kind in (whole.quantity.kind, Kind.PERCENT, Kind.RATIO)


def _above(place: Place, heads: Mapping[str, Observation], clause: Clause) -> Observation | None:
    """The figure of the bullet that this one stands under, where it counts the same."""
    for lead in reversed(place.leads):
        found = heads.get(_opening(lead)) or heads.get(_opening(re.split(r"(?<=[.!?])\s", lead)[0]))
        if found and _same_things(found.quantity, clause.quantity, listed=_LISTING.search(lead) is not None):
            return found
    return None


def _same_things(whole: Quantity, part: Quantity, *, listed: bool) -> bool:
    """Whether two figures count the same; where a list of parts is announced, one of a kind will do: "15 trường mầm non"."""
    if whole.unit == part.unit:
        return True
    return (
        listed and whole.kind is part.kind is Kind.COUNT and whole.unit.split()[:1] == part.unit.split()[:1]
    )


def _opening(line: str) -> str:
    return " ".join(without_mark(line).split())[:80]


def _aim(whole: Observation | None) -> str | None:
    """A part is aimed at where its whole is."""
    qualifier = (whole.quantity.qualifier or "") if whole else ""
    return next((word for word in AIMED if word in qualifier), None)


def _id(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]
