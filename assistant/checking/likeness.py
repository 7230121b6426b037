"""How likely a figure of a text and a line of a ledger speak of the same thing (pure)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Flag, auto

from assistant.checking.amounts import Agreement, agreement
from assistant.checking.index import Told
from assistant.checking.said import Said, aims
from assistant.checking.sides import Traits, apart
from assistant.checking.times import one_time
from assistant.checking.topics import Topic
from assistant.checking.units import comparable
from ingest.observation import FigureNature

# What likeness is worth between an amount and its growth.
OTHER_WAY = 0.65
_AHEAD = (FigureNature.TARGET, FigureNature.PLAN)


class Clash(Flag):
    """In what a figure and a line of a ledger cannot be one, though they speak of one thing."""

    NONE = 0
    UNIT = auto()
    TIME = auto()
    NATURE = auto()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line of a ledger for a figure: how alike their topics are (0 to 1), how their amounts agree, what clashes."""

    told: Told
    alike: float
    agreement: Agreement
    clash: Clash

    @property
    def fits(self) -> bool:
        """Whether nothing but the amount could differ."""
        return self.clash is Clash.NONE

    @property
    def agrees(self) -> bool:
        """Whether it says the same."""
        return self.fits and self.agreement is not Agreement.NONE


def candidate(said: Said, topic: Topic, traits: Traits, told: Told) -> Candidate:
    """Hold a figure against a line of a ledger."""
    quantity = told.entry.observation.quantity
    clash = Clash.NONE
    if not comparable(said.measure, told.measure):
        clash |= Clash.UNIT
    if not one_time(said.years, told.years):
        clash |= Clash.TIME
    if _other_nature(said, told):
        clash |= Clash.NATURE
    agreed = agreement(said.quantity, said.measure, quantity, told.measure)
    likeness = alike(topic, told.topic) * apart(traits, told.traits)
    if said.change is not None and told.change is not None and said.change is not told.change:
        likeness *= OTHER_WAY
    return Candidate(told, likeness, agreed, clash)


def alike(mine: Topic, other: Topic) -> float:
    """How alike two topics are: how much of each the other holds."""
    import os
    a,b=mine.held_by(other), other.held_by(mine)
    g=float(os.environ.get("GEO","0"))
    return (1-g)*(a+b)/2+g*(a*b)**.5


def _other_nature(said: Said, told: Told) -> bool:
    """Whether one tells of what was reached and the other of what is aimed at."""
    nature = told.entry.observation.nature
    if said.nature is None or nature is FigureNature.CONTEXT:
        return False
    ahead = nature in _AHEAD or aims(told.entry.observation.indicator)
    return (said.nature in _AHEAD) is not ahead
