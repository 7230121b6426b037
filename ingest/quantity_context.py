"""What a quantity takes from its neighbours: the other end of a range, a unit, the aim of its sentence."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.quantity import Kind, Quantity
from ingest.quantity_grammar import Grammar

# "01", "02": a number that is written so counts something, though its unit be left out.
PADDED = re.compile(r"0\d")
_BETWEEN = re.compile(r"\s*(?:-|–|—|đến|tới|den|toi)\s*")


def with_compounds(text: str, found: list[Quantity]) -> list[Quantity]:
    """ "87 tỷ 400 triệu đồng" as one amount of 87,4 tỷ đồng."""
    joined: list[Quantity] = []
    for quantity in found:
        last = joined[-1] if joined else None
        if (
            last
            and last.scale > quantity.scale > 0
            and last.scale > 1e3
            and quantity.kind is Kind.MONEY
            and last.kind is Kind.MONEY
            and len(last.unit.split()) == 1
            and quantity.amount < last.scale
            and last.number_max is None
            and text[last.end : quantity.start] == " "
        ):
            rest = quantity.unit.split()[1:]
            joined[-1] = replace(
                last,
                end=quantity.end,
                text=text[last.start : quantity.end],
                value=text[last.start : quantity.end].removesuffix(" ".join(rest)).rstrip(),
                number=round(last.number + quantity.amount / last.scale, 9),
                unit=" ".join((last.unit, *rest)),
            )
        else:
            joined.append(quantity)
    return joined


_BARE = re.compile(r"\d{1,3}(?:\.\d{3})*|\d+")
_ONWARD = re.compile(
    r"\s+(?:xuống|lên|còn|tăng lên|giảm xuống|xuong|len|con)(?:\s+(?:còn|đến|tới|con|den|toi))?\s+"
)
_PARTS = re.compile(r"(?<!\w)(?:trong đó|gồm|bao gồm|cụ thể|chia ra|trong do|cu the)(?!\w)|:", re.IGNORECASE)
_ENDS = re.compile(r"\s*(?:[,;.)]|$|và\s|va\s)")
_LABELLED = re.compile(r"[^\W\d_]{2,}(?:\s+[^\W\d_]+)*\s*[:]?\s+$")


def with_parts(text: str, found: list[Quantity]) -> list[Quantity]:
    """Bare numbers that count what the figure beside them does: "57 đảng viên, trong đó: khiển trách 39, cảnh cáo 14",
    "giảm từ 27 xuống còn 19 đầu mối"."""
    read = list(found)
    for i, quantity in enumerate(found):
        if quantity.kind is not Kind.OTHER or not _BARE.fullmatch(quantity.value):
            continue
        after = found[i + 1] if i + 1 < len(found) else None
        if after and after.kind is Kind.COUNT and _ONWARD.fullmatch(text, quantity.end, after.start):
            read[i] = replace(quantity, kind=Kind.COUNT, unit=after.unit, scale=after.scale)
            continue
        if (
            i
            and read[i - 1].figure
            and _SET.fullmatch(text, read[i - 1].end, quantity.start)
            and not PADDED.fullmatch(quantity.value)
        ):
            if text.startswith(")", quantity.end):
                last = read[i - 1]
                read[i] = replace(quantity, kind=last.kind, unit=last.unit, scale=last.scale)
            continue
        if unit := _unit_at_end(text, found, i):
            read[i] = replace(quantity, kind=Kind.COUNT, unit=unit)
            continue
        before = read[i - 1] if i else None
        if (
            before is None
            or before.kind is not Kind.COUNT
            or not before.unit
            or not _ENDS.match(text, quantity.end)
        ):
            continue
        between = text[before.end : quantity.start]
        listed = _PARTS.search(between) or (
            i > 1 and before.unit == read[i - 2].unit and between.startswith((",", ";", " và"))
        )
        piece = re.split(r"[,;:]|trong đó|và ", between)[-1]
        if listed and "\n" not in between and len(between) <= 60 and _LABELLED.search(piece):
            read[i] = replace(quantity, kind=Kind.COUNT, unit=before.unit)
    return read


# "31,5 giường (kế hoạch 31)"
_SET = re.compile(r"\s*\((?:kế hoạch|chỉ tiêu|mục tiêu|KH|ke hoach|chi tieu)(?: giao| đề ra| là|:)*\s+")
_OPENS_LIST = re.compile(
    r"[:(]\s*[^,;:.()\d]*$|(?<!\w)(?:gồm|trong đó|gom|trong do)\s[^,;:.()\d]*$", re.IGNORECASE
)
_NEXT_ITEM = re.compile(r"\s*(?:,|và|va)\s[^,;:.()\d|\n]{2,40}$", re.IGNORECASE)


def _unit_at_end(text: str, found: list[Quantity], i: int) -> str:
    """The unit that a list tells with its last number only: "mầm non 41, tiểu học 33 và trung học 22 giáo viên"; else ""."""
    first = i
    while (
        first
        and found[first - 1].kind is Kind.OTHER
        and _NEXT_ITEM.match(text[found[first - 1].end : found[first].start])
    ):
        first -= 1
    opened = _OPENS_LIST.search(text[max(0, found[first].start - 60) : found[first].start])
    while opened and i + 1 < len(found) and _NEXT_ITEM.match(text[found[i].end : found[i + 1].start]):
        i += 1
        if found[i].kind is Kind.COUNT:
            return found[i].unit
        if found[i].kind is not Kind.OTHER or not _BARE.fullmatch(found[i].value):
            break
    return ""


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
_IN_TURN = re.compile(r"\s*(?:,|và|va)\s*(?:(?:trên|khoảng|gần|hơn|là|đạt)\s+)*")


def with_units(text: str, found: list[Quantity]) -> list[Quantity]:
    """A bare count of an enumeration counts what its neighbour counts: "cao cấp: 02, trung cấp: 03 đồng chí"."""
    filled = list(found)
    for i, quantity in reversed([*enumerate(found)]):
        if quantity.kind is not Kind.COUNT or quantity.unit:
            continue
        after = filled[i + 1] if i + 1 < len(found) else None
        if after and after.figure and after.unit and _IN_TURN.fullmatch(text, quantity.end, after.start):
            # "lần lượt đạt 12 và 15 tỷ đồng": money and measures too.
            filled[i] = replace(quantity, kind=after.kind, unit=after.unit, scale=after.scale)
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
