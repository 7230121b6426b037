"""A constraint: what a question demands of the statement that answers it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

# Whether a phrase stands anywhere in the indexed texts.
Known = Callable[[str], bool]
# Other readings of a phrase: what an abbreviation stands for, a phrase's abbreviation, official words for it.
Expand = Callable[[str], tuple[str, ...]]


class Kind(StrEnum):
    """What is demanded."""

    YEAR = "year"
    PLACE = "place"
    NAME = "name"
    PERSON = "person"
    RANK = "rank"
    UNIT = "unit"
    COUNTED = "counted"
    OPPOSITE = "opposite"
    DATE = "date"
    DOCUMENT = "document"
    ATTRIBUTE = "attribute"
    EVENT = "event"
    QUALITY = "quality"
    CONDITION = "condition"
    INDEX = "index"
    OWNER = "owner"
    REFERENCE = "reference"


# What the question gives: every one must be met. The others are asked for: where several things are asked at once,
# a statement that tells one of them is an answer.
GIVEN = frozenset(Kind) - {Kind.PERSON, Kind.RANK, Kind.UNIT, Kind.COUNTED, Kind.DATE, Kind.DOCUMENT}


@dataclass(frozen=True, slots=True)
class Office:
    """An office whose holder is asked for.

    `titles` are its unaccented names, `bodies` the names of each organisation that the question says it belongs to.
    """

    text: str
    titles: tuple[str, ...]
    bodies: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Constraint:
    """One demand of a question.

    `text` is as in the question. `accepted` holds unaccented phrases of which one must stand in the statement or
    where it is placed; empty where the kind itself tells what to look for (a rank, a person's name). `hard`: a
    statement without it is no answer; else it only counts less. `known` is False for what no indexed text holds.
    For an opposite, `accepted` are keys with accents, `rivals` those of the other sides, `mask` those that only look
    like a side (of a year: the half of it that is asked for); for an attribute, an event or a quality they are keys with accents too; for a reference the paper's kind and number. `must`: a figure is asked, so that a statement which names no side is not enough.
    """

    kind: Kind
    text: str
    accepted: tuple[str, ...] = ()
    hard: bool = True
    known: bool = True
    rivals: tuple[str, ...] = ()
    mask: tuple[str, ...] = ()
    must: bool = False
    office: Office | None = None
