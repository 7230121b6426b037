"""Questions for one statement in words that are no multiple choice: is it so, name one, how, what for."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from assistant.study.quiz.building import made
from assistant.study.quiz.clauses import assessed, directed, inside
from assistant.study.quiz.dice import mixed
from assistant.study.quiz.figure_questions import FALSE, TRUE
from assistant.study.quiz.kinship import (
    answering,
    certainly_not,
    fields_of,
    group_of,
    roughly_fits,
    topical,
    unlike_all,
)
from assistant.study.quiz.quoting import inner_quotes
from assistant.study.quiz.sayings import MIDDLE
from assistant.study.quiz.stems import because, stems_of, to_name_from_section, to_name_one, told_as
from assistant.study.quiz.text_choices import presentable, text_mcq
from assistant.study.quiz.types import Saying
from assistant.study.quiz.words import any_of
from assistant.study.types import Difficulty, QuestionKind, StudyQuestion
from ingest.normalise import syllables
from ingest.types import Nature

__all__ = ["text_mcq", "text_short", "text_true_false"]

_TOLD = (Nature.RESULT, Nature.CONTEXT)
_MANY = 12
_LONG, _LONGEST_CLAIM, _LONGEST_TOPIC = 36, 320, 14
_TURNED = (
    (
        re.compile(
            r"(?<!\w)(?:còn |vẫn )?chưa(?: thực sự)? (?=được |có |đáp ứng|phát huy|theo kịp|tương xứng|đồng bộ|kịp thời|đạt |tạo |hình thành|cao|nhiều|thường xuyên|chủ động|quan tâm|đi vào)"
        ),
        "đã ",
    ),
    (re.compile(r"(?<!\w)đã(?= )"), "chưa"),
    (
        re.compile(
            r"(?<!\w)được(?= (?:quan tâm|chú trọng|tổ chức|triển khai|nâng cao|cải thiện|thực hiện|tăng cường|duy trì|đẩy mạnh|củng cố|kiện toàn|đổi mới))"
        ),
        "chưa được",
    ),
)
# What follows a comma and would stay true while the rest is turned.
_GOES_ON = re.compile(
    r",.*(?<!\w)(?:được|đã|diễn ra|góp phần|khẳng định|thu hút|là|tạo|có|làm|giúp|đáp ứng|đúng)(?!\w)|(?<!\w)(?:nhưng|tuy|song)(?!\w)"
)


def text_true_false(
    saying: Saying, others: Sequence[Saying], chance: random.Random, *, true: bool
) -> StudyQuestion | None:
    """That the report says so, or the contrary; that the statement is of its kind, or of one that it certainly is not."""
    if not presentable(saying):
        return None
    return _judged(saying, true=true) or _told_as(saying, others, chance, true=true)


def text_short(
    saying: Saying, others: Sequence[Saying], used: frozenset[str], *, loose: bool = False
) -> StudyQuestion | None:
    """How something is assessed, what a task aims at, or to name one statement of a kind: all others are right too.

    `loose` allows one that only its section tells to be of the kind.
    """
    if not saying.rough and (asked := _asked_for(saying)) and asked[0] not in used:
        whole = (saying.text,)
        return made(
            QuestionKind.SHORT, saying, *asked[:1], (), asked[1], because(saying), Difficulty.MEDIUM, whole
        )
    related = saying.nature not in _TOLD or topical(saying) or _same_field(saying) or not saying.topic
    if saying.nature in (*_TOLD, Nature.TASK, Nature.TARGET) and not saying.topic:
        related = saying.title.casefold().startswith(
            "ưu điểm"
        )  # to name any result or task is to ask for nothing
    if not (related or loose):
        return None
    text = to_name_one(saying)
    if loose and (text in used or not (related and roughly_fits(saying))):
        text = to_name_from_section(saying)
    if text in used or not (roughly_fits(saying) or loose):
        return None
    same = [other for other in others if _answers(other, saying) and roughly_fits(other)]
    if not loose and any(_worse(saying) > _worse(other) for other in same if other.owner == saying.owner):
        return None  # another statement of the same kind is asked for
    accepted = tuple(other.text for other in same if other.key != saying.key)
    return made(
        QuestionKind.SHORT,
        saying,
        text,
        (),
        saying.text,
        because(saying),
        Difficulty.MEDIUM,
        accepted[:_MANY],
    )


def _answers(other: Saying, asked: Saying) -> bool:
    if not asked.topic:
        return other.nature is asked.nature and other.term == asked.term and other.side == asked.side
    return group_of(other) == group_of(asked)


def _worse(saying: Saying) -> tuple[bool, bool, bool, bool]:
    """What makes a statement a poor answer: being off the topic, far too many words, slips, many words."""
    off = bool(saying.topic) and not topical(saying) and not _same_field(saying)
    words = len(syllables(saying.text))
    return off, words > MIDDLE, saying.rough, words > _LONG


def _same_field(saying: Saying) -> bool:
    return not fields_of(saying.topic).isdisjoint(fields_of(saying.text))


def _asked_for(saying: Saying) -> tuple[str, str] | None:
    """A question on a part of the statement, and that part."""
    if task := directed(saying):
        head = task.head[:1].lower() + task.head[1:]
        return next(iter(stems_of(saying, "short_directed", head=head, asked=task.asked))), task.answer
    if found := assessed(saying):
        stems = stems_of(saying, "short_said", subject=inside(found.subject))
        return (stems[0], found.said) if stems else None
    return None


def _judged(saying: Saying, *, true: bool) -> StudyQuestion | None:
    """What the report finds, as it is or turned into its contrary."""
    if saying.nature not in (Nature.RESULT, Nature.SHORTCOMING):
        return None
    turned = _contrary(saying)
    if turned is None and (not true or topical(saying) or saying.nature is not Nature.RESULT):
        return None
    told = saying.text if true or turned is None else turned
    term = f" về nhiệm kỳ {saying.term}" if saying.term else ""
    source = f"Báo cáo của {saying.who}" if saying.who else "Báo cáo"
    text = f"{source} nhận định{term}: “{inner_quotes(told)}”."
    explanation = f"Báo cáo nêu: “{inner_quotes(saying.text)}”."
    answer = TRUE if true else FALSE
    level = Difficulty.EASY if true else Difficulty.MEDIUM
    return made(QuestionKind.TRUE_FALSE, saying, text, (TRUE, FALSE), answer, explanation, level)


def _contrary(saying: Saying) -> str | None:
    """The statement turned into its contrary by one word; None where that leaves it half true."""
    bad = saying.nature is Nature.SHORTCOMING
    for pattern, other in _TURNED[:1] if bad else _TURNED[1:]:
        found = list(pattern.finditer(saying.text))
        if not found:
            continue
        if len(found) > 1 or ";" in saying.text or _GOES_ON.search(saying.text[found[0].end() :]):
            return None
        turned = pattern.sub(other, saying.text)
        return None if any_of("wanting").search(turned if bad else saying.text) else turned
    return None


def _told_as(
    saying: Saying, others: Sequence[Saying], chance: random.Random, *, true: bool
) -> StudyQuestion | None:
    if saying.nature in (Nature.TASK, Nature.TARGET, Nature.RESULT, Nature.CONTEXT) and not topical(saying):
        return None  # what commands is seen to be a task
    if true:
        if _says_it_all(saying):
            return None
        text = _claimed(saying.text, saying)
        return (
            None
            if len(text) > _LONGEST_CLAIM
            else made(
                QuestionKind.TRUE_FALSE, saying, text, (TRUE, FALSE), TRUE, because(saying), Difficulty.EASY
            )
        )
    near = mixed((other for other in others if _mistakable(saying, other) and presentable(other)), chance)
    told = next((other for other in near if unlike_all(saying, other, answering(other, others))), None)
    if told is None:
        return None
    level = Difficulty.HARD if told.nature is saying.nature else Difficulty.MEDIUM
    text = _claimed(saying.text, told)
    return (
        None
        if len(text) > _LONGEST_CLAIM
        else made(QuestionKind.TRUE_FALSE, saying, text, (TRUE, FALSE), FALSE, because(saying), level)
    )


def _says_it_all(saying: Saying) -> bool:
    """Whether a statement names its whole topic, so that nobody can doubt that it is of it."""
    told = frozenset(syllables(saying.topic)) - frozenset(("công", "tác", "về", "và"))
    return bool(told) and told <= frozenset(syllables(saying.text))


def _mistakable(saying: Saying, other: Saying) -> bool:
    """Whether one may take a statement for one of the other's kind, and would certainly be wrong."""
    if saying.nature is not other.nature or told_as(saying) == told_as(other):
        return False
    if saying.nature is Nature.CAUSE:
        side, _, of = saying.side.partition("|")
        others_side, _, others_of = other.side.partition("|")
        return bool(side and others_side) and side != others_side and of == others_of
    # Nobody takes what is done for the Party for something that is done for trade: only neighbours are mistaken.
    beside = saying.citation.section.rpartition(" › ")[0] == other.citation.section.rpartition(" › ")[0]
    short = len(syllables(other.topic)) <= _LONGEST_TOPIC
    return short and beside and topical(other) and topical(saying) and certainly_not(saying, other)


def _claimed(text: str, told: Saying) -> str:
    who = f"báo cáo của {told.who}" if told.who else "báo cáo"
    return f"Theo {who}, nội dung “{inner_quotes(text)}” là {told_as(told)}."
