"""Which statements are certainly not of the kind that a question asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import pairwise

from assistant.study.quiz.types import Saying
from assistant.study.quiz.words import any_of, quiz_words, whole_words
from assistant.words.terms import content_grams
from ingest.normalise import syllables
from ingest.types import Nature

# Statements that share more of their words may say the same.
_LIKE, _NEARLY = 0.30, 0.5
_RUN = 5
# So many of its pairs in the text of another section tell that this speaks of the same.
_TOLD_THERE = 0.55
# A pair of telling syllables of its topic, or so many of them apart, show that a statement is of it.
_OWN = 4
_BY_TOPIC = frozenset((Nature.TASK, Nature.TARGET, Nature.RESULT, Nature.CONTEXT))
_AHEAD = frozenset((Nature.TASK, Nature.TARGET))
_BAD = frozenset((Nature.SHORTCOMING, Nature.CAUSE))
_IDLE = frozenset(
    syllables(
        "công tác thực hiện nâng cao tăng cường đẩy mạnh phát triển hoạt động các và về trong của quản lý nhà nước xây dựng tập trung "
        "hiệu quả chất lượng đổi mới ứng dụng thúc đẩy tham mưu nhiệm vụ lãnh đạo chỉ đạo"
    )
)
# Pairs that tell no topic though their syllables may.
_IDLE_PAIRS = frozenset(
    " ".join(pair)
    for phrase in (
        "chuyên môn đáp ứng yêu cầu",
        "kỷ nguyên mới",
        "tình hình mới",
        "giai đoạn mới",
        "trọng tâm",
    )
    for pair in pairwise(syllables(phrase))
)
# Hardships that are only told as overcome: "tháo gỡ khó khăn", "mặc dù còn nhiều khó khăn nhưng …".
_OVERCOME = re.compile(
    r"(?:mặc dù|tuy|dù)(?!\w).*?(?=nhưng|song|, (?:đảng|toàn|các|tập))|(?:tháo gỡ|khắc phục|giải quyết|vượt qua|hạn chế tối đa|giảm|chống|xử lý|"
    r"ngăn (?:chặn|ngừa)|phòng|đấu tranh|hạn chế)(?!\w)[^,;.]*",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


@lru_cache(maxsize=4096)
def fits_nature(saying: Saying) -> bool:
    """Whether a statement shows by its own words what its section says it is, and is not given away by them."""
    if any_of("telltale").search(saying.text):
        return False
    if saying.nature in (Nature.RESULT, Nature.CONTEXT):
        return roughly_fits(saying) and any_of("done").search(saying.text) is not None
    return roughly_fits(saying)


def roughly_fits(saying: Saying) -> bool:
    """The same, less strictly: for questions that ask to name one, whose answer stands alone."""
    text = saying.text
    if saying.nature is Nature.TASK:
        return any_of("acting").match(text) is not None and not _wants(text)
    if saying.nature is Nature.SHORTCOMING:
        return _wants(text)
    if saying.nature is Nature.CAUSE:
        return bool(saying.side) and (_good_cause(saying) is not _wants(text))
    if saying.nature is Nature.LESSON:
        return not any_of("past").search(text)
    if saying.nature in (Nature.RESULT, Nature.CONTEXT):
        # "Chú trọng thu hút đầu tư …": results are also told as what was seen to.
        told = any_of("reached").search(text) or any_of("acting").match(text)
        return not _wants(text) and told is not None
    # "Mục tiêu lớn nhất là …" tells itself what it is.
    return (
        saying.nature is Nature.TARGET
        and any_of("aimed").search(text) is not None
        and not any_of("telltale").search(text)
    )


@lru_cache(maxsize=4096)
def topical(saying: Saying) -> bool:
    """Whether a question about the statement can tell its topic: the topic says something, and the statement is of it.

    A task shows it by its words or by its field of work; what is told as a result by its words.
    """
    told = _words(saying.topic) - _IDLE_PAIRS
    fields = fields_of(saying.topic)
    if saying.nature not in _BY_TOPIC or not (told or fields):
        return False
    if saying.nature in _AHEAD and not fields.isdisjoint(fields_of(saying.text)):
        return True
    common = (frozenset(syllables(saying.topic)) - _IDLE) & (frozenset(syllables(saying.text)) - _IDLE)
    return bool(told & _words(saying.text)) or len(common) >= _OWN


@lru_cache(maxsize=4096)
def group_of(saying: Saying) -> tuple[object, ...]:
    """What a question about the statement asks for: statements of one group answer it alike."""
    told = saying.topic if saying.nature in _BY_TOPIC else saying.side
    return saying.nature, saying.term, told


def certainly_not(other: Saying, saying: Saying) -> bool:
    """Whether a statement cannot answer a question for which another is right."""
    if group_of(other) == group_of(saying) or not fits_nature(other):
        return False
    if saying.nature in _AHEAD and _YEAR.search(other.text):
        return False
    if not _apart(other, saying):
        return False
    return likeness(other.text, saying.text) <= _LIKE and _runs(other.text).isdisjoint(_runs(saying.text))


def answering(asked: Saying, sayings: Iterable[Saying]) -> list[Saying]:
    """The statements that answer the question about one, itself among them."""
    bare = not topical(asked)
    return [
        other
        for other in sayings
        if group_of(other) == group_of(asked)
        or (bare and other.nature is asked.nature and other.term == asked.term)
    ]


def unlike_all(one: Saying, asked: Saying, answers: Iterable[Saying]) -> bool:
    """Whether a statement says nearly the same as none of the answers, nor as the section that is asked about."""
    if topical(asked) and likeness(one.text, asked.around) >= _TOLD_THERE:
        return False
    return all(likeness(one.text, other.text) < _NEARLY for other in answers if other is not one)


def likeness(one: str, other: str) -> float:
    """The share of the shorter statement's telling pairs of syllables that the other has."""
    first, second = _grams(one), _grams(other)
    return len(first & second) / max(min(len(first), len(second)), 1)


