"""Two statements that answer one question with different values: nearly the same label, another figure.

Looser than `disagreements`, which compares all statements of a report: these two were found for one question.
"""

from __future__ import annotations

import re

from assistant.figures.audit.claims import interval_of
from assistant.figures.comparing import base_unit, telling_words
from ingest.clauses import Clause, clauses
from ingest.quantities import Kind, Quantity

# How much of the words of both labels must be common, and how many words there must be to tell.
COMMON = 0.7
LEAST = 5
# A label with one of these that the other lacks says something else.
APART = frozenset(
    ("khong", "chua", "ngoai", "trong", "nam", "nu", "cu", "moi", "truoc", "sau", "tren", "duoi")
)
STATED = frozenset((Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.MEASURE))
_YEAR = re.compile(r"(?:19|20)\d\d")


def rival_values(first: str, second: str) -> tuple[Quantity, Quantity] | None:
    """The two different values that two statements give for the same thing; None where they do not.

    Years named must be the same; parts of a whole, aims and amounts left open so far that both may be true are none.
    """
    if set(_YEAR.findall(first)) != set(_YEAR.findall(second)):
        return None
    for one in _stated(first):
        for other in _stated(second):
            if _same_thing(one, other) and _apart(one.quantity, other.quantity):
                return one.quantity, other.quantity
    return None


def _stated(text: str) -> list[Clause]:
    return [
        clause
        for clause in clauses(text)
        if clause.host is None
        and not clause.part
        and not clause.quantity.aimed
        and clause.quantity.kind in STATED
    ]


def _same_thing(one: Clause, other: Clause) -> bool:
    if one.quantity.kind is not other.quantity.kind or base_unit(one.quantity) != base_unit(other.quantity):
        return False
    words, others = telling_words(one), telling_words(other)
    if len(words | others) < LEAST or APART & (words ^ others):
        return False
    return len(words & others) >= COMMON * len(words | others)


def _apart(one: Quantity, other: Quantity) -> bool:
    (low, high), (least, most) = interval_of(one), interval_of(other)
    return high < least or most < low
