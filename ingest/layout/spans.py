"""The head of a drawn table: names over several columns have a line below them that is no wider than those."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.layout.cells import segments
from ingest.layout.grid import Cell, Cells
from ingest.layout.joining import joined
from ingest.layout.rows import Row
from ingest.layout.types import Rule

LEVELS = " - "  # between a name over several columns and those below it
_GAP = 0.6  # in font heights, between two names beside each other
_JOINS = 3.0  # points that the pieces of one line may lie apart


@dataclass(slots=True)
class _Name:
    """The rows of a name; `over` is the line below it, None where there is none."""

    rows: list[Row]
    over: Rule | None

    @property
    def left(self) -> float:
        return min(row.left for row in self.rows)

    @property
    def right(self) -> float:
        return max(row.right for row in self.rows)

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


@dataclass(slots=True)
class _Column:
    left: float
    right: float
    names: list[_Name] = field(default_factory=list)

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


def head_of(
    rows: Sequence[Row], rules: Sequence[Rule], cuts: Sequence[float], left: float, right: float
) -> Cells:
    """The names of the columns out of a head's rows and the lines inside it, a column's names from the top down.

    `left` and `right` are the table's edges.
    """
    lines = _lines(rules)
    edges = [left, *cuts, right]
    columns = [_Column(a, b) for a, b in pairwise(edges)]
    names: list[_Name] = []
    for row in sorted(rows, key=lambda row: row.baseline):
        for part in segments(row, _GAP):
            _add(names, part, lines, columns)
    for line in [*lines, None]:
        level = sorted((name for name in names if name.over == line), key=lambda name: name.left)
        if line is None:
            for name in level:
                _column_at(columns, name.middle).names.append(name)
        else:
            _share(level, line, columns)
    return {index: _cell(column.names) for index, column in enumerate(columns) if column.names}


def leaves_of(rows: Sequence[Row], rules: Sequence[Rule]) -> list[Row]:
    """A head's rows without the parts that have a line below them inside the head."""
    lines = _lines(rules)
    return [part for row in rows for part in segments(row, _GAP) if _line_below(part, lines) is None]


def _line_below(part: Row, lines: Sequence[Rule]) -> Rule | None:
    middle = (part.left + part.right) / 2
    return next((line for line in lines if line.y > part.baseline and line.left < middle < line.right), None)


def _lines(rules: Sequence[Rule]) -> list[Rule]:
    """The lines that pieces make which touch each other, from the top."""
    lines: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: (round(rule.y / 2.5), rule.left)):
        last = lines[-1] if lines else None
        if last and abs(last.y - rule.y) < _JOINS and rule.left - last.right < _JOINS:
            lines[-1] = Rule(last.left, max(last.right, rule.right), last.y)
        else:
            lines.append(rule)
    return sorted(lines, key=lambda line: line.y)


def _add(names: list[_Name], part: Row, lines: Sequence[Rule], columns: Sequence[_Column]) -> None:
    """Add a row's part to the name that it goes on with, else as a name of its own."""
    middle = (part.left + part.right) / 2
    over = _line_below(part, lines)
    column = _column_at(columns, middle)
    for name in names:
        if name.over != over:
            continue
        beside = part.left < name.right and part.right > name.left
        if beside if over else _column_at(columns, name.middle) is column:
            name.rows.append(part)
            return
    names.append(_Name([part], over))


def _column_at(columns: Sequence[_Column], x: float) -> _Column:
    return next((column for column in columns if x < column.right), columns[-1])


def _share(names: Sequence[_Name], line: Rule, columns: Sequence[_Column]) -> None:
    """Give each name above a line the columns that it stands over: it stands in their middle."""
    left = line.left
    for index, name in enumerate(names):
        right = line.right if index == len(names) - 1 else 2 * name.middle - left
        for column in columns:
            if left < column.middle < right:
                column.names.append(name)
        left = right


def _cell(names: Sequence[_Name]) -> Cell:
    texts = []
    for name in names:
        text = ""
        for row in name.rows:
            text = joined(text, row.text)
        texts.append(text.strip(" :"))
    return Cell(
        LEVELS.join(dict.fromkeys(texts)),
        all(row.bold for name in names for row in name.rows),
        min(name.left for name in names),
        max(name.right for name in names),
    )
