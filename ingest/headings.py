"""How Vietnamese documents number their headings, and which lines are titles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum


class Style(IntEnum):
    """A way of numbering; a smaller value usually stands above a larger one."""

    PART = 1  # Phần thứ nhất
    CHAPTER = 2  # Chương I
    CLAUSE_GROUP = 3  # Mục 1, between Chương and Điều
    CAPITALS = 4  # an unnumbered line in capitals
    LETTER = 5  # A.
    ROMAN = 6  # I.
    ARTICLE = 7  # Điều 1
    NUMBER = 8  # 1.
    DECIMAL = 9  # 1.1. (deeper ones rank below: see `Marker.rank`)
    SMALL = 10  # a.


@dataclass(frozen=True, slots=True)
class Marker:
    """The number at the start of a line: how it is written, its place in its row, and where the text begins."""

    style: Style
    label: str
    value: int
    length: int
    depth: int = 1
    bracket: bool = False

    @property
    def rank(self) -> float:
        """The usual order of styles; deeper decimals stand lower."""
        return self.style + (self.depth / 100 if self.style is Style.DECIMAL else 0)

    @property
    def row(self) -> tuple[Style, int, bool]:
        """Markers of one row count on from each other."""
        return self.style, self.depth, self.bracket


_ORDINALS = {
    "nhất": 1, "một": 1, "hai": 2, "nhì": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8,
    "chín": 9, "mười": 10,
}  # fmt: skip
_WORD = "|".join(_ORDINALS)
_ROMAN = r"(?=[IVXL])(?:X{0,3}|XL)(?:IX|IV|V?I{0,3})"
_UNIT = re.compile(
    rf"(?P<unit>Phần|Chương|Mục|Điều)\s+(?P<value>(?:thứ\s+)?(?:{_WORD})(?!\w)|\d{{1,4}}[a-zđ]?(?!\w)|{_ROMAN}(?!\w)"
    rf"|[A-ZĐ](?!\w))\s*(?P<close>[.:/\-–)]*)\s*",
    re.IGNORECASE,
)
_DECIMAL = re.compile(
    rf"(?P<label>(?:{_ROMAN}|[A-Z]|\d{{1,2}})(?:\.\d{{1,2}}){{1,4}})(?P<close>[.)/:]|\s?[-–])?\s+(?=\S)"
)
_SIMPLE = re.compile(
    rf"(?P<label>\d{{1,3}}|{_ROMAN}|[A-ZĐ]|[a-zđ])\s?(?P<close>[.)/:]|[-–](?!\d))(?P<space>\s*)(?=[^\s\d.]|\d+[^\d.,/-])"
)
_STYLES = {
    "phần": Style.PART, "chương": Style.CHAPTER, "mục": Style.CLAUSE_GROUP, "điều": Style.ARTICLE,
}  # fmt: skip
_SMALL_LETTERS = "abcdđeghiklmnopqrstuvxy"
# What follows the number of an official document: "NQ/TU", "QĐ-UBND".
_SYMBOL = re.compile(r"(?<=[-/])[A-ZĐ]{2,8}[/-][A-ZĐ]")
_CAPITAL_LETTERS = "ABCDĐEGHIKLMNOPQRSTUVXY"


def parse_marker(line: str, previous_letter: int = 0) -> Marker | None:
    """The numbering at the start of a line, None where there is none.

    "I." and "V." are Roman unless they follow the capital letter before them, whose place `previous_letter` gives.
    """
    match = _UNIT.match(line)
    if match and _is_unit_heading(line, match):
        label = " ".join(line[: match.end("value")].split())
        return Marker(_STYLES[match["unit"].lower()], label, _unit_value(match["value"]), match.end())
    if match := _DECIMAL.match(line):
        if not match["close"] and not line[match.end()].isupper():
            return None  # "1.5 triệu đồng"
        parts = match["label"].split(".")
        return Marker(Style.DECIMAL, match["label"], int(parts[-1]), match.end(), len(parts))
    match = _SIMPLE.match(line)
    if not match:
        return None
    follows = line[match.end()]
    glued = not match["space"] and not (
        follows.isupper() and line[match.end() + 1 : match.end() + 2].isalpha()
    )
    if glued or (match["close"] in "-–" and follows.isdigit()) or _SYMBOL.match(line, match.end("close")):
        return None  # "1.000 tỷ", "T.Ư", "6 - 10 triệu", "10-NQ/TU"
    label, bracket = match["label"], match["close"] == ")"
    if label.isdigit():
        return Marker(Style.NUMBER, label, int(label), match.end(), bracket=bracket)
    if label in _SMALL_LETTERS:
        return Marker(Style.SMALL, label, _SMALL_LETTERS.index(label) + 1, match.end(), bracket=bracket)
    letter = _CAPITAL_LETTERS.find(label) + 1 if len(label) == 1 else 0
    if letter and (label not in ("I", "V", "X", "L") or letter == previous_letter + 1 > 1):
        return Marker(Style.LETTER, label, letter, match.end(), bracket=bracket)
    if re.fullmatch(_ROMAN, label):
        return Marker(Style.ROMAN, label, _roman(label), match.end(), bracket=bracket)
    return None


def _is_unit_heading(line: str, match: re.Match[str]) -> bool:
    """ "Điều 5 của Nghị định này" speaks of an article, "Điều 5. …" opens one."""
    rest = line[match.end() :]
    if not rest or match["close"]:
        return True
    return rest[0].isupper() and len(line) < 200 and match["unit"][0].isupper()


def _unit_value(text: str) -> int:
    word = text.lower().split()[-1]
    if word in _ORDINALS:
        return _ORDINALS[word]
    if digits := re.match(r"\d+", word):
        return int(digits.group())
    if re.fullmatch(_ROMAN, word.upper()):
        return _roman(word.upper())
    return _CAPITAL_LETTERS.find(text.upper()) + 1


def _roman(text: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10, "L": 50}[c] for c in text]
    return sum(-v if v < max(values[i:], default=0) else v for i, v in enumerate(values))


MAX_TITLE = 220
_MAX_LEAD_TITLE = 110
_BREAK = re.compile(r"[.!?;]\s+([^\W\d_])")
_SHORT_TITLE = 80


def is_title(text: str) -> bool:
    """Whether the text after a number reads like a title rather than a sentence or a paragraph."""
    if not text or len(text) > MAX_TITLE or any(first.isupper() for first in _BREAK.findall(text)):
        return False
    if text[-1] in ";,…" or text.endswith(("...", "./.")):
        return False
    if text[-1] == ".":
        return len(text) <= _SHORT_TITLE and not any(c.isdigit() for c in text)
    return text[-1] != ":" or len(text) <= _MAX_LEAD_TITLE


def is_capitals(text: str) -> bool:
    """Whether a line is written in capitals throughout, at least two words of it."""
    letters = [c for c in text if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    return (
        len(letters) >= 5
        and len(text) <= MAX_TITLE
        and len(text.split()) >= 2
        and capitals >= 0.9 * len(letters)
    )
