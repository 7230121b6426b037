"""What of an answer the report contradicts elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.citing import cited
from assistant.asking import Ask
from assistant.claims import Disagreement
from assistant.corpus import Corpus, Unit, one_line
from assistant.terms import gram_set
from assistant.types import Conflict, Draft, Question, Statement
from assistant.wanted import Wanted

# The share of the question's terms that a disagreement's own words must hold to be told; less where the question
# asks whether things agree.
TOLD = 0.3
ASKED = 0.1
LENGTH = 240


def with_disagreements(
    draft: Draft, chosen: Sequence[Unit], question: Question, wanted: Wanted, corpus: Corpus
) -> Draft:
    """The draft with the disagreements that its statements are part of, told first, both sides quoted."""
    least = ASKED if Ask.CONFLICT in question.asked.kinds else TOLD
    found = [
        (disagreement, units)
        for disagreement, units in corpus.disagreements(chosen[0].passage.document)
        if any(unit.span == own.span for unit in units for own in chosen)
        and wanted.coverage(gram_set(_words(disagreement, units))) >= least
    ]
    if not found:
        return draft
    disputed = {unit.span: unit for _, units in found for unit in units}
    kept = {unit.span: unit for unit in chosen if unit.span in disputed} | disputed
    citations = cited(kept.values())
    places = {span: n for n, span in enumerate(kept, start=1)}
    conflicts = tuple(
        Conflict(disagreement.message, tuple(places[unit.span] for unit in units))
        for disagreement, units in found
    )
    message = conflicts[0].message
    return replace(
        draft,
        headline=message if len(message) <= LENGTH else draft.headline,
        statements=tuple(Statement(one_line(c.quote), (c.n,)) for c in citations),
        citations=citations,
        conflicts=conflicts,
    )


def _words(disagreement: Disagreement, units: Sequence[Unit]) -> str:
    return " ".join((disagreement.message, *(f"{unit.passage.context} {unit.text}" for unit in units)))
