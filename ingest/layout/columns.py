"""Text set side by side: columns of prose, the letterhead of an official document, its closing block."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from ingest.headings import is_capitals
from ingest.layout.cells import count_segments, cut_at, segments
from ingest.layout.rows import Row
from ingest.normalise import fold

# In font heights.
_GUTTER, _BETWEEN_COLUMNS, _NARROWEST = 1.2, 0.8, 0.25
_FEWEST_LINES = 5  # of prose in each of two columns
_FILLED = 0.72  # how much of its column a line of prose usually fills
_FLOWING = 0.25  # the share of its lines that begin in small letters
_LONGEST_LETTERHEAD = 14
_AFTER_CLOSING = 3
_STATE = re.compile(r"cong hoa xa hoi|dang cong san|doc lap")
_RECIPIENTS = re.compile(r"noi (?:nhan|gui)")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows that read as one: `rows` from top to bottom; `aside` in a letterhead or closing block, where each line stands
    for itself, `column` in one of several columns of prose."""

    rows: list[Row]
    aside: bool = False
    column: bool = False


@dataclass(frozen=True, slots=True)
class _Gutter:
    """Rows `start` to `end` with a free strip between `left` and `right`; in `both` of them text stands on both sides."""

    start: int
    end: int
    left: float
    right: float
    both: int

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


def stretches(rows: Sequence[Row], *, first: bool, last: bool) -> list[Stretch]:
    """A page's rows in the order they are read; `first` and `last` tell whether it is the document's first or last."""
    found: list[Stretch] = []
    plain: list[Row] = []
    index = 0
    parts = [segments(row, _GUTTER) for row in rows]
    while index < len(rows):
        gutter = _gutter(rows, parts, index) if len(parts[index]) > 1 else None
        sides = _sides(rows, gutter, first=first, last=False) if gutter else None
        if gutter and not sides:  # what stands above may be another's
            gutter = replace(gutter, start=index)
            sides = _sides(rows, gutter, first=first, last=last)
        if gutter is None or sides is None:
            plain.append(rows[index])
            index += 1
            continue
        moved = index - gutter.start  # rows above that stand beside the gutter belong to it
        if moved:
            del plain[len(plain) - moved :]
        if plain:
            found.append(Stretch(plain))
        found += sides
        plain = []
        index = gutter.end
    if plain:
        found.append(Stretch(plain))
    return found


def _gutter(rows: Sequence[Row], parts: Sequence[Sequence[Row]], index: int) -> _Gutter | None:
    """The widest strip of a row that stays free over the rows around it."""
    found = []
    for a, b in zip(parts[index], parts[index][1:], strict=False):
        left, right, both = a.right, b.left, 1
        end = index + 1
        while end < len(rows) and (free := _free(parts[end], left, right, rows[end].size)):
            left, right = free
            both += rows[end].left < left and rows[end].right > right
            end += 1
        start = index
        while start > 0 and (free := _free(parts[start - 1], left, right, rows[start].size)):
            left, right = free
            start -= 1
        found.append(_Gutter(start, end, left, right, both))
    return max(found, key=lambda gutter: (gutter.end - gutter.start, gutter.right - gutter.left))


def _free(parts: Sequence[Row], left: float, right: float, size: float) -> tuple[float, float] | None:
    """What stays free of a strip beside the parts of another row."""
    middle = (left + right) / 2
    for part in parts:
        if part.right <= middle:
            left = max(left, part.right)
        elif part.left >= middle:
            right = min(right, part.left)
        elif part.left - left > right - part.right:
            right = part.left
        else:
            left = part.right
    return (left, right) if right - left >= _NARROWEST * size else None


def _sides(rows: Sequence[Row], gutter: _Gutter, *, first: bool, last: bool) -> list[Stretch] | None:
    """The columns left and right of a gutter, None where it is not one (a table, a chance)."""
    inside = rows[gutter.start : gutter.end]
    cut = [cut_at(row, gutter.middle) for row in inside]
    left = [part for part, _ in cut if part]
    right = [part for _, part in cut if part]
    wide = gutter.right - gutter.left >= _BETWEEN_COLUMNS * inside[0].size
    if wide and _is_prose(left) and _is_prose(right):
        return [
            Stretch(part.rows, column=True)
            for side in (left, right)
            for part in stretches(side, first=False, last=False)
        ]
    return _beside(rows, gutter, first=first, last=last)


def _beside(rows: Sequence[Row], gutter: _Gutter, *, first: bool, last: bool) -> list[Stretch] | None:
    """A letterhead or a closing block, its left side, its right side, and what stands below it."""
    whole = rows[gutter.start : gutter.end]
    end = _titled(rows, whole, gutter.middle)
    cut = [cut_at(row, gutter.middle) for row in whole[:end]]
    left = [part for part, _ in cut if part]
    right = [part for _, part in cut if part]
    if not (_has_words(left) and _has_words(right)) or gutter.both < 1:
        return None
    at_top = first and gutter.start <= 1 and end <= _LONGEST_LETTERHEAD
    at_end = last and len(rows) - gutter.end <= _AFTER_CLOSING
    heads = at_top and _names_office([*left, *right])
    listed = all(row.plain.startswith("-") for row in left)  # the recipients' name stands on the page before
    closes = _names_office(right[:2]) and (at_end or listed)
    closes = closes or bool(_RECIPIENTS.match(fold(left[0].plain)))
    if not (heads or closes) or any(count_segments(part) > 1 for part in [*left, *right]):
        return None
    below = stretches(whole[end:], first=False, last=last) if end < len(whole) else []
    return [Stretch(left, aside=True), Stretch(right, aside=True), *below]


def _titled(rows: Sequence[Row], inside: Sequence[Row], cut: float) -> int:
    """How many rows of a block stand above what is set in the middle of the page: the document's title."""
    middle = (min(row.left for row in rows) + max(row.right for row in rows)) / 2
    both = [i for i, row in enumerate(inside) if row.left < cut < row.right]
    for i in range(both[-1] + 1 if both else len(inside), len(inside)):
        if abs((inside[i].left + inside[i].right) / 2 - middle) < inside[i].size:
            return i
    return len(inside)


def _has_words(rows: Sequence[Row]) -> bool:
    """Whether rows are more than the numbers of headings."""
    return any(sum(any(c.isalpha() for c in word) for word in row.plain.split()) > 1 for row in rows)


def _is_prose(rows: Sequence[Row]) -> bool:
    if len(rows) < _FEWEST_LINES:
        return False
    width = max(row.right for row in rows) - min(row.left for row in rows)
    filled = median(row.right - row.left for row in rows) / max(width, 1)
    flowing = sum(row.plain[:1].islower() for row in rows) / len(rows)
    words = median(len(row.plain.split()) for row in rows)
    return filled >= _FILLED and flowing >= _FLOWING and words >= 3


def _names_office(rows: Sequence[Row]) -> bool:
    """Whether lines name an office in capitals or the state or the party."""
    return any(is_capitals(row.plain) or _STATE.match(fold(row.plain)) for row in rows)
