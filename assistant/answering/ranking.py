"""The statements of the evidence, those first that answer the question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.answering.fit import fit, only_forms, wants_figure
from assistant.constraints import Constraint, refused, share_met, unmet
from assistant.constraints import Kind as ConstraintKind
from assistant.corpus import Corpus, Unit
from assistant.types import TELLING, Evidence, Question
from assistant.understand import TERM
from assistant.words.terms import folded_syllables, gram_set
from assistant.words.wanted import Wanted
from ingest.types import Nature

# Passages looked into.
PASSAGES = 8
# What a passage's own place, its headings, the form of answer and the question's constraints count against the share
# of the question's terms that the statement itself holds.
PLACE = 0.35
HEADING = 0.35
FORM = 0.25
DEMANDS = 0.4
# What the total of what is counted gains over figures of a part of it.
TOTAL = 0.2
# What a statement about another term of office loses than the one the question names or leans to.
OTHER_TERM = 0.15
# What a section of the nature asked about counts, where that nature is what is asked for.
NATURE = 0.25
# Statements compared with the question in meaning, what a cosine counts (those of one question differ by 0.05), and how
# far from the best meaning can therefore still put one first.
COMPARED = 3
MEANING = 5.0
WITHIN = 0.25
# A statement that a hard constraint rules out goes behind those that it does not.
RULED_OUT = 0.5

# The share of the question's terms that a statement and its headings must hold to be its figure whatever its form.
TOLD_ALL = 0.75

# Cosines between a question and texts.
Similar = Callable[[str, Sequence[str]], Sequence[float]]


@dataclass(frozen=True, slots=True)
class Scored:
    """A statement, how well it answers, how much of the question it holds itself, and what it does not meet."""

    unit: Unit
    score: float
    own: float
    missing: tuple[Constraint, ...]
    ruled_out: bool


def rank_units(
    question: Question,
    evidence: Sequence[Evidence],
    corpus: Corpus,
    wanted: Wanted,
    similar: Similar | None = None,
) -> list[Scored]:
    """Every quotable statement of the best passages, best first.

    The best are compared with the question in meaning too where `similar` is given.
    """
    if not evidence:
        return []
    top = max(evidence[0].score, 0.1)
    ranked = []
    for item in evidence[:PASSAGES]:
        place = PLACE * item.score / top + NATURE * told_by(question, item.passage.nature)
        place -= OTHER_TERM * (question.term is not None and item.passage.term not in (None, question.term))
        headings = f"{item.passage.heading}\n{item.passage.context}"
        heading = gram_set(headings)
        around = f"{headings}\n{item.passage.text}"
        for unit in corpus.units(item.passage):
            own = wanted.coverage(unit.grams)
            missing = unmet(question.constraints, unit.text, _timed(question, unit, around, corpus))
            form = fit(question.asked, unit.quantities, unit.grams)
            placed = wanted.coverage(unit.grams | heading)
            # "kim ngạch" asks for money; a statement that tells all else but gives it in percent is still its figure.
            told_all = placed >= TOLD_ALL and any(quantity.figure for quantity in unit.quantities)
            unfit = form < 0 and only_forms(question.asked) and not told_all
            out = refused(question.constraints, missing) or of_other_term(question, unit) or unfit
            score = place + own + HEADING * placed
            score += FORM * form + TOTAL * tells_total(question, unit)
            score += DEMANDS * (share_met(question.constraints, missing) - 1) - RULED_OUT * out
            ranked.append(Scored(unit, score, own, missing, out))
    ranked.sort(key=lambda scored: -scored.score)
    if similar is None:
        return ranked
    # Only what meaning could put first is worth embedding.
    near = [scored for scored in ranked[:COMPARED] if scored.score > ranked[0].score - WITHIN]
    if len(near) < 2:
        return ranked
    cosines = similar(question.standalone, [scored.unit.text for scored in near])
    best, least = max(cosines), min(cosines)
    moved = [
        replace(scored, score=scored.score + MEANING * (cosine - best))
        for scored, cosine in zip(near, cosines, strict=True)
    ]
    moved += [
        replace(scored, score=scored.score + MEANING * (least - best)) for scored in ranked[len(near) :]
    ]
    return sorted(moved, key=lambda scored: -scored.score)


def _timed(question: Question, unit: Unit, around: str, corpus: Corpus) -> str:
    """What stands around a statement, with the periods of its figures where the question names a year.

    "Hiện có 186 chợ" is a figure of the year in which the report was made.
    """
    if not any(constraint.kind is ConstraintKind.YEAR for constraint in question.constraints):
        return around
    told = corpus.observations(unit.passage.document, unit.span)
    return "\n".join((around, *dict.fromkeys(observation.period for observation in told)))


def tells_total(question: Question, unit: Unit) -> bool:
    """Whether a statement tells the total of what is counted: "tổng số đảng viên"."""
    counted = folded_syllables(question.asked.counted)
    return bool(counted) and f" tong so {counted[0]} " in f" {' '.join(folded_syllables(unit.text))} "


def told_by(question: Question, nature: Nature) -> bool:
    """Whether a section of a nature is where the question's answer stands."""
    if question.natures & TELLING:
        return nature in question.natures
    if nature is Nature.TARGET:
        return nature in question.natures and wants_figure(question.asked)
    return nature in (Nature.TASK, Nature.RESULT) and nature in question.natures


def of_other_term(question: Question, unit: Unit) -> bool:
    """Whether a statement is about another term of office than the one the question names."""
    if question.term is None or not question.term_named or unit.passage.term in (None, question.term):
        return False
    return not named_in(question.term, unit.text)


def named_in(term: str, text: str) -> bool:
    """Whether a text names a term of office by its years."""
    return any(f"{a}-{b}" == term for a, b in TERM.findall(text))
