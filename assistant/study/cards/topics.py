"""What a section's card asks for: its tasks, shortcomings, causes or lessons, understood alone."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.study.cards.types import CardGroup
from assistant.study.outlining.naming import heading_of
from assistant.study.quiz.shorts import abbreviations, spelled
from assistant.study.quiz.topics import acts, own_topic
from ingest.ledger.phrases import capital
from ingest.normalise import syllables
from ingest.types import Document, Section

_TIME = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_GENERAL_COURSE = re.compile(r"\W*(?:phương hướng|định hướng|quan điểm)(?!\w)", re.IGNORECASE)
_TASKS = re.compile(r"nhiệm vụ|giải pháp", re.IGNORECASE)
_OF_GOOD = re.compile(r"(?<!\w)(?:ưu điểm|kết quả|thành tựu|thành công|đạt được)(?!\w)", re.IGNORECASE)
# Titles that name their nature themselves and need no more than a time.
_OWN = re.compile(
    r"(?:các |những |một số )?(?:nhiệm vụ|giải pháp|phương hướng|kế hoạch|tồn tại|hạn chế|khuyết điểm|nguyên nhân|bài học|khó khăn)(?!\w)",
    re.IGNORECASE,
)
_NOUN = {
    CardGroup.SHORTCOMING: "tồn tại, hạn chế",
    CardGroup.LESSON: "bài học kinh nghiệm",
}
_SOMEWHERE = " nêu trong báo cáo"
# Syllables of a topic that is asked with, and of one that needs no comma after it.
_LONGEST, _SHORT = 24, 8


def topic_front(
    document: Document, index: int, group: CardGroup, *, label: str = "", side: str = "", main: bool = False
) -> str:
    """The question for what a section lists; "" where its title cannot be asked with.

    `label` is the part of the section that is meant, `side` the causes ("khách quan"), `main`: not all is told.
    """
    section = document.sections[index]
    chief = " chính" if main else ""
    term = f" nhiệm kỳ {section.term}" if section.term else _year_of(document, section)
    if group is CardGroup.CAUSE:
        of = "ưu điểm" if _OF_GOOD.search(section.title) else "tồn tại, hạn chế"
        kind = f" {side}" if side else ""
        return f"Những nguyên nhân{kind}{chief} của {of}{term or _SOMEWHERE}?"
    if group in _NOUN:
        about = f" về {_lower(label)}" if label else ""
        return f"Những {_NOUN[group]}{chief}{about}{term or _SOMEWHERE}?"
    return _task_front(document, section, label, chief, term)


def _task_front(document: Document, section: Section, label: str, chief: str, term: str) -> str:
    noun = "Phương hướng" if _is_course(document, section) else f"Nhiệm vụ, giải pháp{chief}"
    heading = heading_of(document, section)
    if not label and _OWN.match(heading) and len(syllables(heading)) <= _LONGEST:
        timed = "" if _TIME.search(heading) else term or _SOMEWHERE
        return f"{capital(heading)}{timed} gồm những nội dung{chief} nào?"
    topic = _lower(label) if label else _topic(document, section)
    if not topic:
        return ""
    does = acts(topic) and topic[:1].islower()
    joined = "về việc" if does and noun == "Phương hướng" else "nhằm" if does else "về"
    return f"{noun} {joined} {topic}{',' if len(syllables(topic)) > _SHORT else ''}{term}?"


def _topic(document: Document, section: Section) -> str:
    """What its title names, a long one as far as a comma; "" where it only names a nature."""
    # A report without parts has its topics at the top.
    section = replace(section, level=max(section.level, 2))
    if topic := own_topic(section):
        return spelled(topic, abbreviations(document))
    parts = heading_of(document, section).split(", ")
    for count in range(len(parts) - 1, 0, -1):
        head = ", ".join(parts[:count])
        if len(syllables(head)) <= _LONGEST:
            return spelled(own_topic(replace(section, title=head)), abbreviations(document))
    return ""


def _is_course(document: Document, section: Section) -> bool:
    """Whether it stands under a heading for the general course, not one for tasks."""
    at: Section | None = section
    while at is not None and at.level > 1:
        if _GENERAL_COURSE.match(at.title) and not _TASKS.search(at.title):
            return True
        at = document.sections[at.parent] if at.parent is not None else None
    return False


def _year_of(document: Document, section: Section) -> str:
    """The year that the headings name, "" where none does."""
    at: Section | None = section
    while at is not None:
        if found := re.search(
            r"(?:\d+ tháng (?:đầu|cuối) năm|năm|giai đoạn) \d{4}(?:\s?[-–]\s?\d{4})?", at.title, re.IGNORECASE
        ):
            return f" {' '.join(found.group().lower().split())}"
        at = document.sections[at.parent] if at.parent is not None else None
    return ""


def _lower(text: str) -> str:
    first = text.split(" ", 1)[0]
    return text if len(first) > 1 and first[1:2].isupper() else text[:1].lower() + text[1:]
