"""The figures of a sentence that state something, each with its clause."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.clauses import Clause, clauses
from ingest.quantity import Kind, Quantity

# "giá trị sản phẩm trên 01 ha đất đạt 138 triệu đồng": what a rate is counted by.
_PER_ONE = re.compile(r"(?:trên|mỗi|một|cho|tính trên|/)\s*$", re.IGNORECASE)
_LEADS = re.compile(
    r"[^,;:.()]*(?:^|\s)(?:ước đạt|đạt|là|ước|khoảng|trên|bình quân)(?:\s+(?:trên|khoảng|gần|hơn))*\s*",
    re.IGNORECASE,
)
_TO_VALUE = re.compile(
    r"\s*(?:ước đạt|đạt|là|ước|thu được|:)(?:\s+(?:trên|khoảng|gần|hơn))*\s*", re.IGNORECASE
)
# "Số bác sĩ trên 10.000 dân đạt 9,5": so many of them are but the base of a rate.
_RATE = re.compile(
    r"(?:^|[.;:,(]\s*)\W*(?:số|tỷ lệ|tỉ lệ|tỷ suất)\s[^.;:,()]{2,60}\s(?:trên|/)\s*$", re.IGNORECASE
)
# "từ 15 mét trở lên" inside a phrase says which of them, not how many.
_ONWARD = re.compile(r"\s*trở (?:lên|xuống)(?!\w)", re.IGNORECASE)
_PUNCTUATION = re.compile(r"[,;:.()]")
_VALUE_WORDS = re.compile(
    r"\W*(?:(?:phấn đấu|dự kiến|ước|đạt|trên|dưới|khoảng|ít nhất|tối thiểu|từ|có|là|hơn|gần|bình quân|hằng năm|hàng năm|không quá|tăng lên|còn)(?!\w)\W*)*",
    re.IGNORECASE,
)
_SHARE = re.compile(r"(?:tỷ|tỉ) (?:lệ|trọng)|mức độ|tốc độ", re.IGNORECASE)
_TO_SHARE = re.compile(
    r"(?:^|\s)(?:ước đạt|đạt|là|chiếm|còn|ước|giảm còn|tăng lên)(?:\s+(?:trên|khoảng|gần|hơn|từ))*\s*$",
    re.IGNORECASE,
)
# “5 không, 3 sạch”, “Mỗi tuần một việc tốt”: a name, no statement.
_QUOTED = re.compile(r"[“\"«](?P<said>[^“”\"«»]+)[”\"»]")
_SLOGAN = re.compile(r"\s*(?:\d|mỗi\s)", re.IGNORECASE)
_CALLED = re.compile(
    r"(?:phong trào|mô hình|cuộc vận động|chương trình|phương châm|khẩu hiệu|tiêu chí|chủ đề|thi đua|đề án|chiến dịch"
    r"|chi bộ|gia đình|câu lạc bộ|tổ|lớp|ngày)\s*$",
    re.IGNORECASE,
)
LONGEST_SLOGAN = 45
# Characters before a value, and after its unit, that can say something of it.
LONGEST_SIDE = 600
# "trẻ 5 tuổi", "người trên 80 tuổi": of whom, not how old.
_OF_AGE = re.compile(
    r"(?<!\w)(?:trẻ|trẻ em|người|người dân|học sinh|dân số|phụ nữ|nam|nữ|thanh niên|công dân|cụ|đối tượng)"
    r"(?:\s+(?:cao tuổi|trong độ tuổi|từ|dưới|trên|đủ|khoảng))*\s*$",
    re.IGNORECASE,
)
# Grades: "5 sao", "hạng 3".
_GRADES = frozenset(("sao",))


def figures(sentence: str) -> list[Clause]:
    """The clauses of a sentence less those whose figure only describes another one."""
    found = clauses(sentence)
    kept = [i for i in range(len(found)) if not _describes(sentence, found, i)]
    at = {old: new for new, old in enumerate(kept)}
    return [
        replace(
            found[i],
            label=_label(sentence, found, kept, n)[-LONGEST_SIDE:],
            tail=_tail(sentence, found, i)[:LONGEST_SIDE],
            host=at.get(host) if (host := found[i].host) is not None else None,
        )
        for n, i in enumerate(kept)
    ]


def _describes(sentence: str, found: Sequence[Clause], i: int) -> bool:
    """Whether a figure is part of the name of another: a grade, a base of one, a stretch of time before its value."""
    quantity = found[i].quantity
    if quantity.unit.casefold() == "tuổi" and (
        _OF_AGE.search(sentence[: quantity.start]) or (i + 1 < len(found) and _aged(sentence, found, i))
    ):
        return True
    if quantity.unit.casefold() in _GRADES or _in_name(sentence, found, i) or _named(sentence, quantity):
        return True
    after = found[i + 1].quantity if i + 1 < len(found) else None
    before = found[i - 1].quantity if i else None
    between = sentence[quantity.end : after.start] if after else ""
    if (
        after
        and quantity.number == 1
        and _PER_ONE.search(sentence[: quantity.start])
        and _LEADS.fullmatch(between)
    ):
        return True
    if (
        after
        and _is_base(quantity.number)
        and _RATE.search(sentence[: quantity.start])
        and _TO_VALUE.fullmatch(between)
    ):
        return True
    if after and quantity.kind is Kind.DURATION and _TO_VALUE.fullmatch(between):
        return True
    onward = (quantity.qualifier or "").endswith(("trở lên", "trở xuống")) or _ONWARD.match(
        sentence, quantity.end
    )
    named = before is not None and not _PUNCTUATION.search(sentence[before.end : quantity.start])
    return bool(onward and named and quantity.kind is not Kind.PERCENT)


def _aged(sentence: str, found: Sequence[Clause], i: int) -> bool:
    """Whether those of an age are counted next: "dưới 40 tuổi 15 cán bộ"."""
    between = sentence[found[i].quantity.end : found[i + 1].quantity.start]
    return re.fullmatch(r"\s*(?:có|là|chiếm|đạt|:)?\s*", between) is not None


def _named(sentence: str, quantity: Quantity) -> bool:
    """Whether a figure is part of a name: a slogan in quotation marks, the scale of a map."""
    if quantity.kind is Kind.RATIO:
        return quantity.number == 1 and not quantity.unit and (quantity.out_of or 0) >= 100
    quoted = next(
        (mark for mark in _QUOTED.finditer(sentence) if mark.start() < quantity.start < mark.end()), None
    )
    if quoted is None or quantity.kind not in (Kind.COUNT, Kind.DURATION):
        return False
    if len(quoted["said"]) > LONGEST_SLOGAN or not _SLOGAN.match(quoted["said"]):
        return False
    listed = len(re.findall(r"\d+", quoted["said"])) > 1
    return listed or _CALLED.search(sentence[: quoted.start()]) is not None


def _in_name(sentence: str, found: Sequence[Clause], i: int) -> bool:
    """Whether a count stands inside the name of the share after it: "Tỷ lệ trẻ dưới 1 tuổi tiêm đủ 8 loại vắc xin đạt 94,5%"."""
    quantity = found[i].quantity
    last = next((one.quantity for one in found[i + 1 :] if one.quantity.kind is Kind.PERCENT), None)
    if last is None or quantity.kind not in (Kind.COUNT, Kind.DURATION, Kind.MEASURE):
        return False
    start = max(sentence.rfind(mark, 0, quantity.start) for mark in ",;:.()\n") + 1
    head = sentence[start : quantity.start].lstrip("-+*• ")
    return (
        _SHARE.match(head) is not None
        and len(head.split()) > 2
        and not _PUNCTUATION.search(sentence[quantity.end : last.start])
        and _TO_SHARE.search(sentence[quantity.end : last.start]) is not None
    )


def _tail(sentence: str, found: Sequence[Clause], i: int) -> str:
    """What is said after a figure, with the grade that describes it: "02 sản phẩm 5 sao"."""
    after = found[i + 1].quantity if i + 1 < len(found) else None
    if (
        after
        and after.unit.casefold() in _GRADES
        and not _PUNCTUATION.search(sentence[found[i].quantity.end : after.start])
    ):
        return sentence[found[i].quantity.end : after.end].strip()
    return found[i].tail


def _is_base(number: float) -> bool:
    """One, ten, a hundred …: what rates are counted by."""
    return number >= 1 and number == 10 ** round(math.log10(number))


def _label(sentence: str, found: Sequence[Clause], kept: Sequence[int], n: int) -> str:
    """The label of a figure, with the descriptions just before it that are no figures of their own."""
    i = kept[n]
    start = found[i].start
    while (
        i
        and i - 1 not in kept
        and found[i - 1].quantity.end <= start
        and not _PUNCTUATION.search(sentence[found[i - 1].quantity.end : found[i].quantity.start])
    ):
        i -= 1
        if found[i].quantity.unit.casefold() in _GRADES:
            break
        start = found[i].start
    end = found[kept[n]].quantity.start
    if _VALUE_WORDS.fullmatch(sentence, start, end) and sentence[:start].rstrip().endswith(":"):
        # "Tỷ lệ hộ nghèo: phấn đấu dưới 2%": only words of value after the colon, so the name stands before it.
        colon = len(sentence[:start].rstrip()) - 1
        start = max(sentence.rfind(mark, 0, colon) for mark in ".;\n:") + 1
    return sentence[start:end].strip(" ,:")
