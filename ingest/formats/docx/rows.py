"""Table rows as lines that keep their header: "Chỉ tiêu: … | Đơn vị: … | 2025: …"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.formats.docx.grid import Spot, cells_of

Rows = Sequence[list[Spot]]

_LONGEST_LABEL = 80
_FIGURE = re.compile(r"[\d.,\s%+\-–/()]*\d[\d.,\s%+\-–/()]*")
_SIGNS = re.compile("[\ufdd0-\ufdef]+")  # of footnote marks
_YEAR = re.compile(r"(?:19|20)\d\d")
_ORDER = re.compile(r"(?:stt|tt|số tt|s\.t\.t|t\.t|số thứ tự|no|#)\.?", re.IGNORECASE)
# "(1) (2) (3)=(2)/(1)", "A B 1 2": the columns counted under the header.
_COLUMN_NUMBER = re.compile(r"\(?([A-Z]|\d{1,2})\)?(?:\s*=[\s\d()+\-–x×*/:%]+)?")


def header_rows(rows: Rows, marked: int, *, set_apart: bool = False) -> int:
    """How many rows at the top name the columns.

    `marked` rows are marked by the author as repeating on each page; `set_apart` tells that the first looks unlike the
    others. Without either, the first row has to read like one. What is merged across or down makes it taller.
    """
    if len(rows) < 2:
        return 0
    count = marked if marked < len(rows) else 1
    if not count:
        if not _names_columns(rows, set_apart):
            return 0
        count = 1
    while count < len(rows) - 1 and _goes_on(rows[count - 1], rows[count], count):
        count += 1
    return count


def _names_columns(rows: Rows, set_apart: bool) -> bool:
    texts, others = [cell.text for _, cell in cells_of(rows[0])], rows[1:]
    named = [text for text in texts if text]
    if len(named) < 2 or len(named) < len(texts) - 1 or len(set(named)) < len(named):
        return False
    if any(len(text) > _LONGEST_LABEL or text.endswith((".", ";")) for text in named):
        return False
    if any(is_figure(text) and not _YEAR.fullmatch(text) for text in named) or all(map(is_figure, named)):
        return False
    own_look = set_apart or any(
        _all(look, [rows[0]]) and not _all(look, others) for look in ("bold", "shaded")
    )
    return own_look or len(rows[0]) > 2 or figures_below(rows)


def _all(look: str, rows: Rows) -> bool:
    return all(getattr(cell, look) for row in rows for _, cell in cells_of(row) if cell.text)


def figures_below(rows: Rows) -> bool:
    """Whether a column holds figures under a first cell that is none."""
    for column in range(len(rows[0])):
        below = [row[column].text for row in rows[1:] if row[column].text]
        head = rows[0][column].text
        if below and all(map(is_figure, below)) and (not is_figure(head) or _YEAR.fullmatch(head)):
            return True
    return False


def _goes_on(last: list[Spot], row: list[Spot], count: int) -> bool:
    """Whether a row is part of the header above it: a cell reaches down into it, or it divides a cell that is wide."""
    fresh = [(columns, cell.text) for columns, cell in cells_of(row) if cell.row == count]
    if any(is_figure(text) and not _YEAR.fullmatch(text) for _, text in fresh):
        return False
    if any(0 <= spot.row < count for spot in row):
        return True
    above = {column: len(columns) for columns, _ in cells_of(last) for column in columns}
    wide = [above.get(columns[0], 1) > len(columns) for columns, text in fresh if text]
    return bool(wide) and all(wide)


def is_figure(text: str) -> bool:
    """Whether a cell holds nothing but a number."""
    return bool(_FIGURE.fullmatch(_SIGNS.sub("", text)))


def labels(rows: Rows, count: int) -> list[str]:
    """The name of each column; header rows one under the other are joined: "Kết quả - 2025"."""
    head = rows[:count]
    if count > 1 and _counts_columns([spot.text for spot in head[-1]]):
        head = head[:-1]  # marked as part of the header, it names nothing
    names = []
    for column in range(len(rows[0])):
        parts: list[str] = []
        for row in head:
            text = row[column].text.rstrip(" :")
            if text and text not in parts:
                parts.append(text)
        names.append(" - ".join(parts))
    return names


def named_lines(rows: Rows, count: int) -> list[str]:
    """The rows under a header of `count` rows, each as one line."""
    names, head = labels(rows, count), [[spot.text for spot in row] for row in rows[:count]]
    lines = []
    for index, row in enumerate(rows[count:]):
        texts = [spot.text for spot in row]
        counts = index == 0 and len(rows) > count + 1 and _counts_columns(texts)
        if texts not in head and not counts:
            lines.append(" | ".join(_pair(*pair) for pair in _pairs(names, row)))
    return [line for line in lines if line]


def _pairs(names: Sequence[str], row: list[Spot]) -> list[tuple[str, str]]:
    """Column names with values. A figure over several columns holds for each, other text stands under the first."""
    pairs = []
    for columns, cell in cells_of(row):
        covered = list(dict.fromkeys(names[column] for column in columns))
        if not (is_figure(cell.text) and len(columns) < len(names)):
            covered = ([name for name in covered if not _ORDER.fullmatch(name)] or covered)[:1]
        pairs += [(name, cell.text) for name in covered if cell.text]
    return pairs


def _pair(name: str, text: str) -> str:
    return f"{name}: {text}" if name else text


def _counts_columns(texts: Sequence[str]) -> bool:
    """Whether a row counts the columns: letters, then one number after the other."""
    marks = [match[1] for text in texts if (match := _COLUMN_NUMBER.fullmatch(text))]
    numbers = [int(mark) for mark in marks if mark.isdecimal()]
    return len(marks) == len(texts) > 1 and numbers == list(range(1, len(numbers) + 1))


def plain_lines(rows: Rows) -> list[str]:
    """The rows of a table without a header; of two columns, the first names what stands in the second."""
    lines = []
    for row in rows:
        texts = [cell.text for _, cell in cells_of(row) if cell.text]
        if len(row) == 2 and len(texts) == 2 and not is_figure(texts[0]) and len(texts[0]) <= _LONGEST_LABEL:
            lines.append(f"{texts[0].rstrip(' :')}: {texts[1]}")
        elif texts:
            lines.append(" | ".join(texts))
    return lines
