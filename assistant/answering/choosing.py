"""Which statements are quoted: the best, and only what it lacks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.fit import fit
from assistant.answering.ranking import Scored, rank_units
from assistant.answering.widening import ROOM, widened
from assistant.corpus import Corpus, Unit, one_line
from assistant.question.asking import asked
from assistant.types import Evidence, Question
from assistant.words.wanted import Wanted

# How much of the best statement's score another needs to be quoted beside it.
KEEP = 0.72
# The share of the question's terms that a weaker one must add to be quoted all the same.
GAIN = 0.25
MOST = 3
# What a statement must itself hold of one part of a question to be quoted for it.
PART = 0.35
# Room for a bullet and its mark.
MARKS = 12


def choose(ranked: Sequence[Scored], wanted: Wanted, budget: int, *, most: int = MOST) -> list[Unit]:
    """The best statement, then those nearly as good or that tell another part, while the answer stays short."""
    best = ranked[0]
    chosen = [best.unit]
    used = len(best.unit.text)
    seen = {one_line(best.unit.text)}
    covered = best.unit.grams
    for scored in ranked[1:]:
        if len(chosen) == most:
            break
        line = one_line(scored.unit.text)
        gain = wanted.coverage(covered | scored.unit.grams) - wanted.coverage(covered)
        weak = scored.score < KEEP * best.score and gain < GAIN
        if weak or scored.ruled_out or line in seen or used + len(line) + MARKS > budget:
            continue
        chosen.append(scored.unit)
        seen.add(line)
        covered = covered | scored.unit.grams
        used += len(line) + MARKS
    return chosen


def with_parts(
    chosen: Sequence[Unit],
    question: Question,
    evidence: Sequence[Evidence],
    corpus: Corpus,
) -> list[Unit]:
    """The statements chosen, and for each part of the question that they do not answer the one that does."""
    kept = list(chosen)
    for part in question.asked.parts:
        form = asked(part)
        ranked = rank_units(replace(question, asked=form), evidence, corpus, corpus.wanted(part))
        best = next((scored for scored in ranked if not scored.ruled_out), None)
        if best is None or best.own < PART or fit(form, best.unit.quantities) < 0:
            continue
        if all(unit.span != best.unit.span for unit in kept):
            kept.append(best.unit)
    return kept


def within(chosen: Sequence[Unit], budget: int, corpus: Corpus, *, more: bool) -> list[Unit]:
    """The statements as they are quoted, with what stands around them where `more` is wanted, up to `budget` characters."""
    kept: list[Unit] = []
    for unit in chosen:
        quoted = widened(unit, corpus, min(ROOM, budget)) if more else unit
        if kept and len(quoted.text) + MARKS > budget:
            continue
        kept.append(quoted)
        budget -= len(quoted.text) + MARKS
    return distinct(kept)


def distinct(units: Sequence[Unit]) -> list[Unit]:
    """The statements less those that stand inside one before."""
    kept: list[Unit] = []
    for unit in units:
        inside = any(
            unit.passage.document == other.passage.document
            and other.span.start <= unit.span.start
            and unit.span.end <= other.span.end
            for other in kept
        )
        if not inside:
            kept.append(unit)
    return kept
