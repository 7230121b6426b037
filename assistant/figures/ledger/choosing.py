"""What a reader wants of the ledger, in one value: the entries, the two terms, and words for it (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.figures.ledger.entries import Entry, select
from assistant.figures.ledger.facets import Facet, facets
from assistant.figures.ledger.keys import Expressions
from assistant.figures.ledger.telling import NATURES
from ingest.observation import FigureNature

if TYPE_CHECKING:
    from assistant.figures.terms.pairing import TwoTerms

_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Choice:
    """The conditions of `select`; empty ones leave it at all."""

    text: str = ""
    natures: frozenset[FigureNature] = frozenset()
    period: str = ""
    unit: str = ""
    section: str = ""
    expressions: Expressions | None = None

    def of(self, found: Iterable[Entry]) -> list[Entry]:
        """The entries that meet it."""
        return select(
            found,
            text=self.text,
            natures=self.natures,
            period=self.period,
            unit=self.unit,
            section=self.section,
            expressions=self.expressions,
        )

    def of_terms(self, two: TwoTerms, found: Iterable[Entry]) -> TwoTerms:
        """The pairs of which either side meets it, and the single ones that do; `found` is what they were made of."""
        if self == Choice(expressions=self.expressions):
            return two
        chosen = {_key(entry) for entry in self.of(found)}
        return replace(
            two,
            pairs=tuple(pair for pair in two.pairs if {_key(pair.past), _key(pair.next)} & chosen),
            only_past=tuple(entry for entry in two.only_past if _key(entry) in chosen),
            only_next=tuple(entry for entry in two.only_next if _key(entry) in chosen),
        )

    @property
    def told(self) -> tuple[str, ...]:
        """Its conditions in words."""
        natures = ", ".join(NATURES[nature] for nature in FigureNature if nature in self.natures)
        named = (
            ("tính chất", natures),
            ("thời kỳ", self.period),
            ("đơn vị", self.unit),
            ("mục", self.section),
            ("từ khóa", self.text),
        )
        return tuple(f"{name} «{' '.join(value.split())}»" for name, value in named if value.strip())

    def why_nothing(self, found: Sequence[Entry]) -> str:
        """Which condition no entry meets, and what it could be, in a sentence."""
        if not found:
            return "Tài liệu đã chọn không có số liệu nào."
        known = facets(found)
        alone = (
            (Choice(natures=self.natures), "tính chất", known.natures),
            (Choice(period=self.period), "thời kỳ", known.periods),
            (Choice(unit=self.unit), "đơn vị", known.units),
            (Choice(section=self.section), "mục", known.sections),
            (Choice(text=self.text, expressions=self.expressions), "từ khóa", ()),
        )
        for choice, name, values in alone:
            if choice.told and not choice.of(found):
                return f"Không có số liệu nào có {choice.told[0]}.{_among(name, values)}"
        return f"Không có số liệu nào đáp ứng cùng lúc: {'; '.join(self.told)}."


def _among(name: str, values: Sequence[Facet]) -> str:
    if not values:
        return ""
    more = "; …" if len(values) > _SHOWN else "."
    return f" Các {name} hiện có: {'; '.join(value.label for value in values[:_SHOWN])}{more}"


def _key(entry: Entry) -> tuple[str, str]:
    return entry.document, entry.observation.id
