"""The documents in use and what is derived from them once, so that a question costs little."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Protocol

from assistant.constraints import own_places
from assistant.figures.audit.claims import Claim, Disagreement
from assistant.figures.audit.disagreements import broken_sums, different_values
from assistant.figures.audit.improbable import improbable
from assistant.figures.audit.told import told
from assistant.figures.audit.types import Finding
from assistant.heads import front, own_place
from assistant.reading import Reader
from assistant.words.terms import Weights, gram_set
from assistant.words.vocabulary import Vocabulary
from assistant.words.wanted import Wanted, phrase_grams
from ingest.ledger import with_ledger
from ingest.normalise import fold, syllables
from ingest.observation import Observation
from ingest.quantities import Quantity, quantities
from ingest.sentences import sentences
from ingest.types import Document, Passage, Span
from vectorstore.types import DocumentInfo

# A sentence longer than this is quoted in parts: runs of its semicolon items, each run up to PART characters.
LONG_SENTENCE = 420
PART = 320
BULLET = re.compile(r"[-+*•–]\s+")
# Other expressions of one meaning that are searched for.
MOST_OTHERS = 1
# The share of the pairs of syllables of a name that a document's head must hold to be its.
HEAD_SHARE = 0.8
# Shorter pieces say nothing alone.
SHORT_UNIT = 12

Versions = tuple[tuple[str, str], ...]


class Catalogue(Protocol):
    """Where documents come from."""

    def documents(self) -> tuple[DocumentInfo, ...]: ...
    def document(self, name: str) -> Document: ...


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence or item of a passage that can be quoted, with its unaccented grams and its quantities."""

    passage: Passage
    span: Span
    text: str
    grams: frozenset[str]
    quantities: tuple[Quantity, ...]


class Corpus:
    """Documents by name, their language (term weights, vocabulary, a reader of questions), their terms of office.

    Holds one state of the store (`versions`: name of each document, and what tells its states apart); safe to share between threads.
    `site` is a vocabulary file of the site's own. `terms` stand oldest first.
    """

    def __init__(
        self, documents: Mapping[str, Document], versions: Versions, site: Path | None = None
    ) -> None:
        self.versions = versions
        self.documents = documents
        passages = [passage for document in documents.values() for passage in document.passages]
        self._grams = {passage.id: gram_set(passage.indexed_text) for passage in passages}
        self.weights = Weights(self._grams.values())
        self.terms = tuple(sorted({s.term for d in documents.values() for s in d.sections if s.term}))
        texts = [document.text for document in documents.values()]
        self.vocabulary = Vocabulary.of(texts, site)
        self.reader = Reader.of(texts)
        self.places = own_places(texts) | {place for one in documents.values() if (place := own_place(one))}
        self._fronts = tuple(map(front, documents.values()))
        self._titles: dict[str, Wanted] = {}
        self._units: dict[str, tuple[Unit, ...]] = {}
        self._ledgers: dict[str, tuple[Observation, ...]] = {}
        self._improbable: dict[str, tuple[Finding, ...]] = {}
        self._disagreements: dict[str, tuple[tuple[Disagreement, tuple[Unit, ...]], ...]] = {}
        self._all = frozenset[str]().union(*self._grams.values())

    @classmethod
    def of(cls, catalogue: Catalogue, versions: Versions, site: Path | None = None) -> Corpus:
        """Read the documents of `versions`."""
        return cls({name: catalogue.document(name) for name, _ in versions}, versions, site)

    def wanted(self, topic: str) -> Wanted:
        """The terms of a question's topic, weighed, each with what else says the same."""
        return Wanted.of(topic, self.weights, self.vocabulary.expansions(topic))

    def title(self, text: str) -> Wanted:
        """The terms of a section's title, each with what else says the same; worked out once."""
        if (known := self._titles.get(text)) is None:
            known = self._titles[text] = self.wanted(text)
        return known

    def other_words(self, topic: str) -> str:
        """Other expressions for parts of a topic that the documents write."""
        return " ".join(
            other
            for expansion in self.vocabulary.expansions(topic)
            for other in [other for other in expansion.others if self.vocabulary.occurs(other)][:MOST_OTHERS]
        )

    def knows(self, phrase: str) -> bool:
        """Whether the pairs of a phrase (or its one syllable) stand anywhere in the documents."""
        return phrase_grams(phrase) <= self._all

    def heads(self, phrase: str) -> bool:
        """Whether a phrase stands, accents aside, in the title, the letterhead or the close of a document.

        A name that a letterhead parts by a word or two of its own is met by nearly all its pairs of syllables.
        """
        parts = [fold(part) for part in syllables(phrase)]
        pairs = [f" {a} {b} " for a, b in pairwise(parts)] or [f" {' '.join(parts)} "]
        return any(sum(pair in front for pair in pairs) >= HEAD_SHARE * len(pairs) for front in self._fronts)

    def disagreements(self, document: str) -> Sequence[tuple[Disagreement, tuple[Unit, ...]]]:
        """What of a document disagrees with itself, each with the statements concerned; worked out when first asked."""
        if (known := self._disagreements.get(document)) is None:
            units = [unit for passage in self.documents[document].passages for unit in self.units(passage)]
            claims = [Claim(n, unit.text, unit.passage.term) for n, unit in enumerate(units)]
            known = self._disagreements[document] = tuple(
                (found, tuple(units[key] for key in found.keys))
                for found in (*different_values(claims), *broken_sums(claims))
            )
        return known

    def improbable(self, document: str) -> Sequence[Finding]:
        """The values of a document that can hardly be meant as they are written; worked out when first asked."""
        if (known := self._improbable.get(document)) is None:
            known = self._improbable[document] = tuple(improbable(told(self.documents[document])))
        return known

    def observations(self, document: str, span: Span) -> tuple[Observation, ...]:
        """The figures of a document's ledger that stand within a span."""
        if (ledger := self._ledgers.get(document)) is None:
            ledger = self._ledgers[document] = with_ledger(self.documents[document]).observations
        return tuple(one for one in ledger if span.start <= one.quantity.start < span.end)

    def synonyms(self, phrase: str) -> tuple[str, ...]:
        """Other expressions for a whole phrase."""
        size = len(syllables(phrase))
        return tuple(
            other
            for expansion in self.vocabulary.expansions(phrase)
            if expansion.end - expansion.start == size
            for other in expansion.others
        )

    def grams(self, passage: Passage) -> frozenset[str]:
        """The unaccented grams of a passage with its headings and context."""
        return self._grams[passage.id]

    def units(self, passage: Passage) -> tuple[Unit, ...]:
        """The sentences of a passage, long ones by their items; introductions that end in a colon are left out."""
        if (units := self._units.get(passage.id)) is None:
            document = self.documents[passage.document]
            units = self._units[passage.id] = tuple(
                Unit(passage, span, text, gram_set(text), tuple(quantities(text)))
                for span in _quotable(passage, document)
                for text in (document.text[span.start : span.end],)
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
