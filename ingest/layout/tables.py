"""Tables among the rows of a page: drawn with lines, or told by cells that stand under each other."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from ingest.layout.cells import count_segments
from ingest.layout.grid import Cells, cells_of, cuts_of, merged
from ingest.layout.headers import is_value
from ingest.layout.rows import Row
from ingest.layout.ruled import Table, ruled_tables
from ingest.layout.types import Rule

_FEWEST_LINES = 3  # drawn, or rows of cells
_SHORT_CELL = 24
# In font heights.
_APART = 1.0
_ALIGNED = 0.7
_FAR = 3.2
_WRAPPED = 1.6
# Rows of a table that no lines are drawn for, and how many at its start and its end may turn out not to be of it.
_LONGEST, _TRIES = 80, 4


def tables_of(rows: Sequence[Row], rules: Sequence[Rule], before: Table | None = None) -> list[Table]:
    """The tables among a page's rows, from top to bottom. When in doubt there is none.

    `before` is the table with which the page before ended: it may go on.
    """
    found = ruled_tables(rows, rules, before)
    if not found and before and (rest := _rest(rows, before)):
        found = [rest]
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
        if cuts and (table := _checked(rows, start, _wrapped_end(rows, end, cuts), cuts)):
            return table
        end -= 1
        while end > start and count_segments(rows[end - 1], _APART) < 2:
            end -= 1
    return None


def _checked(rows: Sequence[Row], start: int, end: int, cuts: Sequence[float]) -> Table | None:
    """The table of these rows if its columns are beyond doubt."""
    lines = [cells_of(row, cuts) for row in rows[start:end]]
    several = [cells for cells in lines if len(cells) > 1]
    wrapped = sum(_goes_on(cells) for cells in lines[1:])
    if len(several) < _FEWEST_LINES or len(several) < 0.6 * (len(lines) - wrapped):
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


def _wrapped_end(rows: Sequence[Row], end: int, cuts: Sequence[float]) -> int:
    """Where a table ends whose last row's name takes several lines."""
    while end < len(rows) and rows[end].baseline - rows[end - 1].baseline < _WRAPPED * rows[end].size:
        if not _goes_on(cells_of(rows[end], cuts)):
            break
        end += 1
    return end


def _rest(rows: Sequence[Row], before: Table) -> Table | None:
    """What stands of a table at the top of the next page, where no lines are drawn."""
    lines: list[Cells] = []
    for row in rows:
        cells = cells_of(row, before.cuts)
        whole = len(cells) > len(before.cuts) and not any(cell.across for cell in cells.values())
        if not whole and not (lines and _goes_on(cells)):
            break
        lines.append(cells)
    if not any(is_value(cell.text) for cells in lines for column, cell in cells.items() if column):
        return None
    return Table(0, len(lines), _units(lines), before.cuts, False)


def _spread(places: Sequence[float]) -> float:
    """How far most places lie from their median."""
    middle = median(places)
    return sorted(abs(place - middle) for place in places)[int(0.7 * (len(places) - 1))]


def _goes_on(cells: Cells) -> bool:
    """Whether a line is the rest of a name in the first column."""
    return len(cells) == 1 and 0 in cells and cells[0].text[:1].islower() and not cells[0].across


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
