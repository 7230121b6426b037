"""Wholes held against the sum of their parts: what disagrees, and what was added up and is right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.figures.audit.adding import added
from assistant.figures.audit.attributes import one_division
from assistant.figures.audit.divisions import Division
from assistant.figures.audit.naming import loose_word, name_of, value_of
from assistant.figures.audit.partitions import Part, complements
from assistant.figures.audit.told import Figure
from assistant.figures.audit.types import Finding, FindingKind
from ingest.ledger.phrases import capital

# A sum further off than this is no slip: the figures were not meant to be added up.
_FAR = 0.3
_FAR_NAMED = 0.6
_FAR_MIXED = 0.2
# Smaller wholes are met by chance.
_CHANCE = 10


def summed(found: Sequence[Division], figures: Sequence[Figure]) -> Iterator[Finding]:
    """The findings of the divisions; `figures` are all of the document, of which one may explain a sum."""
    for division in found:
        yield from _judged(division, figures)


def _judged(division: Division, figures: Sequence[Figure]) -> Iterator[Finding]:
    whole, parts = division.whole, division.parts
    used: set[int] = set()
    if division.mixed:
        named = [Part(i, f"{part.quantity.unit} {part.words}", part.quantity) for i, part in enumerate(parts)]
        entire = any(len(group) == len(parts) for group in complements(named))
        certain = entire or (division.complete and whole.quantity.amount >= _CHANCE)
        if finding := _compared(whole, parts, figures, certain=certain, far=_FAR_MIXED):
            yield finding
        return
    for group in complements([Part(i, part.words, part.quantity) for i, part in enumerate(parts)]):
        chosen = [parts[part.key] for part in group]
        used |= {part.key for part in group}
        if finding := _compared(whole, chosen, figures, certain=True, far=_FAR_NAMED):
            yield finding
    if (
        division.complete
        and not used
        and one_division(parts)
        and (finding := _compared(whole, parts, figures, certain=True, far=_FAR))
    ):
        yield finding
        return
    yield from _runs(whole, parts, used)


def _runs(whole: Figure, parts: Sequence[Figure], used: set[int]) -> Iterator[Finding]:
    """Neighbouring parts from the first on that make up the whole exactly, then those after them."""
    start = 0
    while start < len(parts) - 1:
        if start in used:
            start += 1
            continue
        if (found := _run(whole, parts, start, used)) is None:
            return
        finding, start = found
        yield finding


def _run(whole: Figure, parts: Sequence[Figure], start: int, used: set[int]) -> tuple[Finding, int] | None:
    """The shortest run from `start` that makes up the whole, and where it ends."""
    for stop in range(start + 2, len(parts) + 1):
        if stop - 1 in used:
            return None
        run = parts[start:stop]
        entire = not start and stop == len(parts)
        chance = whole.quantity.amount < _CHANCE and not entire
        if chance or not one_division(run, entire=entire and stop > 2):
            continue
        if finding := _compared(whole, run, (), certain=False, far=0.0):
            return finding, stop
    return None


def _compared(
    whole: Figure, parts: Sequence[Figure], figures: Sequence[Figure], *, certain: bool, far: float
) -> Finding | None:
    """A whole against parts; that they differ is told only where they are `certain` to be all and not `far` off."""
    result = added(whole.quantity, [part.quantity for part in parts])
    entries = tuple(dict.fromkeys((whole.entry, *(part.entry for part in parts))))
    unit = whole.quantity.unit
    name = capital(name_of(whole))
    if result.equal:
        said = f"{loose_word(whole.quantity)}{value_of(whole.quantity)}"
        about = " (chênh lệch do làm tròn)" if result.rounded else ""
        message = f"{name}: {result.terms} = {result.made} {unit}, khớp với số đã nêu là {said}{about}."
        return Finding(FindingKind.SUM, True, _spaced(message), entries)
    made = sum(part.quantity.amount for part in parts)
    if not (certain and result.differs) or abs(made - whole.quantity.amount) > far * whole.quantity.amount:
        return None
    if any(
        added(other.quantity, [part.quantity for part in parts]).equal
        for other in _others(whole, parts, figures)
    ):
        return None
    message = (
        f"{name}: báo cáo nêu {result.said} {unit}, nhưng các thành phần cộng lại là {result.made} {unit} "
        f"({result.terms}), chênh lệch {result.gap} {unit}."
    )
    return Finding(FindingKind.SUM, False, _spaced(message), entries)


def _spaced(message: str) -> str:
    """One line, without the gap that an empty unit leaves."""
    return re.sub(r" (?=[,.;])", "", " ".join(message.split()))


def _others(whole: Figure, parts: Sequence[Figure], figures: Sequence[Figure]) -> Iterator[Figure]:
    """Other figures nearby, ahead of the parts, that these may be parts of."""
    at = parts[0].entry.observation
    for figure in figures:
        told = figure.entry.observation
        if figure is whole or figure in parts or told.section != at.section:
            continue
        if (
            figure.summand
            and figure.quantity.kind is whole.quantity.kind
            and told.quantity.start < at.quantity.start
        ):
            yield figure
