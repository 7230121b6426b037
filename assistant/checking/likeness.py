"""How likely a figure of a text and a line of a ledger speak of the same thing (pure)."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import Flag, auto

from assistant.checking.amounts import Agreement, agreement, is_out_of
from assistant.checking.index import Told
from assistant.checking.said import Said, aims
from assistant.checking.sides import Traits, apart
from assistant.checking.times import one_time
from assistant.checking.topics import Topic
from assistant.checking.units import comparable
from ingest.observation import FigureNature

# Less alike than this two have nothing to do with each other.
LEAST = 0.12
# What likeness is worth between an amount and its growth.
OTHER_WAY = 0.65
# … where the text names a place or body that the report's sentence does not.
OTHER_PLACE = 0.6
_AHEAD = (FigureNature.TARGET, FigureNature.PLAN)


class Clash(Flag):
    """In what a figure and a line of a ledger cannot be one, though they speak of one thing."""

    NONE = 0
    UNIT = auto()
    TIME = auto()
    NATURE = auto()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line of a ledger for a figure: how alike their topics are (0 to 1), how their amounts agree, what clashes.

    `beside` tells that the report has it beside what it says of a neighbour of the figure.
    """

    told: Told
    alike: float
    agreement: Agreement
    clash: Clash
    beside: bool = False

    @property
    def fits(self) -> bool:
        """Whether nothing but the amount could differ."""
        return self.clash is Clash.NONE

    @property
    def agrees(self) -> bool:
        """Whether it says the same."""
        return self.fits and self.agreement is not Agreement.NONE


def candidates(
    said: Said, topic: Topic, traits: Traits, told: Iterable[Told], foreign: Collection[str] = ()
) -> list[Candidate]:
    """The lines of ledgers that may tell of a figure's thing; `foreign` are the places that its sentence names."""
    found = []
    for line in told:
        likeness = alike(topic, line.topic)
        if likeness < LEAST:
            continue
        likeness *= apart(traits, line.traits)
        if said.change is not None and line.change is not None and said.change is not line.change:
            likeness *= OTHER_WAY
        if any(name not in line.where for name in foreign):
            likeness *= OTHER_PLACE
        if likeness >= LEAST:
            found.append(_candidate(said, line, min(likeness, 1.0)))
    return found


def _candidate(said: Said, told: Told, likeness: float) -> Candidate:
    clash = Clash.NONE
    quantity = told.entry.observation.quantity
    if not comparable(said.measure, told.measure) and not is_out_of(said.quantity, quantity):
        clash |= Clash.UNIT
    if not one_time(said.years, told.years):
        clash |= Clash.TIME
    if _other_nature(said, told):
        clash |= Clash.NATURE
    agreed = agreement(said.quantity, said.measure, quantity, told.measure)
    return Candidate(told, likeness, agreed, clash)


def alike(mine: Topic, other: Topic) -> float:
    """How alike two topics are by how much of each the other holds; one that holds little of the other counts more."""
    there, here = mine.held_by(other), other.held_by(mine)
    return (there + here) / 4 + math.sqrt(there * here) / 2


def _other_nature(said: Said, told: Told) -> bool:
    """Whether one tells of what was reached and the other of what is aimed at."""
    nature = told.entry.observation.nature
    if said.nature is None or nature is FigureNature.CONTEXT:
        return False
    if not said.firm and said.years is not None and said.years == told.years:
        return False
    ahead = nature in _AHEAD or aims(told.entry.observation.indicator)
    return (said.nature in _AHEAD) is not ahead
