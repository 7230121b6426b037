"""What learners should be able to do after a session, from what its sections tell (pure)."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.study.outlining.headings import own_heading
from assistant.study.outlining.naming import shorter, topic_in
from assistant.study.outlining.natures import nature_of
from ingest.types import Document, Nature, Section

MOST = 4
_LISTED, _ROOM, _GROUPS = 2, 120, 200
# By the nature of sections: what is said of one or two topics, of several, and in which order.
_TOLD = {
    Nature.CONTEXT: ("Nắm được nội dung về {topic}{term}", "Nắm được đặc điểm, tình hình chung{term}"),
    Nature.RESULT: (
        "Nắm vững kết quả đạt được về {topic}{term}",
        "Nắm vững những kết quả chủ yếu đã đạt được{term}",
    ),
    Nature.SHORTCOMING: ("Chỉ ra được những hạn chế về {topic}", "Chỉ ra được những tồn tại, hạn chế{term}"),
    Nature.CAUSE: (
        "Giải thích được nguyên nhân của kết quả, hạn chế về {topic}",
        "Hiểu rõ nguyên nhân của kết quả và của những hạn chế{term}",
    ),
    Nature.LESSON: ("", "Hiểu rõ các bài học kinh nghiệm{term}"),
    Nature.TARGET: ("Ghi nhớ các chỉ tiêu về {topic}{term}", "Ghi nhớ các chỉ tiêu chủ yếu{term}"),
    Nature.TASK: (
        "Hiểu rõ nhiệm vụ, giải pháp về {topic}{term}",
        "Hiểu rõ các nhiệm vụ, giải pháp chủ yếu{term}",
    ),
}
# Where several of these are told.
_BACK = {
    frozenset((Nature.SHORTCOMING, Nature.CAUSE)): "Chỉ ra được những tồn tại, hạn chế và nguyên nhân",
    frozenset(
        (Nature.SHORTCOMING, Nature.LESSON)
    ): "Chỉ ra được những tồn tại, hạn chế và bài học kinh nghiệm",
    frozenset((Nature.CAUSE, Nature.LESSON)): "Hiểu rõ nguyên nhân và bài học kinh nghiệm",
    frozenset(
        (Nature.SHORTCOMING, Nature.CAUSE, Nature.LESSON)
    ): "Chỉ ra được hạn chế, nguyên nhân và bài học kinh nghiệm",
}
_LOOKING_BACK = (Nature.SHORTCOMING, Nature.CAUSE, Nature.LESSON)
_APPLY = {
    True: "Liên hệ với thực tiễn đơn vị, xác định việc bản thân và đơn vị cần làm để thực hiện",
    False: "Liên hệ với thực tiễn đơn vị, rút ra điều cần phát huy và điều cần khắc phục",
}
# Topics that begin with these take no words before them, or say the nature themselves.
_OWN_WORDS = (
    "chỉ tiêu",
    "các chỉ tiêu",
    "mục tiêu",
    "kết quả",
    "nhiệm vụ",
    "giải pháp",
    "phương hướng",
    "một số",
    "đánh giá",
    "khái quát",
    "bối cảnh",
    "kế hoạch",
    "định hướng",
    "dự kiến",
    "tình hình",
    "đặc điểm",
    "ưu điểm",
)


def objectives(document: Document, sections: Sequence[Section], subject: str = "") -> tuple[str, ...]:
    """Two to four objectives, the last one to apply what was learned; `subject` is the topic that all are about."""
    natures = list(dict.fromkeys(nature_of(section) for section in sections))
    back = frozenset(nature for nature in natures if nature in _LOOKING_BACK)
    found: list[str] = []
    for nature in natures:
        if nature in back and len(back) > 1:
            text = _BACK[back]
            text = f"Về {subject}, {text[:1].lower()}{text[1:]}" if subject else text
        else:
            text = _told(
                document, nature, [section for section in sections if nature_of(section) is nature], subject
            )
        if text not in found:
            found.append(text)
    if len(found) == 1 and not subject and (groups := _groups(document, sections)):
        found.append(groups)
    return _within(found, natures, subject, sections)


def _groups(document: Document, sections: Sequence[Section]) -> str:
    """What a session of one kind of content is divided into; "" where that does not fit on a line."""
    headings = list(dict.fromkeys(own_heading(document, section) for section in sections))
    told = ", ".join(f"“{heading}”" for heading in headings)
    fits = len(headings) > 1 and len(told) <= _GROUPS
    return f"Phân biệt được nội dung của từng phần: {told}" if fits else ""


def _within(
    found: list[str], natures: Sequence[Nature], subject: str, sections: Sequence[Section]
) -> tuple[str, ...]:
    """At most so many: the general situation goes first, then targets and tasks become one."""
    general = _TOLD[Nature.CONTEXT][1].split("{")[0]
    if len(found) >= MOST:
        found = [text for text in found if not text.startswith(general)] or found
    if len(found) >= MOST and {Nature.TARGET, Nature.TASK} <= set(natures):
        terms = {section.term for section in sections if nature_of(section) in (Nature.TARGET, Nature.TASK)}
        term = next(iter(terms)) if len(terms) == 1 else None
        about = f" về {subject}" if subject else " chủ yếu"
        both = f"Xác định được chỉ tiêu, nhiệm vụ, giải pháp{about}{f' nhiệm kỳ {term}' if term else ''}"
        openings = tuple(
            _TOLD[nature][i].split("{")[0] for nature in (Nature.TARGET, Nature.TASK) for i in (0, 1)
        )
        found = [*(text for text in found if not text.startswith(openings)), both]
    ahead = any(nature in (Nature.TARGET, Nature.TASK) for nature in natures)
    return tuple(f"{text}." for text in (*found[: MOST - 1], _APPLY[ahead]))


def _told(document: Document, nature: Nature, sections: Sequence[Section], subject: str) -> str:
    one, many = _TOLD[nature]
    terms = {section.term for section in sections}
    term = terms.pop() if len(terms) == 1 else None
    told = f" nhiệm kỳ {term}" if term else ""
    if one and subject:
        return one.format(topic=subject, term=told)
    topics = list(dict.fromkeys(shorter(topic_in(document, section)) for section in sections))
    plain = all(not topic.casefold().startswith(_OWN_WORDS) for topic in topics)
    short = len(topics) <= _LISTED and sum(map(len, topics)) < _ROOM
    if one and plain and short and nature not in _LOOKING_BACK:
        told = "" if term and term in " ".join(topics) else told
        return one.format(topic=_both(topics), term=told)
    return many.format(term=told)


def _both(topics: Sequence[str]) -> str:
    return ("; " if any(" và " in topic for topic in topics) else " và ").join(topics)
