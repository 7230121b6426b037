"""Questions for one figure in the words of its own sentence: a gap, four numbers for a gap, true or false."""

from __future__ import annotations

import random
from collections.abc import Sequence

from assistant.study.quiz.asking import GAP, opening_topic
from assistant.study.quiz.building import made
from assistant.study.quiz.dice import one_of
from assistant.study.quiz.distractors import wrong_figures
from assistant.study.quiz.figure_questions import FALSE, FILL, TRUE, implied, level_of, spellings
from assistant.study.quiz.quoting import inner_quotes
from assistant.study.quiz.types import FigureFact, SentenceFact
from assistant.study.quiz.words import any_of
from assistant.study.types import Difficulty, QuestionKind, StudyQuestion
from ingest.observation import FigureNature

_CHOOSE = "số nào điền đúng vào chỗ trống"
_TOLD_AS = {FigureNature.TARGET: "chỉ tiêu", FigureNature.PLAN: "kế hoạch"}


def sentence_cloze(fact: SentenceFact) -> StudyQuestion:
    """The clause with a gap for the number."""
    value = number_of(fact)
    text = f"{FILL}{_source(fact)}: “{_clause(fact, GAP)}”."
    return made(
        QuestionKind.CLOZE, fact, text, (), value, _because(fact), level_of(fact), spellings(fact, value)
    )


def sentence_mcq(
    fact: SentenceFact, others: Sequence[FigureFact | SentenceFact], level: Difficulty, chance: random.Random
) -> StudyQuestion | None:
    """Four numbers for the gap; None where three wrong ones of its form cannot be made."""
    wrong = wrong_figures(fact, others, level, chance)
    if len(wrong) < 3:
        return None
    right = number_of(fact)
    text = f"{_source(fact)}, {_CHOOSE}: “{_clause(fact, GAP)}”?"
    options = tuple(sorted((right, *wrong)))
    return made(QuestionKind.MCQ, fact, text, options, right, _because(fact), level)


def sentence_true_false(
    fact: SentenceFact,
    others: Sequence[FigureFact | SentenceFact],
    level: Difficulty,
    chance: random.Random,
    *,
    true: bool,
) -> StudyQuestion | None:
    """The clause as it is, or with one wrong number."""
    if true:
        text = f"{_source(fact)}: “{_clause(fact, number_of(fact))}”."
        return made(QuestionKind.TRUE_FALSE, fact, text, (TRUE, FALSE), TRUE, _because(fact), level)
    wrong = [text for text in wrong_figures(fact, others, level, chance) if not implied(fact, text)]
    if not wrong:
        return None
    text = f"{_source(fact)}: “{_clause(fact, one_of(wrong, chance))}”."
    explanation = f"Số liệu đúng là {number_of(fact)}. {_because(fact)}"
    return made(QuestionKind.TRUE_FALSE, fact, text, (TRUE, FALSE), FALSE, explanation, level)


def number_of(fact: SentenceFact) -> str:
    """The number as the report writes it, on one line."""
    return " ".join(fact.entry.observation.quantity.value.split())


def _source(fact: SentenceFact) -> str:
    """Whose report it is, about what, as what and when: "Theo báo cáo của …, chỉ tiêu năm 2025"."""
    source = f"Theo báo cáo của {fact.who}" if fact.who else "Theo báo cáo"
    topic = opening_topic(fact.about)
    told = _TOLD_AS.get(fact.entry.observation.nature, "")
    aimed = told if told and not any_of("ahead").search(fact.text) else ""
    if aimed and not fact.when:
        aimed = f"về {aimed} đề ra"
    when = fact.when.removeprefix("trong ") if aimed else fact.when
    rest = f"{topic}{' '.join(part for part in (aimed, when) if part)}".removesuffix(", ")
    return f"{source}, {rest}" if rest else source


def _clause(fact: SentenceFact, number: str) -> str:
    return " ".join(inner_quotes(f"{fact.before}{number}{fact.after}").split())


def _because(fact: SentenceFact) -> str:
    return f"Báo cáo nêu: “{_clause(fact, number_of(fact))}”."
