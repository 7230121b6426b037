"""The ledgers of documents as one list that can be searched and filtered (pure)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

from assistant.figures.ledger.keys import Expressions, Keys, Search
from assistant.figures.ledger.telling import NATURES
from ingest.ledger import with_ledger
from ingest.normalise import fold
from ingest.observation import FigureNature, Observation
from ingest.paging import page_of
from ingest.types import Document

_RANGE = re.compile(r"(?<=\d)\s*[-–—]\s*(?=\d)")
_OF_DATE = re.compile(r"(?<=\d)/(?=\d)")


# No slots: what a line is searched by is worked out once, when it is first asked for.
@dataclass(frozen=True)
class Entry:
    """An observation with where it stands: document, section path ("Phần thứ nhất › I › 1"), page, sentence.

    `heading` is the section by its number and title. `quote` is the text from `observation.start` to `observation.end`
    and holds the value.
    """

    document: str
    observation: Observation
    section: str
    heading: str
    page: int | None
    quote: str

    @cached_property
    def keys(self) -> Keys:
        """What it is searched by."""
        found = self.observation
        quantity = found.quantity
        percent = "%" if "%" in quantity.unit else ""
        around = (
            quantity.unit,
            quantity.qualifier,
            found.scope,
            NATURES[found.nature],
            self.heading,
            self.quote,
        )
        return Keys.of(
            quantity.value,
            f"{found.indicator}\n{found.period}\n{percent}",
            "\n".join(part for part in around if part),
        )


def entries(document: Document) -> tuple[Entry, ...]:
    """The ledger of a document, in order of place."""
    document = with_ledger(document)
    return tuple(_entry(document, observation) for observation in document.observations)


def select(
    found: Iterable[Entry],
    *,
    text: str = "",
    natures: Collection[FigureNature] = (),
    period: str = "",
    unit: str = "",
    section: str = "",
    documents: Collection[str] = (),
    expressions: Expressions | None = None,
) -> list[Entry]:
    """The entries that meet all conditions, in their order.

    `text` is what one types: words without accents or with, begun words, abbreviations, numbers, "side by side". Where
    no entry holds it as typed, accents and the ends of numbers are let go. `period` and `section` are met by whole
    words of theirs ("2025" by "năm 2025", not by "2020-2025"), `unit` by the unit or what is counted per something
    ("%" by "%/năm"); where no entry meets one so, a part of a word does. `expressions` tells abbreviations and
    synonyms, as a `Vocabulary` of the documents does.
    """
    found = list(found)
    tests: list[Callable[[Entry], bool]] = []
    if documents:
        tests.append(lambda entry: entry.document in documents)
    if natures:
        tests.append(lambda entry: entry.observation.nature in natures)
    tests += [_among(of, given, found) for of, given in _conditions(period, unit, section)]
    if text.strip():
        search = Search.of(text, expressions)
        # Decided over all entries: a filter must not change what the same words mean.
        meets = search.exact if any(search.exact(entry.keys) for entry in found) else search.close
        tests.append(lambda entry: meets(entry.keys))
    return [entry for entry in found if all(test(entry) for test in tests)]


def _conditions(period: str, unit: str, section: str) -> list[tuple[Callable[[Entry], str], str]]:
    given = ((_period, period), (_unit, unit), (_section, section))
    return [(of, text) for of, text in given if text.strip()]


def _period(entry: Entry) -> str:
    return entry.observation.period


def _unit(entry: Entry) -> str:
    return entry.observation.quantity.unit


def _section(entry: Entry) -> str:
    return f"{entry.section} {entry.heading}"


def _among(of: Callable[[Entry], str], given: str, found: Collection[Entry]) -> Callable[[Entry], bool]:
    """A test for entries whose value meets a condition, in the strictest reading that any meets."""
    values = {of(entry) for entry in found}
    forms: list[Callable[[str], str]] = [_words, lambda text: _words(fold(text))]
    readings: list[Callable[[str, str], bool]] = [
        lambda wanted, words: f" {wanted} " in f" {words} ",
        lambda wanted, words: wanted.replace(" ", "") in words.replace(" ", ""),
    ]
    if of is _unit:
        readings.insert(0, lambda wanted, words: wanted in (words, words.split("/")[0].strip()))
    accepted = (
        {value for value in values if reading(form(given), form(value))}
        for form in forms
        for reading in readings
    )
    met = next(filter(None, accepted), set())
    return lambda entry: of(entry) in met


def _words(text: str) -> str:
    """Small words one space apart: "2020 - 2025" is one of them, "4/2025" two; signs around a word do not count."""
    plain = _OF_DATE.sub(" ", _RANGE.sub("-", unicodedata.normalize("NFC", text).casefold()))
    words = (word.strip(".,;:()›") for word in plain.split())
    return " ".join(word for word in words if word)


def _entry(document: Document, observation: Observation) -> Entry:
    section = document.sections[observation.section] if observation.section is not None else None
    note = f"Chú thích {observation.note}" if observation.note is not None else ""
    path = " › ".join((*(section.path if section else ()), *([note] if note else [])))
    return Entry(
        document=document.name,
        observation=observation,
        section=path,
        heading=note or (section.label if section else ""),
        page=page_of(document, observation.start),
        quote=document.text[observation.start : observation.end],
    )
