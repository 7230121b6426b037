"""The single years that a question names, and the statements that tell of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.constraints.question import Asked, ask_phrases
from assistant.constraints.statement import Statement, phrase_fold
from assistant.constraints.types import Constraint, Kind
from ingest.normalise import fold

_DASH = r"\s*(?:[-–—]|đến|den|tới|toi|->)\s*(?:năm\s+|nam\s+)?"
_RANGE = re.compile(rf"(?<![\d/.])([12]\d{{3}}){_DASH}([12]\d{{3}})(?!\d)")
_SINGLE = re.compile(r"(?<![\d.,])([12]\d{3})(?![\d]|[.,]\d|/[A-ZĐ]|\s*(?:đồng|dong|người|nguoi|tỷ|triệu))")
_NAMED = re.compile(r"(?:năm|nam)\s+([12]\d{3})(?!\d)", re.IGNORECASE)
# Where a year only bounds a stretch of time: "từ 2020 đến nay", "so với năm 2020", "trước 2030".
_BOUND = re.compile(
    r"(?:từ|tu|kể từ|ke tu|so với|so voi|trước|truoc|sau|những|nhung|giữa|giua|tầm nhìn|tam nhin|tới|toi|đến|den|hết|het)"
    r"(?:\s+(?:đầu|cuối|giữa|dau|cuoi|giua|cùng kỳ|cung ky|tháng|thang|năm|nam|hết|het|quý|quy|\d{1,2}\s*/?))*\s*$",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"(?:tới|toi|đến|den|vào|vao)(?:\s+(?:đích|dich|cuối|cuoi|năm|nam|hết|het))*\s*$", re.IGNORECASE
)
# The part of a year that is asked for: "6 tháng đầu" năm 2024.
_HALF = re.compile(
    r"(?<!\w)(?:\d{1,2}|sáu|sau|chín|chin|ba)\s+(?:tháng|thang)\s+(?:đầu|dau|cuối|cuoi)(?=\s+(?:năm|nam)\s*$)",
    re.IGNORECASE,
)
# Marks a year up to which a figure is asked: a statement that names no year at all may tell it.
UNTIL = "until"
# How far things came, which tells of the last year of a stretch.
_END_WORDS = tuple(
    phrase_fold(words)
    for words in (
        "đến năm",
        "ước đạt",
        "ước",
        "hiện nay",
        "đến nay",
        "đến hết",
        "cuối nhiệm kỳ",
        "cuối kỳ",
        "hết năm",
        "tính đến",
        "đến thời điểm",
        "hiện có",
        "phấn đấu",
        "dự kiến",
    )
)
_LAW = re.compile(r"\d+/[12]\d{3}/[A-ZĐ]|(?:khóa|khoá|khoa)\s+[IVX]+")


def years(asked: Asked) -> Iterator[Constraint]:
    """A hard constraint for each year that stands alone, a soft one for each stretch of years and each bound."""
    text = _LAW.sub(" ", asked.text)
    figure = asked.has(ask_phrases("figure"))
    for start, end in _RANGE.findall(text):
        yield Constraint(Kind.YEAR, f"{start}-{end}", (f"{start} {end}",), hard=False, must=figure)
    rest = _RANGE.sub(" ", text)
    for found in _SINGLE.finditer(rest):
        named = _NAMED.search(rest, max(0, found.start() - 6), found.end()) is not None
        year = found.group(1)
        if not named and not 1900 <= int(year) <= 2100:
            continue
        before = rest[: found.start()]
        bound = _BOUND.search(before) is not None
        # A figure "đến 2030" is not one of another year.
        until = bound and figure and _UNTIL.search(before) is not None
        rivals = (UNTIL,) if until else ()
        half = tuple(phrase_fold(part) for part in _HALF.findall(before)[-1:])
        yield Constraint(
            Kind.YEAR, year, (year,), hard=not bound or until, must=figure, rivals=rivals, mask=half
        )


def tells_year(wanted: Constraint, statement: Statement, placed: Statement) -> bool:
    """Whether a statement tells of the year, itself or by where it stands.

    A stretch of years tells of its last one where the statement says how far things came, never of one inside it. A
    statement that names another year does not take this one from its neighbours.
    """
    if len(wanted.text) != 4:
        return statement.holds_any(wanted.accepted) or placed.holds_any(wanted.accepted)
    year = wanted.text
    if any(_of_other_half(half, statement, placed) for half in wanted.mask):
        return False
    if year in _singles(statement.raw):
        return True
    ends = any(end == year for _, end in _RANGE.findall(statement.raw) + _RANGE.findall(placed.raw))
    if ends and statement.holds_any(_END_WORDS):
        return True
    if UNTIL in wanted.rivals:
        last = {end for _, end in _RANGE.findall(statement.raw)}
        return not (_singles(statement.raw) | last) or year in last
    return year in _singles(placed.raw) and not _others(statement.raw, year)


def _of_other_half(half: str, statement: Statement, placed: Statement) -> bool:
    """Whether a statement is of "6 tháng cuối năm" where "6 tháng đầu năm" is asked for."""
    other = half.replace(" dau", " cuoi") if half.endswith(" dau") else half.replace(" cuoi", " dau")
    if statement.holds(half) or statement.holds(other):
        return not statement.holds(half)
    return placed.holds(other) and not placed.holds(half)


def _singles(text: str) -> set[str]:
    rest = _RANGE.sub(" ", text)
    return {found.group(1) for found in _SINGLE.finditer(rest)}


def _others(text: str, year: str) -> bool:
    """Whether the text tells of another single year, one to compare with left aside."""
    rest = _RANGE.sub(" ", text)
    return any(
        found.group(1) != year and not _BOUND.search(fold(rest[: found.start()]))
        for found in _NAMED.finditer(rest)
    )
