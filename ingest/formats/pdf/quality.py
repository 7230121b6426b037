"""Whether the text found on a page is what a reader sees there."""

from __future__ import annotations

import re
import unicodedata

from ingest.legacy import detect
from ingest.legacy.syllables import is_syllable

_WORD = re.compile(r"[^\W\d_]+")
# A word of another language as it is printed: one case, or a capital first, with a vowel, no heap of consonants.
_LATIN = re.compile(r"(?=.*[aeiouy])(?!.*[bcdfghjklmnpqrstvwxz]{5})[A-Z]?[a-z]{1,17}")
_FEWEST = 12
_SENSE = 0.4
_VIETNAMESE = 0.75
_ACCENTED = 0.3


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFC", text))


def makes_sense(text: str) -> bool:
    """Whether a text is words rather than codes of glyphs that its font names wrongly; a short one always is."""
    words = _words(text)
    if len(words) < _FEWEST:
        return True
    good = sum(is_syllable(word) or bool(_LATIN.fullmatch(word)) for word in words)
    return good >= _SENSE * len(words) or detect(text) is not None


def vietnamese_share(text: str) -> float:
    """The share of a text's words that are Vietnamese syllables; 0 where that is too little, or most lack their accents.

    So it tells whether someone's text recognition can be relied on, and how far.
    """
    words = _words(text)
    if len(words) < _FEWEST or sum(not word.isascii() for word in words) < _ACCENTED * len(words):
        return 0.0
    share = sum(map(is_syllable, words)) / len(words)
    return share if share >= _VIETNAMESE else 0.0
