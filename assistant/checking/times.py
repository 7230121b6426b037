"""The years that a figure holds for, and whether two such times can be one (pure)."""

from __future__ import annotations

import re

Years = tuple[int, int]

_RANGE = re.compile(r"((?:19|20)\d\d)\D{1,12}((?:19|20)\d\d)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def years_of(period: str) -> Years | None:
    """First and last year of a period as the ledger writes it; None where it names none."""
    if found := _RANGE.search(period):
        first, last = int(found[1]), int(found[2])
        if first <= last:
            return first, last
    named = [int(year) for year in _YEAR.findall(period)]
    return (min(named), max(named)) if named else None


def one_time(mine: Years | None, theirs: Years | None) -> bool:
    """Whether a statement for the one time may be a statement for the other.

    What names no year fits all. A year fits a span that ends with it, one of two spans the other that ends with it and
    begins at most a year apart: "2021-2025" of a plan is "2020-2025" of a term.
    """
    if mine is None or theirs is None:
        return True
    if mine[0] == mine[1] or theirs[0] == theirs[1]:
        return mine[1] == theirs[1]
    return mine[1] == theirs[1] and abs(mine[0] - theirs[0]) <= 1
