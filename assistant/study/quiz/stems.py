"""The words in which a statement is asked for, and told as what it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from assistant.study.quiz.clauses import inside
from assistant.study.quiz.kinship import topical
from assistant.study.quiz.topics import acts
from assistant.study.quiz.types import Saying
from assistant.study.quiz.words import filled, quiz_words
from ingest.types import Nature

_OF_TOPIC = (Nature.TASK, Nature.TARGET, Nature.RESULT, Nature.CONTEXT)


def stems_of(saying: Saying, key: str = "", **given: str) -> list[str]:
    """The questions that ask for a statement, those of one key of the table; by its topic where none is named."""
    words = _words(saying)
    if not key:
        key = "about"
        if saying.nature in _OF_TOPIC and not topical(saying):
            key = "bare"
        elif saying.nature in _OF_TOPIC and acts(saying.topic) and "aiming" in words:
            key = "aiming"
    found = words.get(key, [])
    stems = [found] if isinstance(found, str) else found
    return [filled(stem, **(_given(saying) | given)) for stem in stems]


def told_as(saying: Saying) -> str:
    """What a statement is told as: "một bài học kinh nghiệm của nhiệm kỳ 2020-2025"."""
    words = _words(saying)
    key = "is_bare"
    if topical(saying) and "is_about" in words:
        key = "is_aiming" if acts(saying.topic) and "is_aiming" in words else "is_about"
    told = filled(words[key], **_given(saying))
    return told[:1].lower() + told[1:]


def to_name_one(saying: Saying) -> str:
    """The order to name one statement of the kind."""
    words = _words(saying)
    key = "short_bare"
    if saying.topic and "short_about" in words:
        key = "short_aiming" if acts(saying.topic) and "short_aiming" in words else "short_about"
    return filled(words[key], **_given(saying))


def to_name_from_section(saying: Saying) -> str:
    """The order to name something that a section tells, by the section's title."""
    title = saying.title.lower() if saying.title.isupper() else inside(saying.title)
    if title.endswith((" khác", " sau")):  # "các chỉ tiêu khác": says nothing alone
        return to_name_one(saying)
    title = re.sub(r"^(?:về|đối với)\s+", "", title)
    return filled(quiz_words()["of_section"], **(_given(saying) | {"title": title}))


def because(saying: Saying) -> str:
    """Why an answer is right, in one sentence; where it stands is told beside it."""
    return f"Báo cáo nêu nội dung này là {told_as(saying)}."


def _words(saying: Saying) -> Mapping[str, Any]:
    nature = Nature.RESULT if saying.nature is Nature.CONTEXT else saying.nature
    found: dict[str, Any] = quiz_words()["stems"][nature.value]
    return found


def _given(saying: Saying) -> dict[str, str]:
    side, _, of = saying.side.partition("|")
    return {
        "who": saying.who or "đơn vị",
        "term": saying.term,
        "topic": saying.topic,
        "side": f" {side}" if side else "",
        "of": of or "tồn tại, hạn chế",
        "noun": "ưu điểm" if saying.title.casefold().startswith("ưu điểm") else "kết quả",
    }
