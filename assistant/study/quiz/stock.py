"""All that can be asked: the facts of the chosen sections, and those of all to take wrong options from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.study.quiz.decrees import decrees
from assistant.study.quiz.figure_facts import figure_facts
from assistant.study.quiz.sayings import figured_sayings, sayings
from assistant.study.quiz.sentence_facts import sentence_facts
from assistant.study.quiz.types import DecreeFact, Fact, FigureFact, Saying, SentenceFact, Wanted
from assistant.study.quiz.weight import weight
from assistant.study.sections import chosen_sections
from ingest.types import Document


@dataclass(frozen=True, slots=True)
class Stock:
    """The documents, the facts to ask for, all facts by document, how much each to ask for matters (by key).

    Figures are asked by their names, those in `quoted` also or only in the words of their sentences. `spare` are
    statements for sections in which nothing else can be asked.
    """

    documents: tuple[Document, ...]
    facts: tuple[Fact, ...]
    figures: dict[str, tuple[FigureFact, ...]]
    quoted: dict[str, tuple[SentenceFact, ...]]
    told: dict[str, tuple[Saying, ...]]
    named: dict[str, tuple[DecreeFact, ...]]
    weights: dict[str, float]
    spare: tuple[Saying, ...]

    @classmethod
    def of(cls, documents: Sequence[Document], wanted: Wanted) -> Stock:
        """Raises InputError where a section is named that no document has."""
        figures = {document.name: figure_facts(document) for document in documents}
        quoted = {document.name: sentence_facts(document) for document in documents}
        told = {document.name: sayings(document) for document in documents}
        named = {document.name: decrees(document) for document in documents}
        facts: list[Fact] = []
        weights: dict[str, float] = {}
        spare: list[Saying] = []
        chosen = chosen_sections(documents, wanted.sections)
        for n, document in enumerate(documents):
            names = {fact.key for fact in figures[document.name]}
            unnamed = (fact for fact in quoted[document.name] if fact.key not in names)
            own: Iterable[Fact] = (
                *figures[document.name],
                *unnamed,
                *named[document.name],
                *told[document.name],
            )
            mine = [fact for fact in own if chosen is None or fact.owner[1] in chosen[n]]
            facts += mine
            innermost = set(range(len(document.sections))) - {one.parent for one in document.sections}
            spare += [
                saying
                for saying in figured_sayings(document)
                if saying.owner[1] in innermost and (chosen is None or saying.owner[1] in chosen[n])
            ]
            weights |= {fact.key: weight(document, fact) for fact in mine}
        return cls(tuple(documents), tuple(facts), figures, quoted, told, named, weights, tuple(spare))
