"""Questions for one figure: four options, true or false, a gap, a short answer."""

from __future__ import annotations

import math
import random
import re
from collections.abc import Sequence

from assistant.figures.audit.claims import interval_of
from assistant.study.quiz.asking import phrasing, stated_text, value_text
from assistant.study.quiz.building import made
from assistant.study.quiz.dice import one_of
from assistant.study.quiz.distractors import wrong_figures
from assistant.study.quiz.numerals import numerals
from assistant.study.quiz.types import FigureFact, SentenceFact
from assistant.study.types import Difficulty, QuestionKind, StudyQuestion

TRUE, FALSE = "Đúng", "Sai"
FILL = "Điền số thích hợp vào chỗ trống: "
_CHOOSE = "Nhận định sau đúng hay sai? "


def figure_mcq(
    fact: FigureFact, others: Sequence[FigureFact], level: Difficulty, chance: random.Random
) -> StudyQuestion | None:
    """Four figures, one right; None where three wrong ones of its form cannot be made."""
    wrong = wrong_figures(fact, others, level, chance)
    if len(wrong) < 3:
        return None
    right = value_text(fact)
    options = tuple(sorted((right, *wrong)))
    return made(QuestionKind.MCQ, fact, phrasing(fact).asked, options, right, _because(fact), level)


def figure_true_false(
    fact: FigureFact, others: Sequence[FigureFact], level: Difficulty, chance: random.Random, *, true: bool
) -> StudyQuestion | None:
    """The statement of the figure as it is, or with one wrong figure."""
    words = phrasing(fact)
    if true:
        text = words.stated(stated_text(fact))
        return made(QuestionKind.TRUE_FALSE, fact, text, (TRUE, FALSE), TRUE, _because(fact), level)
    wrong = [text for text in wrong_figures(fact, others, level, chance) if not implied(fact, text)]
    if not wrong:
        return None
    figure = one_of(wrong, chance)
    if stated_text(fact) != value_text(fact):
        figure = figure.removesuffix(value_text(fact).removeprefix(stated_text(fact)))
    text = words.stated(figure)
    explanation = f"Số liệu đúng là {value_text(fact)}. {_because(fact)}"
    return made(QuestionKind.TRUE_FALSE, fact, text, (TRUE, FALSE), FALSE, explanation, level)


def figure_cloze(fact: FigureFact) -> StudyQuestion:
    """The statement with room for the number."""
    value = " ".join(fact.entry.observation.quantity.value.split())
    text = f"{FILL}{phrasing(fact).gap()}"
    level = level_of(fact)
    return made(QuestionKind.CLOZE, fact, text, (), value, _because(fact), level, spellings(fact, value))


def figure_short(fact: FigureFact) -> StudyQuestion:
    """The question with the figure as its answer."""
    right = value_text(fact)
    accepted = spellings(fact, right)
    return made(
        QuestionKind.SHORT, fact, phrasing(fact).asked, (), right, _because(fact), level_of(fact), accepted
    )


def implied(fact: FigureFact | SentenceFact, text: str) -> bool:
    """Whether a statement with another figure follows from the right one: "trên 50" from "trên 65"."""
    quantity = fact.entry.observation.quantity
    value = next((found.value for found in numerals(text)), None)
    if value is None or not quantity.loose:
        return False
    qualifier = quantity.qualifier or ""
    low, high = interval_of(quantity)
    number = float(value) * quantity.scale
    if "khoảng" in qualifier or "xấp xỉ" in qualifier:
        return low <= number <= high
    return number < quantity.amount if high == math.inf else number > quantity.amount


def level_of(fact: FigureFact | SentenceFact) -> Difficulty:
    """How hard a figure is to remember: all of something is easy, parts, ranges and long numbers are hard."""
    told = fact.entry.observation
    quantity = told.quantity
    digits = len(quantity.value.replace(".", "").replace(",", "").rstrip("0"))
    if quantity.value in ("100", "0") or (digits <= 1 and quantity.number_max is None):
        return Difficulty.EASY
    if told.whole or told.scope or quantity.number_max is not None or digits >= 5:
        return Difficulty.HARD
    return Difficulty.MEDIUM


def spellings(fact: FigureFact | SentenceFact, right: str) -> tuple[str, ...]:
    """Other ways to write the right answer."""
    quantity = fact.entry.observation.quantity
    value = " ".join(quantity.value.split())
    unit = quantity.unit
    joined = "" if unit.startswith("%") else " "
    bare = re.sub(r"^0+(?=\d)", "", value)
    tight = value.replace(" ", "")
    forms = (
        value,
        bare,
        tight,
        value_text(fact) if isinstance(fact, FigureFact) else value,
        f"{value}{joined}{unit}",
        f"{bare}{joined}{unit}",
        value.replace(".", ""),
        # "1.250" for "1,250" would be a thousand times as much.
        value.replace(",", ".") if re.fullmatch(r"\d+,(?:\d{1,2}|\d{4,})", value) else value,
    )
    return tuple(form for form in dict.fromkeys(forms) if form != right)


def _because(fact: FigureFact) -> str:
    return phrasing(fact).stated(stated_text(fact))
