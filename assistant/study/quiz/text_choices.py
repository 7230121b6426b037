"""Multiple choice for one statement in words: which of four is set under a topic, of which of four something is said."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import combinations, takewhile

from assistant.study.quiz.building import made
from assistant.study.quiz.clauses import Assessed, assessed, said_of_something, shown, subjects
from assistant.study.quiz.dice import mixed
from assistant.study.quiz.kinship import answering, certainly_not, fits_nature, likeness, topical, unlike_all
from assistant.study.quiz.looks import stands_out, unevenness, words_in
from assistant.study.quiz.stems import because, stems_of
from assistant.study.quiz.types import Saying
from assistant.study.quiz.words import any_of
from assistant.study.types import Difficulty, QuestionKind, StudyQuestion
from ingest.types import Nature

# How much shorter or longer than the right option a wrong one may be; no option is longer than a phone shows well.
_SHORTER, _LONGER, _LONGEST = 0.55, 1.8, 165
# Wrong options that say nearly the same would look like a pair.
_TWINS = 0.5
# So many tries to find three that hide the right one.
_TRIES = 80
_SAME_SUBJECT, _TOLD_TOO = 0.34, 0.5


def text_mcq(
    saying: Saying, others: Sequence[Saying], chance: random.Random, used: frozenset[str]
) -> StudyQuestion | None:
    """Four options of one form, one right; None where three that are certainly wrong cannot be found.

    `used` are the questions asked before: the stem is one that none of them has.
    """
    if not presentable(saying):
        return None
    return _of_subjects(saying, others, chance, used) or _of_statements(saying, others, chance, used)


def presentable(saying: Saying) -> bool:
    """Whether a statement may be shown to be chosen or judged."""
    return not saying.rough and fits_nature(saying) and len(saying.text) <= _LONGEST


# ---------------------------------------------------------------------------------- of what is it said?


def _of_subjects(
    saying: Saying, others: Sequence[Saying], chance: random.Random, used: frozenset[str]
) -> StudyQuestion | None:
    """Of which of four things the report says this."""
    own = assessed(saying)
    if own is None or not said_of_something(saying):
        return None
    right = shown(own.subject)
    known = [
        shown(found.subject)
        for other, found in subjects(others)
        if other.owner != saying.owner
        or other.nature is not saying.nature
        or likeness(found.said, own.said) < _TWINS
    ]
    pool = [one for one in dict.fromkeys(known) if _another_subject(one, own, saying, others)]
    for stem in mixed(stems_of(saying, "said", said=own.said), chance):
        if stem not in used and (wrong := _three(right, pool, own.said, chance)):
            options = tuple(sorted((right, *wrong)))
            return made(QuestionKind.MCQ, saying, stem, options, right, because(saying), Difficulty.HARD)
    return None


def _another_subject(one: str, own: Assessed, saying: Saying, others: Iterable[Saying]) -> bool:
    """Whether something else is spoken of, of which the report does not say the same."""
    if likeness(one, own.subject) > _SAME_SUBJECT or likeness(one, own.said) > _SAME_SUBJECT:
        return False
    if likeness(one, saying.text) > _TOLD_TOO:
        return False
    return not any(
        likeness(one, other.text) > _TOLD_TOO and likeness(own.said, other.text) > _TOLD_TOO
        for other in others
    )


# ---------------------------------------------------------------------------------- which is one of a kind?


def _of_statements(
    saying: Saying, others: Sequence[Saying], chance: random.Random, used: frozenset[str]
) -> StudyQuestion | None:
    """Which of four statements is set under the topic, or is a lesson among tasks."""
    if not (topical(saying) or saying.nature is Nature.LESSON):
        return None
    stem = next((stem for stem in mixed(stems_of(saying), chance) if stem not in used), None)
    if stem is None:
        return None
    pool = _wrong_statements(saying, others, chance)
    wrong = _three(saying.text, pool, stem, chance)
    if not wrong:
        return None
    options = tuple(sorted((saying.text, *wrong)))
    level = Difficulty.EASY if saying.nature is Nature.LESSON else Difficulty.MEDIUM
    return made(QuestionKind.MCQ, saying, stem, options, saying.text, because(saying), level)


def _wrong_statements(saying: Saying, others: Sequence[Saying], chance: random.Random) -> list[str]:
    """Statements of the same form that are certainly not of the kind, those of near sections first."""
    length = len(saying.text)
    found = mixed(
        (
            other
            for other in others
            if _SHORTER * length <= len(other.text) <= _LONGER * length
            and presentable(other)
            and _form(other.text) == _form(saying.text)
            and (other.nature is saying.nature or saying.nature is Nature.LESSON)
            and certainly_not(other, saying)
        ),
        chance,
    )
    found.sort(key=lambda other: -_shared_path(saying, other))
    answers = answering(saying, others)
    owners: dict[tuple[str, int | None], int] = {}
    kept = []
    for other in found:
        if owners.get(other.owner, 0) < 2 and unlike_all(other, saying, answers):
            owners[other.owner] = owners.get(other.owner, 0) + 1
            kept.append(other.text)
    return kept


@lru_cache(maxsize=4096)
def _form(text: str) -> tuple[bool, bool]:
    """What tells statements apart at once: whether they command, and whether they tell of something wanting."""
    return any_of("acting").match(text) is not None, any_of("wanting").search(text) is not None


def _shared_path(one: Saying, other: Saying) -> int:
    """How many headings two statements stand under together."""
    steps = zip(one.citation.section.split(" › "), other.citation.section.split(" › "), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], steps))


# ---------------------------------------------------------------------------------- three that hide the fourth


def _three(right: str, pool: Sequence[str], stem: str, chance: random.Random) -> list[str]:
    """Three of some wrong options among which the right one does not stand out; empty where there are none.

    Its ranks by length, by words of the question and by likeness to the others are what chance says, as far as the
    options allow.
    """
    near = [one for one in pool if _SHORTER * len(right) <= len(one) <= _LONGER * len(right)][:16]
    if len(near) < 3:
        return []
    ranks = [chance.randrange(4) for _ in range(3)]
    tries = [list(three) for three in mixed(combinations(near, 3), chance)[:_TRIES]]
    found = [chosen for chosen in tries if not _alike(chosen) and not stands_out(right, chosen, stem)]
    return min(found, key=lambda chosen: unevenness(right, chosen, stem, ranks), default=[])


def _alike(chosen: Sequence[str]) -> bool:
    pairs = ((a, b) for n, a in enumerate(chosen) for b in chosen[n + 1 :])
    return any(likeness(a, b) >= _TWINS or len(words_in(a) ^ words_in(b)) < 2 for a, b in pairs)
