"""The ledger as JSON (pure)."""

from __future__ import annotations

from typing import Any

from assistant.figures.ledger.entries import Entry
from assistant.figures.ledger.telling import figure_parts

Json = dict[str, Any]


def entry_json(entry: Entry) -> Json:
    """A line of the ledger; `at` to `stop` is the figure itself, `quote` the sentence or bullet that holds it.

    `told` is the figure as it is read alone: the words before it, "" for none, and the figure with its unit.
    """
    told = entry.observation
    quantity = told.quantity
    return {
        "id": told.id,
        "indicator": told.indicator,
        "value": quantity.value,
        "number": quantity.number,
        "number_max": quantity.number_max,
        "out_of": quantity.out_of,
        "unit": quantity.unit,
        "amount": quantity.amount,
        "kind": quantity.kind.value,
        "period": told.period,
        "nature": told.nature.value,
        "qualifier": quantity.qualifier,
        "told": figure_parts(quantity),
        "scope": told.scope,
        "whole": told.whole,
        "document": entry.document,
        "section": entry.section,
        "heading": entry.heading,
        "page": entry.page,
        "start": told.start,
        "end": told.end,
        "at": quantity.start,
        "stop": quantity.end,
        "quote": entry.quote,
    }