def _apart(other: Saying, saying: Saying) -> bool:
    """Whether the natures, sides and topics of two statements exclude each other."""
    natures = frozenset((other.nature, saying.nature))
    if natures <= _AHEAD | {Nature.LESSON} and len(natures) > 1 and natures & {Nature.LESSON}:
        # What was learned is often to be done; only a task of some trade is surely no lesson of leading.
        return saying.nature is Nature.LESSON and _of_a_trade(other)
    if saying.nature in _BY_TOPIC:
        return _other_topic(other, saying)
    if natures <= _BAD:
        # A cause of shortcomings may be one; causes of what went well are none.
        return natures == {Nature.CAUSE} and _good_cause(other) is not _good_cause(saying)
    if saying.nature is Nature.LESSON:
        return other.nature is Nature.TASK
    if saying.nature is Nature.CAUSE and _good_cause(saying):
        return other.nature in (*_AHEAD, Nature.SHORTCOMING)
    return not _wants(other.text)


def _other_topic(other: Saying, saying: Saying) -> bool:
    """Whether a statement belongs to a topic with which the asked one has nothing in common."""
    if not topical(saying):
        # "Which is a task?": only what is told of the past is none.
        return (other.nature in _AHEAD) is not (saying.nature in _AHEAD) and other.nature is not saying.nature
    asked = _words(saying.topic)
    if asked & _words(other.topic) or asked & _words(other.text):
        return False
    if not fields_of(saying.topic).isdisjoint(fields_of(other.text)) or _within(other, saying):
        return False
    return other.nature is saying.nature or other.nature not in (Nature.LESSON, Nature.CONTEXT)


@lru_cache(maxsize=4096)
def fields_of(text: str) -> frozenset[int]:
    """The fields of work that a text speaks of, by number."""
    return frozenset(n for n, pattern in enumerate(_field_patterns()) if pattern.search(text))


@cache
def _field_patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(whole_words(words) for words in quiz_words()["fields"])


def _within(other: Saying, saying: Saying) -> bool:
    """Whether one stands in a section of the other, or beside it under a heading that names the same topic."""
    mine, theirs = (one.citation.section.split(" › ") for one in (saying, other))
    if mine[: len(theirs)] == theirs or theirs[: len(mine)] == mine:
        return True
    beside = mine[:-1] == theirs[:-1]
    return beside and not _singles(saying.topic).isdisjoint(_singles(saying.above))


def _singles(text: str) -> frozenset[str]:
    return frozenset(syllables(text)) - _IDLE


@lru_cache(maxsize=4096)
def _runs(text: str) -> frozenset[tuple[str, ...]]:
    """The runs of so many syllables that two statements with one in common speak of one thing."""
    parts = syllables(text)
    return frozenset(tuple(parts[i : i + _RUN]) for i in range(len(parts) - _RUN + 1))


@lru_cache(maxsize=4096)
def _grams(text: str) -> frozenset[str]:
    return frozenset(content_grams(text))


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    """The pairs of neighbouring telling syllables of a text."""
    parts = syllables(text)
    return frozenset(f"{a} {b}" for a, b in pairwise(parts) if a not in _IDLE and b not in _IDLE)


@lru_cache(maxsize=4096)
def _wants(text: str) -> bool:
    return any_of("wanting").search(_OVERCOME.sub(" ", text)) is not None


def _of_a_trade(saying: Saying) -> bool:
    return (
        saying.nature is Nature.TASK
        and bool(_words(saying.topic) - _IDLE_PAIRS)
        and any_of("moral").search(f"{saying.text} {saying.topic} {saying.title}") is None
    )


def _good_cause(saying: Saying) -> bool:
    return saying.side.endswith("ưu điểm")
