"""Matching questions: three to five indicators of one kind and time, and their values."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence

from assistant.figures.comparing import base_unit
from assistant.study.quiz.asking import opening_topic, shown_name, value_text
from assistant.study.quiz.building import matched
from assistant.study.quiz.dice import mixed
from assistant.study.quiz.types import FigureFact
from assistant.study.types import Difficulty, Pair, StudyQuestion
from ingest.ledger.phrases import capital
from ingest.observation import FigureNature
from ingest.quantity import LOOSE

LEAST, MOST = 3, 5
_TOLD_AS = {FigureNature.TARGET: "chỉ tiêu", FigureNature.PLAN: "nội dung kế hoạch"}
_LONGEST_NAME = 150


def groups(facts: Sequence[FigureFact]) -> list[list[FigureFact]]:
    """The figures that can be matched with each other: one section, time and nature, one unit, no value twice."""
    found: dict[tuple[object, ...], list[FigureFact]] = defaultdict(list)
    for fact in facts:
        told = fact.entry.observation
        if len(shown_name(fact)) > _LONGEST_NAME or any(
            word in (told.quantity.qualifier or "") for word in LOOSE
        ):
            continue
        unit = value_text(fact).lstrip("0123456789.,- ").casefold()
        found[fact.owner, fact.when, told.nature, base_unit(told.quantity), unit].append(fact)
    return [kept for group in found.values() if len(kept := _distinct(group)) >= LEAST]


def figure_match(group: Sequence[FigureFact], chance: random.Random) -> StudyQuestion | None:
    """A question for some of a group; None where fewer than three are left."""
    chosen = mixed(group, chance)[:MOST] if len(group) != MOST + 1 else mixed(group, chance)[:LEAST]
    if len(chosen) < LEAST:
        return None
    chosen.sort(key=lambda fact: fact.citation.start)
    pairs = tuple(Pair(capital(fact.name), value_text(fact)) for fact in chosen)
    told = chosen[0].entry.observation
    who = next((fact.who for fact in chosen if fact.who), "")
    source = f"Theo báo cáo của {who}, " if who else ""
    about = opening_topic(next((fact.about for fact in chosen if fact.about), ""))
    text = f"{source}{about}ghép mỗi {_TOLD_AS.get(told.nature, 'nội dung')} với số liệu tương ứng {chosen[0].when}."
    text = text[:1].upper() + text[1:]
    level = Difficulty.HARD if len(pairs) > LEAST else Difficulty.MEDIUM
    explanation = f"Báo cáo nêu: {'; '.join(f'{pair.left} – {pair.right}' for pair in pairs)}."
    return matched(tuple(chosen), text, pairs, explanation, level)


def _distinct(group: Sequence[FigureFact]) -> list[FigureFact]:
    """Figures of which no two have one value or one name."""
    kept: list[FigureFact] = []
    for fact in group:
        amount = fact.entry.observation.quantity.amount
        if all(
            other.entry.observation.quantity.amount != amount and shown_name(other) != shown_name(fact)
            for other in kept
        ):
            kept.append(fact)
    return kept
