"""Statements in whose figures the ledger finds just the indicator that is asked for."""

from __future__ import annotations

from assistant.answering.fit import FORMS, wants_figure
from assistant.answering.ranking import Scored
from assistant.corpus import Corpus, Unit
from assistant.question.asking import Ask
from assistant.types import Question
from assistant.words.terms import content_grams, gram_set
from assistant.words.wanted import Wanted
from ingest.observation import Observation
from ingest.quantities import Kind

# Statements looked into, and how far behind the best one may stand.
LOOKED_INTO = 12
REACH = 0.6
# How well a name must agree with the question, and how much better than those of the best statement do.
LEAST = 0.5
CLEARLY = 0.12


def named_first(ranked: list[Scored], wanted: Wanted, question: Question, corpus: Corpus) -> list[Scored]:
    """The statements, first that of the figure whose name agrees best with a question for one figure.

    "Sản lượng ngô" is not told by "sản lượng lúa", though that stands in a sentence that speaks of maize too.
    """
    if not wants_figure(question.asked) or len(question.asked.parts) > 1 or Ask.LIST in question.asked.kinds:
        return ranked
    near = [
        scored
        for scored in ranked[:LOOKED_INTO]
        if not scored.ruled_out and scored.score >= ranked[0].score - REACH
    ]
    told = [agreement(scored.unit, wanted, question, corpus) for scored in near]
    best = max(range(len(near)), key=lambda i: told[i], default=0)
    if not near or told[best] < max(LEAST, told[0] + CLEARLY):
        return ranked
    first = near[best]
    return [first, *(scored for scored in ranked if scored is not first)]


def agreement(unit: Unit, wanted: Wanted, question: Question, corpus: Corpus) -> float:
    """How well the best name among a statement's figures and a question say the same, 0 to 1."""
    kinds = frozenset[Kind]().union(*(FORMS.get(kind, frozenset()) for kind in question.asked.kinds))
    found = corpus.observations(unit.passage.document, unit.span)
    fitting = [one for one in found if not kinds or one.quantity.kind in kinds]
    return max((_agreement(one, wanted, corpus) for one in fitting), default=0.0)


def _agreement(one: Observation, wanted: Wanted, corpus: Corpus) -> float:
    unit = one.quantity.unit if one.quantity.kind is Kind.COUNT else ""
    recall = wanted.coverage(gram_set(f"{one.indicator} {unit} {one.period}"))
    said = wanted.all_grams
    own = content_grams(one.indicator)
    weights = [(corpus.weights.of(gram), gram in said) for gram in own]
    total = sum(weight for weight, _ in weights)
    precision = sum(weight for weight, here in weights if here) / total if total else 0.0
    return 2 * recall * precision / (recall + precision) if recall + precision else 0.0
