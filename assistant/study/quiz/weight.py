"""What is asked first when few questions are wanted: targets and headline results before meetings and dates."""

from __future__ import annotations

from assistant.figures.comparing import base_unit
from assistant.study.quiz.alike import alike
from assistant.study.quiz.kinship import fields_of, fits_nature, topical
from assistant.study.quiz.once import once_per_document
from assistant.study.quiz.types import Fact, FigureFact, Saying, SentenceFact
from assistant.study.telling import worth
from ingest.ledger import with_ledger
from ingest.normalise import syllables
from ingest.observation import FigureNature, Observation
from ingest.quantity import Kind
from ingest.types import Document, Nature

_OF_NATURE = {
    Nature.TASK: 1.7,
    Nature.LESSON: 1.7,
    Nature.SHORTCOMING: 1.5,
    Nature.TARGET: 1.5,
    Nature.CAUSE: 1.3,
    Nature.RESULT: 0.8,
    Nature.CONTEXT: 0.5,
}
_LONG, _DECREE = 34, 0.0
_IN_WORDS, _BESIDE, _AT_MOST = 0.3, 0.25, 0.75
_ALL = ("100", "0")


def weight(document: Document, fact: Fact) -> float:
    """How much a fact matters to who learns a report; figures of main targets are about 4, dates of documents 0."""
    if isinstance(fact, FigureFact):
        return _of_figure(document, fact)
    if isinstance(fact, SentenceFact):
        # Figures that stand beside it are asked for too, perhaps in the same set.
        return _of_figure(document, fact) - _IN_WORDS - min(_BESIDE * fact.shows, _AT_MOST)
    if isinstance(fact, Saying):
        return _of_saying(fact)
    return _DECREE


def _of_figure(document: Document, fact: FigureFact | SentenceFact) -> float:
    told = fact.entry.observation
    value = worth(document, fact.entry, _paired(document))
    trivial = told.quantity.kind is Kind.COUNT and told.nature is FigureNature.CONTEXT
    same = told.quantity.kind in (Kind.RATIO,) and len(set(told.quantity.value.split("/"))) == 1
    return value - 0.5 * trivial - 0.8 * same - 0.5 * (told.quantity.value in _ALL)


def _of_saying(saying: Saying) -> float:
    value = _OF_NATURE.get(saying.nature, 0.5)
    value -= 0.9 * saying.rough + 0.6 * (len(syllables(saying.text)) > _LONG)
    shown = (
        not saying.topic or topical(saying) or not fields_of(saying.topic).isdisjoint(fields_of(saying.text))
    )
    return value + 0.2 * topical(saying) - 0.5 * (not shown) - 0.4 * (not fits_nature(saying))


@once_per_document
def _paired(document: Document) -> frozenset[str]:
    """The ids of targets whose indicator is also told as a result."""
    ledger = with_ledger(document).observations
    results = [one for one in ledger if one.nature is FigureNature.RESULT]
    found = set()
    for target in ledger:
        if target.nature is not FigureNature.TARGET:
            continue
        for result in results:
            if _same(target, result):
                found |= {target.id, result.id}
    return frozenset(found)


def _same(one: Observation, other: Observation) -> bool:
    first, second = one.quantity, other.quantity
    return first.kind is second.kind and base_unit(first) == base_unit(second) and alike(one, other)
