"""Rows of a table as lines that carry their header."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.layout.grid import Cells, merged
from ingest.normalise import fold

_VALUE = re.compile(r"\D{0,3}\d[\d.,\s]*(?:[%‰]|[-–]\s*\d[\d.,]*%?)?\D{0,6}")
_YEAR = re.compile(r"\D*(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?\D*")
_COLUMN_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-zA-Z])\)?(?:\s*=\s*[\d()+\-x:/*% ]+)?")
_ORDINAL = re.compile(r"(?:so )?(?:stt|tt|thu tu)")
_LONGEST_NAME = 80
_MOST_LEVELS = 3
_MOVED = 60.0  # points by which the free strip between two columns may stand elsewhere on the next page


@dataclass(frozen=True, slots=True)
class Header:
    """The names of a table's columns, and where the table's columns are cut."""

    names: Mapping[int, str]
    cuts: tuple[float, ...]


def split_header(
    units: Sequence[Cells], cuts: Sequence[float], *, ruled: bool
) -> tuple[Header | None, Sequence[Cells]]:
    """The header of a table, None where its first row is none, and the rows below it."""
    if len(units) < 2 or not _is_header(units[0], units[1:], ruled=ruled):
        return None, units
    head, used = _spread(units[0], units[1], len(cuts)), 1
    while used < min(_MOST_LEVELS, len(units) - 1) and _goes_on(units[used], units[0]):
        head = merged(head, _spread(units[used], units[used + 1], len(cuts)), level=True)
        used += 1
    if used < len(units) and _numbers_columns(units[used]):
        used += 1
    names = {column: cell.text.strip(" :") for column, cell in head.items()}
    return Header(names, tuple(cuts)), units[used:]


def continued(
    units: Sequence[Cells], cuts: Sequence[float], before: Header
) -> tuple[Header | None, Sequence[Cells]]:
    """The header of a table that goes on from the page before, and its rows without a repeated header."""
    edges = [float("-inf"), *before.cuts, float("inf")]
    if len(cuts) != len(before.cuts) or any(
        abs(cut - edges[i + 1]) > _MOVED or not edges[i] < cut < edges[i + 2] for i, cut in enumerate(cuts)
    ):
        return None, units
    names = [fold(name) for name in before.names.values()]
    if fold(" ".join(names)) == fold(" ".join(cell.text.strip(" :") for cell in units[0].values())):
        units = units[1:]
    if len(units) > 1 and _numbers_columns(units[0]):
        units = units[1:]
    return before, units


def lines_of(units: Sequence[Cells], header: Header | None) -> list[str]:
    """Each row as one line: "Header: cell | Header: cell"."""
    names = header.names if header else {}
    lines = []
    for cells in units:
        pairs = [
            f"{names[column]}: {cell.text}" if names.get(column) else cell.text
            for column, cell in sorted(cells.items())
        ]
        lines.append(" | ".join(pairs))
    return lines


def is_value(text: str) -> bool:
    """Whether a cell holds a figure; a year may name a column."""
    return bool(_VALUE.fullmatch(text)) and not _YEAR.fullmatch(text)


def _is_header(first: Cells, rest: Sequence[Cells], *, ruled: bool) -> bool:
    texts = [cell.text for cell in first.values()]
    if len(texts) < 2 or any(is_value(text) or len(text) > _LONGEST_NAME for text in texts):
        return False
    if any(text.endswith((".", ";")) for text in texts):
        return False
    figures = sum(any(is_value(cell.text) for cell in cells.values()) for cells in rest)
    bold = all(cell.bold for cell in first.values())
    bolder = bold and not all(cell.bold for cells in rest for cell in cells.values())
    return bolder or bool(_ORDINAL.match(fold(texts[0]))) or figures * 2 >= len(rest) or ruled


def _goes_on(cells: Cells, first: Cells) -> bool:
    """Whether a second row belongs to the header: names below a name over several columns, not those of a group of rows."""
    if 0 in cells and (0 in first and not any(cell.across for cell in first.values())):
        return False
    if 0 in cells and _COLUMN_NUMBER.fullmatch(cells[0].text.rstrip(".")):
        return False
    bold = all(cell.bold for cell in cells.values()) and all(cell.bold for cell in first.values())
    plain = not any(is_value(cell.text) for cell in cells.values())
    return plain and (bold or (0 not in cells and len(cells) > 1))


def _numbers_columns(cells: Cells) -> bool:
    """Whether a row only numbers the columns: (1) (2) (3), A B 1 2."""
    texts = [cell.text.strip() for cell in cells.values()]
    if len(texts) < 3 or not all(_COLUMN_NUMBER.fullmatch(text) for text in texts):
        return False
    numbers = [
        int(re.sub(r"\D", "", text.split("=")[0]))
        for text in texts
        if any(c.isdigit() for c in text.split("=")[0])
    ]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else True


def _spread(cells: Cells, below: Cells, last: int) -> Cells:
    """The cells with each name over several columns given to all of those that it stands over."""
    spread = dict(cells)
    columns = sorted(cells)
    for column in columns:
        cell = cells[column]
        if not cell.across:
            continue
        following = next((other for other in columns if other > column), last + 1)
        for other in range(column + 1, following):
            if other in below:
                spread[other] = cell
    return spread
