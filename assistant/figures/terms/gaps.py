"""How far a target is from a result, in words (pure).

Points for shares, the amount and what it is of the first for amounts, times where it doubles; exact by Decimal. The
direction is told by a verb, not by a sign: signs are overlooked, and a sheet takes them for formulas.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from assistant.figures.comparing import decimal_of, vietnamese
from assistant.figures.terms.measures import Measure
from assistant.figures.terms.profiles import Profile
from ingest.number_words import parse_decimal
from ingest.quantities import Kind, Quantity

# From here on a growth is told in times rather than in percent.
_TIMES = 2
# Beyond it exact arithmetic has no room; no report counts so far.
_LARGEST = 1e18
_OPEN = ("trở lên", "trở xuống")
_ABOUT = "khoảng"
_UP, _DOWN, _SAME = "tăng", "giảm", "không đổi"


@dataclass(frozen=True, slots=True)
class Gap:
    """A gap in words, None where none has a meaning, and why not or how it was reckoned."""

    text: str | None
    note: str = ""


def gap_between(past: Profile, later: Profile) -> Gap:
    """Next less past."""
    first, second = past.quantity, later.quantity
    if past.measure is not later.measure or base_of(past) != base_of(later):
        if _unit(first) == _unit(second):
            return Gap(None, "Hai số liệu được tính theo cách khác nhau, không tính chênh lệch.")
        return Gap(
            None, f"Hai số liệu khác đơn vị ({_unit(first)} và {_unit(second)}), không tính chênh lệch."
        )
    if max(abs(first.number), abs(second.number)) > _LARGEST:
        return Gap(None)
    if past.measure is Measure.RANK:
        return _rank(first, second)
    if past.measure in (Measure.AMOUNT, Measure.CHANGE) and _bases_differ(past, later):
        return Gap(
            None, "Một số liệu tính cho từng năm, một số liệu tính cho cả giai đoạn, không tính chênh lệch."
        )
    if past.measure is Measure.SHARE and Kind.RATIO in (first.kind, second.kind):
        return _ratios(first, second)
    note = ""
    if (
        past.measure is Measure.GROWTH
        and later.yearly
        and not past.yearly
        and past.years
        and not past.years.term
    ):
        note = f"Kết quả là mức tăng của năm {past.years.end}, mục tiêu là mức bình quân hằng năm."
    low, high = _ends(first)
    least, most = _ends(second)
    factor = Decimal(repr(second.scale)) / Decimal(repr(first.scale))
    said = _said(
        first, (low, high), (_scaled(least, factor), _scaled(most, factor)), loose=_loose(past, later)
    )
    return Gap(said, note)


def _bases_differ(past: Profile, later: Profile) -> bool:
    """Whether one amount is told for each year and the other for several years together."""
    if past.yearly is later.yearly:
        return False
    other = later if past.yearly else past
    return other.years is None or other.years.start < other.years.end


def base_of(profile: Profile) -> str:
    """The unit without its scale; one for all shares, and for all who are counted as one sort of people."""
    if profile.quantity.kind in (Kind.PERCENT, Kind.RATIO):
        return "%"
    if profile.quantity.kind is Kind.COUNT and profile.actors:
        return min(profile.actors)
    return profile.unit


def _said(
    past: Quantity, first: tuple[Decimal, Decimal], second: tuple[Decimal, Decimal], *, loose: bool
) -> str:
    """The gap of two amounts or ranges of one scale, with the unit of the first."""
    share = past.kind in (Kind.PERCENT, Kind.RATIO)
    unit = past.unit
    if share:
        unit = "điểm phần trăm" + past.unit.removeprefix("%").removeprefix("phần trăm")
    least, most = _plain(second[0] - first[1]), _plain(second[1] - first[0])
    if least != most:
        return f"{_span(least, most)} {unit}".strip()
    about = f"{_ABOUT} " if loose else ""
    if not least:
        return f"gần như {_SAME}" if loose else _SAME
    said = f"{_moved(least, about)} {unit}".strip()
    if share or past.kind is Kind.POINTS or first[0] <= 0 or second[0] < 0:
        return said
    times = second[0] / first[0]
    if times >= _TIMES:
        return f"{said} (gấp {about}{vietnamese(_plain(round(times, 1)))} lần)"
    return f"{said} ({about}{vietnamese(_plain(round(100 * abs(least) / first[0], 1)))} %)"


def _moved(number: Decimal, about: str = "") -> str:
    """ "tăng khoảng 4", "giảm 1.581" """
    return f"{_UP if number > 0 else _DOWN} {about}{vietnamese(abs(number))}"


def _span(least: Decimal, most: Decimal) -> str:
    """A gap of ranges: "tăng từ 2 đến 5", "từ giảm 0,1 đến tăng 0,4", "không đổi hoặc giảm đến 5"."""
    if least < 0 < most:
        return f"từ {_moved(least)} đến {_moved(most)}"
    verb = _UP if most > 0 else _DOWN
    near, far = sorted((abs(least), abs(most)))
    start = f"{verb} từ {vietnamese(near)}" if near else f"{_SAME} hoặc {verb}"
    return f"{start} đến {vietnamese(far)}"


def _ratios(first: Quantity, second: Quantity) -> Gap:
    """The gap of two shares of which one is told as "97/124"."""
    if first.kind is second.kind and first.out_of == second.out_of:
        difference = Decimal(repr(second.number)) - Decimal(repr(first.number))
        return Gap(f"{_moved(_plain(difference))} {first.unit}".strip() if difference else _SAME)
    (low, high), (least, most) = _percent(first), _percent(second)
    note = "; ".join(
        f"{quantity.value} tương đương {vietnamese(_plain(round(_percent(quantity)[0], 1)))} %"
        for quantity in (first, second)
        if quantity.kind is Kind.RATIO
    )
    if least != most or low != high:
        return Gap(None, f"{note}.")
    off = _plain(round(least - low, 1))
    return Gap(
        f"{_moved(off, f'{_ABOUT} ')} điểm phần trăm" if off else f"gần như {_SAME}",
        f"{note}.",
    )


def _percent(quantity: Quantity) -> tuple[Decimal, Decimal]:
    if quantity.kind is Kind.RATIO and quantity.out_of:
        share = 100 * Decimal(repr(quantity.number)) / Decimal(repr(quantity.out_of))
        return share, share
    return _ends(quantity)


def _rank(first: Quantity, second: Quantity) -> Gap:
    if first.out_of and second.out_of and first.out_of != second.out_of:
        return Gap(None, "Hai thứ hạng trong hai bảng xếp hạng khác nhau, không tính chênh lệch.")
    if first.number_max is not None or second.number_max is not None or _open(second):
        return Gap(None, "Mục tiêu là một nhóm thứ hạng, không tính chênh lệch.")
    steps = round(first.number - second.number)
    return Gap("giữ nguyên thứ hạng" if not steps else f"{_UP if steps > 0 else _DOWN} {abs(steps)} bậc")


def _ends(quantity: Quantity) -> tuple[Decimal, Decimal]:
    """The exact lower and upper end of a value."""
    if quantity.number_max is None:
        number = decimal_of(quantity)
        return number, number
    return _exact(quantity, quantity.number), _exact(quantity, quantity.number_max)


def _exact(quantity: Quantity, end: float) -> Decimal:
    """An end of a range as it is written, "4,5-4,8", else as its number reads."""
    for piece in quantity.value.replace("đến", " ").replace("-", " ").replace("–", " ").split():
        try:
            if float(number := parse_decimal(piece)) == end:
                return number
        except ValueError:
            continue
    return _plain(Decimal(repr(end)))


def _loose(past: Profile, later: Profile) -> bool:
    return any(profile.quantity.loose or _open(profile.quantity) for profile in (past, later))


def _open(quantity: Quantity) -> bool:
    return any(word in (quantity.qualifier or "") for word in _OPEN)


def _unit(quantity: Quantity) -> str:
    return quantity.unit or "không ghi đơn vị"


def _scaled(number: Decimal, factor: Decimal) -> Decimal:
    return number if factor == 1 else _plain(number * factor)


def _plain(number: Decimal) -> Decimal:
    """Without idle zeros and without an exponent."""
    return Decimal(int(number)) if number == number.to_integral_value() else number.normalize()
