"""Whether a statement has the form of what is asked for: a share, a sum of money, a rank, a date, a document's number."""

from __future__ import annotations

from assistant.asking import Ask, Asked
from assistant.terms import folded_syllables
from ingest.quantities import Kind, Quantity

FORMS: dict[Ask, frozenset[Kind]] = {
    Ask.SHARE: frozenset((Kind.PERCENT, Kind.POINTS)),
    Ask.MONEY: frozenset((Kind.MONEY,)),
    Ask.RANK: frozenset((Kind.RANK,)),
    Ask.DATE: frozenset((Kind.DATE, Kind.YEAR, Kind.PERIOD)),
    Ask.DOCUMENT: frozenset((Kind.DOCUMENT,)),
}
FIGURE = frozenset((Ask.NUMBER, Ask.SHARE, Ask.MONEY, Ask.RANK))


def wants_figure(asked: Asked) -> bool:
    """Whether a number is asked for."""
    return any(kind in FIGURE for kind in asked.kinds)


def fit(asked: Asked, quantities: tuple[Quantity, ...]) -> float:
    """How well a statement's quantities have the forms asked for, from -1 (none) to 1; 0 where no figure is asked."""
    wanted = [kind for kind in asked.kinds if kind in FORMS or kind is Ask.NUMBER]
    if not wanted:
        return 0.0
    counted = frozenset(folded_syllables(asked.counted))
    scores = [_told(kind, counted, quantities) for kind in wanted]
    return sum(scores) / len(scores)


def _told(kind: Ask, counted: frozenset[str], quantities: tuple[Quantity, ...]) -> float:
    if kind is not Ask.NUMBER:
        return 1.0 if any(quantity.kind in FORMS[kind] for quantity in quantities) else -1.0
    figures = [quantity for quantity in quantities if quantity.figure]
    if not figures:
        return -1.0
    if counted and any(counted & frozenset(folded_syllables(quantity.unit)) for quantity in figures):
        return 1.0
    return 0.3
