"""The number or bullet that Word prints before a paragraph of an automatic list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.formats.docx.numbering import LEVELS, Level, List

_PLACE = re.compile(r"%([1-9])")
_DASHES = "-–—‐‑−"
_ROMANS = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_WORDS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_LARGEST = 5000  # no report counts further in letters or Roman numerals


@dataclass(slots=True)
class Labels:
    """Counts through a document."""

    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[tuple[int, int]] = field(default_factory=set)

    def next(self, number: int, list_: List, at: int) -> str:
        """The label of the next paragraph of list `number` on level `at` (from 0), "" where it has none."""
        level = list_.levels.get(at)
        if level is None:
            return ""
        self._count(number, list_, at, level)
        if level.format == "bullet":
            return _bullet(level.pattern, [list_.levels[i].format for i in range(at) if i in list_.levels])
        counts = self._counts[list_.counter]

        def shown(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            other = list_.levels.get(index)
            if other is None or other.format == "bullet" or index > at:
                return ""
            count = counts[index]
            return formatted(
                count if count is not None else list_.starts.get(index, other.start),
                "decimal" if level.legal and other.format != "none" else other.format,
            )

        return _PLACE.sub(shown, level.pattern).strip()

    def _count(self, number: int, list_: List, at: int, level: Level) -> None:
        counts = self._counts.setdefault(list_.counter, [None] * LEVELS)
        before = counts[at]
        if at in list_.starts and (number, at) not in self._begun:
            counts[at] = list_.starts[at]
        else:
            counts[at] = level.start if before is None else before + 1
        self._begun.add((number, at))
        for deeper in range(at + 1, LEVELS):
            restart = list_.levels[deeper].restart if deeper in list_.levels else None
            if restart is None or at < restart:
                counts[deeper] = None


def _bullet(pattern: str, above: Sequence[str]) -> str:
    """A dash, a plus for bullets below bullets; the author's own dash or plus stays."""
    if pattern in ("+", ""):
        return pattern
    if pattern and pattern in _DASHES:
        return "-"
    return "+" if "bullet" in above else "-"


def formatted(count: int, form: str) -> str:
    """A number as one of Word's number formats writes it; unknown formats as decimals."""
    if form == "none":
        return ""
    if form == "decimalZero":
        return f"{count:02d}"
    if 0 < count <= _LARGEST:
        match form:
            case "upperRoman":
                return _roman(count).upper()
            case "lowerRoman":
                return _roman(count)
            case "upperLetter":
                return _letters(count).upper()
            case "lowerLetter":
                return _letters(count)
            case "vietnameseCounting" if count < len(_WORDS):
                return _WORDS[count]
    return str(count)


def _letters(count: int) -> str:
    """a … z, aa, bb …"""
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)


def _roman(count: int) -> str:
    text = ""
    for weight, letters in _ROMANS:
        text += letters * (count // weight)
        count %= weight
    return text
