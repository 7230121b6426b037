"""Lines of a ledger written by hand, for tests that are not about how a document becomes one."""

from __future__ import annotations

from dataclasses import replace

from assistant.figures.ledger.entries import Entry
from ingest.observation import FigureNature, Observation
from ingest.quantities import quantities

RESULT, TARGET, CONTEXT = FigureNature.RESULT, FigureNature.TARGET, FigureNature.CONTEXT


class Ledger:
    """Entries of one document, in order of place."""

    def __init__(self, document: str = "bao-cao.txt") -> None:
        self.document = document
        self.entries: list[Entry] = []
        self._at = 0

    def add(
        self,
        nature: FigureNature,
        period: str,
        indicator: str,
        quote: str,
        value: str,
        *,
        section: str = "",
        heading: str = "",
        scope: str | None = None,
    ) -> Entry:
        """An entry for the figure of `quote` that is written `value`."""
        (quantity,) = [item for item in quantities(quote) if item.value == value]
        start = self._at
        self._at += len(quote) + 1
        part = "Phần thứ hai" if nature is TARGET else "Phần thứ nhất"
        entry = Entry(
            document=self.document,
            observation=Observation(
                id=f"{len(self.entries)}",
                indicator=indicator,
                quantity=replace(quantity, start=start + quantity.start, end=start + quantity.end),
                period=period,
                nature=nature,
                scope=scope,
                whole=None,
                start=start,
                end=start + len(quote),
                section=None,
            ),
            section=section or f"{part} › I",
            heading=heading,
            page=None,
            quote=quote,
        )
        self.entries.append(entry)
        return entry

    def past(
        self, indicator: str, quote: str, value: str, *, period: str = "2020-2025", **more: str
    ) -> Entry:
        """A result of the past term."""
        return self.add(RESULT, period, indicator, quote, value, **more)

    def next(
        self, indicator: str, quote: str, value: str, *, period: str = "2025-2030", **more: str
    ) -> Entry:
        """A target of the next term."""
        return self.add(TARGET, period, indicator, quote, value, **more)
