"""Sentences put into a place, for the tests of what a ledger reads there."""

from __future__ import annotations

from ingest.clauses import clauses
from ingest.ledger.natures import nature
from ingest.ledger.periods import period
from ingest.ledger.places import Place
from ingest.ledger.reporting import Reporting
from ingest.types import Nature, Span

TOLD = Reporting("2025", "2020-2025")
NOW = "đến thời điểm báo cáo (2025)"


def place(
    text: str,
    *,
    kind: Nature = Nature.RESULT,
    term: str | None = "2020-2025",
    leads: tuple[str, ...] = (),
    before: str = "",
    titles: tuple[str, ...] = (),
    note: int | None = None,
    anchor: str = "",
) -> Place:
    """A sentence as it stands in a report."""
    return Place(Span(0, len(text)), text, leads, before, titles, kind, term, None, note, anchor)


def ahead(text: str, *, kind: Nature = Nature.TARGET, titles: tuple[str, ...] = ()) -> Place:
    """A sentence among the targets of the next term."""
    return place(text, kind=kind, term="2025-2030", titles=titles)


def periods(where: Place, told: Reporting = TOLD) -> list[str]:
    """The period of each figure of a sentence."""
    found = clauses(where.text)
    return [period(where, found, i, told) for i in range(len(found))]


def natures(where: Place, told: Reporting = TOLD) -> str:
    """The natures of a sentence's figures, in one line."""
    found = clauses(where.text)
    return " ".join(nature(where, found, i, told).value for i in range(len(found)))
