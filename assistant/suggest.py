"""Questions worth asking next, taken from the outline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.corpus import Corpus
from assistant.types import Evidence
from ingest.types import Document, Nature, Section

# How a section of each nature is asked about; {topic} is the heading, {term} " nhiệm kỳ …" where it has one.
ASKED = {
    Nature.RESULT: "Kết quả đạt được về {topic}{term}?",
    Nature.TARGET: "Các chỉ tiêu về {topic}{term}?",
    Nature.TASK: "Nhiệm vụ, giải pháp về {topic}{term}?",
    Nature.SHORTCOMING: "Những tồn tại, hạn chế{term} là gì?",
    Nature.CAUSE: "{Topic} là gì?",
    Nature.LESSON: "Những bài học kinh nghiệm{term} là gì?",
    Nature.CONTEXT: "Báo cáo nêu gì về {topic}{term}?",
}
# A heading that names its nature itself is asked about as it stands.
OWN_WORDS = {
    Nature.TARGET: ("chỉ tiêu", "các chỉ tiêu", "mục tiêu"),
    Nature.RESULT: ("kết quả", "ưu điểm", "thành tích"),
    Nature.TASK: ("nhiệm vụ", "giải pháp", "phương hướng"),
}
# Openings of a heading that a question leaves out, and verbs that take no "về" before them.
OPENINGS = ("về ", "việc ", "đối với ", "thực hiện ")
VERBS = (
    "tăng cường", "đẩy mạnh", "đẩy nhanh", "tập trung", "thúc đẩy", "đổi mới", "nâng cao", "phát triển", "hoàn thiện",
    "xây dựng", "phát huy", "tham mưu", "triển khai", "tiếp tục", "chú trọng", "mở rộng", "huy động", "thu hút",
)  # fmt: skip
LONGEST_TITLE = 64
ORDER = (Nature.TARGET, Nature.RESULT, Nature.SHORTCOMING, Nature.TASK, Nature.LESSON, Nature.CAUSE)


def topic_of(section: Section) -> str:
    """What a section is about, as it reads inside a sentence."""
    title = section.title.strip().rstrip(":.;")
    topic = title.capitalize() if title.isupper() else title
    for opening in OPENINGS:
        if topic.casefold().startswith(opening):
            topic = topic[len(opening) :]
    if any(word[:1].isupper() for word in topic.split()[1:2]):  # "Ban Chấp hành" keeps its capital
        return topic
    return topic[:1].lower() + topic[1:]


def ask_about(section: Section) -> str:
    """The question that a section answers."""
    topic = topic_of(section)
    term = f" nhiệm kỳ {section.term}" if section.term and section.term not in section.title else ""
    if topic.casefold().startswith(OWN_WORDS.get(section.nature, ())):
        return f"{topic[:1].upper()}{topic[1:]}{term} là gì?"
    question = ASKED[section.nature].format(topic=topic, Topic=topic[:1].upper() + topic[1:], term=term)
    return question.replace(" về ", " ", 1) if topic.casefold().startswith(VERBS) else question


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
    """Questions on the sections of the evidence and the one after each, then on the richest of all."""
    found: dict[str, None] = {}
    for item in evidence[:8]:
        document = corpus.documents[item.passage.document]
        if item.passage.section is None:
            continue
        askable = _askable(document)
        here = document.sections[item.passage.section]
        later = [s for s in askable if s.parent == here.parent and s.start > here.start]
        found.update({ask_about(section): None for section in [here, *later[:1]] if section in askable})
    found.update(dict.fromkeys(suggestions(corpus.documents.values())))
    return tuple(question for question in found if question.casefold() != asked.casefold())[:count]
