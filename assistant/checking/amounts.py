"""Whether a figure of a text agrees with one of a report: exactly, as a rounding of it, or not (pure)."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from enum import IntEnum

from assistant.checking.units import Measure, amount_of, comparable, top_of
from assistant.figures.comparing import decimal_of
from ingest.normalise import fold
from ingest.quantity import Kind, Quantity

# How far a rounded number may be from the true one: said plainly, and with "trên", "khoảng", "gần".
PLAIN = Decimal("0.025")
LOOSE = Decimal("0.05")
# How many times a share in words the true one may be: "hơn một nửa".
SHARE = Decimal("1.2")
_ABOVE = ("tren", "hon", "vuot", "qua")
_BELOW = ("duoi", "gan")
_AT_LEAST = ("it nhat", "toi thieu", "khong duoi", "tro len")
_AT_MOST = ("toi da", "khong qua", "tro xuong")
_ABOUT = ("khoang", "chung", "xap xi", "tam")


class Agreement(IntEnum):
    """How well two amounts agree."""

    NONE = 0
    ROUNDED = 1
    EXACT = 2


class Bound(IntEnum):
    """Which way a qualifier leaves an amount open."""

    NONE = 0
    ABOVE = 1
    BELOW = 2
    AT_LEAST = 3
    AT_MOST = 4
    ABOUT = 5


def bound_of(quantity: Quantity) -> Bound:
    """The way in which a quantity's qualifier leaves its amount open."""
    said = f" {fold(quantity.qualifier or '')} "
    for phrases, bound in (
        (_AT_LEAST, Bound.AT_LEAST),
        (_AT_MOST, Bound.AT_MOST),
        (_ABOVE, Bound.ABOVE),
        (_BELOW, Bound.BELOW),
        (_ABOUT, Bound.ABOUT),
    ):
        if any(f" {phrase} " in said for phrase in phrases):
            return bound
    return Bound.NONE


def agreement(said: Quantity, mine: Measure, told: Quantity, theirs: Measure) -> Agreement:
    """How `said` in a text agrees with `told` in a report; their measures must be comparable."""
    if is_out_of(said, told):
        return Agreement.EXACT
    if not comparable(mine, theirs):
        return Agreement.NONE
    if Kind.RATIO in (said.kind, told.kind) or Kind.RANK in (said.kind, told.kind):
        return _ratios(said, told)
    low, top = amount_of(said, mine), top_of(said, mine)
    true, true_top = amount_of(told, theirs), top_of(told, theirs)
    if top is not None or true_top is not None:
        return _ranges(said, (low, top), (true, true_top))
    if said.kind is Kind.PERCENT and said.text == said.value:
        return _shares(bound_of(said), low, true)
    if low == true:
        return Agreement.EXACT if _same_way(bound_of(said), bound_of(told)) else Agreement.NONE
    return Agreement.ROUNDED if _rounds(said, mine, told, theirs) else Agreement.NONE


def is_out_of(said: Quantity, told: Quantity) -> bool:
    """Whether a count is that which a rank or ratio of the report is out of: "hạng 27 trong 58 tỉnh"."""
    return said.kind is Kind.COUNT and told.out_of is not None and said.number == told.out_of


def _ratios(said: Quantity, told: Quantity) -> Agreement:
    outs = {quantity.out_of for quantity in (said, told)} - {None}
    return Agreement.EXACT if said.number == told.number and len(outs) <= 1 else Agreement.NONE


def _ranges(
    said: Quantity, mine: tuple[Decimal, Decimal | None], theirs: tuple[Decimal, Decimal | None]
) -> Agreement:
    """A range must be told as one; "ít nhất" its lower end or "tối đa" its upper end are parts of it."""
    if mine == theirs:
        return Agreement.EXACT
    (low, top), (true, true_top) = mine, theirs
    if top is None and true_top is not None:
        bound = bound_of(said)
        if bound in (Bound.AT_LEAST, Bound.ABOVE) and low == true:
            return Agreement.ROUNDED
        if bound is Bound.AT_MOST and low == true_top:
            return Agreement.ROUNDED
    return Agreement.NONE


def _shares(bound: Bound, low: Decimal, true: Decimal) -> Agreement:
    """A share in words: "một nửa" of a hundred is 50, "hơn một nửa" what is not much more."""
    if bound in (Bound.ABOVE, Bound.AT_LEAST):
        agrees = low < true <= low * SHARE
    elif bound in (Bound.BELOW, Bound.AT_MOST):
        agrees = true < low <= true * SHARE
    else:
        agrees = abs(low - true) <= true * (LOOSE if bound is Bound.ABOUT else PLAIN)
    return Agreement.ROUNDED if agrees else Agreement.NONE


def _same_way(said: Bound, told: Bound) -> bool:
    """Whether a text may leave the report's own number open in this way: "trên 53" of a plain 53 it may not."""
    if said in (Bound.NONE, Bound.ABOUT) or said is told:
        return True
    if said is Bound.AT_LEAST:
        return told is not Bound.BELOW and told is not Bound.AT_MOST
    if said is Bound.AT_MOST:
        return told in (Bound.BELOW, Bound.NONE, Bound.ABOUT)
    if said is Bound.ABOVE:
        return told in (Bound.AT_LEAST, Bound.ABOUT)
    return told is Bound.AT_MOST


def _rounds(said: Quantity, mine: Measure, told: Quantity, theirs: Measure) -> bool:
    """Whether a text's number is what one gets by rounding the report's, in the direction that its qualifier tells."""
    low, true = amount_of(said, mine), amount_of(told, theirs)
    if not low or not true or (low > 0) is not (true > 0):
        return False
    bound = bound_of(said)
    if abs(low - true) > abs(true) * (PLAIN if bound is Bound.NONE else LOOSE):
        return False
    if bound_of(told) is Bound.BELOW and low >= true and bound is not Bound.BELOW:
        return False
    step = _step(said) * mine.factor
    if bound is Bound.NONE and not _shorter(said, mine, told, theirs):
        return False
    if bound in (Bound.ABOVE, Bound.AT_LEAST):
        return low < true and _rounded(true, step, ROUND_FLOOR) == low
    if bound in (Bound.BELOW, Bound.AT_MOST):
        return low > true and _rounded(true, step, ROUND_CEILING) == low
    return low in (_rounded(true, step, ROUND_HALF_UP), _rounded(true, step, ROUND_HALF_EVEN))


def _rounded(amount: Decimal, step: Decimal, way: str) -> Decimal:
    return (amount / step).to_integral_value(rounding=way) * step


def _step(said: Quantity) -> Decimal:
    """The value of the last digit that a number is told to: "27.200" to the hundred, "10,3" to the tenth."""
    sign, digits, exponent = decimal_of(said).normalize().as_tuple()
    del sign, digits
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)


def _shorter(said: Quantity, mine: Measure, told: Quantity, theirs: Measure) -> bool:
    """Whether a number without "khoảng" is so much shorter that it can only be a rounding: 7.580 of 7.581 is an error.

    It must keep two digits, and have fewer than the true one; of two whole numbers of one scale two fewer, as zeros.
    """
    shown, true = decimal_of(said), decimal_of(told)
    own, full = len(shown.normalize().as_tuple().digits), len(true.normalize().as_tuple().digits)
    if not 2 <= own < full:
        return False
    whole = shown == shown.to_integral_value() and true == true.to_integral_value()
    return not (whole and mine.factor == theirs.factor) or shown % 100 == 0
