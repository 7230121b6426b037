"""Figures that hold one value against another: "tăng 18% so với năm 2020", "bằng 115% chỉ tiêu"."""

from __future__ import annotations

import re
from typing import NamedTuple

from ingest.ledger.phrases import small, trimmed, without_lead
from ingest.ledger.subjects import first_phrase
from ingest.ledger.vocabulary import MEASURE
from ingest.quantity import Kind, Quantity

_MOVED = re.compile(
    r"(?:^|[\s,])(?P<how>tăng gấp|tăng thêm|tăng|giảm|cao hơn|thấp hơn|nhiều hơn|ít hơn|vượt|hụt|gấp|hơn)(?:\s+(?:bình quân|khoảng|trên|gần|hơn|tới|đến|được|thêm|so với))*[\s:]*$",
    re.IGNORECASE,
)
_EQUAL = re.compile(
    r"(?:^|[\s,(])(?:bằng|đạt|ước đạt|hoàn thành|tương đương)\s*(?:khoảng|trên|gần)?\s*$", re.IGNORECASE
)
_GOAL = re.compile(
    r"^(?:so với\s+)?(?P<goal>(?:chỉ tiêu|kế hoạch|mục tiêu|dự toán|nghị quyết|chỉ tiêu nghị quyết|so với kế hoạch|KH)(?!\w)[^,;.]*)",
    re.IGNORECASE,
)
_THAN = re.compile(
    r"(?:cao|thấp|nhiều|ít|lớn|nhỏ) hơn (?:so với )?(?P<base>(?:mức|bình quân|trung bình|cả nước|toàn|mặt bằng|kế hoạch|chỉ tiêu|mục tiêu)(?!\w).*)",
    re.IGNORECASE,
)
_SET = re.compile(
    r"(?:^|[\s,(])(?P<goal>so với (?:chỉ tiêu|kế hoạch|mục tiêu)|chỉ tiêu|mục tiêu|kế hoạch|nghị quyết|dự toán)[^,;:]*[:\s]*$",
    re.IGNORECASE,
)
_YEARLY = re.compile(r"^(?:mỗi|hằng|hàng|một) (?:năm|tháng|quý)(?!\w)[\s,]*", re.IGNORECASE)
_AGAINST = re.compile(r"^(?P<link>so với[^,;.()]*|cùng kỳ[^,;.()]*)", re.IGNORECASE)
_BASE = re.compile(r"(?:năm|nhiệm kỳ|giai đoạn|cùng kỳ|mức|bình quân)(?!\w)[^,;.()]*", re.IGNORECASE)
_VERDICT = re.compile(r"(?:và|so|đạt|vượt|hoàn thành|đúng)(?!\w)", re.IGNORECASE)
_HOW = {
    "tăng": "Mức tăng",
    "tăng thêm": "Mức tăng",
    "giảm": "Mức giảm",
    "vượt": "Mức vượt",
    "hụt": "Mức hụt",
    "gấp": "Số lần gấp",
    "tăng gấp": "Số lần tăng",
}


class Comparative(NamedTuple):
    """The measure of a comparison, what is compared ("" where the sentence said it before), and with what."""

    measure: str
    of: str
    link: str


def comparative(label: str, tail: str, quantity: Quantity) -> Comparative | None:
    """How a value is held against another one; None where it stands for itself."""
    tail = _YEARLY.sub("", tail.strip(" ,"))
    against = _AGAINST.match(tail)
    link = trimmed(against["link"]) if against else ""
    if quantity.kind is Kind.PERCENT and (goal := _GOAL.match(tail)) and _EQUAL.search(label):
        of = trimmed(without_lead(_EQUAL.sub("", label)))
        return Comparative(f"Tỷ lệ thực hiện {small(trimmed(goal['goal']))}:", of, "")
    if (found := _SET.search(label)) and not trimmed(label[: found.start()]):
        return Comparative("Chỉ tiêu", "", "")
    if quantity.kind in (Kind.PERCENT, Kind.POINTS) and (found := _THAN.fullmatch(trimmed(label))):
        return Comparative("Mức chênh lệch", "", f"so với {small(trimmed(found['base']))}")
    found = _MOVED.search(label)
    if found is None:
        return None
    how = found["how"].casefold()
    before = label[: found.start("how")].rstrip()
    # A comma before the word: it speaks of the figure before, not of the words between.
    of = "" if before.endswith(",") else trimmed(without_lead(before))
    measure = _HOW.get(how, "Mức chênh lệch")
    if quantity.kind is Kind.PERCENT and how in ("vượt", "hụt") and (goal := _GOAL.match(tail)):
        return Comparative(f"{measure} {small(trimmed(goal['goal']))}:", of, "")
    if not link and how in ("gấp", "tăng gấp", "bằng", "hơn") and (base := _BASE.match(tail)):
        return Comparative(measure, of, f"so với {small(trimmed(base.group()))}")
    if link:
        return Comparative(measure, of, link)
    if quantity.unit == "%/năm" and not of and how in ("tăng", "giảm"):
        return Comparative("Tốc độ tăng" if how == "tăng" else "Mức giảm", "", "")
    if quantity.unit.endswith(("/năm", "/tháng", "/quý")) or how not in _HOW:
        return None
    if (
        quantity.kind is Kind.PERCENT
        and tail
        and how in ("tăng", "giảm", "tăng thêm")
        and not _VERDICT.match(tail)
    ):
        return Comparative(measure, first_phrase(tail), "")
    if (
        MEASURE.match(of)
        and quantity.kind is not Kind.PERCENT
        and not found.group().rstrip().endswith(("đến", "tới"))
    ):
        return Comparative(measure, of, "")
    return None if of or tail else Comparative(measure, "", "")
