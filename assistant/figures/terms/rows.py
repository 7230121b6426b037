"""A line of the ledger that stands in a row of a table, "Chỉ tiêu: Doanh thu | 2025: 1.250 | 2030: 2.400" (pure)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.figures.ledger.entries import Entry
from ingest.observation import FigureNature
from ingest.quantities import Kind, Quantity, quantities

_SEPARATOR = " | "
_CELL = re.compile(r"(?P<title>[^:|]{1,60}):\s*(?P<value>.*)", re.DOTALL)
_UNIT_TITLE = re.compile(r"(?:đơn vị|đvt|đv tính|đơn vị tính)\b", re.IGNORECASE)
_UNIT_IN_NAME = re.compile(
    r"\s*\(\s*(?:đơn vị(?: tính)?|đvt)?[:\s]*(?P<unit>[^()\d]{1,40})\)\s*$", re.IGNORECASE
)
_ORDINAL = re.compile(r"(?:stt|tt|số tt|số thứ tự|thứ tự|no\.?|#)\s*", re.IGNORECASE)
_REACHED = re.compile(r"thực hiện|kết quả|ước|đạt được|hiện trạng|hiện có", re.IGNORECASE)
_AIMED = re.compile(r"kế hoạch|mục tiêu|chỉ tiêu|phấn đấu|nghị quyết|định hướng|dự kiến", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure's cell: the name of its row and its unit, the title of its column, what that tells of its nature.

    `ordinal`: it is the number of the row.
    """

    name: str
    unit: str
    title: str
    nature: FigureNature | None
    ordinal: bool


def cell_of(entry: Entry) -> Cell | None:
    """The cell of a table that an entry's figure stands in; None where its quote is no row."""
    parts = entry.quote.split(_SEPARATOR)
    if len(parts) < 2:
        return None
    at = entry.observation.quantity.start - entry.observation.start
    name = unit = title = ""
    start = 0
    for part in parts:
        cell = _CELL.fullmatch(part.strip())
        heading, value = (cell["title"], cell["value"].strip()) if cell else ("", part.strip())
        if _UNIT_TITLE.match(heading):
            unit = value
        elif not name and re.search(r"[^\W\d_]{2}", value):
            name = value
        if start <= at < start + len(part):
            title = heading
        start += len(part) + len(_SEPARATOR)
    if not name or not title:
        return None
    ordinal = _ORDINAL.fullmatch(title) is not None
    for found in (_UNIT_IN_NAME.search(name), _UNIT_IN_NAME.search(title)):
        unit = unit or (found["unit"].strip() if found else "")
    nature = (
        FigureNature.TARGET
        if _AIMED.search(title)
        else FigureNature.RESULT
        if _REACHED.search(title)
        else None
    )
    return Cell(_UNIT_IN_NAME.sub("", name), unit, title, nature, ordinal)


def with_unit(quantity: Quantity, unit: str) -> Quantity:
    """A bare number with the unit of its row; one that has a unit of its own as it is."""
    if quantity.unit or not unit:
        return quantity
    read = quantities(f"{quantity.value} {unit}")
    if len(read) != 1 or read[0].value != quantity.value:
        return replace(quantity, unit=unit, kind=Kind.COUNT)
    told = read[0]
    return replace(quantity, unit=told.unit, kind=told.kind, scale=told.scale, text=told.text)
