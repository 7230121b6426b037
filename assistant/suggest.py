"""Questions worth asking next, taken from the outline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.corpus import Corpus
from assistant.types import Evidence
from ingest.types import Document, Nature, Section

# How a section of each nature is asked about; {title} is the heading, {term} " nhiệm kỳ …" where it has one.
ASKED = {
    Nature.RESULT: "Kết quả đạt được về {title}{term}?",
    Nature.TARGET: "Các chỉ tiêu về {title}{term}?",
    Nature.TASK: "Nhiệm vụ, giải pháp về {title}{term}?",
    Nature.SHORTCOMING: "Những tồn tại, hạn chế{term} là gì?",
    Nature.CAUSE: "{Title} là gì?",
    Nature.LESSON: "Những bài học kinh nghiệm{term} là gì?",
    Nature.CONTEXT: "Báo cáo nêu gì về {title}{term}?",
}
OPENINGS = ("về ", "đối với ", "công tác ")
LONGEST_TITLE = 80
ORDER = (Nature.TARGET, Nature.RESULT, Nature.SHORTCOMING, Nature.TASK, Nature.LESSON, Nature.CAUSE)


def ask_about(section: Section) -> str:
    """The question that a section answers."""
    title = section.title.strip().rstrip(":.;")
    plain = title.capitalize() if title.isupper() else title
    lower = plain[:1].lower() + plain[1:]
    topic = lower.removeprefix("về ").removeprefix("việc ")
    term = f" nhiệm kỳ {section.term}" if section.term and section.term not in title else ""
    return ASKED[section.nature].format(title=topic, Title=plain, term=term)


def _askable(document: Document) -> list[Section]:
    """Sections that hold text of their own and whose title is short enough to ask with."""
    parents = {section.parent for section in document.sections}
    return [
        section
        for index, section in enumerate(document.sections)
        if index not in parents
        and 8 <= len(section.title) <= LONGEST_TITLE
        and section.end - section.body > 80
    ]


def suggestions(documents: Iterable[Document], count: int = 6) -> tuple[str, ...]:
    """First questions for an empty chat: one for each nature of section, the richest section of each first."""
    asked: dict[str, None] = {}
    sections = [section for document in documents for section in _askable(document)]
    for nature in ORDER:
        of_nature = sorted((s for s in sections if s.nature is nature), key=lambda s: s.body - s.end)
        for section in of_nature[:1]:
            asked[ask_about(section)] = None
    return tuple(asked)[:count]


def follow_ups(evidence: Sequence[Evidence], corpus: Corpus, asked: str, count: int = 3) -> tuple[str, ...]:
    """Questions on the sections beside the one that answered, and on those of the next best evidence."""
    found: dict[str, None] = {}
    for item in evidence[:8]:
        document = corpus.documents[item.passage.document]
        if item.passage.section is None:
            continue
        here = document.sections[item.passage.section]
        siblings = [s for s in _askable(document) if s.parent == here.parent and s.start > here.start][:1]
        for section in [here, *siblings]:
            if section in _askable(document):
                found[ask_about(section)] = None
    return tuple(question for question in found if question.casefold() != asked.casefold())[:count]
