"""Tables that are drawn with lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from ingest.layout.cells import count_segments
from ingest.layout.grid import Cells, cells_of, cuts_of, merged
from ingest.layout.headers import is_value
from ingest.layout.rows import Row
from ingest.layout.spans import head_of, leaves_of
from ingest.layout.types import Rule

_FEWEST_LINES = 3
_PARTS = 0.6  # of the table's width: a line that parts rows
_WHOLE = 0.95  # a line that parts them throughout
_NEAR = 4.0  # points: the ends of two lines that are meant to be the same
# In font heights.
_ROOM = 2.2  # above and below a table's text, in its cell
_BESIDE = 1.0


@dataclass(frozen=True, slots=True)
class Table:
    """Rows `start` to `end` of a page as rows of cells; `ruled` where drawn lines tell the rows, between
    `left` and `right`.
    """

    start: int
    end: int
    units: list[Cells]
    cuts: list[float]
    ruled: bool
    left: float = 0.0
    right: float = 0.0

    def is_like(self, left: float, right: float) -> bool:
        """Whether another table's lines stand between the same edges."""
        return self.ruled and abs(self.left - left) < _NEAR and abs(self.right - right) < _NEAR


@dataclass(slots=True)
class _Drawn:
    """The rules at one height."""

    y: float
    left: float
    right: float
    length: float
    pieces: list[Rule] = field(default_factory=list)


def _drawn(rules: Sequence[Rule]) -> list[_Drawn]:
    lines: list[_Drawn] = []
    for rule in sorted(rules, key=lambda rule: rule.y):
        if lines and rule.y - lines[-1].y < 2.5:
            last = lines[-1]
            last.left, last.right = min(last.left, rule.left), max(last.right, rule.right)
            last.length += rule.right - rule.left
            last.pieces.append(rule)
        else:
            lines.append(_Drawn(rule.y, rule.left, rule.right, rule.right - rule.left, [rule]))
    return lines


def ruled_tables(rows: Sequence[Row], rules: Sequence[Rule], before: Table | None) -> list[Table]:
    """The tables that lines are drawn for; `before` is the one with which the page before ended."""
    found: list[Table] = []
    group: list[_Drawn] = []
    for line in [*_drawn(rules), _Drawn(float("inf"), 0, 0, 0)]:
        widest = max(group, key=lambda other: other.length, default=None)
        inside = widest and line.left > widest.left - 4 and line.right < widest.right + 4
        if not inside:
            for part in _apart(rows, group):
                table = _ruled_table(rows, part, before)
                if table and (not found or table.start >= found[-1].end):
                    found.append(table)
            group = []
        group.append(line)
    return found


def _edges(rows: Sequence[Row], group: Sequence[_Drawn]) -> list[float]:
    """The columns' edges where each cell has a line of its own, nothing where lines go through."""
    width = max(line.right for line in group) - min(line.left for line in group)
    parted = [line for line in group if line.length > _WHOLE * width]
    places: list[list[float]] = []
    for line in parted:
        ends = sorted({round(piece.right, 1) for piece in line.pieces if piece.right < line.right - _NEAR})
        for end in ends:
            known = next((place for place in places if abs(place[0] - end) < _NEAR), None)
            if known is None:
                places.append([end])
            else:
                known.append(end)
    edges = sorted(median(place) for place in places if len(place) >= 0.6 * len(parted))
    free = all(
        sum(part.left + _NEAR < edge < part.right - _NEAR for row in rows for part in row.fragments)
        <= 0.3 * len(rows)
        for edge in edges
    )
    return edges if free else []


def _apart(rows: Sequence[Row], group: Sequence[_Drawn]) -> list[Sequence[_Drawn]]:
    """The lines of each table: two of one width may have text between them."""
    if not group:
        return []
    width = max(line.right for line in group) - min(line.left for line in group)
    whole = [i for i, line in enumerate(group) if line.length > _WHOLE * width]
    parts, start = [], 0
    for a, b in pairwise(whole):
        between = [row for row in rows if group[a].y < row.baseline <= group[b].y + 1]
        if _is_text(between, group[a].y, group[b].y, width):
            parts.append(group[start : a + 1])
            start = b
    return [*parts, group[start:]]


