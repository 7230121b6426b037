"""What a quantity takes from its neighbours: the other end of a range, a unit, the aim of its sentence."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.quantity import Kind, Quantity
from ingest.quantity_grammar import Grammar

# "01", "02": a number that is written so counts something, though its unit be left out.
PADDED = re.compile(r"0\d")
_BETWEEN = re.compile(r"\s*(?:-|–|—|đến|tới|den|toi)\s*")


def with_ranges(text: str, found: list[Quantity]) -> list[Quantity]:
    """ "từ 15 tỷ đồng đến 20 tỷ đồng" as one; a range whose second number is not the greater as two is left as written."""
    joined: list[Quantity] = []
    for quantity in found:
        last = joined[-1] if joined else None
        if (
            last
            and last.figure
            and last.kind is quantity.kind
            and quantity.unit.startswith(last.unit)
            and last.number_max is None
            and quantity.number_max is None
            and last.number < quantity.number
            and _BETWEEN.fullmatch(text, last.end, quantity.start)
        ):
            whole = text[last.start : quantity.end]
            value = f"{last.value}{text[last.end : quantity.start]}{quantity.value}"
            joined[-1] = replace(
                last,
                end=quantity.end,
                text=whole,
                value=value,
                number_max=quantity.number,
                unit=quantity.unit,
            )
        else:
            joined.append(quantity)
    return joined


_COUNTABLE = frozenset((Kind.COUNT, Kind.DURATION))


def with_units(text: str, found: list[Quantity]) -> list[Quantity]:
    """A bare count of an enumeration counts what its neighbour counts: "cao cấp: 02, trung cấp: 03 đồng chí"."""
    filled = list(found)
    for i, quantity in enumerate(found):
        if quantity.kind is not Kind.COUNT or quantity.unit:
            continue
        for j in (i + 1, i - 1):
            if not 0 <= j < len(found) or found[j].kind not in _COUNTABLE or not found[j].unit:
                continue
            between = text[min(quantity.end, found[j].end) : max(quantity.start, found[j].start)]
            if len(between) <= 60 and not re.search(r"[.;:\n]" if j < i else r"[.;\n()]", between):
                filled[i] = replace(quantity, unit=found[j].unit)
                break
        else:
            if PADDED.fullmatch(quantity.value):
                filled[i] = replace(quantity, kind=Kind.OTHER, qualifier=None)
    return filled


_SENTENCE = re.compile(r"[.!?]\s+(?=[^\W\d_a-zà-ỹ])|\n")


def with_aims(text: str, found: list[Quantity], grammar: Grammar) -> list[Quantity]:
    """A sentence that opens with "Phấn đấu", "Dự kiến" says so of all its figures."""
    openings = [0, *(match.end() for match in _SENTENCE.finditer(text))]
    aims = {at: match for at in openings if (match := grammar.aim.match(text, at))}
    if not aims:
        return found
    said = []
    for quantity in found:
        match = aims.get(max(at for at in openings if at <= quantity.start))
        if match and quantity.figure and not quantity.aimed and match.end() <= quantity.start:
            word = " ".join(match.group().lstrip("-+*•– 0123456789.)").casefold().split())
            quantity = replace(quantity, qualifier=f"{word} {quantity.qualifier or ''}".strip())
        said.append(quantity)
    return said
