"""Totals of tables: a row "Tổng cộng" under its rows, a column "Tổng số" before its columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.figures.audit.divisions import Division
from assistant.figures.audit.partitions import Part, complements
from assistant.figures.audit.told import Figure, Statement, Told

_TOTAL = re.compile(
    r"(?:tổng(?: số| cộng)?|cộng|toàn (?:tỉnh|huyện|ngành|xã|thành phố|đảng bộ|công ty))\W*$", re.IGNORECASE
)
_TOTAL_COLUMN = re.compile(r"(?:tổng|cộng)(?!\w)", re.IGNORECASE)
_NUMBERING = re.compile(r"(?:TT|STT|Số TT|Số thứ tự)$", re.IGNORECASE)
# A row that is a part of the one before: "Trong đó: …", "1.1", "- …".
_SUBROW = re.compile(r"\W*(?:trong đó|riêng|[-+*•]|\d+\.\d|[a-zđ]\))", re.IGNORECASE)
_CELL = re.compile(r"\s\|\s")


@dataclass(frozen=True, slots=True)
class _Row:
    """A row: its name, its figures by column, and the columns' names in order."""

    name: str
    head: tuple[str, ...]
    cells: dict[str, Figure]
    subrow: bool


def table_divisions(told: Told) -> Iterator[Division]:
    """The totals of every table with what should make them up."""
    for table in _tables(told):
        yield from _down(table)
        for row in table:
            yield from _across(row)


def _tables(told: Told) -> Iterator[list[_Row]]:
    """Runs of rows in neighbouring lines that have the same numbered columns."""
    run: list[_Row] = []
    last = -2
    for statement in told.statements:
        if not statement.row or statement.block is None:
            continue
        row = _row(statement)
        if run and (statement.block != last + 1 or set(row.cells) - set(run[0].cells)):
            yield run
            run = []
        run.append(row)
        last = statement.block
    if run:
        yield run


def _row(statement: Statement) -> _Row:
    name, texts, cells = "", [], {}
    head: list[str] = []
    start = 0
    bounds = [match.span() for match in _CELL.finditer(statement.text)] + [(len(statement.text),) * 2]
    for left, right in bounds:
        cell = statement.text[start:left]
        title, colon, value = cell.partition(": ")
        title, value = (title.strip(), value.strip()) if colon else ("", cell.strip())
        at = start + len(cell) - len(cell.lstrip()) + (len(cell.lstrip()) - len(value) if colon else 0)
        inside = [item for item in statement.figures if start <= item.start < left]
        figure = inside[0] if len(inside) == 1 and value.startswith(inside[0].quantity.value) else None
        if _NUMBERING.match(title):
            pass
        elif figure is not None and figure.summand and inside[0].start >= at - 1:
            head.append(title)
            cells[title] = figure
        elif value and not inside:
            texts.append(value)
        start = right
    name = texts[0] if texts else ""
    return _Row(name, tuple(head), cells, bool(_SUBROW.match(name)))


def _down(rows: Sequence[_Row]) -> Iterator[Division]:
    """A total row, last or first, over the rows of its table."""
    totals = [i for i, row in enumerate(rows) if _TOTAL.match(row.name)]
    if len(totals) != 1:
        return
    at = totals[0]
    parts = rows[:at] if at == len(rows) - 1 else rows[1:] if at == 0 else []
    if len(parts) < 2 or any(row.subrow for row in parts):
        return
    for title, whole in rows[at].cells.items():
        figures = [row.cells[title] for row in parts if title in row.cells]
        if (
            title
            and len(figures) == len(parts)
            and all(item.quantity.kind is whole.quantity.kind for item in figures)
        ):
            yield Division(whole, tuple(figures), complete=True)


def _across(row: _Row) -> Iterator[Division]:
    """A total column over the columns after it that by their names leave nothing out, or exactly make it up."""
    columns = [(title, figure) for title, figure in row.cells.items() if title]
    for i, (title, whole) in enumerate(columns):
        rest = [figure for _, figure in columns[i + 1 :]]
        if not _TOTAL_COLUMN.match(title) or len(rest) < 2:
            continue
        named = [Part(k, name, figure.quantity) for k, (name, figure) in enumerate(columns[i + 1 :])]
        groups = list(complements(named))
        for group in groups:
            yield Division(whole, tuple(rest[part.key] for part in group), complete=True)
        if not groups:
            yield Division(whole, tuple(rest), complete=False)