def _is_text(rows: Sequence[Row], top: float, bottom: float, width: float) -> bool:
    """Whether what stands between two lines is no row of a table: full lines of text, or lines with much room around."""
    if not rows or any(count_segments(row, _BESIDE) > 1 for row in rows):
        return False
    size = median(row.size for row in rows)
    room = rows[0].baseline - top + bottom - rows[-1].baseline - 1.3 * size
    wide = [row for row in rows if row.right - row.left > 0.8 * width]
    return len(wide) >= 2 or room > _ROOM * size


def _ruled_table(rows: Sequence[Row], group: Sequence[_Drawn], before: Table | None) -> Table | None:
    """The table that lines at several heights draw; those over most of its width part its rows.

    The columns of one that goes on from the page before are known, however few rows are left of it.
    """
    left, right = min(line.left for line in group), max(line.right for line in group)
    parting = [line.y for line in group if line.length > _PARTS * (right - left)]
    inside = [i for i, row in enumerate(rows) if parting and parting[0] < row.baseline <= parting[-1] + 1]
    if not inside or inside[-1] - inside[0] != len(inside) - 1:
        return None
    held = [rows[i] for i in inside]
    goes_on = before and inside[0] == 0 and before.is_like(left, right)
    if before and goes_on:
        cuts = list(before.cuts)
        units = _bands(held, cuts, parting)
    elif len(parting) < _FEWEST_LINES or len(inside) < 2:
        return None
    else:
        cuts = _edges(held, group) or cuts_of(_leaves(held, group))
        units = _bands(held, cuts, parting)
        while (cut := _needless(units, len(cuts))) is not None:
            del cuts[cut]
            units = _bands(held, cuts, parting)
    if not cuts or sum(len(cells) > 1 for cells in units) < (1 if goes_on else 2):
        return None
    units = _with_head(held, group, cuts, units)
    return Table(inside[0], inside[-1] + 1, units, cuts, True, left, right)


def _with_head(
    rows: Sequence[Row], group: Sequence[_Drawn], cuts: Sequence[float], units: list[Cells]
) -> list[Cells]:
    """The rows of cells, those of a head of several levels as one."""
    left, right = min(line.left for line in group), max(line.right for line in group)
    head, inside = _head(rows, group)
    used = len(_bands(head, cuts, [line.y for line in group if line.length > _PARTS * (right - left)]))
    figures = any(is_value(cell.text) for cells in units[:used] for cell in cells.values())
    if not head or not inside or figures or used >= len(units):
        return units
    return [head_of(head, inside, cuts, left, right), *units[used:]]


def _head(rows: Sequence[Row], group: Sequence[_Drawn]) -> tuple[list[Row], list[Rule]]:
    """The rows above the second line that goes over the whole table, and the lines between them."""
    width = max(line.right for line in group) - min(line.left for line in group)
    whole = [line.y for line in group if line.length > _WHOLE * width]
    if len(whole) < 2:
        return [], []
    inside = [piece for line in group if whole[0] < line.y < whole[1] for piece in line.pieces]
    return [row for row in rows if whole[0] < row.baseline <= whole[1]], inside


def _leaves(rows: Sequence[Row], group: Sequence[_Drawn]) -> list[Row]:
    """The rows without names over several columns."""
    head, inside = _head(rows, group)
    return [*leaves_of(head, inside), *[row for row in rows if row not in head]] if inside else list(rows)


def _bands(rows: Sequence[Row], cuts: Sequence[float], parting: Sequence[float]) -> list[Cells]:
    """The cells between each two lines."""
    bands: dict[int, Cells] = {}
    for row in rows:
        band = sum(y < row.baseline for y in parting)
        cells = cells_of(row, cuts)
        head = band == min(bands, default=band)
        bands[band] = merged(bands[band], cells, head=head) if band in bands else cells
    return list(bands.values())


def _needless(units: Sequence[Cells], count: int) -> int | None:
    """A cut between two columns that no row fills both of: one column, its name in the middle, its cells at its left."""
    for cut in range(count):
        if not any(cut in cells and cut + 1 in cells for cells in units):
            return cut
    return None
