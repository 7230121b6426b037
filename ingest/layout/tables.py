"""Tables among the rows of a page: drawn with lines, or told by cells that stand under each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from ingest.layout.cells import count_segments
from ingest.layout.grid import Cells, cells_of, cuts_of, merged
from ingest.layout.headers import is_value
from ingest.layout.rows import Row
from ingest.layout.types import Rule

_FEWEST_LINES = 3  # drawn, or rows of cells
_SHORT_CELL = 24
# In font heights.
_APART = 1.0
_ALIGNED = 0.7
_FAR = 3.2
# Rows of a table that no lines are drawn for, and how many at its start and its end may turn out not to be of it.
_LONGEST, _TRIES = 80, 4


@dataclass(frozen=True, slots=True)
class Table:
    """Rows `start` to `end` of a page as rows of cells; `ruled` where drawn lines tell the rows."""

    start: int
    end: int
    units: list[Cells]
    cuts: list[float]
    ruled: bool


def tables_of(rows: Sequence[Row], rules: Sequence[Rule]) -> list[Table]:
    """The tables among a page's rows, from top to bottom. When in doubt there is none."""
    found = _ruled(rows, rules)
    taken = {i for table in found for i in range(table.start, table.end)}
    index = tried = end = 0
    while index < len(rows):
        if index >= end:  # rows that stand beside each other anew
            tried, end = 0, _run(rows, index, taken)
        table = _aligned(rows, index, end) if tried < _TRIES else None
        if table:
            found.append(table)
        tried += 1
        index = table.end if table else index + 1
    return sorted(found, key=lambda table: table.start)


@dataclass(slots=True)
class _Drawn:
    """The rules at one height."""

    y: float
    left: float
    right: float
    length: float


def _drawn(rules: Sequence[Rule]) -> list[_Drawn]:
    lines: list[_Drawn] = []
    for rule in sorted(rules, key=lambda rule: rule.y):
        if lines and rule.y - lines[-1].y < 2.5:
            last = lines[-1]
            last.left, last.right = min(last.left, rule.left), max(last.right, rule.right)
            last.length += rule.right - rule.left
        else:
            lines.append(_Drawn(rule.y, rule.left, rule.right, rule.right - rule.left))
    return lines


def _ruled(rows: Sequence[Row], rules: Sequence[Rule]) -> list[Table]:
    found: list[Table] = []
    group: list[_Drawn] = []
    for line in [*_drawn(rules), _Drawn(float("inf"), 0, 0, 0)]:
        widest = max(group, key=lambda other: other.length, default=None)
        inside = widest and line.left > widest.left - 4 and line.right < widest.right + 4
        if not inside:
            table = _ruled_table(rows, group)
            if table and (not found or table.start >= found[-1].end):
                found.append(table)
            group = []
        group.append(line)
    return found


def _ruled_table(rows: Sequence[Row], group: Sequence[_Drawn]) -> Table | None:
    """The table that lines at several heights draw; those over most of its width part its rows."""
    if len(group) < _FEWEST_LINES:
        return None
    width = max(line.right for line in group) - min(line.left for line in group)
    parting = [line.y for line in group if line.length > 0.6 * width]
    inside = [i for i, row in enumerate(rows) if parting and parting[0] < row.baseline <= parting[-1] + 1]
    if len(parting) < _FEWEST_LINES or len(inside) < 2 or inside[-1] - inside[0] != len(inside) - 1:
        return None
    held = [rows[i] for i in inside]
    cuts = cuts_of(held)
    units = _bands(held, cuts, parting)
    while (cut := _needless(units, len(cuts))) is not None:
        del cuts[cut]
        units = _bands(held, cuts, parting)
    if not cuts or sum(len(cells) > 1 for cells in units) < 2:
        return None
    return Table(inside[0], inside[-1] + 1, units, cuts, True)


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


def _run(rows: Sequence[Row], start: int, taken: set[int]) -> int:
    """Where the rows end that begin at `start` and have several parts, most of them."""
    if start in taken or count_segments(rows[start], _APART) < 2:
        return start + 1
    last = start
    for end in range(start + 1, min(len(rows), start + _LONGEST)):
        row = rows[end]
        if end in taken or row.baseline - rows[end - 1].baseline > _FAR * row.size or end - last > 3:
            break
        if count_segments(row, _APART) > 1:
            last = end
    return last + 1


def _aligned(rows: Sequence[Row], start: int, end: int) -> Table | None:
    """The table that begins at a row, ends about `end` and is told by its cells alone."""
    for _ in range(_TRIES):  # the last rows may stand beside each other by chance
        if end - start < _FEWEST_LINES:
            return None
        cuts = cuts_of(rows[start:end])
        if cuts and (table := _checked(rows, start, end, cuts)):
            return table
        end -= 1
        while end > start and count_segments(rows[end - 1], _APART) < 2:
            end -= 1
    return None


def _checked(rows: Sequence[Row], start: int, end: int, cuts: Sequence[float]) -> Table | None:
    """The table of these rows if its columns are beyond doubt."""
    lines = [cells_of(row, cuts) for row in rows[start:end]]
    several = [cells for cells in lines if len(cells) > 1]
    if len(several) < _FEWEST_LINES or len(several) < 0.6 * len(lines):
        return None
    size = median(row.size for row in rows[start:end])
    columns = [[cells[column] for cells in several if column in cells] for column in range(len(cuts) + 1)]
    if any(len(column) < 0.5 * len(several) for column in columns):
        return None
    for column in columns:
        spreads = [
            _spread([cell.left for cell in column]),
            _spread([cell.right for cell in column]),
            _spread([(cell.left + cell.right) / 2 for cell in column]),
        ]
        if min(spreads) > _ALIGNED * size:
            return None
    short = [median(len(cell.text) for cell in column) <= _SHORT_CELL for column in columns]
    figures = [sum(is_value(cell.text) for cell in column) >= 0.5 * len(column) for column in columns]
    if (
        not any(figures[1:])
        or not any(short[1:])
        or any(cell.across for cells in several[1:] for cell in cells.values())
    ):
        return None
    return Table(start, end, _units(lines), list(cuts), False)


def _spread(places: Sequence[float]) -> float:
    """How far most places lie from their median."""
    middle = median(places)
    return sorted(abs(place - middle) for place in places)[int(0.7 * (len(places) - 1))]


def _units(lines: Sequence[Cells]) -> list[Cells]:
    """Lines as rows: one without a figure that has a cell alone goes on with the row above it."""
    units: list[Cells] = []
    for cells in lines:
        first = next(iter(cells.values()))
        alone = len(cells) == 1 and (0 not in cells or first.text[:1].islower())
        bare = 0 not in cells and not any(is_value(cell.text) for cell in cells.values())
        if units and (alone or bare):
            units[-1] = merged(units[-1], cells)
        else:
            units.append(cells)
    return units
