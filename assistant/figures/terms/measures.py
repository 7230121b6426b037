"""What a figure measures of its subject: an amount, a share, a rate of growth, a change … (pure)."""

from __future__ import annotations

import re
from enum import StrEnum

from assistant.figures.comparing import base_unit
from assistant.figures.terms.wording import Wording
from ingest.quantities import Kind, Quantity


class Measure(StrEnum):
    """Figures of different measures are never of one indicator."""

    AMOUNT = "amount"
    SHARE = "share"
    GROWTH = "growth"
    CHANGE = "change"
    FULFILMENT = "fulfilment"
    RANK = "rank"
    SCORE = "score"
    DURATION = "duration"
    # A percentage where the words announce an amount: "Kim ngạch xuất khẩu đạt 56 %".
    ODD = "odd"


_GROWTH = re.compile(
    r"tăng trưởng|tốc độ (?:tăng|giảm|phát triển)|(?:tăng|giảm) (?:bình quân|trung bình|hằng năm|hàng năm)|mức (?:tăng|giảm)",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|cơ cấu|chiếm|mức độ|độ che phủ|tỷ suất|lãi suất|công suất", re.IGNORECASE
)
# The words right before a value that is a change and not a level; "giảm còn", "tăng lên" tell the level.
_CHANGED = re.compile(
    r"(?:tăng|giảm|vượt|cao hơn|thấp hơn|bổ sung|cắt giảm|tiết kiệm|có thêm)"
    r"(?:\s+(?:thêm|được|khoảng|trên|hơn|gần|ít nhất|tối thiểu|bình quân|trung bình|hằng năm|hàng năm|mỗi năm|từ|đi))*\s*$",
    re.IGNORECASE,
)
_CHANGE_NAMED = re.compile(r"\W*(?:mức|số|tỷ lệ|tốc độ)\s+(?:\w+\s+){0,2}?(?:tăng|giảm)\b", re.IGNORECASE)
_LEVEL = re.compile(r"(?:lên|xuống|còn|tới|đến|thành)\s*$", re.IGNORECASE)
_PLAN = re.compile(
    r"\s*(?:so với\s+|mức\s+)?(?:các\s+|mức\s+)?(?:chỉ tiêu|kế hoạch|mục tiêu|nghị quyết|dự toán|cùng kỳ|năm trước|nhiệm kỳ trước)",
    re.IGNORECASE,
)
_AMOUNTS = re.compile(
    r"^\W*(?:tổng\s+)?(?:kim ngạch|giá trị|doanh thu|doanh số|sản lượng|thu nhập|số lượng|số|tổng|lợi nhuận|vốn|diện tích|quy mô|thu ngân sách|GRDP|GDP)\b",
    re.IGNORECASE,
)
_RANKS = ("hạng", "thứ hạng", "xếp hạng", "thứ")
_YEARLY = re.compile(r"(?:hằng|hàng|mỗi)\s+năm|/\s*năm", re.IGNORECASE)


def measure_of(quantity: Quantity, words: Wording) -> Measure:
    """What a figure measures, by its unit and its words."""
    if quantity.kind is Kind.RANK or quantity.unit.casefold() in _RANKS:
        return Measure.RANK
    if quantity.kind is Kind.RATIO:
        return Measure.SHARE
    if quantity.kind is Kind.DURATION:
        return Measure.DURATION
    if quantity.kind is Kind.POINTS:
        return Measure.CHANGE if "%" in quantity.unit or "phần trăm" in quantity.unit else Measure.SCORE
    changed = _CHANGED.search(words.label) and not _LEVEL.search(words.label)
    if _CHANGE_NAMED.match(words.name):
        changed = True
    if quantity.kind is not Kind.PERCENT:
        return Measure.CHANGE if changed else Measure.AMOUNT
    if _PLAN.match(words.after):
        return Measure.FULFILMENT
    own = f"{words.name} ; {words.label}"
    if changed or _GROWTH.search(own) or quantity.unit.endswith("năm"):
        return Measure.GROWTH
    if _SHARE.search(own) or words.after:
        return Measure.SHARE
    said_of = f"{words.inherited} ; {words.before}"
    if _GROWTH.search(said_of):
        return Measure.GROWTH
    if _SHARE.search(said_of):
        return Measure.SHARE
    return Measure.ODD if _AMOUNTS.match(words.name or words.label) else Measure.SHARE


def yearly(quantity: Quantity, words: Wording, period: str) -> bool:
    """Whether an amount is told for each year and not for all of them together."""
    return any(_YEARLY.search(text) for text in (quantity.unit, words.label, period))


def unit_of(quantity: Quantity) -> str:
    """The unit by which two amounts can be compared: no scale, no "/năm"."""
    return base_unit(quantity).removesuffix("/năm")
