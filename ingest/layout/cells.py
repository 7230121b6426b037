"""A row cut where wide gaps stand in it."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.layout.rows import Row, row_of
from ingest.layout.types import Fragment

# A gap this wide, in font heights, is no space between words of a line.
WIDE = 1.0


def segments(row: Row, gap: float = WIDE) -> list[Row]:
    """The parts of a row that gaps of `gap` font heights separate, as rows of their own."""
    groups: list[list[Fragment]] = []
    right = 0.0
    for fragment in row.fragments:
        if groups and fragment.left - right <= gap * row.size:
            groups[-1].append(fragment)
        else:
            groups.append([fragment])
        right = max(right, fragment.right) if groups[-1][0] is not fragment else fragment.right
    return [row] if len(groups) == 1 else [row_of(group, spaced=row.spaced) for group in groups]


def count_segments(row: Row, gap: float = WIDE) -> int:
    """How many parts `segments` would give."""
    count, right = 0, 0.0
    for fragment in row.fragments:
        if not count or fragment.left - right > gap * row.size:
            count += 1
            right = fragment.right
        else:
            right = max(right, fragment.right)
    return count


def cut_at(row: Row, x: float) -> tuple[Row | None, Row | None]:
    """The parts of a row left and right of `x`."""
    left = [fragment for fragment in row.fragments if _middle(fragment) < x]
    right = [fragment for fragment in row.fragments if _middle(fragment) >= x]
    return _row(left, row), _row(right, row)


def _middle(fragment: Fragment) -> float:
    return (fragment.left + fragment.right) / 2


def _row(fragments: Sequence[Fragment], row: Row) -> Row | None:
    if len(fragments) == len(row.fragments):
        return row
    return row_of(fragments, spaced=row.spaced) if fragments else None
