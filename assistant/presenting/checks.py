"""Checked figures as JSON (pure)."""

from __future__ import annotations

from typing import Any

from assistant.checking.types import Checked
from assistant.figures.ledger.entries import Entry
from assistant.presenting.ledger import entry_json

Json = dict[str, Any]


def checked_json(checked: Checked, text: str = "") -> Json:
    """A checked figure; `start` to `end` is the figure in the checked text, `sentence` needs that `text`.

    `citation` is the report's sentence, as answers cite it; `entry` and `others` are whole lines of the ledger.
    """
    quantity = checked.quantity
    sentence = checked.sentence
    return {
        "text": checked.text,
        "number": quantity.number,
        "number_max": quantity.number_max,
        "unit": quantity.unit,
        "qualifier": quantity.qualifier,
        "verdict": checked.verdict.value,
        "rounded": checked.rounded,
        "reported": checked.reported,
        "message": checked.message,
        "start": checked.start,
        "end": checked.end,
        "sentence": text[sentence.start : sentence.end],
        "citation": _citation(checked.entry) if checked.entry else None,
        "entry": entry_json(checked.entry) if checked.entry else None,
        "others": [entry_json(entry) for entry in checked.others],
    }


def _citation(entry: Entry) -> Json:
    told = entry.observation
    return {
        "n": 1,
        "document": entry.document,
        "section": entry.section,
        "page": entry.page,
        "start": told.start,
        "end": told.end,
        "quote": entry.quote,
    }
