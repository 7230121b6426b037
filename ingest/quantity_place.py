"""A number in its text, and the words before it that tell what it is."""

from __future__ import annotations

import re
from typing import NamedTuple

from ingest.counted import NAMED, NUMBERED
from ingest.normalise import fold, syllable_key
from ingest.quantity import Kind
from ingest.quantity_context import PADDED
from ingest.quantity_grammar import Grammar
from ingest.unit_reading import noun_after

# How far back the words before a number matter.
BEFORE = 40
DATE_WORDS = {
    "ngay": Kind.DATE, "thang": Kind.DATE, "quy": Kind.DATE, "nam": Kind.YEAR, "mung": Kind.DATE, "mong": Kind.DATE,
}  # fmt: skip
# "tổng số 05", "dân tộc thiểu số 15 đồng chí": no number that names.
TOTAL = (["tổng"], ["tong"], ["thiểu"], ["thieu"], ["đa"], ["dân"], ["dan"])
THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_DATES = frozenset(("ngày", "tháng", "quý", "năm", "mùng", "mồng"))


class Place(NamedTuple):
    """A number in its text: `text[start:end]`, the text before it as far as it matters, the words of that.

    `words` are keys, nearest last, back to the nearest punctuation; `last` is the nearest without accents, empty
    where no space parts it from the number.
    """

    text: str
    start: int
    end: int
    before: str
    words: list[str]
    last: str
    grammar: Grammar

    @property
    def value(self) -> str:
        return self.text[self.start : self.end]

    @property
    def numbered(self) -> bool:
        """Whether the word before takes a number as its name: "Chỉ thị 05"; "tổng số 05" does not."""
        named = bool(self.last) and self.words[-1] in NUMBERED[self.grammar.bare]
        if THOUSANDS.fullmatch(self.value):  # "cấp 4.312 thẻ": nothing is numbered so high
            return False
        return named and self.words[-2:-1] not in TOTAL

    @property
    def dated(self) -> Kind | None:
        """The kind of time that the word before makes of the number: "năm 2025", but not "nam 460 em"."""
        known = self.grammar.bare or (bool(self.words) and self.words[-1] in _DATES)
        return DATE_WORDS.get(self.last) if known else None

    @property
    def dialled(self) -> bool:
        """Whether it is part of a telephone number: "Hotline 1900 6868"; "qua điện thoại 8.480 lượt" is none."""
        if not (found := self.grammar.phone.search(self.text[max(0, self.start - 2 * BEFORE) : self.start])):
            return False
        return bool(found["dialled"].strip()) or self.known_noun() is None

    @property
    def named(self) -> bool:
        """Whether the number belongs to a name, whatever follows it: "Ban chỉ đạo 389 tỉnh"."""
        if self.last and PADDED.fullmatch(self.value):
            return False
        return bool(self.last) and any(
            tuple(self.words[-n:]) in NAMED[self.grammar.bare] for n in (1, 2, 3, 4)
        )

    def known_noun(self) -> tuple[str, int] | None:
        """What is counted, where it is a noun that reports are known to count."""
        opened = self.grammar.unit.match(self.text, self.end)
        return noun_after(self.text, opened.start("unit") if opened else self.end, self.grammar, known=True)


def place_of(text: str, start: int, end: int, grammar: Grammar, floor: int) -> Place:
    before = text[max(floor, start - BEFORE) : start]
    piece = re.split(r"[^\w\s/]", before)[-1]
    words = [syllable_key(word) for word in grammar.left.findall(piece)]
    last = fold(words[-1]) if words and before[-1:].isspace() else ""
    return Place(text, start, end, before, words, last, grammar)
