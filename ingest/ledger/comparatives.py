"""Figures that hold one value against another: "tăng 18% so với năm 2020", "bằng 115% chỉ tiêu"."""

from __future__ import annotations

import re
from typing import NamedTuple

from ingest.ledger.phrases import small, trimmed, without_lead
from ingest.quantity import Kind, Quantity

_MOVED = re.compile(
    r"(?:^|[\s,])(?P<how>tăng thêm|tăng|giảm|cao hơn|thấp hơn|nhiều hơn|ít hơn|vượt|hụt|gấp|hơn)(?:\s+(?:bình quân|khoảng|trên|gần|hơn|tới|đến|được|thêm|so với))*[\s:]*$",
    re.IGNORECASE,
)
_EQUAL = re.compile(r"(?:^|[\s,(])(?:bằng|đạt|ước đạt|hoàn thành|tương đương)\s*(?:khoảng|trên|gần)?\s*$", re.IGNORECASE)
_GOAL = re.compile(
    r"^(?:so với\s+)?(?P<goal>(?:chỉ tiêu|kế hoạch|mục tiêu|dự toán|nghị quyết|chỉ tiêu nghị quyết|so với kế hoạch|KH)(?!\w)[^,;.]*)", re.IGNORECASE
)
_SET = re.compile(r"(?:^|[\s,(])(?P<goal>so với (?:chỉ tiêu|kế hoạch|mục tiêu)|chỉ tiêu|mục tiêu|kế hoạch|nghị quyết|dự toán)[^,;:]*[:\s]*$", re.IGNORECASE)
_AGAINST = re.compile(r"^(?P<link>so với[^,;.()]*|cùng kỳ[^,;.()]*)", re.IGNORECASE)
_HOW = {"tăng": "Mức tăng", "tăng thêm": "Mức tăng", "giảm": "Mức giảm", "vượt": "Mức vượt", "hụt": "Mức hụt", "gấp": "Số lần gấp"}


class Comparative(NamedTuple):
    """The measure of a comparison, what is compared ("" where the sentence said it before), and with what."""

    measure: str
    of: str
    link: str


def comparative(label: str, tail: str, quantity: Quantity) -> Comparative | None:
    """How a value is held against another one; None where it stands for itself."""
    tail = tail.strip(" ,")
    against = _AGAINST.match(tail)
    link = trimmed(against["link"]) if against else ""
    if quantity.kind is Kind.PERCENT and (goal := _GOAL.match(tail)) and _EQUAL.search(label):
        of = trimmed(without_lead(_EQUAL.sub("", label)))
        return Comparative(f"Tỷ lệ thực hiện {small(trimmed(goal['goal']))}:", of, "")
    if (found := _SET.search(label)) and not trimmed(label[: found.start()]):
        return Comparative("Chỉ tiêu", "", "")
    if found := _MOVED.search(label):
        of = trimmed(without_lead(label[: found.start()]))
        how = found["how"].casefold()
        if not link and not of and how not in _HOW:
            return None
        if not link and quantity.unit.endswith(("/năm", "/tháng", "/quý")):
            return None
        if not against and (of or tail):
            return None
        return Comparative(_HOW.get(how, "Mức chênh lệch"), of, link)
    return None
