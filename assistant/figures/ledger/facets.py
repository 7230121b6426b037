"""What a list of figures can be narrowed down by, each value with how many lines it has (pure)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.figures.ledger.entries import Entry
from assistant.figures.ledger.ordering import period_key
from assistant.figures.ledger.telling import NATURES, section_text
from ingest.observation import FigureNature

_STEP = " › "


@dataclass(frozen=True, slots=True)
class Facet:
    """One value, how it is told, and the number of lines that have it."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Facets:
    """The values that occur: documents in their order, natures in that of FigureNature, the newest period first, the
    commonest unit first, sections in the order of the report, each with all that stands below it.
    """

    documents: tuple[Facet, ...]
    natures: tuple[Facet, ...]
    periods: tuple[Facet, ...]
    units: tuple[Facet, ...]
    sections: tuple[Facet, ...]


def facets(found: Iterable[Entry]) -> Facets:
    """Every value that some entry has; lines without a period, unit or section are counted nowhere."""
    given = list(found)
    documents = Counter(entry.document for entry in given)
    natures = Counter(entry.observation.nature for entry in given)
    periods = Counter(entry.observation.period for entry in given)
    units = Counter(entry.observation.quantity.unit for entry in given)
    # Those that tell no year come last.
    newest = sorted(periods, key=lambda period: (bool(period_key(period)), period_key(period)), reverse=True)
    return Facets(
        _told(documents, list(documents)),
        tuple(Facet(one, NATURES[one], natures[one]) for one in FigureNature if natures[one]),
        _told(periods, newest),
        _told(units, [unit for unit, _ in units.most_common()]),
        _sections(given),
    )


def _told(counts: Counter[str], order: Sequence[str]) -> tuple[Facet, ...]:
    return tuple(Facet(value, value, counts[value]) for value in order if value)


def _sections(given: Sequence[Entry]) -> tuple[Facet, ...]:
    counts: Counter[str] = Counter()
    labels: dict[str, str] = {}
    for entry in given:
        steps = entry.section.split(_STEP) if entry.section else []
        if entry.observation.note is not None:
            steps = steps[:-1]
        elif steps:
            labels.setdefault(entry.section, section_text(entry.section, entry.heading))
        counts.update(_STEP.join(steps[: n + 1]) for n in range(len(steps)))
    # A footnote may be all that a section has: its place is then after the others, as in the list itself.
    return tuple(Facet(path, labels.get(path, path), count) for path, count in counts.items())
