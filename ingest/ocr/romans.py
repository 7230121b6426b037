"""Roman numerals, their strokes counted on the image: "XII" and "XIII" look alike to the reader."""

from __future__ import annotations

import re
from dataclasses import replace
from statistics import mode
from typing import TYPE_CHECKING

from ingest.ocr.hocr import TextLine, Word
from ingest.ocr.sizes import CAPITAL

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from PIL.Image import Image

_INK = 140
# What I's are read as; the tens and the five before them are read rightly.
_NUMERAL = re.compile(
    r"(?P<before>[(“\"']?)(?P<tens>X{0,3})(?P<five>V?)(?P<ones>[IHl1|!]{1,3})(?P<after>[\W]*)"
)
_SURELY = re.compile(r"[XV]*I{1,3}|[XV]*I*H[IH]*|[IlH|]{2,3}")
_STROKES = {"X": 1, "V": 2}  # at half their height
_UPRIGHT = "()[]/|"  # punctuation that is a stroke at that height
_MOST_ONES = 3
# The rows in which strokes are counted, in shares of a capital's height.
_FROM, _TO = 0.4, 0.6


def count_ones(image: Image, line: TextLine, height: float) -> TextLine:
    """The line with the I's of its Roman numerals counted anew; `height` is the line's."""
    words = tuple(_counted(image, line, word, height) for word in line.words)
    return replace(line, words=words) if words != line.words else line


def _counted(image: Image, line: TextLine, word: Word, height: float) -> Word:
    match = _NUMERAL.fullmatch(word.text)
    if match is None or not _SURELY.fullmatch(match["tens"] + match["five"] + match["ones"]):
        return word
    prefix = match["tens"] + match["five"]
    strokes = _strokes(image, line, word, height)
    beside = sum(char in _UPRIGHT for char in match["before"] + match["after"])
    ones = strokes - beside - sum(_STROKES[letter] for letter in prefix)
    if not 1 <= ones <= _MOST_ONES:
        return word
    text = match["before"] + prefix + "I" * ones + match["after"]
    return word if text == word.text else replace(word, text=text, letters=())


def _strokes(image: Image, line: TextLine, word: Word, height: float) -> int:
    """How many strokes the rows at half height cut, in most of them; 0 where they do not agree."""
    import numpy as np

    foot = line.baseline((word.box.left + word.box.right) / 2)
    capital = CAPITAL * height
    top, bottom = round(foot - _TO * capital), round(foot - _FROM * capital)
    box = (round(word.box.left) - 2, max(0, top), round(word.box.right) + 2, max(1, bottom))
    ink: npt.NDArray[np.bool_] = np.asarray(image.crop(box)) < _INK
    if not ink.size:
        return 0
    starts = np.diff(ink.astype(np.int8), prepend=0, axis=1) == 1
    counts = [int(count) for count in starts.sum(axis=1)]
    usual = mode(counts)
    return usual if counts.count(usual) * 2 > len(counts) else 0
