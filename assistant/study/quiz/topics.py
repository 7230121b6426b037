"""What a section is about, as it reads inside a question."""

from __future__ import annotations

import re

from assistant.study.quiz.shorts import abbreviations, spelled
from assistant.study.quiz.words import any_of, quiz_words
from assistant.suggest import topic_of
from ingest.normalise import syllables
from ingest.types import Document, Section

_ASIDE = re.compile(r"\s*\([^()]*\)")
_TERM = re.compile(
    r",?\s*(?:(?:đến|trong|của|tính đến)\s+)?(?:cuối\s+|hết\s+)?(?:nhiệm kỳ|nhiệm kì|giai đoạn|năm)\s+\d{4}(?:\s*[-–]\s*\d{4})?\b",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^(?:(?:kết quả|nhóm chỉ tiêu về|nhiệm vụ|giải pháp|chỉ tiêu|tình hình)\s+(?:thực hiện|về|trong|công tác)?\s*)",
    re.IGNORECASE,
)
_RESULTS = re.compile(r"^(?:kết quả|tình hình)\s+(?=thực hiện|triển khai|tổ chức|lãnh đạo)", re.IGNORECASE)
_PARTY = re.compile(r"(?<!\w)đảng(?! viên| bộ| ủy| uỷ| phí)(?!\w)")
_SHORTEST, _LONGEST = 4, 24
_FURTHER = re.compile(r"\s(?=theo hướng|nhằm|gắn với|trên cơ sở|bảo đảm|đảm bảo)", re.IGNORECASE)
# A shorter topic that no title has may be any word before a figure: "lũy kế".
_NAME = 3


def topic_of_section(document: Document, index: int) -> str:
    """The topic of a section, of the nearest one above where its own title names none; "" where none does."""
    at: int | None = index
    while at is not None:
        section = document.sections[at]
        if topic := own_topic(section):
            return spelled(topic, abbreviations(document))
        at = section.parent
    return ""


def named_topic(document: Document, index: int | None, topic: str, quote: str) -> str:
    """A topic that the ledger gives a figure, where a title or the sentence's label has it or it is a name; else ""."""
    topic = _OPENING.sub("", topic).strip()
    said = " ".join(syllables(topic))
    if not said or said in _bare_titles():
        return ""
    at = index
    while at is not None:
        if f" {said} " in f" {' '.join(syllables(document.sections[at].title))} ":
            return topic
        at = document.sections[at].parent
    if re.match(rf"\W*(?:\w{{1,2}}[.)]\s+)?{re.escape(topic)}\s*:", quote, re.IGNORECASE):
        return topic
    return topic if len(said.split()) >= _NAME and any_of("acting").match(topic) is None else ""


def own_topic(section: Section) -> str:
    """The topic that a section's own title names; "" where it only names a nature, or is no short name."""
    title = _TERM.sub("", _ASIDE.sub("", section.title)).strip(" .:;,-–")
    if " ".join(syllables(title)) in _bare_titles() or len(syllables(title)) < 2:
        return ""
    if section.level == 1:
        return ""
    if len(syllables(title)) > _LONGEST:
        title = _FURTHER.split(title, maxsplit=1)[0] if acts(title) else title
        if not _SHORTEST <= len(syllables(title)) <= _LONGEST:
            return ""
    topic = topic_of(_titled(section, title))
    if _RESULTS.match(topic):
        topic = f"việc {_RESULTS.sub('', topic)}"
    if title.casefold().startswith("việc ") and not topic.startswith("việc "):
        topic = f"việc {topic}"
    if title.isupper():
        topic = _PARTY.sub("Đảng", topic)
    return "" if " ".join(syllables(topic)) in _bare_titles() else topic


def acts(topic: str) -> bool:
    """Whether a topic is told as something to be done: "đẩy mạnh phát triển công nghiệp"."""
    return any_of("acting").match(topic) is not None and not topic.startswith(
        ("quản lý nhà nước", "tổ chức cán bộ")
    )


def _titled(section: Section, title: str) -> Section:
    return Section(
        section.number,
        title,
        section.level,
        section.start,
        section.body,
        section.end,
        section.parent,
        section.path,
        section.nature,
        section.term,
    )


def _bare_titles() -> frozenset[str]:
    return frozenset(" ".join(syllables(title)) for title in quiz_words()["bare_titles"])
