"""Small made-up reports: their corpus, a question as it is understood there, what it finds and what is answered."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from assistant.answering.extractive import ExtractiveAnswerer
from assistant.corpus import Corpus, Unit
from assistant.question.asking import Ask, Asked
from assistant.retrieve import ReportRetriever
from assistant.types import Draft, Evidence, Question, Turn
from assistant.understand import understand
from ingest.pipeline import build_document
from ingest.types import Document, Page
from tests.assistant.sample import WordStore


def corpus_of(*documents: Document) -> Corpus:
    return Corpus({d.name: d for d in documents}, tuple((d.name, d.version) for d in documents))


@cache
def corpus(text: str) -> Corpus:
    """The corpus of one made-up report, "a.txt"."""
    return corpus_of(build_document([Page(None, text)], name="a.txt"))


def reading(text: str, corpus: Corpus, history: Sequence[Turn] = ()) -> Question:
    return understand(text, history, corpus)


def finding(question: Question, corpus: Corpus) -> list[Evidence]:
    """The evidence for a question, found by shared words."""
    store = WordStore(*corpus.documents.values())
    return ReportRetriever(store=store, corpus=corpus, dense_weight=0.4).retrieve(question)


def answering(text: str, corpus: Corpus) -> Draft:
    """The draft for a question that is read as it stands."""
    question = reading(text, corpus)
    return ExtractiveAnswerer().answer(question, finding(question, corpus), corpus)


def units(corpus: Corpus) -> list[Unit]:
    """Every statement that can be quoted, in order."""
    return [u for d in corpus.documents.values() for passage in d.passages for u in corpus.units(passage)]


def unit_with(words: str, corpus: Corpus) -> Unit:
    """The one statement that holds these words."""
    (found,) = [unit for unit in units(corpus) if words in unit.text]
    return found


def forms(*kinds: Ask, counted: str = "") -> Asked:
    """These forms of answer, asked."""
    return Asked(kinds, (), counted)
