"""One quantity of a text, and what kinds of them there are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a number in a report is."""

    PERCENT = "percent"
    MONEY = "money"
    COUNT = "count"
    MEASURE = "measure"
    RANK = "rank"
    RATIO = "ratio"
    POINTS = "points"
    DURATION = "duration"
    DATE = "date"
    YEAR = "year"
    PERIOD = "period"
    DOCUMENT = "document"
    OTHER = "other"


FIGURES = frozenset(
    (
        Kind.PERCENT,
        Kind.MONEY,
        Kind.COUNT,
        Kind.MEASURE,
        Kind.RANK,
        Kind.RATIO,
        Kind.POINTS,
        Kind.DURATION,
    )
)
# Words of a qualifier that leave the exact amount open, or that speak of what is to come.
LOOSE = (
    "trên",
    "dưới",
    "không thấp hơn",
    "hơn",
    "gần",
    "khoảng",
    "chừng",
    "xấp xỉ",
    "ít nhất",
    "tối thiểu",
    "tối đa",
    "không quá",
    "không dưới",
)
AIMED = ("phấn đấu", "dự kiến", "kế hoạch", "chỉ tiêu", "mục tiêu")


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number of a text with all that belongs to it.

    `text` is `source[start:end]`: number and unit, without the qualifier; `value` the number as written ("8/8",
    "35- 40"). `number` is read from it, `number_max` the upper end of a range, `out_of` the second number of a ratio
    or rank. `unit` is as written, capitals of common words made small ("tỷ đồng", "triệu USD", "đảng viên"); empty
    where none is told. `amount` is in the unit's base: "7,5 tỷ đồng" is 7.5e9.
    """

    start: int
    end: int
    text: str
    value: str
    number: float
    number_max: float | None
    out_of: float | None
    unit: str
    kind: Kind
    qualifier: str | None
    scale: float

    @property
    def amount(self) -> float:
        """The number in the unit's base."""
        return self.number * self.scale

    @property
    def figure(self) -> bool:
        """Whether it states an amount; dates, names and document numbers do not, nor does a voltage level."""
        return self.kind in FIGURES and self.unit.casefold() != "kv"

    @property
    def loose(self) -> bool:
        """Whether its qualifier leaves the exact amount open: trên, khoảng, ít nhất …"""
        return any(word in (self.qualifier or "") for word in LOOSE)

    @property
    def estimated(self) -> bool:
        """Whether it is an estimate: ước, ước đạt …"""
        return "ước" in (self.qualifier or "")

    @property
    def aimed(self) -> bool:
        """Whether its qualifier says that it is yet to be reached: phấn đấu, dự kiến …"""
        return any(word in (self.qualifier or "") for word in AIMED)
