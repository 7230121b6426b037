"""The order of Vietnamese words in a dictionary (pure)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_PLACES = {letter: place for place, letter in enumerate(_LETTERS)}
# No tone, then huyền, hỏi, ngã, sắc, nặng.
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_WORD = re.compile(r"[^\W\d_]+|\d+")

Key = tuple[tuple[int, ...], tuple[int, ...]]


@lru_cache(maxsize=65536)
def _word(word: str) -> Key:
    letters: list[int] = []
    tones: list[int] = []
    for char in word:
        parts = unicodedata.normalize("NFD", char)
        tone = next((part for part in parts if part in _TONES), "")
        letter = unicodedata.normalize("NFC", parts.replace(tone, "") if tone else parts)
        letters.append(_PLACES.get(letter, len(_LETTERS) + ord(letter[0])))
        tones.append(_TONES.get(tone, 0))
    return tuple(letters), tuple(tones)


def collated(text: str) -> tuple[tuple[int, Key], ...]:
    """A key to sort by: syllable after syllable, letters before tones, numbers by their size before words."""
    words = _WORD.findall(unicodedata.normalize("NFC", text).lower())
    return tuple((int(word[:15]), ((), ())) if word.isdecimal() else (10**15, _word(word)) for word in words)
