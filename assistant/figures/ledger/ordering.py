"""The order in which lines of the ledger are shown (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any

from assistant.figures.comparing import base_unit
from assistant.figures.ledger.collation import collated
from assistant.figures.ledger.entries import Entry
from ingest.observation import FigureNature
from ingest.quantity import Kind

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MONTH = re.compile(r"(?:tháng\s*|(?<!\d))(\d{1,2})\s*/\s*(?:19|20)\d\d|tháng\s*(\d{1,2})(?!\d)")
_QUARTER = re.compile(r"quý\s*(iv|i{1,3}|[1-4])(?!\w)", re.IGNORECASE)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_NATURES = tuple(FigureNature)
_KINDS = tuple(Kind)

Key = tuple[Any, ...]


class Order(StrEnum):
    """What lines can be sorted by."""

    PLACE = "place"
    INDICATOR = "indicator"
    NUMBER = "number"
    PERIOD = "period"
    NATURE = "nature"


def ordered(found: Iterable[Entry], by: Order = Order.PLACE, *, descending: bool = False) -> list[Entry]:
    """The entries sorted; equal ones keep their order, those that do not tell come last either way.

    Numbers are compared among those of one unit, scales levelled ("tỷ đồng", "triệu đồng"); the units keep theirs.
    Periods go by their end. Documents keep the order in which they come first.
    """
    given = list(found)
    if by is Order.NUMBER:
        return _runs(given, _unit, lambda entry: _amount(entry), descending)
    if by is Order.PLACE:
        places = {name: n for n, name in enumerate(dict.fromkeys(entry.document for entry in given))}
        return sorted(given, key=lambda entry: (places[entry.document], *_place(entry)), reverse=descending)
    if by is Order.NATURE:
        return sorted(given, key=lambda entry: _NATURES.index(entry.observation.nature), reverse=descending)
    if by is Order.INDICATOR:
        return _runs(given, lambda entry: (not _name(entry),), _name, descending)
    return _runs(given, lambda entry: (not period_key(entry.observation.period),), _period, descending)


def period_key(period: str) -> Key:
    """A period by its end, of those that end together the longer first; () where it tells no year."""
    years = [int(year) for year in _YEAR.findall(period)]
    if not years:
        return ()
    months = [int(first or second) for first, second in _MONTH.findall(period)]
    months += [
        3 * _ROMAN.get(quarter.lower(), int(quarter) if quarter.isdigit() else 0)
        for quarter in _QUARTER.findall(period)
    ]
    return max(years), months[-1] if months else 12, min(years), period


def _runs(
    given: list[Entry], group: Callable[[Entry], Key], key: Callable[[Entry], Key], descending: bool
) -> list[Entry]:
    """Sorted by `key` within the groups, the groups always upwards."""
    return sorted(sorted(given, key=key, reverse=descending), key=group)


def _place(entry: Entry) -> Key:
    told = entry.observation
    return told.note is not None, told.start, told.quantity.start


def _name(entry: Entry) -> Key:
    return collated(entry.observation.indicator)


def _unit(entry: Entry) -> Key:
    quantity = entry.observation.quantity
    return _KINDS.index(quantity.kind), collated(base_unit(quantity))


def _amount(entry: Entry) -> Key:
    quantity = entry.observation.quantity
    upper = quantity.number if quantity.number_max is None else quantity.number_max
    return quantity.amount, upper


def _period(entry: Entry) -> Key:
    return period_key(entry.observation.period)
