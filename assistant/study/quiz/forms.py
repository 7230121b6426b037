"""The forms in which a fact can be asked, and its questions in one of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.study.quiz.decree_questions import decree_cloze, decree_mcq, decree_short, decree_true_false
from assistant.study.quiz.dice import dice
from assistant.study.quiz.figure_questions import (
    figure_cloze,
    figure_mcq,
    figure_short,
    figure_true_false,
    level_of,
)
from assistant.study.quiz.numerals import numerals
from assistant.study.quiz.sentence_questions import sentence_cloze, sentence_mcq, sentence_true_false
from assistant.study.quiz.stock import Stock
from assistant.study.quiz.text_questions import text_mcq, text_short, text_true_false
from assistant.study.quiz.types import DecreeFact, Fact, FigureFact, Saying, SentenceFact
from assistant.study.types import Difficulty, QuestionKind, StudyQuestion
from ingest.quantity import Kind

_LEVELS = (Difficulty.EASY, Difficulty.MEDIUM, Difficulty.HARD)
_PLAIN = (QuestionKind.TRUE_FALSE, QuestionKind.SHORT)


@dataclass(frozen=True, slots=True)
class Setting:
    """What the questions for a fact depend on besides it.

    `used` are the questions asked before, `true` says whether a statement shall rather be right, `levels` are those
    asked for (none: any), `loose` allows statements that fit their kind only roughly.
    """

    stock: Stock
    seed: int
    used: frozenset[str]
    true: bool
    levels: frozenset[Difficulty]
    loose: bool = False


def possible(fact: Fact) -> Sequence[QuestionKind]:
    """The kinds in which a fact can be asked."""
    if isinstance(fact, Saying):
        return (QuestionKind.MCQ, *_PLAIN)
    if isinstance(fact, SentenceFact):
        single = len(numerals(fact.entry.observation.quantity.value)) == 1
        if _all_of(fact):
            return (QuestionKind.TRUE_FALSE, QuestionKind.CLOZE) if single else (QuestionKind.TRUE_FALSE,)
        plain = (QuestionKind.MCQ, QuestionKind.TRUE_FALSE)
        return (*plain, QuestionKind.CLOZE) if single else plain
    if isinstance(fact, FigureFact):
        ratio = "/" in fact.entry.observation.quantity.value  # also ranks: "thứ 27/58"
        if _all_of(fact):
            # Among four figures all of something is the greatest, which gives it away.
            return _PLAIN if ratio else (*_PLAIN, QuestionKind.CLOZE)
        if ratio:
            return (QuestionKind.MCQ, *_PLAIN)
    return (QuestionKind.MCQ, *_PLAIN, QuestionKind.CLOZE)


def questions_of(fact: Fact, kind: QuestionKind, setting: Setting) -> Iterator[StudyQuestion]:
    """The questions of a kind that a fact allows, the first the best."""
    if isinstance(fact, FigureFact):
        made = _of_figure(fact, kind, setting)
    elif isinstance(fact, SentenceFact):
        made = _of_sentence(fact, kind, setting)
    elif isinstance(fact, Saying):
        made = _of_saying(fact, kind, setting)
    else:
        made = _of_decree(fact, kind, setting)
    yield from (question for question in made if question is not None)


def _all_of(fact: FigureFact | SentenceFact) -> bool:
    """Whether a figure is all there can be: 100%, 98-100%, 8/8."""
    quantity = fact.entry.observation.quantity
    numbers = numerals(quantity.value)
    if quantity.kind is Kind.RATIO:
        return len({one.value for one in numbers}) == 1
    return quantity.kind is Kind.PERCENT and any(one.value == 100 for one in numbers)


def _of_figure(fact: FigureFact, kind: QuestionKind, setting: Setting) -> Iterator[StudyQuestion | None]:
    others = setting.stock.figures[fact.owner[0]]
    chance = dice(setting.seed, "figure", fact.key, kind.value)
    if kind is QuestionKind.CLOZE:
        yield figure_cloze(fact)
    elif kind is QuestionKind.SHORT:
        yield figure_short(fact)
    else:
        for level in _levels(fact, setting):
            if kind is QuestionKind.MCQ:
                yield figure_mcq(fact, others, level, chance)
            else:
                yield figure_true_false(fact, others, level, chance, true=setting.true)


def _of_sentence(fact: SentenceFact, kind: QuestionKind, setting: Setting) -> Iterator[StudyQuestion | None]:
    others: tuple[FigureFact | SentenceFact, ...] = (
        *setting.stock.figures[fact.owner[0]],
        *setting.stock.quoted[fact.owner[0]],
    )
    chance = dice(setting.seed, "sentence", fact.key, kind.value)
    if kind is QuestionKind.CLOZE:
        yield sentence_cloze(fact)
        return
    for level in _levels(fact, setting):
        if kind is QuestionKind.MCQ:
            yield sentence_mcq(fact, others, level, chance)
        else:
            yield sentence_true_false(fact, others, level, chance, true=setting.true)


def _levels(fact: FigureFact | SentenceFact, setting: Setting) -> list[Difficulty]:
    """The levels that wrong figures may have: those asked for, else the figure's own first."""
    if setting.levels:
        return [level for level in _LEVELS if level in setting.levels]
    own = level_of(fact)
    return [own, *(level for level in _LEVELS if level is not own)]


def _of_saying(fact: Saying, kind: QuestionKind, setting: Setting) -> Iterator[StudyQuestion | None]:
    others = setting.stock.told[fact.owner[0]]
    chance = dice(setting.seed, "saying", fact.key, kind.value)
    if kind is QuestionKind.MCQ:
        yield text_mcq(fact, others, chance, setting.used)
    elif kind is QuestionKind.SHORT:
        yield text_short(fact, others, setting.used, loose=setting.loose)
    else:
        # Not every statement can be turned into a wrong one.
        yield text_true_false(fact, others, chance, true=setting.true)
        yield text_true_false(fact, others, chance, true=not setting.true)


def _of_decree(fact: DecreeFact, kind: QuestionKind, setting: Setting) -> Iterator[StudyQuestion | None]:
    chance = dice(setting.seed, "decree", fact.key, kind.value)
    if kind is QuestionKind.MCQ:
        yield decree_mcq(fact, setting.stock.named[fact.owner[0]], chance)
    elif kind is QuestionKind.SHORT:
        yield decree_short(fact, chance)
    elif kind is QuestionKind.CLOZE:
        yield decree_cloze(fact)
    else:
        yield decree_true_false(fact, chance, true=setting.true)
