"""A question becomes ranked evidence: dense and lexical scores fused, then what the question restricts itself to."""

from __future__ import annotations

import statistics
from collections.abc import Collection, Sequence
from typing import Any, Protocol

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document as LangChainDocument
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from assistant.constraints import share_met, unmet
from assistant.corpus import Corpus
from assistant.types import Evidence, Question
from assistant.words.lexicon import is_bare
from vectorstore.types import Hit

# How far a passage of the right term, or of the wrong one, moves in standard deviations of the fused score.
TERM_STEP = 0.6
NATURE_STEP = 0.25
COVERAGE_STEP = 1.0
# What a passage that meets all that the question demands (years, places, names, a figure) gains over one that meets none.
DEMANDS_STEP = 0.5
# Without accents the embedding knows little of a question.
BARE_DENSE = 0.2


class Searcher(Protocol):
    """What retrieval needs of a store."""

    def search(
        self, text: str, *, words: str = "", limit: int = 50, documents: Collection[str] = ()
    ) -> list[Hit]: ...


def standardise(values: Sequence[float]) -> list[float]:
    """z-scores; all zero where the values do not differ."""
    if len(values) < 2:
        return [0.0 for _ in values]
    mean, spread = statistics.fmean(values), statistics.pstdev(values)
    return [(value - mean) / spread if spread else 0.0 for value in values]


def fuse(hits: Sequence[Hit], *, dense_weight: float, bare: bool) -> list[float]:
    """One score a hit: weighted sum of the z-scores of its three raw scores.

    A question without accents says nothing to the accented index and little to the embedding.
    """
    dense = standardise([hit.dense for hit in hits])
    accented = standardise([hit.lexical for hit in hits])
    folded = standardise([hit.folded for hit in hits])
    if bare:
        return [BARE_DENSE * d + (1 - BARE_DENSE) * f for d, f in zip(dense, folded, strict=True)]
    share = (1 - dense_weight) / 2
    return [dense_weight * d + share * (a + f) for d, a, f in zip(dense, accented, folded, strict=True)]


def constraint_bonus(question: Question, hit: Hit) -> float:
    """What the question's term, nature and demands add to a passage or take from it."""
    bonus = 0.0
    passage = hit.passage
    if question.term and passage.term:
        bonus += TERM_STEP if passage.term == question.term else -TERM_STEP
    if question.natures and passage.nature in question.natures:
        bonus += NATURE_STEP
    missing = unmet(question.constraints, passage.text, passage.heading)
    return bonus + DEMANDS_STEP * share_met(question.constraints, missing)


def rank(question: Question, hits: Sequence[Hit], corpus: Corpus, *, dense_weight: float) -> list[Evidence]:
    """Order hits as evidence, best first."""
    wanted = corpus.wanted(question.topic)
    fused = fuse(hits, dense_weight=dense_weight, bare=is_bare(question.standalone))
    evidence = []
    for hit, score in zip(hits, fused, strict=True):
        coverage = wanted.coverage(corpus.grams(hit.passage))
        total = score + COVERAGE_STEP * coverage + constraint_bonus(question, hit)
        evidence.append(Evidence(hit.passage, total, hit.dense, coverage))
    return sorted(evidence, key=lambda item: (-item.score, item.passage.start))


class ReportRetriever(BaseRetriever):
    """Finds the passages of a store; also an ordinary LangChain retriever, usable in any chain."""

    model_config = ConfigDict(arbitrary_types_allowed=True, frozen=True)

    store: Any
    corpus: Corpus
    limit: int = 50
    dense_weight: float = 0.5

    def retrieve(self, question: Question) -> list[Evidence]:
        """Every candidate as evidence, best first."""
        hits = self.store.search(
            question.standalone,
            words=self.corpus.other_words(question.topic),
            limit=self.limit,
            documents=question.documents,
        )
        return rank(question, hits, self.corpus, dense_weight=self.dense_weight)

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002 LangChain names it
    ) -> list[LangChainDocument]:
        found = self.retrieve(Question(text=query, standalone=query, topic=query))
        return [
            LangChainDocument(
                id=item.passage.id,
                page_content=item.passage.text,
                metadata={
                    "document": item.passage.document,
                    "section": item.passage.section_path,
                    "start": item.passage.start,
                    "end": item.passage.end,
                    "score": item.score,
                },
            )
            for item in found[:10]
        ]
