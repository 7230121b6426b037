"""The cells of a table: its columns are told by the strips that stay free over its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.layout.joining import joined
from ingest.layout.rows import Row, row_of
from ingest.layout.types import Fragment

# In font heights: the narrowest strip between two columns.
_STRIP, _STRIP_SCAN = 0.45, 0.7
_SPACE = 0.3
# This share of the rows may stand in a strip: lines over several columns.
_CROSSING = 0.12


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one column of a row; `across` tells that it reaches over into the next."""

    text: str
    bold: bool
    left: float
    right: float
    across: bool = False


Cells = dict[int, Cell]


def cuts_of(rows: Sequence[Row]) -> list[float]:
    """Where the columns of rows are cut: the middles of the strips that hardly a row stands in."""
    size = sorted(row.size for row in rows)[len(rows) // 2]
    narrowest = (_STRIP_SCAN if rows[0].spaced else _STRIP) * size
    allowed = int(_CROSSING * len(rows))
    cuts: list[float] = []
    strip: list[tuple[float, float, int]] = []
    begun = False
    for part in _depths(rows):
        if part[2] <= allowed:
            strip.append(part)
            continue
        if begun:
            cuts += _middle(strip, narrowest, allowed)
        strip, begun = [], True
    if begun:  # a last column that few rows fill
        cuts += _middle(strip, narrowest, 0)
    return _used(cuts, rows)


def _depths(rows: Sequence[Row]) -> list[tuple[float, float, int]]:
    """The page's width in stretches, each with the number of rows that cover it."""
    steps: list[tuple[float, int]] = []
    for row in rows:
        for left, right in _covered(row.fragments, _SPACE * row.size):
            steps += [(left, 1), (right, -1)]
    steps.sort()
    found: list[tuple[float, float, int]] = []
    depth = 0
    for (at, step), (following, _) in pairwise(steps):
        depth += step
        if following > at:
            found.append((at, following, depth))
    return found


def _middle(strip: Sequence[tuple[float, float, int]], narrowest: float, allowed: int) -> list[float]:
    """The middle of the widest part of a strip that the fewest rows cover, nothing where all parts are narrow."""
    for limit in range(allowed + 1):
        free: list[tuple[float, float]] = []
        for left, right, depth in strip:
            if depth <= limit:
                joins = free and free[-1][1] == left
                free.append((free.pop()[0], right) if joins else (left, right))
        left, right = max(free, key=lambda part: part[1] - part[0], default=(0.0, 0.0))
        if right - left >= narrowest:
            return [(left + right) / 2]
    return []


def _covered(fragments: Sequence[Fragment], space: float) -> list[tuple[float, float]]:
    """The stretches of a row that text covers; gaps up to `space` count as covered."""
    found: list[tuple[float, float]] = []
    for fragment in fragments:
        if found and fragment.left - found[-1][1] <= space:
            found[-1] = (found[-1][0], max(found[-1][1], fragment.right))
        else:
            found.append((fragment.left, fragment.right))
    return found


def _used(cuts: Sequence[float], rows: Sequence[Row]) -> list[float]:
    """The cuts without those that leave a column of next to nothing."""
    kept: list[float] = []
    for cut in cuts:
        left = kept[-1] if kept else float("-inf")
        if any(left < fragment.left < cut for row in rows for fragment in row.fragments):
            kept.append(cut)
    while kept and not any(fragment.left > kept[-1] for row in rows for fragment in row.fragments):
        kept.pop()
    return kept


def cells_of(row: Row, cuts: Sequence[float]) -> Cells:
    """A row's cells by column."""
    columns: dict[int, list[Fragment]] = {}
    across: set[int] = set()
    for fragment in row.fragments:
        slack = 0.3 * row.size
        first = sum(fragment.left + slack >= cut for cut in cuts)
        last = sum(fragment.right - slack > cut for cut in cuts)
        columns.setdefault(first, []).append(fragment)
        if last > first:
            across.add(first)
    cells: Cells = {}
    for column, fragments in columns.items():
        part = row_of(fragments, spaced=row.spaced)
        cells[column] = Cell(part.text, part.bold, part.left, part.right, column in across)
    return cells


def merged(upper: Cells, lower: Cells, *, head: bool = False, level: bool = False) -> Cells:
    """Two lines of one row of a table; in its `head`, a name over several columns goes to each that is named below it.

    With `level`, the lower line is a lower level of names.
    """
    cells = dict(upper)
    for column, cell in lower.items():
        old = cells.get(column)
        if head and not old:
            left = max((other for other in upper if other < column), default=None)
            old = upper[left] if left is not None and upper[left].across else None
        if old:
            below = level or (head and old.across and not cell.across)
            text = f"{old.text} - {cell.text}" if below else joined(old.text, cell.text)
            cells[column] = Cell(
                text,
                old.bold and cell.bold,
                min(old.left, cell.left),
                max(old.right, cell.right),
                old.across or cell.across,
            )
        else:
            cells[column] = cell
    return dict(sorted(cells.items()))
