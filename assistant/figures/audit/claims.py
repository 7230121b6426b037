"""Statements to be held against each other, and what they disagree in."""

from __future__ import annotations

import math
from dataclasses import dataclass

from assistant.figures.comparing import decimal_of
from ingest.quantities import Quantity


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement of a report: its key for the caller, its text, the term of office of its section.

    `context` is what it is said under, the nearest last; it tells the time and the body where the text does not.
    """

    key: int
    text: str
    term: str | None = None
    context: str = ""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What does not agree, in one Vietnamese sentence, and the keys of the claims it is read from."""

    message: str
    keys: tuple[int, ...]


def interval_of(quantity: Quantity) -> tuple[float, float]:
    """The amounts that a statement admits, by its rounding and its qualifier."""
    places = -int(exponent) if isinstance(exponent := decimal_of(quantity).as_tuple().exponent, int) else 0
    rounding = 0.5 * 10.0**-places * quantity.scale if places > 0 or quantity.scale > 1 else 0.0
    low, high = (
        quantity.amount - rounding,
        (quantity.number_max or quantity.number) * quantity.scale + rounding,
    )
    qualifier = quantity.qualifier or ""
    if any(
        word in qualifier for word in ("trên", "hơn", "ít nhất", "tối thiểu", "không dưới", "trở lên", "vượt")
    ):
        high = math.inf
    if (
        any(word in qualifier for word in ("dưới", "gần", "tối đa", "không quá", "trở xuống"))
        and "không dưới" not in qualifier
    ):
        low = 0.0
    if any(word in qualifier for word in ("khoảng", "chừng", "xấp xỉ")):
        low, high = 0.9 * low, 1.1 * high
    return low, high
