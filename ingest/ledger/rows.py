"""Rows of tables, "Chỉ tiêu: Tỷ lệ hộ nghèo | Đơn vị: % | Năm 2025: 2,1 | Mục tiêu 2030: 1", cell by cell (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.clauses import Clause
from ingest.ledger.phrases import capital, trimmed
from ingest.ledger.places import Place
from ingest.number_words import DIGITS, parse_number
from ingest.quantities import Kind, Quantity, quantities
from ingest.types import Span

_CELL = re.compile(r"(?P<head>[^:|]{1,120}):\s*(?P<body>[^|]*?)\s*(?:\||$)")
_UNIT_HEAD = re.compile(r"(?:đơn vị(?:\s*tính)?|đvt|đv)\W*$", re.IGNORECASE)
_UNIT = re.compile(r"\((?P<unit>%|[^()\d]{1,24})\)\s*$")
_NUMBERING = re.compile(r"(?:s?tt|số tt|số thứ tự|mục|no\.?)\W*$", re.IGNORECASE)
_NAMING = re.compile(
    r"(?:chỉ tiêu|nội dung|tên|danh mục|chỉ số|tiêu chí|lĩnh vực|hạng mục|sản phẩm|mặt hàng|ngành|đơn vị|địa phương|huyện|xã|chương trình|dự án|nhiệm vụ|loại)",
    re.IGNORECASE,
)
# A cell that holds nothing but a value: "88,2", "≥ 95%", "trên 1.200", "12 - 15 tỷ đồng".
_VALUE = re.compile(
    rf"(?P<hedge>(?:[<>≤≥~=]+|trên|dưới|hơn|gần|khoảng|ước đạt|ước|đạt|từ|ít nhất|tối thiểu|tối đa)\s*)*(?P<number>[-–+]?{DIGITS}(?:\s*(?:[-–—]|đến)\s*{DIGITS})?)\s*(?P<rest>[^\d|]{{0,40}})",
    re.IGNORECASE,
)
_HEDGES = {"<": "dưới", "≤": "không quá", ">": "trên", "≥": "ít nhất", "~": "khoảng"}
# Columns that hold one value against another.
_AGAINST = re.compile(
    r"so (?:với|sánh)|tăng|giảm|% ?(?:thực hiện|hoàn thành|kh)|hoàn thành|tỷ lệ (?:thực hiện|đạt)|/",
    re.IGNORECASE,
)
# What a column's title says besides a measure: time and standing of its values.
_STANDING = re.compile(
    r"(?:thực hiện|kết quả|ước|thực hiện được|mục tiêu|chỉ tiêu|kế hoạch|dự kiến|phấn đấu|năm|đến|giai đoạn|nhiệm kỳ|giá trị|số liệu|đạt|th|kh|ước th|cả|tháng|quý|\d+|[-–/.,()\s])+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A value of a row: the place that it is read as, its clause there, its name, where it stands in the row."""

    place: Place
    clause: Clause
    name: str
    at: Span


def is_row(text: str) -> bool:
    """Whether a line is a row of a table."""
    return "\n" not in text and " | " in text and len(_CELL.findall(text)) >= 2


def cells(place: Place) -> Iterator[Cell]:
    """The values of a row; none where nothing in it names what they are of."""
    found = [
        (match["head"].strip(), match["body"].strip(), match.start("body"))
        for match in _CELL.finditer(place.text)
    ]
    unit = next((body for head, body, _ in found if _UNIT_HEAD.match(head)), "")
    named = _name(found)
    if not named:
        return
    if not unit and (stated := _UNIT.search(named)):
        unit, named = stated["unit"].strip(), named[: stated.start()].strip()
    for head, body, start in found:
        value = _VALUE.fullmatch(body)
        if value is None or _NUMBERING.match(head) or _UNIT_HEAD.match(head) or body == named:
            continue
        own = _UNIT.search(head)
        said = (
            trimmed(value["rest"])
            or (own["unit"].strip() if own else "")
            or ("%" if "%" in head and _AGAINST.search(head) else unit)
        )
        if quantity := _quantity(value, said):
            yield _cell(
                place, head, _titled(named, head[: own.start()] if own else head), quantity, start, body
            )


def _name(found: list[tuple[str, str, int]]) -> str:
    """The text cell that names the row: that under "Chỉ tiêu", "Nội dung" …, else the first."""
    texts = [
        (head, body)
        for head, body, _ in found
        if re.search(r"[^\W\d_]{2,}", body)
        and not _UNIT_HEAD.match(head)
        and not _NUMBERING.match(head)
        and not _VALUE.fullmatch(body)
    ]
    for head, body in texts:
        if _NAMING.match(head):
            return body
    return texts[0][1] if texts else ""


def _titled(named: str, head: str) -> str:
    """The row's name, with what its column measures where that is more than a time."""
    head = trimmed(head)
    return (
        capital(trimmed(named))
        if _STANDING.fullmatch(head)
        else f"{capital(trimmed(named))}: {head[:1].lower()}{head[1:]}"
    )


def _quantity(value: re.Match[str], unit: str) -> Quantity | None:
    """The number of a cell with its unit, offsets those of the cell."""
    number = value["number"].lstrip("+–-")
    hedge = " ".join((value["hedge"] or "").split())
    hedge = _HEDGES.get(hedge[:1], hedge)
    start = value.start("number")
    read = [item for item in quantities(f"{number} {unit}".strip()) if item.start == 0]
    if read and (read[0].figure or read[0].kind is Kind.OTHER) and read[0].kind is not Kind.OTHER:
        quantity = read[0]
    else:
        numbers = [parse_number(part) for part in re.findall(DIGITS, number)]
        upper = numbers[1] if len(numbers) > 1 else None
        quantity = Quantity(
            0, len(number), number, number, numbers[0], upper, None, unit, Kind.COUNT, None, 1.0
        )
    shown = (
        value.group()[value.start("number") - value.start() :].strip()
        if trimmed(value["rest"])
        else value["number"]
    )
    return replace(
        quantity,
        start=start,
        end=start + len(shown),
        text=shown,
        value=number,
        qualifier=hedge.lower() or None,
    )


def _cell(place: Place, head: str, name: str, quantity: Quantity, start: int, body: str) -> Cell:
    """The cell as a statement of its own: "Mục tiêu 2030: 1"."""
    lead = f"{head}: "
    moved = replace(quantity, start=quantity.start + len(lead), end=quantity.end + len(lead))
    clause = Clause(moved, 0, len(lead) + len(body), head, "", False, None)
    own = replace(place, text=f"{lead}{body}", before="", leads=())
    return Cell(own, clause, name, Span(start + quantity.start, start + quantity.end))
