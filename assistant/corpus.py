"""The documents in use and what is derived from them once, so that a question costs little."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from assistant.terms import Weights, gram_set
from ingest.sentences import sentences
from ingest.types import Document, Passage, Span
from vectorstore.types import DocumentInfo

# A sentence longer than this is quoted in parts: runs of its semicolon items, each run up to PART characters.
LONG_SENTENCE = 420
PART = 320
BULLET = re.compile(r"[-+*•–]\s+")
# Shorter pieces say nothing alone.
SHORT_UNIT = 12

Versions = tuple[tuple[str, str], ...]


class Catalogue(Protocol):
    """Where documents come from."""

    def documents(self) -> tuple[DocumentInfo, ...]: ...
    def document(self, name: str) -> Document: ...


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence or item of a passage that can be quoted, with its unaccented grams."""

    passage: Passage
    span: Span
    text: str
    grams: frozenset[str]


class Corpus:
    """Documents by name, term weights over their passages, the terms of office they speak of, oldest first.

    Holds one state of the store (`versions`: name and version of each document); safe to share between threads.
    """

    def __init__(self, documents: Mapping[str, Document], versions: Versions) -> None:
        self.versions = versions
        self.documents = documents
        passages = [passage for document in documents.values() for passage in document.passages]
        self._grams = {passage.id: gram_set(passage.indexed_text) for passage in passages}
        self.weights = Weights(self._grams.values())
        self.terms = tuple(sorted({s.term for d in documents.values() for s in d.sections if s.term}))
        self._units: dict[str, tuple[Unit, ...]] = {}

    @classmethod
    def of(cls, catalogue: Catalogue, versions: Versions) -> Corpus:
        """Read the documents of `versions`."""
        return cls({name: catalogue.document(name) for name, _ in versions}, versions)

    def grams(self, passage: Passage) -> frozenset[str]:
        """The unaccented grams of a passage with its headings and context."""
        return self._grams[passage.id]

    def units(self, passage: Passage) -> tuple[Unit, ...]:
        """The sentences of a passage, long ones by their items; introductions that end in a colon are left out."""
        if (units := self._units.get(passage.id)) is None:
            document = self.documents[passage.document]
            units = self._units[passage.id] = tuple(
                Unit(
                    passage, span, document.text[span.start : span.end], gram_set(document.text[slice(*span)])
                )
                for span in _quotable(passage, document)
            )
        return units


def _packed(text: str, items: list[Span]) -> list[Span]:
    """Neighbouring items joined while they stay within PART characters and nothing was cut out between them."""
    runs: list[Span] = []
    for item in items:
        apart = runs and text[runs[-1].end : item.start].strip()
        if runs and not apart and item.end - runs[-1].start <= PART:
            runs[-1] = Span(runs[-1].start, item.end)
        else:
            runs.append(item)
    return runs


def _quotable(passage: Passage, document: Document) -> list[Span]:
    text = document.text
    spans: list[Span] = []
    for span in sentences(text, passage.start, passage.end, cuts=document.cuts):
        if span.end - span.start > LONG_SENTENCE:
            spans.extend(
                _packed(text, sentences(text, span.start, span.end, cuts=document.cuts, semicolons=True))
            )
        else:
            spans.append(span)
    spans = [after_bullet(text, span) for span in spans]
    return [span for span in spans if span.end - span.start >= SHORT_UNIT and text[span.end - 1] != ":"]


def after_bullet(text: str, span: Span) -> Span:
    """A span without the bullet that it opens with."""
    found = BULLET.match(text, *span)
    return Span(found.end(), span.end) if found and found.end() < span.end else span


def one_line(text: str) -> str:
    """A quote as one line of an answer, without its bullet."""
    return re.sub(r"\s+", " ", text).strip().lstrip("-+*• ").strip()
