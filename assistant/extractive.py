"""The answerer that needs no language model: it quotes the sentences that answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.corpus import Corpus, Unit, one_line
from assistant.lexicon import is_bare
from assistant.sections import section_answer
from assistant.terms import Weights, content_grams, gram_set
from assistant.types import Citation, Draft, Evidence, Question, Statement, Status
from ingest.types import Nature, PassageKind

HEADLINE = 240
# Evidence is weak where ten times the cosine plus the coverage stays below this: set between questions on other
# subjects (XQuAD-vi's, asked of a report: 90 % lie below) and those a report answers (99 % lie above).
MIN_STRENGTH = 8.7
# The same for questions typed without accents, whose cosines are lower (other subjects: 27 % below, answered: 2 %).
MIN_STRENGTH_BARE = 8.1
# The share of the question's terms that a passage must hold for its section to be named as near.
NEAR = 0.3
# Passages looked into, and how much of the best unit's score a further one needs.
PASSAGES = 6
KEEP = 0.65
# The share of the question's terms that a weaker unit must bring to be kept all the same.
GAIN = 0.12
MOST_UNITS = 5
# What is asked about these takes more than a sentence to tell: twice the room.
BROAD = frozenset((Nature.TASK, Nature.SHORTCOMING, Nature.CAUSE, Nature.LESSON))
# The two terms of a comparison, the older first.
SIDES = ("Nhiệm kỳ trước", "Nhiệm kỳ sau")
# Room for a bullet and its mark.
MARKS = 12
DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Scored:
    """A unit and how well it answers."""

    unit: Unit
    score: float


class ExtractiveAnswerer:
    """Writes a draft from exact sentences of the evidence."""

    def __init__(self, *, max_length: int = 880) -> None:
        self._max_length = max_length

    def answer(self, question: Question, evidence: Sequence[Evidence], corpus: Corpus) -> Draft:
        """Draft an answer; `not_found` where the evidence is weak."""
        if is_weak(question, evidence):
            return not_found(evidence)
        whole = section_answer(question, evidence, corpus)
        if whole is not None:
            return whole
        if question.compares and (both := side_by_side(question, evidence, corpus)):
            return both
        ranked = rank_units(question, evidence, corpus)
        if not ranked:
            return not_found(evidence)
        broad = not question.wants_figure and bool(question.wants_list or question.natures & BROAD)
        budget = self._max_length * (2 if broad else 1)
        chosen = choose(ranked, content_grams(question.topic), corpus.weights, budget)
        citations = tuple(cite(n, unit) for n, unit in enumerate(chosen, start=1))
        statements = tuple(Statement(one_line(c.quote), (c.n,)) for c in citations)
        return Draft(Status.ANSWERED, headline(chosen[0], question, corpus.weights), statements, citations)


def is_weak(question: Question, evidence: Sequence[Evidence]) -> bool:
    """True where no passage is near the question in meaning nor holds its words."""
    best = evidence[:PASSAGES]
    if not best:
        return True
    strength = 10 * max(item.dense for item in best) + max(item.coverage for item in best)
    return strength < (MIN_STRENGTH_BARE if is_bare(question.standalone) else MIN_STRENGTH)


def not_found(evidence: Sequence[Evidence]) -> Draft:
    """Say that the report does not tell, and where the nearest subject stands, if any is near."""
    message = "Báo cáo không nêu nội dung này."
    if evidence and evidence[0].passage.titles and evidence[0].coverage >= NEAR:
        passage = evidence[0].passage
        message += f" Mục gần nhất để tham khảo: {passage.titles[-1]} ({passage.section_path})."
    return Draft(Status.NOT_FOUND, message)


def cite(n: int, unit: Unit) -> Citation:
    """The citation of a unit."""
    passage = unit.passage
    section = passage.section_path
    if passage.kind is PassageKind.FOOTNOTE:
        section = f"{section} › Chú thích" if section else "Chú thích"
    return Citation(n, passage.document, section, passage.page, *unit.span, unit.text)


def rank_units(question: Question, evidence: Sequence[Evidence], corpus: Corpus) -> list[Scored]:
    """Every quotable unit of the best passages, best first.

    A unit is worth its passage's score and the share of the question's terms that it holds itself and with its
    headings; where a number is asked for, one without any is worth less.
    """
    wanted = content_grams(question.topic)
    top = max(evidence[0].score, 0.1)
    ranked = []
    for item in evidence[:PASSAGES]:
        heading = gram_set(f"{item.passage.heading} {item.passage.context}")
        for unit in corpus.units(item.passage):
            own = corpus.weights.coverage(wanted, unit.grams)
            placed = corpus.weights.coverage(wanted, unit.grams | heading)
            score = 0.35 * item.score / top + own + 0.35 * placed
            if question.wants_figure:
                score += 0.15 if DIGIT.search(unit.text) else -0.15
            ranked.append(Scored(unit, score))
    return sorted(ranked, key=lambda scored: -scored.score)


def choose(ranked: Sequence[Scored], wanted: Sequence[str], weights: Weights, budget: int) -> list[Unit]:
    """The best unit, then those that are nearly as good or bring missing terms, while the answer stays short."""
    best = ranked[0]
    chosen = [best.unit]
    used = len(best.unit.text) + (HEADLINE if len(best.unit.text) > HEADLINE else 0)
    seen = {one_line(best.unit.text)}
    covered = best.unit.grams
    for scored in ranked[1:]:
        line = one_line(scored.unit.text)
        gain = weights.coverage(wanted, covered | scored.unit.grams) - weights.coverage(wanted, covered)
        weak = scored.score < KEEP * best.score and gain < GAIN
        if weak or line in seen or used + len(line) + MARKS > budget:
            continue
        chosen.append(scored.unit)
        seen.add(line)
        covered = covered | scored.unit.grams
        used += len(line) + MARKS
        if len(chosen) == MOST_UNITS:
            break
    return chosen


def side_by_side(question: Question, evidence: Sequence[Evidence], corpus: Corpus) -> Draft | None:
    """The best statement of each of the terms compared; None where one of them tells nothing."""
    chosen = []
    for term in question.compares:
        of_term = [item for item in evidence if item.passage.term == term]
        ranked = rank_units(question, of_term, corpus) if of_term else []
        if not ranked:
            return None
        chosen.append(ranked[0].unit)
    citations = tuple(cite(n, unit) for n, unit in enumerate(chosen, start=1))
    said = [f"{side}: {one_line(unit.text)}" for side, unit in zip(SIDES, chosen, strict=True)]
    statements = tuple(Statement(line, (n,)) for n, line in enumerate(said, start=1))
    short = " | ".join(said)
    return Draft(
        Status.ANSWERED, short if len(short) <= HEADLINE else said[-1][:HEADLINE], statements, citations
    )


def headline(unit: Unit, question: Question, weights: Weights) -> str:
    """The part of the best unit that answers, at most 240 characters, cut at clauses, from its start if need be."""
    line = one_line(unit.text)
    if len(line) <= HEADLINE:
        return line
    wanted = content_grams(question.topic)
    clauses = [part.strip() for part in re.split(r"(?<=[,;:])\s+|\s+(?=\()", line) if part.strip()]
    best, best_score = line[: HEADLINE - 1].rsplit(" ", 1)[0] + "…", -1.0
    for i in range(len(clauses)):
        for j in range(i + 1, len(clauses) + 1):
            window = " ".join(clauses[i:j]).rstrip(",;:")
            if len(window) > HEADLINE:
                break
            score = weights.coverage(wanted, gram_set(window)) - 0.0004 * len(window)
            score += 0.1 * (i == 0) + 0.1 * bool(question.wants_figure and DIGIT.search(window))
            if score > best_score:
                best, best_score = window, score
    return best[:1].upper() + best[1:]
