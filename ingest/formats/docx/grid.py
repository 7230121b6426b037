"""A table as a grid of texts: merged cells have their value in every column and row that they cover."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ingest.formats.docx.model import Cell, Table

_LONGEST_CARRIED = 200
_WIDEST = 200


@dataclass(frozen=True, slots=True)
class Spot:
    """What stands in a column of a row: the text of the cell that covers it; a wide cell is one spot in many columns.

    `row` is where the cell begins, -1 for no cell; in the rows below that its text is carried down, if it is short.
    """

    text: str
    row: int
    bold: bool = False
    shaded: bool = False


_EMPTY = Spot("", -1)


def grid(table: Table, text: Callable[[Cell], str], bold: Callable[[Cell], bool]) -> list[list[Spot]]:
    """The rows of the table, all of one length; columns that no cell begins in are left out."""
    rows: list[list[Spot]] = []
    for index, row in enumerate(table.rows):
        spots = [_EMPTY] * row.before
        for cell in row.cells:
            above = rows[-1][len(spots)] if rows and len(spots) < len(rows[-1]) else _EMPTY
            if cell.goes_on and above.row >= 0:
                carried = above.text if len(above.text) <= _LONGEST_CARRIED else ""
                spot = Spot(carried, above.row, above.bold, above.shaded)
            else:
                spot = Spot(text(cell), index, bold(cell), cell.shaded)
            spots += [spot] * cell.span
            if len(spots) >= _WIDEST:
                break
        rows.append(spots[:_WIDEST])
    width = max((len(row) for row in rows), default=0)
    rows = [row + [_EMPTY] * (width - len(row)) for row in rows]
    kept = [at for at in range(width) if not at or any(row[at] is not row[at - 1] for row in rows)]
    return [[row[at] for at in kept] for row in rows]


def cells_of(row: list[Spot]) -> list[tuple[range, Spot]]:
    """The cells of a row, each once, with the columns that it covers."""
    starts = [at for at in range(len(row)) if not at or row[at] is not row[at - 1]]
    ends = [*starts[1:], len(row)]
    return [(range(a, b), row[a]) for a, b in zip(starts, ends, strict=True) if row[a].row >= 0]
