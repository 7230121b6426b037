"""The time of a figure that its sentence does not tell: by the ledger and by the nearest heading."""

from __future__ import annotations

import re
from collections.abc import Collection

from assistant.figures.ledger.entries import Entry
from assistant.study.quiz.times import title_time, told_time
from ingest.types import Document

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PART = re.compile(r"(?<!\w)(?:quý [IVX]+(?!\w)|\d+ tháng (?:đầu|cuối)(?!\w))", re.IGNORECASE)
# A short line that ends in no sentence: "II. Nhiệm vụ năm 2023".
_STANDS_ALONE = re.compile(
    r"(?!\s*[-+*•–])[^.;:,?!\n]{0,4}[.)]?\s[^.;,?!\n]{8,90}[^\W_](?::|\s)*", re.UNICODE
)
_LETTERHEAD = re.compile(r"ngày\s+\d|(?:^|\s)Số\s*:")
# A time that something is only compared with.
_COMPARED = re.compile(r"(?:so với|cùng kỳ|bằng|như)\s[^,;.)]*", re.IGNORECASE)


_ASIDE = re.compile(r"\([^()]*\)")
_YEARLY = re.compile(r"(?<!\w)(?:hằng năm|hàng năm|mỗi năm)(?!\w)", re.IGNORECASE)


def time_of(document: Document, entry: Entry, text: str, terms: Collection[str]) -> str | None:
    """When a figure was, in words that open a question; "" where `text`, its clause, tells that or nothing does.

    None where the ledger's time says nothing clear. The nearest heading's time goes before one of the ledger that
    does not fit it, unless the sentence tells one itself.
    """
    told = entry.observation
    years = set(_YEAR.findall(told.period))
    if years and years <= set(_YEAR.findall(_COMPARED.sub(" ", _ASIDE.sub(" ", text)))):
        return ""
    term = document.sections[told.section].term if told.section is not None else None
    said = told_time(told.period, terms, term) if told.period else ""
    if said and _YEARLY.search(text):
        said = said.removeprefix("hằng năm ")
    heading = heading_time(document, told.section, told.start)
    if heading and years and years <= set(_YEAR.findall(text)):
        return heading  # only a remark in brackets tells the figure's own time
    if not heading or tells_time(entry.quote):
        return said
    if not said or not _within(said, heading):
        return heading
    return said if _years(said) != _years(heading) else heading


def misdated(document: Document, entry: Entry) -> bool:
    """Whether the ledger gives a figure a time that the nearest heading excludes: "6 tháng đầu năm" under "6 tháng cuối"."""
    heading = heading_time(document, entry.observation.section, entry.observation.start)
    if not heading or tells_time(entry.quote) or not entry.observation.period:
        return False
    return not _within(entry.observation.period, heading)


def heading_time(document: Document, section: int | None, start: int) -> str:
    """The time that the nearest heading above a place tells; "" where none does.

    A line above it that stands like a heading is one, also where the outline does not know it.
    """
    body = document.sections[section].body if section is not None else 0
    for line in reversed(document.text[body:start].split("\n")[:-1]):
        if _STANDS_ALONE.fullmatch(line) and not _LETTERHEAD.search(line) and (found := title_time(line)):
            return found
    while section is not None:
        if found := title_time(document.sections[section].title):
            return found
        section = document.sections[section].parent
    return ""


def tells_time(quote: str) -> bool:
    """Whether a sentence tells a time of its own, not only one that it compares with."""
    plain = _COMPARED.sub(" ", quote)
    return _YEAR.search(plain) is not None or _PART.search(plain) is not None


def _within(said: str, heading: str) -> bool:
    """Whether a time may lie in that of a heading."""
    part, whole = _PART.search(said), _PART.search(heading)
    if part and whole and part.group().casefold() != whole.group().casefold():
        return False
    mine, theirs = _years(said), _years(heading)
    return mine is None or theirs is None or (mine[0] <= theirs[1] and theirs[0] <= mine[1])


def _years(text: str) -> tuple[int, int] | None:
    found = [int(year) for year in _YEAR.findall(text)]
    return (min(found), max(found)) if found else None
