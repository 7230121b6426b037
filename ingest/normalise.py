"""One form of Vietnamese text to read from, and keys to match by."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Kept by `clean`, removed by `canonical`: noncharacters, so no file can hold them meaningfully. They carry the
# places of a footnote mark, a page's start, a removed line break and a doubtful number through the steps that move text.
NOTE_MARK = "\ufdd0"
PAGE_MARK = "\ufdd1"
CUT_MARK = "\ufdd2"
DOUBT_MARK = "\ufdd3"
MARKS = NOTE_MARK + PAGE_MARK + CUT_MARK + DOUBT_MARK

_LINE_BREAKS = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")
_ODD_SPACES = re.compile(r"[^\S\n]+")
_BLANK_LINES = re.compile(r"\n{3,}")
_BLANK_EDGES = re.compile(r"(?m)^ +| +$")
# Word's symbol fonts put their bullets into the private use area.
_SYMBOL_BULLETS = re.compile(r"[\uf0b7\uf0a7\uf0d8\uf0fc\uf02d\uf076\uf0e0]")
_DROPPED = frozenset(("Cc", "Cf", "Cs", "Co"))


class _Drops(dict[int, str | None]):
    """A `str.translate` table that decides once per character whether it is kept."""

    def __missing__(self, code: int) -> str | None:
        char = chr(code)
        kept = char == "\n" or char in MARKS
        if not kept:
            noncharacter = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
            kept = not (unicodedata.category(char) in _DROPPED or noncharacter or char in "\ufffc\ufffd")
        self[code] = char if kept else None
        return self[code]


class _Folds(dict[int, str]):
    """A `str.translate` table from a letter to its bare, small form."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        bare = "".join(c for c in unicodedata.normalize("NFD", char) if not unicodedata.combining(c))
        small = bare.casefold() if len(bare.casefold()) == len(bare) else bare.lower()
        self[code] = small.translate({0x111: "d", 0xF0: "d"})
        return self[code]


_NO_MARKS = dict.fromkeys(map(ord, MARKS))
_DROPS = _Drops()
_FOLDS = _Folds()


def clean(text: str) -> str:
    """`canonical`, but `MARKS` stay."""
    text = _SYMBOL_BULLETS.sub("-", _LINE_BREAKS.sub("\n", text))
    # Spaces first: a tab is a control character too. Characters go before composing, or they would keep a letter
    # and its accent apart.
    text = unicodedata.normalize("NFC", _ODD_SPACES.sub(" ", text).translate(_DROPS))
    text = _BLANK_EDGES.sub("", _ODD_SPACES.sub(" ", text))
    return _BLANK_LINES.sub("\n\n", text).strip()


def canonical(text: str) -> str:
    """The one form in which text is stored, shown and cited.

    NFC; line breaks as \\n, at most one blank line; every run of spaces one space, none at a line's ends; no control,
    zero-width, private-use or replacement characters. Tone placement, case and numbers stay as written. Idempotent.
    """
    return clean(text.translate(_NO_MARKS))


def fold(text: str) -> str:
    """Small letters without accents, "đ" as "d".

    On NFC text the result has the same length and offsets, except that a combining mark that composes with nothing
    vanishes.
    """
    return unicodedata.normalize("NFC", text).translate(_FOLDS)


_TOKEN = re.compile(r"\d+(?:[.,/]\d+)*|[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*")
_LEADING_ZEROS = re.compile(r"(?<![\d.,])0+(?=\d)")
# Old and new placement of the tone in oa, oe, uy: the new one (hoà, khoẻ, thuỷ) is the key.
_TONES = {"o": "òóỏõọ", "u": "ùúủũụ", "a": "àáảãạ", "e": "èéẻẽẹ", "y": "ỳýỷỹỵ"}
_NEW_PLACEMENT = {
    first + second: bare + _TONES[second][tone]
    for bare, seconds in (("o", "ae"), ("u", "y"))
    for tone, first in enumerate(_TONES[bare])
    for second in seconds
}
_OLD_PLACEMENT = re.compile("|".join(_NEW_PLACEMENT))
_OLD_AT_END = re.compile(
    rf"(?<!q)(?:{'|'.join(_NEW_PLACEMENT)})(?![^\W\d_])|(?<=\b[hklmst])[ìíỉĩị]\b|(?<=\bqu)[íìỉĩị]\b"
)
# "kì" and "kỳ", "lí" and "lý", "quí" and "quý" are one syllable.
_LONE_I = re.compile(r"(?<=^[hklmst])[iìíỉĩị]$|(?<=^qu)[iìíỉĩị]$")
_I_TO_Y = str.maketrans("iìíỉĩị", "yỳýỷỹỵ")


@lru_cache(maxsize=65536)
def syllable_key(token: str) -> str:
    """One token as it is compared: small letters, one tone placement (hòa = hoà), one i (kì = kỳ), no leading zeros."""
    token = unicodedata.normalize("NFC", token.casefold()).replace("ð", "đ")
    if token[0].isdigit():
        return _LEADING_ZEROS.sub("", token)
    token = _LONE_I.sub(lambda m: m.group().translate(_I_TO_Y), token)
    return _OLD_PLACEMENT.sub(lambda m: _NEW_PLACEMENT[m.group()], token)


@lru_cache(maxsize=4096)
def modern(text: str) -> str:
    """A text in today's spelling, of the same length: "hoá", "thuỷ", "nhiệm kì" as "hóa", "thủy", "nhiệm kỳ".

    Only in small letters; "tỉ" stays, which is a word of its own too.
    """
    return _OLD_AT_END.sub(lambda m: _NEW_PLACEMENT.get(m[0]) or m[0].translate(_I_TO_Y), text)


def syllables(text: str) -> list[str]:
    """The words and numbers of a text, as keys for search.

    "10,29", "1.013", "27/58" and "15/3" are one token each; a range such as "15-20" is two neighbours, so that
    "2020- 2025" and "2020-2025" read the same.
    """
    return [syllable_key(token) for token in _TOKEN.findall(unicodedata.normalize("NFC", text))]
