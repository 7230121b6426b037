"""The times that a sentence names, each as a ledger writes it; times that belong to something else are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache

from ingest.ledger.time_grammar import (
    ALSO_OF_A_NAME,
    AS_THEY_ARE,
    COMPARED,
    COMPARED_SHARE,
    COPULA,
    CUMULATIVE,
    EXPRESSION,
    LAW,
    LIST_JOIN,
    NAMED,
    NAMES_OPEN,
    OUTLOOK,
    QUOTED,
    SINCE,
    SPEAKS,
    YEARLY_NOUN,
)
from ingest.normalise import modern
from ingest.quantities import quantities


class When(Enum):
    """How a time expression places a figure."""

    POINT = "point"  # a year, a month, a quarter, a day
    SPAN = "span"  # from one to another
    STRETCH = "stretch"  # so many years, counted from now or over a term
    CURRENT = "current"  # the year or the period of the report: "trong năm"
    TERM = "term"  # the term of office, without its years
    NOW = "now"  # the state at the time of reporting
    YEARLY = "yearly"


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression, `text[start:end]`.

    `said` is what a ledger writes of it: "2025", "6/2025", "2020 - 5/2025", "gần 4 năm qua"; empty for TERM, NOW, YEARLY.
    `years` are the years that it names. `summed`: a NOW up to which something has been counted ("tính đến nay"), not
    a state ("hiện có"). `compared`: others are measured against it. `since`: it only opens a time, "từ năm 2022".
    """

    start: int
    end: int
    when: When
    said: str = ""
    years: tuple[int, ...] = ()
    summed: bool = False
    compared: bool = False
    since: bool = False


# No sentence is longer; what is would take long to read.
_LONGEST = 8000


@lru_cache(maxsize=1024)
def times(text: str) -> tuple[Time, ...]:
    """The times of a sentence, in order, those to compare with marked and names of papers left out."""
    if len(text) > _LONGEST:
        return ()
    text = modern(text)
    figures = [(item.start, item.end) for item in quantities(text) if item.figure]
    compared = [match.span() for match in COMPARED.finditer(text)]
    quoted = [match.span() for match in QUOTED.finditer(text)]
    found: list[Time] = []
    for match in EXPRESSION.finditer(text):
        time = _read(match)
        if time is None or any(start < time.end and time.start < end for start, end in quoted):
            continue
        # "2000 đại biểu" is no year; "02 năm" that is itself a figure may still date another.
        clash = time.when in (When.POINT, When.SPAN)
        if clash and any(start < time.end and time.start < end for start, end in figures):
            continue
        if time.when is When.NOW and AS_THEY_ARE.match(text, time.start):
            continue
        before = text[: time.start]
        if OUTLOOK.search(before) or (time.when is When.YEARLY and YEARLY_NOUN.search(before)):
            continue
        if time.when in (When.POINT, When.SPAN) and _of_a_name(text, time, figures):
            continue
        is_compared = (
            any(start <= time.start < end for start, end in compared)
            or COMPARED_SHARE.search(before) is not None
        )
        found.append(replace(time, compared=is_compared, since=SINCE.search(before) is not None))
    return tuple(_listed(text, found))


def _read(match: re.Match[str]) -> Time | None:
    """The time of a match of `EXPRESSION`; None where it only dates a paper."""
    start, end, form, told = match.start(), match.end(), match.lastgroup, match.group()
    years = tuple(int(year) for year in re.findall(r"(?:19|20)\d\d", told))
    match form:
        case "since":
            first, last = _moment(match["from"]), _moment(match["to"])
            if not last:
                return Time(start, end, When.SPAN, f"{first} - ", years)
            plain = first.isdigit() and last.isdigit()
            return Time(start, end, When.SPAN, f"{first}-{last}" if plain else f"{first} - {last}", years)
        case "span":
            return Time(start, end, When.SPAN, f"{years[0]}-{years[-1]}", years)
        case "until":
            moment = _moment(match["bound"])
            plain = moment.isdigit() or CUMULATIVE.match(told) is None
            return Time(start, end, When.POINT, moment if plain else f"đến {moment}", years)
        case "months":
            return Time(start, end, When.POINT, " ".join(told.split()).casefold(), years)
        case "moment":
            # A day alone is the date of a paper or of an event.
            return None if match["day"] else Time(start, end, When.POINT, _moment(told), years)
        case "stretch":
            return Time(start, end, When.STRETCH, _stretch(told))
        case "now":
            return Time(start, end, When.NOW, summed=CUMULATIVE.match(told) is not None)
        case "opening":
            return Time(start, end, When.POINT, "đầu nhiệm kỳ")
        case "current":
            return Time(start, end, When.CURRENT)
        case "yearly":
            return Time(start, end, When.YEARLY)
        case _:
            return Time(start, end, When.TERM)


