"""Tables as lines: rows with their header, or plain paragraphs where a table only places text on the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from ingest.formats.docx.breaks import split_breaks
from ingest.formats.docx.grid import Spot, cells_of, grid
from ingest.formats.docx.model import Block, Cell, Paragraph, Table, paragraphs
from ingest.formats.docx.rows import figures_below, header_rows, named_lines, plain_lines

_FEWEST_ROWS = 3


def table_lines(table: Table, text: Callable[[Paragraph], str]) -> list[str] | None:
    """The rows as lines; None where the table only places text on the page, so that its paragraphs stand for themselves.

    Such are tables of one column or one row, and tables without lines that do not read like data: the head of an
    official letter, its signatures.
    """
    rows = _grid(table, text)
    titles = 0  # rows over all columns above the header
    while len(rows) - titles > 2 and _is_title(rows[titles]) and not table.rows[titles].header:
        titles += 1
    opening = [row[0].text for row in rows[:titles]]
    if titles:
        table = replace(table, rows=table.rows[titles:])
        rows = _grid(table, text)
    if len(rows) < 2 or len(rows[0]) < 2:
        return None
    marked = next((i for i, row in enumerate(table.rows) if not row.header), len(rows))
    count = header_rows(rows, marked, set_apart=table.styled)
    if not table.bordered and not marked and not table.styled and not _reads_like_data(table, rows, count):
        return None
    lines = named_lines(rows, count) if count else plain_lines(rows)
    return [line for line in opening if line] + lines


def laid_out(table: Table) -> Iterator[Block]:
    """The paragraphs of a table that only places them, cell by cell, and the tables inside."""
    for row in table.rows:
        for cell in row.cells:
            yield from cell.blocks


def is_box(table: Table) -> bool:
    """Whether the table is a frame around text: its paragraphs are as good as those outside."""
    return all(len(row.cells) <= 1 for row in table.rows)


def _is_title(row: list[Spot]) -> bool:
    return len(row) > 1 and len(cells_of(row)) == 1 and row[-1] is row[0]


def _grid(table: Table, text: Callable[[Paragraph], str]) -> list[list[Spot]]:
    return grid(table, lambda cell: _cell_text(cell, text), _is_bold)


def _cell_text(cell: Cell, text: Callable[[Paragraph], str]) -> str:
    return " ".join(line for p in paragraphs(cell.blocks) for line in split_breaks(text(p)))


def _is_bold(cell: Cell) -> bool:
    written = [p for p in paragraphs(cell.blocks) if p.runs]
    return bool(written) and all(p.bold for p in written)


def _reads_like_data(table: Table, rows: list[list[Spot]], count: int) -> bool:
    """Whether a table without lines is one of data: figures in columns, many rows of short cells, names with a colon."""
    names = [row[0].text for row in rows]
    if len(rows[0]) == 2 and len(rows) > 1 and all(name.endswith(":") for name in names):
        return True
    if not count:
        return False
    single = all(
        sum(bool(p.runs) for p in paragraphs(cell.blocks)) <= 1 for row in table.rows for cell in row.cells
    )
    return figures_below(rows[count - 1 :]) or (len(rows) >= _FEWEST_ROWS and len(rows[0]) > 2 and single)
