"""The name of an indicator, made from the words around its figure so that it can be read alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.clauses import Clause
from ingest.ledger.places import Place
from ingest.quantity import Kind

_LEAD = re.compile(
    r"(?:[\s,:]+(?:ước|đạt|là|phấn đấu|khoảng|trên|dưới|dự kiến|chiếm|còn|có|được|đến|năm|\d{4}))+\s*$",
    re.IGNORECASE,
)


def indicator(place: Place, found: Sequence[Clause], i: int) -> str:
    """The name of the indicator of the i-th figure of a sentence."""
    clause = found[i]
    label = _LEAD.sub("", clause.label.lstrip("-+*•– ")).strip(" ,:;")
    tail = clause.tail.strip(" ,:;.")
    if clause.quantity.kind is Kind.PERCENT:
        return label or f"Tỷ lệ {tail}"
    if clause.quantity.kind is Kind.COUNT and not label:
        return f"Số {clause.quantity.unit} {tail}".strip()
    return label or tail or (place.titles[-1] if place.titles else "")
