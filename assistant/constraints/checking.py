"""Which constraints a statement does not meet, and whether that refuses it."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.constraints.asked import tells_form, tells_unit
from assistant.constraints.counted import tells_count
from assistant.constraints.indices import tells_index
from assistant.constraints.names import by_initials
from assistant.constraints.offices import tells_person
from assistant.constraints.opposites import tells_side
from assistant.constraints.references import tells_paper
from assistant.constraints.statement import Statement, read
from assistant.constraints.types import GIVEN, Constraint, Kind
from assistant.constraints.years import tells_year


def unmet(wanted: Sequence[Constraint], statement: str, placed: str) -> tuple[Constraint, ...]:
    """Those of `wanted` that a statement does not meet.

    `statement` is the sentence quoted, `placed` its headings, its context and the sentences beside it: a year, a
    place or a name may stand there; what is asked for must stand in the statement.
    """
    if not wanted:
        return ()
    own, around = read(statement), read(placed)
    return tuple(constraint for constraint in wanted if not _met(constraint, own, around))


def _met(wanted: Constraint, statement: Statement, placed: Statement) -> bool:
    match wanted.kind:
        case Kind.YEAR:
            return tells_year(wanted, statement, placed)
        case Kind.OPPOSITE:
            return tells_side(wanted, statement, placed)
        case Kind.PLACE | Kind.NAME:
            return _names(wanted, statement) or _names(wanted, placed)
        case Kind.PERSON:
            return tells_person(wanted, statement, placed)
        case Kind.UNIT:
            return tells_unit(wanted, statement)
        case Kind.REFERENCE:
            return tells_paper(wanted, statement) or tells_paper(wanted, placed)
        case Kind.COUNTED:
            return tells_count(wanted, statement)
        case Kind.CONDITION | Kind.OWNER:
            return statement.holds_any(wanted.accepted) or placed.holds_any(wanted.accepted)
        case Kind.INDEX:
            return tells_index(wanted, statement, placed)
        case Kind.ATTRIBUTE | Kind.EVENT | Kind.QUALITY:
            return statement.tells(wanted.accepted) or placed.tells(wanted.accepted)
        case _:
            return tells_form(wanted, statement)


def _names(wanted: Constraint, text: Statement) -> bool:
    initials = by_initials(wanted.text)
    return text.holds_any(wanted.accepted) or bool(initials and text.starts(initials))


def refused(wanted: Sequence[Constraint], missing: Sequence[Constraint]) -> bool:
    """Whether what a statement is `missing` of `wanted` makes it no answer.

    One hard constraint that the question gives is enough; of several years, one told is an answer. Of the things it asks for, all hard ones must be missing:
    a part of what was asked is an answer.
    """
    if any(c.hard and c.kind in GIVEN and c.kind is not Kind.YEAR for c in missing):
        return True
    years = [constraint for constraint in wanted if constraint.hard and constraint.kind is Kind.YEAR]
    if years and all(constraint in missing for constraint in years):
        return True
    asked = [constraint for constraint in wanted if constraint.hard and constraint.kind not in GIVEN]
    return bool(asked) and all(constraint in missing for constraint in asked)


def share_met(wanted: Sequence[Constraint], missing: Sequence[Constraint]) -> float:
    """The share (0 to 1) of constraints met, hard ones counted twice; 1 where nothing is demanded."""
    total = sum(1 + constraint.hard for constraint in wanted)
    return 1 - sum(1 + constraint.hard for constraint in missing) / total if total else 1.0


def closest(
    wanted: Sequence[Constraint], candidates: Sequence[tuple[str, str]]
) -> tuple[int, tuple[Constraint, ...]]:
    """Which of the candidates (statement, placed) meets most of what is demanded, and what it still misses.

    The first of equals: give the best ranked first. This is what `told` should be given where every candidate is
    refused. Raises ValueError where there is no candidate.
    """
    missing = [unmet(wanted, statement, placed) for statement, placed in candidates]
    best = max(range(len(missing)), key=lambda i: (share_met(wanted, missing[i]), -i))
    return best, missing[best]
