"""Topics that a report can well be taught by, in words of its own headings (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.corpus import Corpus
from assistant.study.outlining.naming import topic_in
from assistant.study.outlining.natures import nature_of
from assistant.study.outlining.parting import Region, by_topic
from assistant.study.outlining.timing import plan
from assistant.study.outlining.topics import Topic
from ingest.errors import InputError
from ingest.normalise import syllables
from ingest.types import Document, Nature

MOST = 4
# Syllables of a topic that can be read at a glance and still says something.
_SHORT, _LONG = 2, 9
# What is worth suggesting has so many statements for a short session.
_MINUTES, _LEAST = 15, 3
_SHORTCOMINGS = ("hạn chế và nguyên nhân", "hạn chế")
# How much of a report a section is at most that is on one subject.
_WIDE = 0.1
_ON_SUBJECTS = (Nature.RESULT, Nature.TASK, Nature.CONTEXT)
_BACK = (Nature.SHORTCOMING, Nature.CAUSE)
# Headings that begin with these name a kind of section and no subject.
_KIND = re.compile(
    r"(?:kết quả|tình hình|nhiệm vụ|thực hiện|triển khai|giải pháp|phương hướng|một số|các|những|nhóm|chỉ tiêu|mục tiêu|đánh giá|đặc điểm|khái quát|"
    r"bối cảnh|quan điểm|thuận lợi|khó khăn|ưu điểm|nguyên nhân|bài học|hạn chế|tồn tại|khuyết điểm|tổ chức thực hiện|kế hoạch|khâu đột phá|kiến nghị|"
    r"khách quan|chủ quan|cụ thể|khác|phần|trong|trên|và|cơ quan)(?!\w)",
    re.IGNORECASE,
)
_LEADING = re.compile(r"^(?:(?:về|công tác|lĩnh vực|việc)\s+)+", re.IGNORECASE)
_TIME = re.compile(
    r"[\s,]+(?:trong )?(?:giai đoạn|nhiệm kỳ|năm|từ năm|khóa|khoá)\s.*$|\s*\([^)]*\)", re.IGNORECASE
)


def topics(document: Document) -> tuple[str, ...]:
    """At most four topics of different kinds, each of which the report has enough to tell on: its targets, what it
    tells most of, its shortcomings.
    """
    corpus = Corpus({document.name: document}, ((document.name, document.version),))
    natures = {nature_of(section) for section in document.sections}
    aimed = [section for section in document.sections if nature_of(section) is Nature.TARGET]
    terms = [section.term for section in aimed if section.term]
    first = [f"chỉ tiêu {terms[-1]}" if terms else "chỉ tiêu"] if aimed else []
    back = [
        words
        for words, wanted in zip(_SHORTCOMINGS, (set(_BACK), {Nature.SHORTCOMING}), strict=True)
        if wanted <= natures
    ][:1]
    first, back = ([topic for topic in some if _fills(document, topic, corpus)] for some in (first, back))
    subjects: list[str] = []
    for topic in _subjects(document):
        if len(first) + len(subjects) + len(back) == MOST:
            break
        if not _shares_words(topic, subjects) and _fills(document, topic, corpus):
            subjects.append(topic)
    return (*first, *subjects, *back)


def _subjects(document: Document) -> Iterator[str]:
    """What the report's sections are about, those with the most to tell first, whole parts and bare words last."""
    ranked = []
    for section in document.sections:
        topic = _LEADING.sub("", _TIME.sub("", topic_in(document, section))).strip(" ,:;.")
        told = nature_of(section) in _ON_SUBJECTS and not _KIND.match(topic)
        if told and _SHORT <= len(syllables(topic)) <= _LONG and not re.search(r"[\d;:()]", topic):
            length = section.end - section.start
            wide, bare = length > _WIDE * len(document.text), len(syllables(topic)) <= _SHORT
            ranked.append((bare, wide, -length, topic))
    yield from dict.fromkeys(topic for *_, topic in sorted(ranked))


def _shares_words(topic: str, others: list[str]) -> bool:
    own = set(syllables(topic))
    return any(len(own & set(syllables(other))) > 1 for other in others)


def _fills(document: Document, topic: str, corpus: Corpus) -> bool:
    """Whether a short session can be held on it."""
    timed = plan(_MINUTES)
    regions: list[Region]
    try:
        regions, _ = by_topic(document, Topic.of(topic, document, corpus), timed.parts, timed.points)
    except InputError:
        return False
    return sum(len(region.found) for region in regions) >= _LEAST
