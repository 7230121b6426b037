"""What keeps two indicators apart though they share most words: nam and nữ, DDI and FDI, chi bộ and đảng viên (pure)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from assistant.figures.terms.indicator_words import IndicatorWords, indicator_words, longest
from ingest.normalise import syllables

# What likeness is worth where the two name other sides, only one names one, or they are about others.
OTHER_SIDE = 0.4
ONE_SIDE = 0.9
OTHER_ACTOR = 0.6
OTHER_BRANCH = 0.6
SOME_BRANCHES = 0.8


@dataclass(frozen=True, slots=True)
class Traits:
    """What an indicator names: of each table of sides the sides, the actors, the branches.

    `near` are the sides that the rest of its sentence names.
    """

    sides: tuple[frozenset[str], ...]
    near: tuple[frozenset[str], ...]
    actors: frozenset[str]
    branches: frozenset[str]

    @classmethod
    def of(cls, name: str, around: str) -> Traits:
        """Read the name of an indicator and the sentence around it."""
        words = indicator_words()
        parts = syllables(name)
        return cls(
            tuple(sides.named(parts) for sides in words.sides),
            _sides(around),
            _named(words, parts, actors=True),
            _named(words, parts, actors=False),
        )


def apart(mine: Traits, other: Traits) -> float:
    """The factor by which what they name keeps two indicators apart: 1 where it does not."""
    factor = 1.0
    tables = zip(indicator_words().sides, mine.sides, other.sides, mine.near, other.near, strict=True)
    for table, ours, theirs, our_near, their_near in tables:
        if ours and theirs:
            factor *= 1.0 if ours & theirs else OTHER_SIDE
        elif table.strict and ((ours and not ours & their_near) or (theirs and not theirs & our_near)):
            factor *= ONE_SIDE
    if mine.actors and other.actors and not mine.actors & other.actors:
        factor *= OTHER_ACTOR
    if mine.branches and other.branches and mine.branches != other.branches:
        factor *= SOME_BRANCHES if mine.branches & other.branches else OTHER_BRANCH
    return factor


@lru_cache(maxsize=1024)
def _sides(text: str) -> tuple[frozenset[str], ...]:
    parts = syllables(text)
    return tuple(sides.named(parts) for sides in indicator_words().sides)


def _named(words: IndicatorWords, parts: list[str], *, actors: bool) -> frozenset[str]:
    table = words.actors if actors else words.branches
    return frozenset(value for _, _, value in longest(table, parts) if value != "|")
