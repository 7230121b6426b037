"""The time that a figure holds for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ingest.clauses import Clause, clauses
from ingest.ledger.attaching import attached, beside, fronted, near
from ingest.ledger.places import Place, respelt
from ingest.ledger.reporting import Reporting
from ingest.ledger.states import is_baseline, is_setting, is_state, is_stock
from ingest.ledger.times import Time, When, times
from ingest.quantities import Kind
from ingest.sentences import sentences
from ingest.types import Nature

# How much of a paragraph's text before a sentence matters.
_LONGEST_BEFORE = 3000
_FIXED = (When.POINT, When.SPAN, When.STRETCH, When.TERM)


def period(place: Place, found: Sequence[Clause], i: int, told: Reporting) -> str:
    """The time that the i-th figure of a sentence holds for, as a reader would say it; "" where nothing tells.

    "2025", "2020-2025", "2020-2025, hằng năm", "2020-2025 (5 năm)", "2020 - 5/2025", "đến thời điểm báo cáo (2025)". Its
    own clause goes first, then its sentence, the paragraph before it, lead-ins, the sentence of a footnote's mark,
    headings, the document.
    """
    place = respelt(place)
    figures, i = near(found, i)
    own = attached(place.text, figures, i)
    if own.time is None and figures[i].host is not None:  # an aside holds for what it stands beside
        i = beside(figures, i)
        own = attached(place.text, figures, i)
    current = own.time is not None and own.time.when is When.CURRENT
    time = (None if current else own.time) or _around(place, figures, i, current)
    if own.yearly and own.time is None and time and time.when is When.POINT:
        time = None  # what comes every year is not of the one that was spoken of before
    yearly = own.yearly or (own.time is None and _yearly_lead(place))
    if yearly:
        span = time if time and time.when in (When.SPAN, When.TERM) else None
        if time is None or span or time.when is When.NOW:
            base = _said(span, place, told) if span else _term(place, told)
            return f"{base}, hằng năm" if base else "hằng năm"
    if time is None:
        return _above(place, figures[i], told)
    return _said(time, place, told)


def _around(place: Place, figures: tuple[Clause, ...], i: int, current: bool) -> Time | None:
    """The time that the text around a sentence sets for it; `current`: it says "trong kỳ", "trong năm"."""
    stock = is_stock(place, figures, i) and not current
    if carried := _carried(place.before[-_LONGEST_BEFORE:], stock):
        return carried
    for lead in reversed(place.leads):
        if time := _leading(lead):
            return time
    if place.anchor and (time := _anchored(place.anchor, stock)):
        return time
    if current:
        return None
    ahead = place.nature in (Nature.TARGET, Nature.TASK)
    baseline = is_setting(place) or is_baseline(place.text, figures[i].quantity)
    standing = baseline if ahead else is_state(place, figures, i) or (is_setting(place) and stock)
    return Time(0, 0, When.NOW) if standing else None


# Years of schools and harvests frame what is said of these, not what follows.
_OTHER_YEAR = re.compile(r"năm\s+học|niên\s+(?:khóa|vụ)", re.IGNORECASE)


@lru_cache(maxsize=1024)
def _carried(before: str, stock: bool) -> Time | None:
    """The time that the sentences before one of their paragraph leave standing.

    One that a sentence opened with stands until another is set; what is said to be so now stands for other states.
    """
    for span in reversed(sentences(before)):
        text = before[slice(*span)]
        time = fronted(text)
        if time and _OTHER_YEAR.match(text, time.start):
            continue
        if time and (time.when in _FIXED or (time.when is When.NOW and (time.summed or stock))):
            return time
        if stock and (now := next((time for time in times(text) if _dates_a_state(time)), None)):
            return now
    return None


def _dates_a_state(time: Time) -> bool:
    """ "hiện nay", "đến 30/9/2024": as of then other states of the paragraph are told too."""
    return time.when is When.NOW or (
        time.when is When.POINT and time.said.startswith("đến ") and not time.compared
    )


def _leading(lead: str) -> Time | None:
    """The time of a lead-in or of the bullet above."""
    told = [time for time in times(lead) if not time.compared and time.when in (*_FIXED, When.NOW)]
    return told[0] if told else None


def _yearly_lead(place: Place) -> bool:
    return any(
        time.when is When.YEARLY for lead in place.leads[-1:] for time in times(lead) if fronted(lead) == time
    )


def _anchored(anchor: str, stock: bool) -> Time | None:
    """The time of the sentence that a footnote hangs on: of its last figure, else the one that it opens with."""
    found = tuple(clauses(anchor))
    time = attached(anchor, found, len(found) - 1).time if found else fronted(anchor)
    if time and time.when is When.NOW:
        return time if stock or time.summed else None
    return time if time and time.when in _FIXED else None


def _above(place: Place, clause: Clause, told: Reporting) -> str:
    """The time by the headings, innermost first, else that of the document.

    A yearly rate under "đến năm 2030" is that of the years up to then.
    """
    money = clause.quantity.kind is Kind.MONEY  # "95 triệu đồng/năm" is as high in one year
    rate = not money and (
        clause.quantity.unit.endswith("/năm") or "bình quân" in (clause.quantity.qualifier or "")
    )
    for title in reversed(place.titles):
        for time in _titled(title):
            last = (place.term or "").endswith(time.said) and time.when is When.POINT
            return place.term or "" if rate and last else time.said
        if place.term and place.term.replace(" ", "") in title.replace(" ", ""):
            break
    return _term(place, told)


def _titled(title: str) -> Iterator[Time]:
    """The years that a heading names: "Kế hoạch năm 2025" is no paper's name there."""
    for time in times(_UNDERTAKING.sub("", title)):
        if time.when in (When.POINT, When.SPAN) and time.years and not time.compared:
            yield time


