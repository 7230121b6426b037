"""Shares in words: "hơn một nửa", "gần hai phần ba", "quá nửa" (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.normalise import fold
from ingest.quantity import Kind, Quantity

_PARTS = {"hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10}
_FIRST = {"mot": 1, **_PARTS}
# "nửa đầu năm", "nửa nhiệm kỳ" are times.
_SHARE = re.compile(
    r"(?<!\w)(?:(?P<way>hơn|trên|quá|gần|khoảng|hon|tren|qua|gan|khoang)\s+)?"
    r"(?:(?P<half>(?:(?:một|mot)\s+)?(?:nửa|nua))(?!\s*(?:đầu|cuối|sau|năm|nhiệm|tháng|thế|ngày|giờ|dau|cuoi|nam|nhiem|thang|the|ngay|gio)(?!\w))"
    r"|(?P<first>một|hai|ba|bốn|mot|bon)\s+(?:phần|phan)\s+(?P<of>ba|bốn|tư|năm|sáu|mười|bon|tu|nam|sau|muoi))(?!\w)",
    re.IGNORECASE,
)


def halves(text: str) -> Iterator[Quantity]:
    """The shares that a text tells in words, as percentages; "nửa" alone counts only with "hơn", "một" … before it."""
    for found in _SHARE.finditer(text):
        way, half = fold(found["way"] or ""), found["half"]
        if half and not way and not fold(half).startswith("mot"):
            continue
        start = found.start("half") if half else found.start("first")
        share = 50.0 if half else 100.0 * _FIRST[fold(found["first"])] / _PARTS[fold(found["of"])]
        qualifier = {"qua": "trên"}.get(way, found["way"].casefold() if way else None)
        said = text[start : found.end()]
        yield Quantity(start, found.end(), said, said, share, None, None, "%", Kind.PERCENT, qualifier, 1.0)
