"""What a question wants to be told: a measure, a count, a rank, a person, a time, a document's number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from assistant.constraints.question import Asked, Phrases, ask_phrases, is_idle
from assistant.constraints.statement import Statement
from assistant.constraints.tables import table
from assistant.constraints.types import Constraint, Kind
from ingest.normalise import fold

_NUMBER = r"(?:\d[\d.,]*|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mươi|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ|vài|chục|nửa)"
_ORDER = r"(?:\d+|[IVX]+\b|nhất|nhì|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)"
_RANK = re.compile(
    rf"\b(?:thứ|hạng|vị trí|top|tốp|giải)\s+(?:thứ\s+|số\s+|thứ hạng\s+)?{_ORDER}"
    r"|\d+\s*/\s*\d+\s*(?:tỉnh|địa phương|thành|đơn vị|sở|huyện|quốc gia|nước)"
    r"|đứng đầu|dẫn đầu|đứng cuối|cuối bảng|nhóm \w+ dẫn|á quân|quán quân|vô địch|đầu tiên"
    r"|(?:cao|thấp|lớn|nhỏ|tốt|nhiều|ít|đông|dài|rộng) (?:thứ|nhất)",
    re.IGNORECASE,
)
# "lần thứ mấy", "thế kỷ thứ mấy" ask no rank.
_NO_RANK = frozenset(("lan", "ki", "khoa", "tuan", "con", "ngay", "chuong"))
_TIME = re.compile(
    r"\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?|\b(?:ngày|mùng|tháng|quý|năm|thế kỷ|thập niên|thập kỷ|hè|mùa|kỳ|thời)\s+\S|\b[12]\d{3}\b|TCN|SCN|sau khi|trước khi|ngay khi|từ khi|sau đó|đầu tiên|\bgiờ\b|\bhôm|\bđêm|thời kỳ|triều đại",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"\d{1,2}[/.-]\d{1,2}|\b(?:ngày|mùng)\s+\d|\d\s+tháng\s+\d|\bthứ (?:hai|ba|tư|năm|sáu|bảy)\b|chủ nhật",
    re.IGNORECASE,
)
_MONTH = re.compile(r"\d{1,2}\s*/\s*\d{4}|\b(?:tháng|quý)\s+\w+", re.IGNORECASE)
_YEAR = re.compile(r"\b\d{3,4}\b|\bnăm\s+\S|thế kỷ|thập niên|thập kỷ|TCN|\d+\s+năm|một năm", re.IGNORECASE)
_TIMES = {"day": _DAY, "month": _MONTH, "year": _YEAR, "when": _TIME}
_DOCUMENT = re.compile(r"\d+\s*[-/]\s*(?:\d{4}\s*[-/]\s*)?[A-ZĐ]{1,}|\bsố\s+\d+|\d+/\d{4}/", re.IGNORECASE)


# Any number at all.
FIGURE = "số liệu"


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure: what asks for it, what is asked in it, how its units stand after a number."""

    name: str
    asks: Phrases
    nouns: Phrases
    told: re.Pattern[str]


@cache
def measures() -> dict[str, Measure]:
    """The measures of `data/quantities.toml`, by name."""
    found = {}
    for entry in table("quantities")["measure"]:
        units = "|".join(
            re.escape(unit).replace(r"\ ", r"\s+") for unit in sorted(entry["units"], key=len, reverse=True)
        )
        found[entry["name"]] = Measure(
            name=entry["name"],
            asks=Phrases.of(
                f"{how} {ask}" for ask in entry["asks"] if ask != "%" for how in ("bao nhiêu", "mấy")
            ),
            nouns=Phrases.of(entry["nouns"]),
            told=re.compile(rf"{_NUMBER}\s*(?:{units})(?!\w)|[$€£]\s*\d", re.IGNORECASE),
        )
    return found


_PERCENT = re.compile(r"(?:bao nhiêu|bao nhieu|mấy|may|bn|nhiêu|nhieu)\s*%")
_BARE_FIGURE = Phrases.of(["bao nhiêu", "là mấy", "được mấy", "con số nào"])
_HOW_MUCH = re.compile(r"\b(?:bao nhieu|may|bn)\b(?:\s+(\w+))?")


def units(asked: Asked) -> Iterator[Constraint]:
    """A hard constraint for each measure that the question names, a soft one where its subject implies it."""
    direct = [m for m in measures().values() if any(not _heads_noun(asked, p) for p in asked.found(m.asks))]
    for measure in measures().values():
        percent = measure.name == "tỷ lệ phần trăm" and _PERCENT.search(asked.text)
        if measure in direct or percent:
            yield Constraint(Kind.UNIT, measure.name)
        elif not direct and asked.has(measure.nouns) and _HOW_MUCH.search(" ".join(asked.folded)):
            yield Constraint(Kind.UNIT, measure.name, hard=False)


def _heads_noun(asked: Asked, phrase: str) -> bool:
    """Whether a unit's word only begins another word: "bao nhiêu đồng chí"."""
    return fold(phrase).endswith(" dong") and asked.after(phrase)[:1] in (
        ("chí",),
        ("chi",),
        ("bào",),
        ("bao",),
    )


def figure(asked: Asked) -> Iterator[Constraint]:
    """A hard constraint where "bao nhiêu" is asked of nothing in particular: a number must stand there."""
    if asked.has(_BARE_FIGURE):
        yield Constraint(Kind.UNIT, FIGURE)


def tells_unit(wanted: Constraint, statement: Statement) -> bool:
    """Whether a statement holds a number in the measure; a part of a whole ("3/3", "nửa") is a share too."""
    if wanted.text == FIGURE:
        return bool(statement.numbers)
    if measures()[wanted.text].told.search(statement.raw):
        return True
    return wanted.text == "tỷ lệ phần trăm" and bool(
        re.search(r"\d\s*/\s*\d|một nửa|phần (?:ba|tư|năm|mười)|toàn bộ|tất cả|hầu hết", statement.raw)
    )


def forms(asked: Asked) -> Iterator[Constraint]:
    """Constraints for a rank, a time, a document's number."""
    ranks = [asked.grams[phrase] for phrase in asked.found(ask_phrases("rank"))]
    if any(at == 0 or asked.folded[at - 1] not in _NO_RANK for at in ranks):
        yield Constraint(Kind.RANK, "thứ hạng")
    for name, pattern_hard in (("day", True), ("month", True), ("year", True), ("when", False)):
        found = asked.found(ask_phrases(name))
        if found and not is_idle(asked, found[0]):
            yield Constraint(Kind.DATE, name, hard=pattern_hard)
            break
    if asked.has(ask_phrases("document_number")) and asked.has(ask_phrases("document_kind")):
        yield Constraint(Kind.DOCUMENT, "số hiệu văn bản")


def tells_form(wanted: Constraint, statement: Statement) -> bool:
    """Whether a statement holds a rank, a time of the right fineness, or a document's number."""
    if wanted.kind is Kind.RANK:
        return _RANK.search(statement.raw) is not None
    if wanted.kind is Kind.DATE:
        return _TIMES[wanted.text].search(statement.raw) is not None
    return _DOCUMENT.search(statement.raw) is not None
