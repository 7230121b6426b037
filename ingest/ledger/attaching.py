"""Which of a sentence's times each of its figures holds for (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ingest.clauses import Clause
from ingest.ledger.times import Time, When, joined, times
from ingest.quantity import Kind, Quantity
from ingest.types import Span

# "đạt 45% năm 2020", "36,8 tỷ USD (năm 2025)": nothing or a preposition between a value and its time.
_ADJACENT = re.compile(r"[\s(]*(?:(?:trong|vào|của|ở|tại|cho|tính|số liệu|là|thời điểm)\s+)*", re.IGNORECASE)
_STOP = re.compile(r"[,;:.()|\n](?!\d)")
# Where a sentence goes from what was to what has come of it: "từ 45% năm 2020 lên 60%".
_TURN = re.compile(r"(?<!\w)(?:lên|xuống|tăng lên|còn)(?!\w)", re.IGNORECASE)
_SET_AGAINST = re.compile(r"(?<!\w)so\s+với[^,;()]*$", re.IGNORECASE)
_ASIDE = re.compile(r"[^,;().\d]{0,30}\(\s*(?:(?:đạt|là|chỉ|khoảng|trên|mức|có)\s+)*", re.IGNORECASE)
_IN_TURN = re.compile(r"(?<!\w)(?:lần\s+lượt|tương\s+ứng)(?!\w)", re.IGNORECASE)
_ENCLOSED = re.compile(r"\(([^()]*)\)")
# What may stand before an adverbial at a sentence's start: bullets, connectives.
_FRONT = re.compile(
    r"[\s\-+*•–—]*(?:\(?(?:[a-zđ]|\d{1,2}(?:\.\d{1,2})*)[.)]\s+)?(?:[^,.;:()\d]{1,40}:\s+)?"
    r"(?:(?:kết quả|riêng|đặc biệt|cụ thể|trong|vào|theo đó|ngoài ra|tuy nhiên|theo thống kê|theo báo cáo|theo rà soát|qua rà soát"
    r"|tổng kết|nhìn chung|lũy kế|luỹ kế|cộng dồn|tính chung|phấn đấu|dự kiến|mục tiêu|ước|thời gian qua|và|đến|trước|sau|song)[\s,]+)*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Attached:
    """The time of a figure by its own sentence: None where that tells none; `yearly`: it comes every year."""

    time: Time | None
    yearly: bool


# So many figures of a sentence are read together; more only where a list has run into one line.
_MOST = 80


def near(found: Sequence[Clause], i: int) -> tuple[tuple[Clause, ...], int]:
    """The figures that bear on the i-th of a sentence, and which of them it is: all but of an overlong list."""
    if len(found) <= _MOST:
        return tuple(found), i
    base = max(0, i - i % (_MOST // 2) - _MOST // 4)
    part = found[base : base + _MOST]
    moved = (
        clause
        if clause.host is None
        else replace(clause, host=clause.host - base if clause.host >= base else None)
        for clause in part
    )
    return tuple(moved), i - base


def beside(found: tuple[Clause, ...], i: int) -> int:
    """The figure that the i-th is an aside of."""
    while (host := found[i].host) is not None and host < i:
        i = host
    return i


def fronted(text: str) -> Time | None:
    """The time that a sentence opens with, and so speaks of: "Trong 5 năm đã …", "Năm 2024, …"."""
    for time in times(text):
        if not time.compared and _FRONT.fullmatch(text, 0, time.start):
            return time
    return None


def attached(text: str, found: tuple[Clause, ...], i: int) -> Attached:
    """The time of the i-th figure of a sentence."""
    figure = found[i].quantity
    told = _told(text, found)
    window = _window(text, figure.start)
    if compared := _compared(text, tuple(item.time for item in told), figure):
        return Attached(compared, False)
    seen = [
        item
        for item in told
        if not item.time.compared
        and window.start <= item.time.start < window.end
        and (not item.reach or item.reach.start < figure.start < item.reach.end)
    ]
    visible = [item.time for item in seen]
    yearly = any(time.when is When.YEARLY and _holds(text, time, found, i) for time in visible)
    plain = [time for time in visible if time.when is not When.YEARLY]
    if inner := [item.time for item in seen if item.reach and item.time in plain]:
        plain = inner
    after = [item.time for item in seen if item.owner == i and item.time in plain]
    taken = {item.time for item in seen if item.given and item.owner is not None and item.owner < i}
    chosen = _chosen(text, plain, after, taken, found, i)
    if chosen is None:
        chosen = _closing(text, [item for item in seen if item.time in plain], found, i)
    if chosen:
        chosen = _run(text, chosen, plain, found, i, yearly=yearly) or _dealt(text, chosen, found, i)
    return Attached(chosen, yearly)


def _closing(text: str, seen: list[_Told], found: tuple[Clause, ...], i: int) -> Time | None:
    """The time that closes a list and is said of all of it: "1.200 tỷ đồng nâng cấp tỉnh lộ và 4 cầu trong giai đoạn 2026-2028"."""
    for item in seen:
        if item.owner is not None and item.owner > i and item.given:
            between = text[found[i].quantity.end : item.time.start]
            own = _adjacent(text, found[item.owner].quantity.end, item.time)
            return None if own or _STOP.search(between) or _TURN.search(between) else item.time
    return None


def _run(
    text: str, time: Time, plain: list[Time], found: tuple[Clause, ...], i: int, *, yearly: bool
) -> Time | None:
    """Of a yearly rate the years that it runs over: "từ 45 năm 2020 lên 60 năm 2024, bình quân tăng 7%/năm"."""
    quantity = found[i].quantity
    points = [
        item
        for item in plain
        if item.when is When.POINT and item.said.isdigit() and item.end <= quantity.start
    ]
    if not (yearly or quantity.unit.endswith("/năm")) or len(points) < 2 or time is not points[-1]:
        return None
    first, last = points[-2], points[-1]
    if not _TURN.search(text, first.end, last.start) or first.years >= last.years:
        return None
    return replace(last, when=When.SPAN, said=f"{first.said}-{last.said}", years=first.years + last.years)


def _dealt(text: str, time: Time, found: tuple[Clause, ...], i: int) -> Time:
    """Of years told together the one of this figure, where they are dealt out in turn: "… lần lượt là 12 và 15"."""
    figures = [j for j, clause in enumerate(found) if clause.quantity.start >= time.end]
    if i not in figures or len(figures) != len(time.years) or not _IN_TURN.search(text, time.end):
        return time
    year = time.years[figures.index(i)]
    return replace(time, when=When.POINT, said=str(year), years=(year,))


def _chosen(
    text: str, plain: list[Time], after: list[Time], taken: set[Time], found: tuple[Clause, ...], i: int
) -> Time | None:
    """The time of a figure among those that it can have: `after` are said of it, `taken` of figures before it."""
    figure = found[i].quantity
    if after and _adjacent(text, figure.end, after[0]):
        return after[0]
    before = [time for time in plain if time.end <= figure.start]
    free = [time for time in before if time not in taken]
    near = [time for time in free if time.start >= found[i].start]
    if near:
        return near[-1]
    if after:
        return after[0]
    if free:
        opening = next((time for time in free if _FRONT.fullmatch(text, 0, time.start)), None)
        return opening if opening and ";" in text[free[-1].end : figure.start] else free[-1]
    if not before:
        return None
    last = before[-1]
    if last in taken and ";" in text[last.end : figure.start] and _TURN.search(text, 0, last.start):
        return None  # "từ 45 năm 2020 lên 60 năm 2025; mở mới 11 ngành": the turn is told
    between = i > 0 and last.start >= found[i - 1].quantity.end
    return None if between and _TURN.search(text, last.end, figure.start) else last


def _compared(text: str, told: tuple[Time, ...], figure: Quantity) -> Time | None:
    """The time of a figure that others are compared with: "so với 45% năm 2020", "so với nhiệm kỳ trước (3,7%/năm)"."""
    for time in told:
        if not time.compared:
            continue
        after = _adjacent(text, figure.end, time) and "(" not in text[figure.end : time.start]
        if after and _SET_AGAINST.search(text, 0, figure.start):
            return time
        if time.end <= figure.start and _ASIDE.fullmatch(text, time.end, figure.start):
            return time
    return None


def _trailing(text: str, time: Time, found: tuple[Clause, ...], i: int) -> bool:
    """Whether a time that stands after a figure is said of it."""
    figure = found[i].quantity
    following = found[i + 1].quantity.start if i + 1 < len(found) else len(text)
    if time.end > following or time.since:
        return False
    if _adjacent(text, figure.end, time):
        return not _leads_on(text, time, found) or _closed(text, time)
    between = _ENCLOSED.sub(" ", text[figure.end : time.start])
    stop = _STOP.search(between)
    if stop and not (time.when in (When.SPAN, When.POINT) and _alone(text, time)):
        return False
    if ";" in between or "|" in between or re.search(r"\.\s", between):
        return False
    return not _leads_on(text, time, found) or (stop is not None and _carried_out(text, time))


def _closed(text: str, time: Time) -> bool:
    """Whether a mark or a turn follows a time at once: "45% năm 2020 lên 60%"."""
    return (
        re.match(r"\s*(?:[,;.)|]|$|(?:lên|xuống|tăng|giảm|và|còn|để|nhằm)(?!\w))", text[time.end :])
        is not None
    )


def _alone(text: str, time: Time) -> bool:
    """Whether a time is a phrase of its own at the end: ", giai đoạn 2016-2025."."""
    return (
        re.search(r"[,(]\s*(?:(?:trong|thời\s+gian|thực\s+hiện|triển\s+khai)\s+)*$", text[: time.start])
        is not None
        and re.match(r"\s*(?:[.;)]|$)", text[time.end :]) is not None
    ) or _carried_out(text, time)


def _carried_out(text: str, time: Time) -> bool:
    """Whether a time is told to be that of what stands before: ", thực hiện giai đoạn 2023-2027 tại 14 xã"."""
    return re.search(r"[,(]\s*(?:thực\s+hiện|triển\s+khai)\s+(?:trong\s+)?$", text[: time.start]) is not None


def _leads_on(text: str, time: Time, found: tuple[Clause, ...]) -> bool:
    """Whether a time belongs to the figure after it: "…, năm 2024 đạt 50%"."""
    following = next((clause.quantity.start for clause in found if clause.quantity.start >= time.end), None)
    if following is None:
        return False
    between = text[time.end : following]
    stop = re.search(r"[,;.()|\n]", between)
    return stop is None and not _TURN.match(between.strip())


def _adjacent(text: str, end: int, time: Time) -> bool:
    return time.start >= end and _ADJACENT.fullmatch(text, end, time.start) is not None


def _holds(text: str, time: Time, found: tuple[Clause, ...], i: int) -> bool:
    """Whether a "hằng năm" is said of a figure: it opens the sentence, or stands in the figure's own clause."""
    clause = found[i]
    if _FRONT.fullmatch(text, 0, time.start):
        return True
    if time.end <= clause.quantity.start:
        j = i
        while j and (found[j].part or found[j].host is not None or found[j - 1].part):
            j -= 1
        floor = max(text.rfind(";", 0, found[j].quantity.start), found[j - 1].quantity.end if j else 0)
        return floor <= time.start or found[i].start <= time.start
    if time.start < clause.end and _trailing(text, time, found, i):
        return True
    # "25 lớp cho 3.600 lượt giáo viên mỗi năm": of both.
    counts = all(item.quantity.kind is Kind.COUNT for item in found[i : i + 2]) and i + 2 <= len(found)
    closes = counts and clause.quantity.end <= time.start and _trailing(text, time, found, i + 1)
    return closes and not _STOP.search(text[clause.quantity.end : time.start])


