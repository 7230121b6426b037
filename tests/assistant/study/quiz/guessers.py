"""Guessers that know nothing of the report: each picks an option by its looks, by chance among equals."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from assistant.study.quiz.looks import marks
from assistant.study.types import QuestionKind, StudyQuestion
from ingest.normalise import syllables

Score = Callable[[str, Sequence[str], str], float]
_STOP = frozenset(
    syllables("theo báo cáo của nội dung nào sau đây là được nêu một trong và các những có về cho")
)


def _number(option: str) -> float:
    digits = re.search(r"\d+(?:[.,]\d+)*", option)
    return float(digits.group().replace(".", "").replace(",", ".")) if digits else 0.0


def _zeros(option: str) -> int:
    digits = re.sub(r"\D", "", option.split()[0])
    return len(digits) - len(digits.rstrip("0"))


def _shared(option: str, question: str) -> int:
    return len((set(syllables(option)) & set(syllables(question))) - _STOP)


def _oddity(option: str, options: Sequence[str]) -> int:
    """In how many looks an option is the only one of its sort."""
    seen = [marks(one) for one in options]
    own = marks(option)
    return sum(sum(one[n] is own[n] for one in seen) == 1 for n in range(len(own)))


def _middle(option: str, options: Sequence[str]) -> int:
    """Whether an option is neither the least nor the greatest of the numbers."""
    ordered = sorted(options, key=_number)
    return ordered.index(option) in (1, 2)


def _typical(option: str, options: Sequence[str]) -> int:
    """How many words an option shares with the other options."""
    return sum(len(set(syllables(option)) & set(syllables(other))) for other in options if other != option)


GUESSERS: dict[str, Score] = {
    "longest": lambda option, _, __: len(option),
    "shortest": lambda option, _, __: -len(option),
    "words of the question": lambda option, _, question: _shared(option, question),
    "odd one out": lambda option, options, _: _oddity(option, options),
    "none of the odd ones": lambda option, options, _: -_oddity(option, options),
    "most like the others": lambda option, options, _: _typical(option, options),
    "least like the others": lambda option, options, _: -_typical(option, options),
    "verb first": lambda option, _, __: marks(option)[0],
    "noun first": lambda option, _, __: -marks(option)[0],
    "past": lambda option, _, __: marks(option)[1],
    "no past": lambda option, _, __: -marks(option)[1],
    "has digits": lambda option, _, __: any(map(str.isdigit, option)),
    "short form": lambda option, _, __: marks(option)[5],
    "a list": lambda option, _, __: option.count(",") + option.count(";"),
    "roundest": lambda option, _, __: _zeros(option),
    "least round": lambda option, _, __: -_zeros(option),
    "middle number": lambda option, options, _: _middle(option, options),
    "greatest number": lambda option, _, __: _number(option),
    "least number": lambda option, _, __: -_number(option),
}


def chance_of(guesser: Score, question: StudyQuestion) -> float:
    """How likely a guesser is right: the share of the right option among those that it likes best."""
    scores = [guesser(option, question.options, question.question) for option in question.options]
    best = [n for n, score in enumerate(scores) if score == max(scores)]
    right = question.options.index(question.answer)
    return 1 / len(best) if right in best else 0.0


def success(questions: Iterable[StudyQuestion]) -> dict[str, float]:
    """The share of multiple-choice questions that each guesser gets right."""
    choices = [question for question in questions if question.kind is QuestionKind.MCQ]
    found: Counter[str] = Counter()
    for name, guesser in GUESSERS.items():
        found[name] = sum(chance_of(guesser, question) for question in choices)  # type: ignore[assignment]
    return {name: total / len(choices) for name, total in found.items()}


def a_coin(questions: Sequence[StudyQuestion], seed: int) -> float:
    """What one who picks blindly gets right."""
    chance = random.Random(seed)
    return sum(chance.choice(one.options) == one.answer for one in questions) / len(questions)