_DAY = re.compile(r"(\d{1,2})\s*(?:[/.-]|tháng)\s*(\d{1,2})\s*(?:[/.-]|năm)\s*((?:19|20)\d\d)", re.IGNORECASE)
_QUARTER = re.compile(r"quý\s+([IVX]+|\d)\s*(?:/|năm|-)?\s*((?:19|20)\d\d)", re.IGNORECASE)
_MONTH = re.compile(r"(\d{1,2})\s*(?:/|-|năm)\s*((?:19|20)\d\d)", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")


def _moment(told: str) -> str:
    """A point of time in short: "31/3/2025", "quý II/2025", "4/2025", "2025"; "" for the time of reporting."""
    if day := _DAY.search(told):
        return "/".join((day[1].lstrip("0"), day[2].lstrip("0"), day[3]))
    if quarter := _QUARTER.search(told):
        return f"quý {quarter[1].upper()}/{quarter[2]}"
    if month := _MONTH.search(told):
        return f"{month[1].lstrip('0')}/{month[2]}"
    if year := _YEAR.search(told):
        return year.group()
    return "đầu nhiệm kỳ" if "kỳ" in told.casefold() else ""


def _stretch(told: str) -> str:
    """A number of years as said, without the preposition: "gần 4 năm qua", "5 năm"."""
    words = re.sub(r"^(?:trong|qua|sau|suốt)\s+|(?<!\d)0(?=\d)", "", " ".join(told.split()).casefold())
    return re.sub(r"^0(?=\d)", "", words)


def _of_a_name(text: str, time: Time, figures: list[tuple[int, int]]) -> bool:
    """Whether a time is part of the name of a plan, a decree, a congress: "Kế hoạch … giai đoạn 2021-2025".

    Not where a value or a list of them follows it at once: "Kế hoạch vốn giai đoạn 2021-2025 là 5.000 tỷ đồng".
    """
    law = re.search(rf"(?<!\w)(?:{LAW.pattern})(?!\w)[^,;:.()\d]{{0,40}}$", text[: time.start], re.IGNORECASE)
    if not law and (copula := COPULA.match(text, time.end)):
        at = copula.end()
        if any(start - 1 <= at <= start + 1 for start, _ in figures):
            return False
    valued = text[time.end :].lstrip().startswith(":")
    floor = max((end for _, end in figures if end <= time.start), default=0)
    floor = max(floor, *(text.rfind(mark, 0, time.start) + 1 for mark in ";:()\n"))
    piece = text[floor : time.start]
    comma = piece.rfind(",")
    if comma >= 0:
        if not piece[comma + 1 :].strip():
            return False  # ", giai đoạn 2016-2025": said of the whole
        if SPEAKS.search(piece, comma + 1) or not NAMES_OPEN.search(piece, 0, comma):
            piece = piece[comma + 1 :]
    named = list(NAMED.finditer(piece))
    if not named or (valued and not LAW.match(named[-1].group())):
        return False
    if SPEAKS.search(piece, named[-1].end()):
        return False
    return time.when is When.SPAN or ALSO_OF_A_NAME.search(named[-1].group()) is not None


def _listed(text: str, found: list[Time]) -> Iterator[Time]:
    """Years told one after the other as one: "các năm 2022, 2023, 2024" is 2022-2024."""
    at = 0
    while at < len(found):
        time, last = found[at], found[at]
        years = list(time.years)
        while (
            at + 1 < len(found)
            and last.when is found[at + 1].when is When.POINT
            and last.said.isdigit()
            and found[at + 1].said.isdigit()
            and LIST_JOIN.fullmatch(text, last.end, found[at + 1].start)
        ):
            at += 1
            last = found[at]
            years += last.years
        yield time if last is time else joined(time, last, years)
        at += 1


def joined(first: Time, last: Time, years: list[int]) -> Time:
    """Several years as one time: a span where they follow each other, else a list."""
    run = sorted(set(years))
    if len(run) == 1:
        return replace(first, end=last.end)
    close = run[-1] - run[0] == len(run) - 1
    said = f"{run[0]}-{run[-1]}" if close else ", ".join(map(str, run))
    return Time(first.start, last.end, When.SPAN, said, tuple(run), compared=first.compared)
