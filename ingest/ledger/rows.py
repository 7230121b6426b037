"""Rows of tables, "Chỉ tiêu: Tỷ lệ hộ nghèo | Đơn vị: % | Năm 2025: 2,1 | Mục tiêu 2030: 1", cell by cell (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.clauses import Clause
from ingest.ledger.phrases import capital, small, trimmed
from ingest.ledger.places import Place
from ingest.number_words import DIGITS, parse_number
from ingest.quantities import Kind, Quantity, quantities
from ingest.types import Span

_CELL = re.compile(r"(?P<head>[^:|]{1,120}):\s*(?P<body>[^|]*?)\s*(?:\||$)")
_UNIT_HEAD = re.compile(r"(?:đơn vị(?:\s*tính)?|đvt|đv)\W*$", re.IGNORECASE)
_BODY_HEAD = re.compile(r"(?:đơn vị|đv)\W*", re.IGNORECASE)
_UNIT = re.compile(r"\((?P<unit>%|[^()\d]{1,24})\)\s*$")
_NUMBERING = re.compile(
    r"(?:s?tt|số tt|số thứ tự|mục|no\.?)\W*$"
    r"|(?:năm|ngày) (?:sinh|thành lập|vào)|ngày(?!\w)|(?:số )?(?:điện thoại|hiệu|cccd|cmnd|quyết định|nhà)(?!\w)|mã(?!\w)",
    re.IGNORECASE,
)
_NAMING = re.compile(
    r"(?:chỉ tiêu|nội dung|tên|danh mục|chỉ số|tiêu chí|lĩnh vực|hạng mục|sản phẩm|mặt hàng|ngành|đơn vị|địa phương|huyện|xã|chương trình|dự án|nhiệm vụ|loại)",
    re.IGNORECASE,
)
# A cell that holds nothing but a value: "88,2", "≥ 95%", "trên 1.200", "12 - 15 tỷ đồng".
_VALUE = re.compile(
    rf"(?P<hedge>(?:[<>≤≥~=]|trên|dưới|hơn|gần|khoảng|ước đạt|ước|đạt|từ|ít nhất|tối thiểu|tối đa|tăng|giảm|vượt|bằng)\s*)*(?P<number>[-–+]?{DIGITS}(?:\s*(?:[-–—]|đến)\s*{DIGITS}|/{DIGITS})?)\s*(?P<rest>[^\d|]{{0,40}})",
    re.IGNORECASE,
)
_HEDGES = {"<": "dưới", "≤": "không quá", ">": "trên", "≥": "ít nhất", "~": "khoảng"}
# Columns that hold one value against another.
_AGAINST = re.compile(
    r"so (?:với|sánh)|tăng|giảm|% ?(?:thực hiện|hoàn thành|kh)|hoàn thành|tỷ lệ (?:thực hiện|đạt)|/",
    re.IGNORECASE,
)
_MOVES = re.compile(r"tăng|giảm|vượt", re.IGNORECASE)
_INTENDED = re.compile(r"(?:kế hoạch|mục tiêu|chỉ tiêu|dự toán|kh)(?!\w)", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
# "Năm: 2023", "Giai đoạn: 2020-2025": rows that are times.
_TIME = re.compile(
    r"(?:năm|giai đoạn|nhiệm kỳ|kỳ|thời kỳ|thời gian|niên độ)(?: báo cáo)? (?:năm )?(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?",
    re.IGNORECASE,
)
_COUNT = re.compile(r"(?:tổng )?số (?:lượng )?(?P<what>[^\d(]{2,40})", re.IGNORECASE)
_BARE_SHARE = re.compile(r"(?:tỷ|tỉ) (?:lệ|trọng)\W*", re.IGNORECASE)
# What a column's title says besides a measure: time and standing of its values.
_STANDING = re.compile(
    r"(?:thực hiện|kết quả|ước|thực hiện được|mục tiêu|chỉ tiêu|kế hoạch|dự kiến|phấn đấu|năm|đến|giai đoạn|nhiệm kỳ|giá trị|số liệu|đạt|th|kh|ước th|số lượng|nghị quyết|đại hội|đề ra|giao|thực tế|hiện trạng|cả|tháng|quý|\d+|[-–/.,()\s])+",
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
    unit = next((body for head, body, _ in found if _holds_unit(head, body)), "")
    named = _name(found)
    time = next((f"{head} {body}" for head, body, _ in found if _TIME.fullmatch(f"{head} {body}")), "")
    if not named and not time:
        return
    if not unit and (stated := _UNIT.search(named)):
        unit, named = stated["unit"].strip(), named[: stated.start()].strip()
    against = subject = ""
    for head, body, start in found:
        value = _VALUE.fullmatch(body)
        if value is None or _NUMBERING.match(head) or body == named or time == f"{head} {body}":
            continue
        own = _UNIT.search(head)
        said = (
            trimmed(value["rest"])
            or (own["unit"].strip() if own else "")
            or ("%" if "%" in head else unit)
            or _counted(head)
            or _counted(named)
        )
        title = (head[: own.start()] if own else head).replace("%", "").strip()
        hedge = value["hedge"] or ""
        if how := _MOVES.search(hedge):
            title = f"mức {how.group().lower()} {small(title) if title.casefold().startswith('so ') else ''}".strip()
        if _BARE_SHARE.fullmatch(title) and subject:
            title = f"{title} {subject}"
        subject = _counted(title) or subject
        compared = bool(against and _AGAINST.search(title))
        if not compared and not _INTENDED.match(head):
            against = head
        # A comparison is made of what was reached: it has the time and nature of that column.
        lead = against if compared and not _YEAR.search(head) else time or head
        if quantity := _quantity(value, said):
            yield _cell(place, lead, _titled(named, title), quantity, start, body)


def _holds_unit(head: str, body: str) -> bool:
    """Whether a column tells units; "Đơn vị" alone may also be that of bodies: "Đơn vị: Chi bộ thôn 1"."""
    if not _UNIT_HEAD.match(head):
        return False
    read = quantities(f"12 {body}")
    whole = bool(read) and read[0].end == len(f"12 {body}") and read[0].unit != ""
    return whole or _BODY_HEAD.fullmatch(head) is None


def _counted(title: str) -> str:
    """What a title says that it counts: "Số hộ nghèo" counts "hộ nghèo"; "" for nothing."""
    found = _COUNT.fullmatch(title)
    return small(found["what"].strip()) if found else ""


def _name(found: list[tuple[str, str, int]]) -> str:
    """The text cell that names the row: that under "Chỉ tiêu", "Nội dung" …, else the first."""
    texts = [
        (head, body)
        for head, body, _ in found
        if re.search(r"[^\W\d_]{2,}", body)
        and not _holds_unit(head, body)
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
    if not named:
        return capital(head)
    return (
        capital(trimmed(named))
        if _STANDING.fullmatch(head)
        else f"{capital(trimmed(named))}: {head[:1].lower()}{head[1:]}"
    )


def _quantity(value: re.Match[str], unit: str) -> Quantity | None:
    """The number of a cell with its unit, offsets those of the cell."""
    number = value["number"].lstrip("+–-")
    hedge = " ".join(_MOVES.sub(" ", value["hedge"] or "").split())
    hedge = _HEDGES.get(hedge[:1], hedge)
    start = value.start("number")
    read = [item for item in quantities(f"{number} {unit}".strip()) if item.start == 0]
    if read and (read[0].figure or read[0].kind is Kind.OTHER) and read[0].kind is not Kind.OTHER:
        quantity = read[0]
    elif read and read[0].kind in (Kind.YEAR, Kind.DATE, Kind.PERIOD, Kind.DOCUMENT):
        return None
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