_UNDERTAKING = re.compile(
    r"(?:kế\s+hoạch|chương\s+trình\s+công\s+tác|nghị\s+quyết)(?=(?:\s+[^\W\d_]+){0,8}\s+(?:năm|quý|tháng|giai\s+đoạn)\s)",
    re.IGNORECASE,
)


def _term(place: Place, told: Reporting) -> str:
    ahead = place.nature in (Nature.TARGET, Nature.TASK) and told.ahead
    return place.term or ahead or told.period


def _said(time: Time, place: Place, told: Reporting) -> str:
    """A time as the ledger writes it."""
    now = f"đến thời điểm báo cáo ({told.year})" if told.year else "đến thời điểm báo cáo"
    term = _term(place, told)
    match time.when:
        case When.NOW:
            return now
        case When.TERM:
            return term or "nhiệm kỳ"
        case When.STRETCH:
            return f"{term} ({_years(time.said)})" if _whole(time.said, term) else time.said
        case When.SPAN if time.said.endswith(" - "):
            return f"{time.said}nay ({told.year})" if told.year else f"{time.said}nay"
        case When.POINT if time.said == "đầu nhiệm kỳ":
            return f"đầu nhiệm kỳ ({term[:4]})" if term else time.said
        case When.POINT if not time.years:  # "6 tháng đầu năm"
            return f"{time.said} {told.year}".strip()
        case _:
            return time.said


def _years(said: str) -> str:
    return " ".join(word for word in said.split() if word not in ("qua", "tới", "vừa"))


def _whole(said: str, term: str) -> bool:
    """Whether a number of years is just the length of the term: "5 năm" of 2020-2025."""
    first, _, last = term.partition("-")
    if not (first.isdigit() and last.isdigit()):
        return False
    number = _NUMBERS.get(said.split()[0], said.split()[0])
    return number.isdigit() and int(number) == int(last) - int(first)


_NUMBERS = {"hai": "2", "ba": "3", "bốn": "4", "năm": "5", "sáu": "6", "mười": "10"}
