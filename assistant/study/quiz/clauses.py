"""A statement taken apart: what it speaks of and what it says of that; what is to be done and what for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.study.quiz.types import Saying
from assistant.study.quiz.words import any_of, dangles, quiz_words
from ingest.ledger.phrases import capital
from ingest.normalise import syllables
from ingest.types import Nature

# Syllables of what is spoken of, and of what is said of it.
_SUBJECT, _SAID = (2, 15), (3, 24)
# "Đến nay, …", "Trong nhiệm kỳ qua, …": when, which a question tells by itself.
_WHEN = re.compile(
    r"^(?:Đến nay|Hằng năm|Hàng năm|Nhìn chung|Thời gian qua|Những năm qua|Trong (?:những năm qua|nhiệm kỳ|nhiệm kỳ qua|năm|năm qua|thời gian qua)|"
    r"(?:Trong )?(?:giai đoạn|nhiệm kỳ|năm) 20\d\d(?:\s?[-–]\s?20\d\d)?)\s*,?\s+",
    re.IGNORECASE,
)
_PREDICATE = re.compile(
    r"\s(?=(?:(?:ngày càng|từng bước|tiếp tục|không ngừng|cơ bản|về cơ bản|thường xuyên|luôn|đều|vẫn|còn|cũng|có lúc|có nơi|chậm)\s)*"
    r"(?:đã|được|chưa|bị|chậm|thiếu|còn (?!lại|nghiệp)|luôn|đều|ngày càng|từng bước|không ngừng|"
    r"đạt (?:kết quả|yêu cầu|loại|chuẩn|tiêu|tốt|cao|thấp|hiệu)|phát triển (?:chậm|mạnh|khá|cả|nhanh|ổn định|đồng bộ|rộng|tốt|không)|ổn định|"
    r"chuyển biến|có (?:chuyển biến|mức|tiến bộ|bước|nhiều|lúc|nơi|mặt|xu|sự|chất))(?!\w))"
)
_IDLE_ADVERB = re.compile(r"^(?:đều|cũng|vẫn|luôn luôn)\s+")
_CLAUSE = re.compile(r"[;,]\s")
_PAIRS = (("(", ")"), ("“", "”"), ("«", "»"), ("‘", "’"))
# What joins a task and what it is done for, in which way, by what means; how that is asked.
_JOINTS = (
    ("theo hướng", "theo hướng nào"),
    ("nhằm", "nhằm mục đích gì"),
    ("gắn với", "gắn với nội dung gì"),
    ("thông qua", "thông qua hình thức, biện pháp nào"),
    ("phù hợp với", "phù hợp với yêu cầu gì"),
)
_HEAD, _TAIL = 5, (2, 22)


@dataclass(frozen=True, slots=True)
class Assessed:
    """A statement that assesses something: "Tiến độ lập quy hoạch" and "còn chậm so với yêu cầu"."""

    subject: str
    said: str


@dataclass(frozen=True, slots=True)
class Directed:
    """A task and what it is done for or how: its head, how that is asked ("theo hướng nào"), the answer."""

    head: str
    asked: str
    answer: str


@lru_cache(maxsize=4096)
def assessed(saying: Saying) -> Assessed | None:
    """What is assessed and how; None where a statement does not read so."""
    if saying.nature not in (Nature.RESULT, Nature.CONTEXT, Nature.SHORTCOMING, Nature.CAUSE):
        return None
    text = _WHEN.sub("", saying.text)
    found = _PREDICATE.search(text)
    if not found:
        return None
    subject, said = text[: found.start()].rstrip(), _IDLE_ADVERB.sub("", text[found.end() :])
    said = _own_clause(said)
    if not _fits(subject, _SUBJECT) or not _fits(said, _SAID) or any_of("acting").match(subject):
        return None
    if (
        subject.endswith((",", ";"))
        or any_of("subjects").match(subject) is None
        or any_of("leaning").match(said)
        or _doer(subject, said)
    ):
        return None
    return Assessed(subject, said)


@lru_cache(maxsize=4096)
def directed(saying: Saying) -> Directed | None:
    """A task's direction, purpose or means; None where it tells none."""
    if saying.nature is not Nature.TASK or any_of("acting").match(saying.text) is None:
        return None
    for joint, asked in _JOINTS:
        parts = saying.text.split(f" {joint} ")
        if len(parts) != 2:
            continue
        head, answer = parts[0].rstrip(" ,;"), _first_clause(parts[1], ";")
        if (
            len(syllables(head)) >= _HEAD
            and "; " not in head
            and _fits(head, (_HEAD, 24))
            and _fits(answer, _TAIL)
        ):
            return Directed(head, asked, answer)
    return None


def said_of_something(saying: Saying) -> bool:
    """Whether what is said holds of one thing more than of any other: words that not every report has on everything."""
    found = assessed(saying)
    if found is None:
        return False
    idle = set(syllables(" ".join(quiz_words()["praise"])))
    return len([part for part in syllables(found.said) if part not in idle]) >= 3


def shown(subject: str) -> str:
    """A subject as an option or at the head of a line."""
    return capital(subject)


def inside(subject: str) -> str:
    """A subject within a sentence: only its first letter, where that is no name, made small."""
    first = subject.split(" ", 1)[0]
    return subject if any(letter.isupper() for letter in first[1:]) else subject[:1].lower() + subject[1:]


def subjects(sayings: Sequence[Saying]) -> list[tuple[Saying, Assessed]]:
    """The statements that assess something, with what that is."""
    return [(one, found) for one in sayings if not one.rough and (found := assessed(one))]


def _doer(subject: str, said: str) -> bool:
    """Whether the subject is a body that does something, rather than what is assessed."""
    return (
        any_of("doers").match(subject) is not None
        and re.match(r"(?:luôn |đều |cơ bản )*(?:đã|luôn|thường xuyên)(?!\w)", said) is not None
    )


def _first_clause(text: str, marks: str = ";,") -> str:
    """A text before its first semicolon (or comma), where that leaves something whole."""
    for mark in _CLAUSE.finditer(text):
        if mark.group()[0] in marks and _fits(text[: mark.start()], (3, 99)):
            return text[: mark.start()]
    return text


def _own_clause(said: str) -> str:
    """What is said, before a clause that speaks of something else or makes it too long."""
    said = said.split("; ", 1)[0]
    for mark in re.finditer(r", ", said):
        if any_of("subjects").match(said[mark.end() :]) and _PREDICATE.search(said[mark.end() :]):
            return said[: mark.start()]
    return said if len(syllables(said)) <= _SAID[1] else _first_clause(said)


def _fits(text: str, length: tuple[int, int]) -> bool:
    parts = syllables(text)
    if not length[0] <= len(parts) <= length[1] or dangles(text) or re.search(r"\d", text):
        return False
    return text.count('"') % 2 == 0 and all(text.count(a) == text.count(b) for a, b in _PAIRS)
