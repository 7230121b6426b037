"""The statements of the evidence, those first that answer the question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.fit import fit, wants_figure
from assistant.constraints import Constraint, refused, share_met, unmet
from assistant.corpus import Corpus, Unit
from assistant.terms import gram_set
from assistant.types import Evidence, Question
from assistant.understand import TERM
from assistant.wanted import Wanted
from ingest.types import Nature

# Passages looked into.
PASSAGES = 12
# What a passage's own place, its headings, the form of answer and the question's constraints count against the share
# of the question's terms that the statement itself holds.
PLACE = 0.35
HEADING = 0.35
FORM = 0.25
DEMANDS = 0.4
# What a section of the nature asked about counts, where that nature is what is asked for.
NATURE = 0.25
TELLING = frozenset((Nature.SHORTCOMING, Nature.CAUSE, Nature.LESSON))
# A statement that a hard constraint rules out goes behind those that it does not.
RULED_OUT = 0.5


@dataclass(frozen=True, slots=True)
class Scored:
    """A statement, how well it answers, how much of the question it holds itself, and what it does not meet."""

    unit: Unit
    score: float
    own: float
    missing: tuple[Constraint, ...]
    ruled_out: bool


def rank_units(
    question: Question, evidence: Sequence[Evidence], corpus: Corpus, wanted: Wanted
) -> list[Scored]:
    """Every quotable statement of the best passages, best first."""
    if not evidence:
        return []
    top = max(evidence[0].score, 0.1)
    ranked = []
    for item in evidence[:PASSAGES]:
        place = PLACE * item.score / top
        headings = f"{item.passage.heading}\n{item.passage.context}"
        heading = gram_set(headings)
        for unit in corpus.units(item.passage):
            own = wanted.coverage(unit.grams)
            missing = unmet(question.constraints, unit.text, f"{headings}\n{item.passage.text}")
            out = refused(question.constraints, missing) or of_other_term(question, unit)
            score = place + own + HEADING * wanted.coverage(unit.grams | heading)
            score += NATURE * told_by(question, item.passage.nature)
            score += FORM * fit(question.asked, unit.quantities)
            score += DEMANDS * (share_met(question.constraints, missing) - 1) - RULED_OUT * out
            ranked.append(Scored(unit, score, own, missing, out))
    return sorted(ranked, key=lambda scored: -scored.score)


def told_by(question: Question, nature: Nature) -> bool:
    """Whether a section of a nature is where the question's answer stands."""
    if question.natures & TELLING:
        return nature in question.natures
    return nature is Nature.TARGET and Nature.TARGET in question.natures and wants_figure(question.asked)


def of_other_term(question: Question, unit: Unit) -> bool:
    """Whether a statement is about another term of office than the one the question names."""
    if not question.term_named or unit.passage.term in (None, question.term):
        return False
    return not named_in(question.term or "", unit.text)


def named_in(term: str, text: str) -> bool:
    """Whether a text names a term of office by its years."""
    return any(f"{a}-{b}" == term for a, b in TERM.findall(text))
