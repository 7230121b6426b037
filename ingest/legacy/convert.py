"""Legacy text as Unicode."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

from ingest.legacy.syllables import is_syllable
from ingest.legacy.tables import table, western

_SHOWN = {
    "tcvn3": "TCVN3 (ABC)",
    "vni": "VNI",
    "windows-1258": "windows-1258",
    "viscii": "VISCII",
    "vps": "VPS",
}
# Fonts marked as symbol fonts keep their bytes in the private use area. The others are what PDF readers make of a byte
# by the name of its glyph: the soft hyphen (TCVN3's "ư") a minus or a hyphen, the middle dot ("ã") an operator, the
# micro sign ("à") a Greek letter.
_SHOWN_AS = {0xF000 + byte: western(byte) for byte in range(0x20, 0x100)} | {
    0x2010: "-",
    0x2011: "-",
    0x2212: "\xad",
    0x2219: "\xb7",
    0x03BC: "\xb5",
    0x02C9: "\xaf",
}
_WORD = re.compile(r"[^\s\d\ufdd0-\ufdef!-,./:-@\[-`{-~–—‘’“”…•]+")
# Letters that no western code page has: a word with one of them is Unicode already.
VIETNAMESE_ONLY = re.compile(
    "[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]"
)
# Alone they are a bullet and a sign, not "ã" and "â".
_SIGNS = frozenset("·©°")
_CAPITALS = str.maketrans({chr(code): chr(code + 32) for code in range(0xC0, 0xDF) if code != 0xD7})


def to_unicode(text: str, encoding: str, *, capitals: bool = False) -> str:
    """A legacy text in Unicode (NFC); `capitals` for a font that draws small letters as capitals.

    Words that are Unicode already and characters that the encoding does not use stay. Raises KeyError for an encoding
    that is not in `ENCODINGS`.
    """
    text = unicodedata.normalize("NFC", text).translate(_SHOWN_AS)
    words = _WORD if encoding == "tcvn3" else _WORD_OR_CONTROL
    hyphens = "\xad" not in text  # then a hyphen may be one that was lost
    doubtful = VIETNAMESE_ONLY.search(text) is not None
    unicode = doubtful and _mostly_unicode(words.findall(text), encoding)

    def word(match: re.Match[str]) -> str:
        before = match.group()
        after = _word(before, encoding, hyphens)
        if doubtful and is_syllable(before) and (unicode or not is_syllable(after)):
            return before
        return after

    text = unicodedata.normalize("NFC", words.sub(word, text))
    return text.upper() if capitals else text


def _mostly_unicode(words: Sequence[str], encoding: str) -> bool:
    """Whether more of the words are Unicode for certain than legacy for certain."""
    unicode = sum(VIETNAMESE_ONLY.search(word) is not None for word in words)
    legacy = sum(not is_syllable(word) and is_syllable(_word(word, encoding, False)) for word in words)
    return unicode > legacy


def converted(encoding: str) -> str:
    """The warning that a text was converted, in Vietnamese."""
    shown = _SHOWN.get(encoding, encoding)
    return f"Đã chuyển từ bảng mã {shown} sang Unicode; hãy xem lại vài chỗ có dấu."


# VPS and VISCII keep letters among the control characters and the quotation marks.
_WORD_OR_CONTROL = re.compile(r"[^ \ufdd0-\ufdef\t\r\n\d!-,./:-@\[-`{-~]+")


@lru_cache(maxsize=65536)
def _word(word: str, encoding: str, hyphens: bool) -> str:
    if encoding == "tcvn3":
        return _tcvn3_word(word, hyphens)
    if (word.isascii() and word.isprintable()) or VIETNAMESE_ONLY.search(word):
        return word
    pairs = table(encoding)
    return _pattern(encoding).sub(lambda match: pairs[match.group()], word)


@cache
def _pattern(encoding: str) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(key) for key in sorted(table(encoding), key=len, reverse=True)))


def _tcvn3_word(word: str, hyphens: bool) -> str:
    """One word between spaces, with what Word and PDF readers do to TCVN3 undone.

    A hyphen inside is "ư" where only that makes a syllable. Word takes "ñ" for a small letter and writes a capital at
    the start of a sentence, which is another letter ("ñ" is "ủ", "Ñ" is "ẹ"): the small one is meant where only it makes
    a syllable. A word in capitals has small letters with tones, for there are no others: "QUYÕT" is "QUYẾT".
    """
    if word in _SIGNS or VIETNAMESE_ONLY.search(word):
        return word
    if "-" in word:
        if hyphens and _hyphen_is_letter(word):
            return _tcvn3_word(word.replace("-", "\xad"), False)
        return "-".join(_tcvn3_word(part, False) if part else "" for part in word.split("-"))
    if word.isascii():
        return word
    pairs = table("tcvn3")
    letters = "".join(pairs.get(char, char) for char in word)
    shouted = _all_capitals(word)
    if word[0] in "ËÝ" and len(word) == 1:
        return "Ở" if word == "Ë" else "Ý"
    if word.translate(_CAPITALS) != word and not is_syllable(letters):
        small = "".join(pairs.get(char, char) for char in (word if shouted else word[0]).translate(_CAPITALS))
        small += "" if shouted else letters[1:]
        if is_syllable(small):
            letters = small if word[0].isascii() else small[0].upper() + small[1:]
    return letters.upper() if shouted else letters


def _all_capitals(word: str) -> bool:
    plain = [char for char in word if char.isascii() and char.isalpha()]
    return len(plain) > 1 and all(char.isupper() for char in plain)


def _hyphen_is_letter(word: str) -> bool:
    """Whether "n-íc" is one syllable with a lost "ư": where it is spelt right so, and not as two words."""
    if not 1 < len(word) <= 8 or word.startswith("-") or word.count("-") > 2:
        return False
    pairs = table("tcvn3")
    letters = "".join(pairs.get(char, char) for char in word.replace("-", "\xad"))
    parts = ["".join(pairs.get(char, char) for char in part) for part in word.split("-") if part]
    cased = not word.isascii() or word[1:].islower() or word.endswith("-")
    return cased and is_syllable(letters) and not all(is_syllable(part) for part in parts)
