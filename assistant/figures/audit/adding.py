"""A whole against the sum of its parts."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.figures.audit.claims import interval_of
from assistant.figures.comparing import decimal_of, vietnamese
from ingest.quantity import Quantity

# How far a "trên", "khoảng", "gần" may be from what it stands for, when a sum is to be called right.
_LOOSE = Decimal("0.05")


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum in the unit of the whole: what the report says, what the parts make, each told in digits."""

    equal: bool
    rounded: bool
    differs: bool
    said: str
    made: str
    terms: str
    gap: str


def added(whole: Quantity, parts: Sequence[Quantity]) -> Sum:
    """Add up the parts; `equal` within rounding and loose words, `differs` where no reading of them agrees."""
    factor = exact(whole.scale)
    amounts = [decimal_of(part) * exact(part.scale) / factor for part in parts]
    made, said = sum(amounts, Decimal(0)), decimal_of(whole)
    places = max(0, *(-int(str(number.normalize().as_tuple().exponent)) for number in (*amounts, said)))
    low, high = interval_of(whole)
    bounds = [interval_of(part) for part in parts]
    least, most = math.fsum(item[0] for item in bounds), math.fsum(item[1] for item in bounds)
    slack = 1e-9 * max(abs(whole.amount), 1.0)
    admitted = least <= high + slack and low <= most + slack
    near = abs(made - said) <= _LOOSE * max(abs(said), Decimal(1))
    return Sum(
        equal=made == said or (admitted and near),
        rounded=made != said,
        differs=not admitted,
        said=vietnamese(said, places),
        made=vietnamese(made, places),
        terms=" + ".join(vietnamese(amount, places) for amount in amounts),
        gap=vietnamese(abs(said - made), places),
    )


def exact(scale: float) -> Decimal:
    """A scale as a decimal."""
    return Decimal(repr(scale))
