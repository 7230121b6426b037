"""The time that a report is written at, and the time that it reports on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.dating import own_date
from ingest.ledger.times import When, times
from ingest.types import Document, Nature

# A report to a congress names the term to come: "trình Đại hội … nhiệm kỳ 2025-2030".
_TO_COME = re.compile(
    r"(?<!thực hiện )(?<!kết quả )(?:trình|đại hội|phương hướng|nhiệm vụ|kế hoạch)", re.IGNORECASE
)
_TASKS = re.compile(r"phương\s+hướng|nhiệm\s+vụ|kế\s+hoạch|mục\s+tiêu|chỉ\s+tiêu|giải\s+pháp", re.IGNORECASE)
_FRONT = 2000
_TITLE_LINES = 4


@dataclass(frozen=True, slots=True)
class Reporting:
    """`year` in which a report was written, "" if unknown; `period` that it reports on, "" where it does not say.

    `ahead` is the time that its tasks and targets are for, "" where no heading tells one.
    """

    year: str = ""
    period: str = ""
    ahead: str = ""


def reporting(document: Document) -> Reporting:
    """What a document tells of its own time: by the date it bears, its headings, the lines before them."""
    body = min((note.start for note in document.footnotes), default=len(document.text))
    past = [section.term for section in document.sections if section.term and section.nature is Nature.RESULT]
    period = past[0] if past else _named(document)
    year = own_date(document.text, body)[:4] or period[-4:]
    return Reporting(year if re.fullmatch(r"(?:19|20)\d\d", year) else "", period, _ahead(document, period))


def _ahead(document: Document, period: str) -> str:
    """The first time to come that the title names for tasks ("… và nhiệm vụ năm 2025"), else a heading of tasks does."""
    first = document.sections[0].start if document.sections else _FRONT
    lines = document.text[: min(max(first, 1), _FRONT)].split("\n")
    heads = [section.title for section in document.sections if section.nature in (Nature.TASK, Nature.TARGET)]
    for line in (*lines, *heads):
        tasks = list(_TASKS.finditer(line))
        for i, task in enumerate(tasks):
            after = line[task.end() : tasks[i + 1].start() if i + 1 < len(tasks) else len(line)]
            for time in times(after):
                later = time.years and (not period[-4:].isdigit() or time.years[-1] > int(period[-4:]))
                if time.when in (When.POINT, When.SPAN) and (later or "cuối" in time.said):
                    return time.said
    return ""


def _named(document: Document) -> str:
    """The first time that the title of a document names, for the past."""
    first = document.sections[0].start if document.sections else _FRONT
    titled = 0  # lines that still belong to the title, after "BÁO CÁO"
    for line in document.text[: min(max(first, 1), _FRONT)].split("\n"):
        titled = _TITLE_LINES if re.search(r"báo cáo", line.casefold()) else titled - bool(line.strip())
        if titled <= 0 and not line.isupper():
            continue
        for time in times(line):
            if (
                time.when in (When.POINT, When.SPAN)
                and time.years
                and not _TO_COME.search(line, 0, time.start)
            ):
                return time.said
    return ""
