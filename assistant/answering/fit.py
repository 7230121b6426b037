"""Whether a statement has the form of what is asked for: a share, a sum of money, a rank, a date, a document's number."""

from __future__ import annotations

from assistant.question.asking import Ask, Asked
from assistant.words.terms import folded_syllables
from ingest.quantities import Kind, Quantity

FORMS: dict[Ask, frozenset[Kind]] = {
    Ask.SHARE: frozenset((Kind.PERCENT, Kind.POINTS)),
    Ask.MONEY: frozenset((Kind.MONEY,)),
    Ask.RANK: frozenset((Kind.RANK,)),
    Ask.DATE: frozenset((Kind.DATE, Kind.YEAR, Kind.PERIOD)),
    Ask.DOCUMENT: frozenset((Kind.DOCUMENT,)),
}
UNCOUNTED = frozenset((Kind.PERCENT, Kind.MONEY, Kind.POINTS))
FIGURE = frozenset((Ask.NUMBER, Ask.SHARE, Ask.MONEY, Ask.RANK))


def wants_figure(asked: Asked) -> bool:
    """Whether a number is asked for."""
    return any(kind in FIGURE for kind in asked.kinds)


def only_forms(asked: Asked) -> bool:
    """Whether all that is asked for is a number, a date or the like: a statement with none of them is no answer."""
    return all(kind in FORMS or kind is Ask.NUMBER for kind in asked.kinds)


def fit(asked: Asked, quantities: tuple[Quantity, ...], grams: frozenset[str] = frozenset()) -> float:
    """How well a statement's quantities have the forms asked for, from -1 (none) to 1; 0 where no figure is asked.

    `grams` are the statement's unaccented syllables and pairs.
    """
    wanted = [kind for kind in asked.kinds if kind in FORMS or kind is Ask.NUMBER]
    if not wanted:
        return 0.0
    counted = frozenset(folded_syllables(asked.counted))
    scores = [_told(kind, counted, quantities, grams) for kind in wanted]
    return sum(scores) / len(scores)


def _told(
    kind: Ask, counted: frozenset[str], quantities: tuple[Quantity, ...], grams: frozenset[str]
) -> float:
    if kind is not Ask.NUMBER:
        return 1.0 if any(quantity.kind in FORMS[kind] for quantity in quantities) else -1.0
    figures = [quantity for quantity in quantities if quantity.figure]
    if not figures:
        return -1.0
    if not counted:
        return 0.3
    if any(counted & frozenset(folded_syllables(quantity.unit)) for quantity in figures):
        return 1.0
    if any(quantity.kind not in UNCOUNTED for quantity in figures):
        return 0.3
    # A share or a sum of money counts nothing, though "98% trẻ em" may be all that is told of children.
    return 0.0 if counted <= grams else -0.3