def _window(text: str, at: int) -> Span:
    """Of a table row the cell and what names the row, else all: times of other cells say nothing."""
    if " | " not in text:
        return Span(0, len(text))
    start = text.rfind(" | ", 0, at) + 3 if " | " in text[:at] else 0
    end = text.find(" | ", at)
    return Span(start, end if end >= 0 else len(text))


@dataclass(frozen=True, slots=True)
class _Told:
    """A time in its sentence.

    `reach` is the parenthesis that it stands in with figures, and so for these alone; `owner` the figure before it that it
    is said of, `given` where it leads on to no other.
    """

    time: Time
    reach: Span | None
    owner: int | None
    given: bool


@lru_cache(maxsize=512)
def _told(text: str, found: tuple[Clause, ...]) -> tuple[_Told, ...]:
    """The times of a sentence; those in a parenthesis without figures are one."""
    told = list(times(text))
    reach: dict[Time, Span] = {}
    for match in _ENCLOSED.finditer(text) if told else ():
        inside = [time for time in told if match.start() < time.start < match.end()]
        if any(match.start() < clause.quantity.start < match.end() for clause in found):
            reach |= dict.fromkeys(inside, Span(match.start(), match.end()))
        elif len(years := [time for time in inside if time.years]) > 1:
            at = told.index(years[0])
            one = joined(years[0], years[-1], [year for time in years for year in time.years])
            told = [time for time in told if time not in years]
            told.insert(at, one)
    return tuple(_owned(text, time, reach.get(time), found) for time in told)


def _owned(text: str, time: Time, reach: Span | None, found: tuple[Clause, ...]) -> _Told:
    owner = next((i for i in reversed(range(len(found))) if found[i].quantity.end <= time.start), None)
    if owner is None or not _trailing(text, time, found, owner):
        return _Told(time, reach, None, False)
    return _Told(time, reach, owner, not _leads_on(text, time, found))
