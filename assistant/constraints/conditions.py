"""Numbers and classes that a question sets as a condition: "dưới 30 tuổi", "chợ hạng 1", "5 sao", "110kV"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.constraints.attributes import asks_fact
from assistant.constraints.question import Asked
from assistant.constraints.statement import phrase_fold
from assistant.constraints.types import Constraint, Kind

_CONDITION = re.compile(
    r"\b(?:dưới|trên|từ|duoi|tren|tu)\s+(\d[\d.,]*)\s*\S+(?:\s+\S+)?\s+(?:trở|tro)\s+(?:lên|xuống|len|xuong)"
    r"|\b(?:dưới|trên|duoi|tren)\s+(\d+)\s+(?:tuổi|tuoi)\b",
    re.IGNORECASE,
)
_CLASS = re.compile(
    r"(?<!xếp )(?<!xep )(?<!đứng )(?<!dung )\b(hạng|hang|loại|loai|mức độ|muc do|cấp độ|cap do|bậc|bac|nhóm|nhom)\s+(\d{1,2}|I{1,3}|IV|V|[A-D])(?![\w.,]*\d|\w|/)"
)
_STARS = re.compile(r"\b([1-5])\s+(sao)\b|(?<![\d.,])(\d{2,3})\s*(kv)\b", re.IGNORECASE)
_NUMBERS = {
    "1": ("i", "mot", "nhat"),
    "2": ("ii", "hai"),
    "3": ("iii", "ba"),
    "4": ("iv", "bon", "tu"),
    "5": ("v", "nam"),
}
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5"}


def conditions(asked: Asked) -> Iterator[Constraint]:
    """A hard constraint for a number that is a condition: "dưới 30 tuổi", "hạng 1", "5 sao", "110kV"."""
    if not asks_fact(asked):
        return
    for found in _CONDITION.finditer(asked.text):
        number = next(group for group in found.groups() if group)
        yield Constraint(Kind.CONDITION, found.group().strip(), (phrase_fold(number),))
    for found in _CLASS.finditer(asked.text):
        word, number = phrase_fold(found.group(1)), found.group(2).casefold()
        number = _ROMAN.get(number, number)
        spelled = tuple(f"{word} {form}" for form in (number, *_NUMBERS.get(number, ())))
        yield Constraint(Kind.CONDITION, found.group(), spelled)
    for found in _STARS.finditer(asked.text):
        number, unit = (group for group in found.groups() if group)
        spelled = tuple(f"{form} {unit.casefold()}" for form in (number, *_NUMBERS.get(number, ())))
        yield Constraint(Kind.CONDITION, found.group(), spelled)
