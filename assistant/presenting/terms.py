"""Two terms side by side as JSON (pure)."""

from __future__ import annotations

from assistant.figures.terms.pairing import Pairing, TwoTerms
from assistant.presenting.ledger import Json, entry_json


def terms_json(two: TwoTerms) -> Json:
    """The pairs, in the order of the targets, and what has no counterpart; entries as `entry_json` gives them."""
    return {
        "past_term": two.past_term,
        "next_term": two.next_term,
        "pairs": [_pairing(pair) for pair in two.pairs],
        "only_past": [entry_json(entry) for entry in two.only_past],
        "only_next": [entry_json(entry) for entry in two.only_next],
    }


def _pairing(pair: Pairing) -> Json:
    return {
        "name": pair.name,
        "past": entry_json(pair.past),
        "next": entry_json(pair.next),
        "gap": pair.gap,
        "note": pair.note,
    }
