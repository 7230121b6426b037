"""The ledgers that a text is checked against, made ready for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.checking.bodies import own_names
from assistant.checking.changing import changes
from assistant.checking.sides import Traits
from assistant.checking.times import Years, years_of
from assistant.checking.topics import PART, Language, Topic, content
from assistant.checking.units import Measure, measure_of
from assistant.figures.ledger.entries import Entry, entries
from assistant.words.terms import Weights, gram_set
from assistant.words.vocabulary import Vocabulary
from ingest.clauses import Clause, clauses
from ingest.normalise import fold
from ingest.quantity import Kind
from ingest.types import Document


@dataclass(frozen=True, slots=True)
class Told:
    """A line of a ledger with what it measures, what it is said of, and for which years.

    `where` holds, unaccented, the words among which a place or body must be named.
    """

    entry: Entry
    measure: Measure
    topic: Topic
    traits: Traits
    change: bool | None
    where: str
    years: Years | None


@dataclass(frozen=True, slots=True)
class Index:
    """All lines of the ledgers, the language that they are read in, and the names of those they are about."""

    told: tuple[Told, ...]
    language: Language
    own: frozenset[str]

    @classmethod
    def of(cls, documents: Sequence[Document]) -> Index:
        """Read the ledgers of the documents."""
        lines = [(document, entry) for document in documents for entry in entries(document)]
        weights = Weights(gram_set(content(f"{_name(entry)} {_clause(entry)}")) for _, entry in lines)
        texts = [document.text for document in documents]
        own = own_names(texts)
        language = Language(weights, Vocabulary.of(texts), own)
        return cls(tuple(_told(document, entry, language) for document, entry in lines), language, own)


def _told(document: Document, entry: Entry, language: Language) -> Told:
    told = entry.observation
    section = document.sections[told.section] if told.section is not None else None
    around = (entry.quote, section.title if section else "")
    return Told(
        entry=entry,
        measure=measure_of(told.quantity, document.text[told.quantity.end : told.quantity.end + 20]),
        topic=language.topic(_name(entry), _clause(entry), around),
        traits=Traits.of(f"{_name(entry)} {_clause(entry)}", " ".join(around)),
        change=changes(told.quantity, _label(entry), told.indicator),
        where=fold(" ".join((told.indicator, *around, document.title))),
        years=years_of(told.period),
    )


def _name(entry: Entry) -> str:
    told = entry.observation
    counted = told.quantity.kind in (Kind.COUNT, Kind.RATIO, Kind.RANK)
    return f"{told.indicator}{PART}{told.quantity.unit if counted else ''}"


def _clause(entry: Entry) -> str:
    clause = _clause_of(entry)
    return f"{clause.label} {clause.tail}" if clause else ""


def _label(entry: Entry) -> str:
    clause = _clause_of(entry)
    return clause.label if clause else ""


def _clause_of(entry: Entry) -> Clause | None:
    told = entry.observation
    at = told.quantity.start - told.start
    return next((item for item in clauses(entry.quote) if item.quantity.start == at), None)
