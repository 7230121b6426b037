"""The charts of the two terms of a report: shares beside shares, amounts as an index (pure but for the reading)."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from assistant.figures.comparing import base_unit, vietnamese
from assistant.figures.ledger.telling import figure_text
from assistant.figures.terms.pairing import Pairing
from assistant.web.chart import Bars, Spec, bar_chart
from assistant.web.ledgers import Ledgers
from ingest.ledger.phrases import capital
from ingest.quantity import Kind, Quantity

# Shares and amounts never share an axis; of amounts in different units only the growth can be compared.
CHARTS = ("percent", "index")
LETTERS = 36  # of a name on one line of a phone
MOST = 40  # pairs of bars; who wants more looks at the table


def terms_charts(ledgers: Ledgers, name: str, letters: int = LETTERS) -> list[Spec | None]:
    """One for each of CHARTS; None where a report has nothing for it. Raises StoreError.

    `letters` of a name stand on one line.
    """
    letters = min(max(letters, LETTERS), 120)
    terms = next((sheet.terms for sheet in ledgers.sheets((name,)) if sheet.name == name), None)
    pairs = terms.pairs if terms else ()
    return [bar_chart(rows[:MOST], letters) if rows else None for rows in (_shares(pairs), _indices(pairs))]


def _shares(pairs: Iterable[Pairing]) -> list[Bars]:
    return [
        _bars(pair, (past.number, following.number))
        for pair in pairs
        for past, following in (_quantities(pair),)
        if past.kind is following.kind is Kind.PERCENT
    ]


def _indices(pairs: Iterable[Pairing]) -> list[Bars]:
    """The next term as a percentage of the past one, which is told behind its value."""
    return [
        _bars(pair, (100.0, index), f" ({vietnamese(Decimal(round(index)))})")
        for pair in pairs
        for past, following in (_quantities(pair),)
        if past.kind is following.kind is not Kind.PERCENT
        and base_unit(past) == base_unit(following)
        and past.amount > 0
        for index in (100 * following.amount / past.amount,)
    ]


def _bars(pair: Pairing, lengths: tuple[float, float], behind: str = "") -> Bars:
    past, following = _quantities(pair)
    return Bars(capital(pair.name), lengths, (figure_text(past), figure_text(following) + behind))


def _quantities(pair: Pairing) -> tuple[Quantity, Quantity]:
    return pair.past.observation.quantity, pair.next.observation.quantity
