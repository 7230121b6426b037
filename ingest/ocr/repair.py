"""What recognition does to any Vietnamese text, put right where only one reading is possible."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.legacy.syllables import is_syllable

# Icelandic letters for the Vietnamese one, which is often read twice.
_ETH = re.compile(r"[ÐĐ]*Ð[ÐĐ]*")
_SMALL_ETH = re.compile(r"[ðđ]*ð[ðđ]*")
# What bullets and dashes that open a line are read as.
_BULLETS = re.compile(r"[—–−‒¬~«»•·●▪■◦°¢©®_]|--|[«<]-")
_LETTER_BULLETS = re.compile(r"[eoøØ]")  # a filled or an open dot
_STRAY = re.compile(r"^[_|~¦]+(?=[\w(“\"])|(?<=\w)[|~¦]+$")
# A word that opens a line and ought to be a heading's number: "l." for "1.", "Il." for "II.", "1I." for "II.".
_ONE = re.compile(r"[lI|!](?P<after>[.)-])")
_ONES = re.compile(r"(?=[Il1|!H]*[IlH|!])(?P<ones>[Il1|!H]{2,4})(?P<after>[.)-])")
_NUMBER_LIKE = re.compile(r"(?=.*\d)[(“\"]?[\dlI|OoØö]+(?:[.,/:-][\dlI|OoØö]+)*%?[)”\".,;:]*")
_LETTERS = str.maketrans("lI|OoØö", "1110000")
_CONTAINS_LETTERS = re.compile(r"[lI|OoØö]")
# A letter that is no Vietnamese one, and what it is.
_FOREIGN = {"ø": "g", "ı": "i", "ﬁ": "fi", "ﬂ": "fl"}


def mended_word(text: str) -> str:
    """A word without letters that Vietnamese does not have."""
    text = _STRAY.sub("", _SMALL_ETH.sub("đ", _ETH.sub("Đ", text)))
    for wrong, right in _FOREIGN.items():
        if wrong in text:
            other = text.replace(wrong, right)
            if is_syllable(other.strip('.,;:()“”"')):
                text = other
    return text


def mended_number(text: str) -> str:
    """A number whose figures were read as letters ("l2%", "1O,29", "2O25"); any other word as it is."""
    if not (_NUMBER_LIKE.fullmatch(text) and _CONTAINS_LETTERS.search(text)):
        return text
    return text.translate(_LETTERS)


def mended_opening(words: Sequence[str], last_item: str = "") -> str | None:
    """The first word of a line as it should read: bullets as "-", numbers of headings; None where it is well.

    `last_item` is the letter of the list item before it: "l." after "k." is a letter.
    """
    if len(words) < 2:
        return None
    first, second = words[0], words[1]
    if _BULLETS.fullmatch(first):
        return "-"
    capital = second[:1].isupper()
    if _LETTER_BULLETS.fullmatch(first) and capital:
        return "-"
    headed = second.isupper() and sum(char.isalpha() for char in second) > 1
    if match := _ONES.fullmatch(first):
        ones = "I" * len(match["ones"].replace("H", "II"))
        return ones + match["after"] if headed and len(ones) <= 3 and ones != match["ones"] else None
    if (match := _ONE.fullmatch(first)) and capital and not (first[0] == "l" and last_item == "k"):
        numeral = "I" if headed or first[0] == "I" else "1"
        mended = numeral + match["after"]
        return mended if mended != first else None
    return None
