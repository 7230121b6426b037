"""The ledgers of documents as one list that can be searched, filtered and sorted (pure)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from ingest.ledger import with_ledger
from ingest.normalise import fold
from ingest.observation import FigureNature, Observation
from ingest.paging import page_of
from ingest.types import Document


@dataclass(frozen=True, slots=True)
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
) -> list[Entry]:
    """The entries that meet all conditions; words are compared without accents, each must stand somewhere in it."""
    words = fold(text).split()
    return [
        entry
        for entry in found
        if (not natures or entry.observation.nature in natures)
        and _spaceless(period) in _spaceless(entry.observation.period)
        and fold(unit) in fold(entry.observation.quantity.unit)
        and fold(section) in fold(f"{entry.section} {entry.heading}")
        and all(word in _searched(entry) for word in words)
    ]


def _searched(entry: Entry) -> str:
    told = entry.observation
    return fold(f"{told.indicator} {told.quantity.text} {told.period} {entry.heading} {entry.quote}")


def _spaceless(text: str) -> str:
    return "".join(fold(text).split())


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
