"""Every quantity that a Vietnamese administrative sentence states: number, unit, kind, qualifier."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from ingest.counted import COUNTED
from ingest.normalise import fold
from ingest.number_words import DIGITS, parse_number, share_value, written_value
from ingest.quantity import FIGURES, Kind, Quantity
from ingest.quantity_context import PADDED, with_aims, with_compounds, with_parts, with_ranges, with_units
from ingest.quantity_grammar import Grammar, grammar_for
from ingest.quantity_place import THOUSANDS, TOTAL, Place, place_of
from ingest.unit_reading import unit_after

__all__ = ["FIGURES", "Kind", "Quantity", "parse_number", "quantities"]

_ACCENTED = re.compile("[\u00c0-\u024f\u1e00-\u1eff]")
_DIGITS = re.compile(DIGITS)
# An account or a serial number is longer, and so is nonsense that no float holds exactly.
_MOST_DIGITS = 18


def quantities(text: str) -> list[Quantity]:
    """The quantities of a canonical (NFC) text in order of place, written with accents or without."""
    return list(_quantities(text))


@lru_cache(maxsize=4096)
def _quantities(text: str) -> tuple[Quantity, ...]:
    grammar = grammar_for(bare=_ACCENTED.search(text) is None)
    found: list[Quantity] = []
    at = floor = 0
    while start := grammar.start.search(text, at):
        match = grammar.expression.match(text, start.start())
        if match is None:
            at = start.end()
            continue
        at = match.end()
        if quantity := _read(text, match, grammar, floor):
            found.append(quantity)
            at = floor = quantity.end
    if not found:
        return ()
    joined = with_parts(text, with_ranges(text, with_compounds(text, found)))
    return tuple(with_aims(text, with_units(text, joined), grammar))


# ---------------------------------------------------------------------------------------------- one expression

# "Quốc khánh 2/9", "dịp 27/7": what stands before a day and its month.
_FEAST = frozenset(("ngay", "dip", "le", "khanh", "mung", "mong", "sang", "chieu", "toi", "het"))
_YEARLY = frozenset(("nam", "den", "tu", "ky", "doan"))
_ORDINAL_ONLY = frozenset(("tư", "nhất"))
_SECTION = re.compile(r"(?:\d{1,2}\.)*\d{1,2}(?=[.)\-–]\s+[^\W\d_])|\d{1,2}(?=\)\s)")
_TIMES = {"doi": 2.0, "ruoi": 1.5}


def _read(text: str, match: re.Match[str], grammar: Grammar, floor: int) -> Quantity | None:
    """The quantity that begins with `match`; None where it is no number of its own."""
    form = match.lastgroup or ""
    place = place_of(text, match.start(), match.end(), grammar, floor)
    if form == "written":
        return _written(place)
    if form == "share":
        number, out_of = share_value(place.value)
        return _build(place, Kind.RATIO, "", place.end, number=number, out_of=out_of)
    if form == "times":
        multiple = place.value.split()[-1]
        return replace(
            _build(place, Kind.COUNT, "lần", place.end, number=_TIMES[fold(multiple)]), value=multiple
        )
    if any(sum(map(str.isdigit, number)) > _MOST_DIGITS for number in _DIGITS.findall(place.value)):
        return _plain(place, Kind.OTHER)
    glued = place.before[-1:].isalpha() or (place.before[-1:] in "-–_" and place.before[-2:-1].isalpha())
    if glued and not text.startswith("%", place.end):
        return _plain(place, Kind.OTHER)
    if form in ("year", "number") and place.dialled:
        return _plain(place, Kind.OTHER)
    if form == "fraction":
        return _fraction(place)
    if form == "number":
        numbers = list(_DIGITS.finditer(place.value))
        if len(numbers) > 1 and parse_number(numbers[0].group()) >= parse_number(numbers[1].group()):
            place = place._replace(end=place.start + numbers[0].end())
        return _counted(place)
    if form == "year" and place.last not in _YEARLY and (noun := place.known_noun()):
        return _build(place, Kind.COUNT, *noun)
    return _plain(place, Kind(form), dated=True)


def _plain(place: Place, kind: Kind, *, dated: bool = False) -> Quantity:
    """What states no amount; `dated`: with the word "ngày", "tháng", "quý I", "năm" before it."""
    start, grammar, before = place.start, place.grammar, place.before
    if dated and kind in (Kind.DATE, Kind.YEAR):
        quarter = grammar.quarter.search(before)
        if found := quarter or grammar.dated.search(before):
            kind = Kind.DATE if quarter else kind
            start -= len(before) - found.start()
    text = place.text[start : place.end]
    digits = _DIGITS.search(text)
    number = parse_number(digits.group()) if digits else 0.0
    return Quantity(start, place.end, text, text, number, None, None, "", kind, None, 1.0)


def _fraction(place: Place) -> Quantity:
    """ "8/8 cuộc", "thứ 27/58", "2/9": a ratio, a rank or a day."""
    first, second = (parse_number(part) for part in place.value.split("/"))
    if rank := place.grammar.rank.search(place.before):
        return _rank(place, rank, first, second)
    noun = place.known_noun()
    if first <= 31 and second <= 12 and not noun and (first > second or place.last in _FEAST):
        return _plain(place, Kind.DATE, dated=True)
    if place.numbered and not noun:
        return _plain(place, Kind.OTHER)
    _, unit, scale, stop = unit_after(place.text, place.end, place.grammar)
    return _build(place, Kind.RATIO, unit, stop, scale=scale, out_of=second)


def _rank(place: Place, mark: re.Match[str], number: float, out_of: float | None = None) -> Quantity:
    """A rank, with the word that makes it one: "thứ 27/58"."""
    begin = place.start - len(place.before) + mark.start("mark")
    unit, stop = (place.known_noun() if out_of else None) or ("", place.end)
    text = place.text[begin:stop]
    return Quantity(begin, stop, text, place.value, number, None, out_of, unit, Kind.RANK, None, 1.0)


_HEADS = frozenset(("dân", "người", "hộ", "trẻ", "dan", "nguoi", "ho", "tre"))
_TO_VALUE = re.compile(
    r"\s*(?::|(?:đạt|là|còn|ước|tăng|giảm|từ|dat|la|con|uoc|tang|giam|tu)(?!\w))", re.IGNORECASE
)


def _written(place: Place) -> Quantity | None:
    """A number in words, where it counts what reports are known to count, or tells a rank."""
    number = float(written_value(place.value))
    if rank := place.grammar.rank.search(place.before):
        return _rank(place, rank, number) if rank["sure"] and fold(rank["mark"]) != "top" else None
    if place.value.casefold() in _ORDINAL_ONLY:
        return None
    kind, unit, scale, stop = unit_after(place.text, place.end, place.grammar, known=True)
    if kind in (Kind.OTHER, Kind.POINTS) or (place.numbered and place.last != "so"):
        return None
    if kind is Kind.DURATION and place.grammar.frame_right.match(place.text, stop):
        kind = Kind.PERIOD
    if place.last == "tren" and unit.split()[-1] in _HEADS and _TO_VALUE.match(place.text, stop):
        return None  # "số giường bệnh trên một vạn dân đạt …": what the rate is counted by
    return _build(place, kind, unit, stop, scale=scale, number=number)


# "5G" is no weight.
_GENERATION = re.compile(r"G(?!\w)")


def _counted(place: Place) -> Quantity:
    """A number with its unit, or the number of a section, a name, a day."""
    text, grammar = place.text, place.grammar
    head = text[text.rfind("\n", 0, place.start) + 1 : place.start].strip(" -+*•(")
    if not head and (section := _SECTION.match(text, place.start)):
        return _plain(place._replace(end=section.end()), Kind.OTHER)
    kind, unit, scale, stop = unit_after(text, place.end, grammar)
    if _GENERATION.match(text, place.end):
        return _plain(place, Kind.OTHER)
    if place.named and kind in (Kind.OTHER, Kind.COUNT) and scale == 1.0:
        return _plain(place, Kind.OTHER, dated=True)
    if kind is Kind.OTHER or (kind is Kind.COUNT and scale == 1.0):
        if (rank := grammar.rank.search(place.before)) and (rank["sure"] or fold(rank["mark"]) == "top"):
            return _rank(place, rank, parse_number(_DIGITS.findall(place.value)[0]))
        noun = place.known_noun() if kind is Kind.COUNT else None
        if other := _no_count(place, kind, known=noun is not None):
            return _plain(place, other, dated=True)
        kind = Kind.COUNT
    framed = grammar.frame_left.search(place.before) or grammar.frame_right.match(text, stop)
    if kind is Kind.DURATION and framed:
        kind = Kind.PERIOD
    return _build(place, kind, unit, stop, scale=scale)


def _no_count(place: Place, kind: Kind, *, known: bool) -> Kind | None:
    """What a number without a unit of measure is, if it counts nothing: a day, a year, part of a name.

    `known`: a noun that reports count follows it.
    """
    if known:
        short = len(place.value) <= 2 and place.last == "so" and place.numbered
        return Kind.OTHER if short and place.words[-2:-1] not in TOTAL else None
    if (time := place.dated) and len(place.value) <= (4 if place.last == "nam" else 2):
        return time
    if place.numbered:
        return Kind.OTHER
    if kind is Kind.OTHER and PADDED.fullmatch(place.value):
        return None
    told = place.grammar.copula.search(place.before) is not None or _assigned(place)
    if kind is Kind.OTHER:
        # Without a unit it must be told as a value ("là: 02"), and not be "4.0" or the like.
        version = re.match(r"\.\w", place.text[place.end : place.end + 2])
        return Kind.OTHER if version or not told else None
    proper = bool(place.last) and len(place.words) > 1 and place.before.split()[-1][:1].isupper()
    part_of_name = tuple(place.words[-2:]) in COUNTED[place.grammar.bare]
    named = (proper or part_of_name) and not THOUSANDS.fullmatch(place.value)
    return Kind.OTHER if named and not told else None


def _assigned(place: Place) -> bool:
    """Whether a number is all that a paper set: "(nghị quyết giao 35)"."""
    return (
        place.text.startswith(")", place.end)
        and place.grammar.assigned.search(place.before.rpartition("(")[2]) is not None
    )


def _build(
    place: Place,
    kind: Kind,
    unit: str,
    stop: int,
    *,
    scale: float = 1.0,
    number: float | None = None,
    out_of: float | None = None,
) -> Quantity:
    """A quantity whose unit ends at `stop`; `number` where it is not to be read from digits."""
    text = place.text[place.start : stop]
    value = place.value.strip(" %")
    numbers = [parse_number(part) for part in _DIGITS.findall(value)] if number is None else [number]
    upper = numbers[1] if len(numbers) > 1 and kind is not Kind.RATIO else None
    qualifier = _qualifier(place, stop, ranged=upper is not None)
    return Quantity(place.start, stop, text, value, numbers[0], upper, out_of, unit, kind, qualifier, scale)


def _qualifier(place: Place, stop: int, *, ranged: bool) -> str | None:
    """The words before a value that bound or date it, and "trở lên" after it; "từ" only where a range follows."""
    found = place.grammar.qualifier.search(place.before)
    words = found.group().replace(":", " ").casefold().split() if found else []
    if words and fold(words[-1]) == "tu":
        source = words.pop()
        words += [source, "…", "đến" if source == "từ" else "den"] if ranged else []
    if after := place.grammar.onward.match(place.text, stop):
        words += ["…", *after.group().split()] if words else after.group().split()
    return " ".join(words) or None
