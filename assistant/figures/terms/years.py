"""The years that a period names, and terms of office as pairs of years (pure)."""

from __future__ import annotations

import re
from typing import NamedTuple

_RANGE = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*[-–—]\s*(?:\d{1,2}/)?((?:19|20)\d\d)(?!\d)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# The lengths in years that a term of office or the plan of one has.
_TERM = range(2, 7)


class Years(NamedTuple):
    """The first and the last year of a period."""

    start: int
    end: int

    @property
    def term(self) -> bool:
        """Whether it is as long as a term of office."""
        return self.end - self.start in _TERM

    def __str__(self) -> str:
        return f"{self.start}-{self.end}" if self.start != self.end else str(self.start)


def years_of(period: str) -> Years | None:
    """The years of "2020-2025", "hằng năm, 2020-2025", "đến tháng 4 năm 2025"; None where none is named."""
    if found := _RANGE.search(period):
        start, end = int(found[1]), int(found[2])
        return Years(start, end) if start < end else None
    named = [int(year) for year in _YEAR.findall(period)]
    return Years(named[-1], named[-1]) if named else None
