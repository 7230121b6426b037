"""Numbers are read three times: what the readings disagree on is doubtful.

The second reading sees the line smaller, the third is by another model. On pages spoiled in several ways, the three
together told all but a few of the wrong numbers from the right ones; a threshold on confidence alone missed a third.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from ingest.legacy.syllables import is_syllable
from ingest.ocr.hocr import TextLine, Word

_NUMBER = re.compile(r"\d+(?:[.,/]\d+)*")
# The least that the reader must be sure of each figure, of 100.
_SURE_FIGURE = 97.0
_UNSURE_WORD = 70.0
# Words of two readings are the same where they share this much of the smaller one.
_SAME_PLACE = 0.4
# A number broken in two has a gap this narrow, in line heights.
_BROKEN = 0.25
_NUMBER_BREAKS = re.compile(r"\d[.,]\Z|\d\Z")
_NUMBER_GOES_ON = re.compile(r"\A[.,]?\d")


class Readings(NamedTuple):
    """What the second and the third reading have in the place of a word."""

    second: tuple[Word, ...]
    third: tuple[Word, ...]


def to_check(line: TextLine) -> bool:
    """Whether a line holds a number, or what may be one read badly."""
    return any(_has_figure(word.text) or _may_be_figure(word) for word in line.words)


def _has_figure(text: str) -> bool:
    return any(char.isdigit() for char in text)


def _may_be_figure(word: Word) -> bool:
    bare = word.text.strip(".,;:()[]“”\"'-…")
    return word.confidence < _UNSURE_WORD and 0 < len(bare) <= 6 and not is_syllable(bare)


def checked(line: TextLine, second: Sequence[Word], third: Sequence[Word] | None) -> TextLine:
    """The line with its doubtful numbers marked, mended where the other readings agree on another number.

    `second` and `third` are all words of these readings near the line; `third` is None where there is no other model.
    """
    words: list[Word] = []
    for word in line.words:
        near = _near(word, second)
        other = near if third is None else _near(word, third)
        if words and (joined := _joined(words[-1], word, near, line.size)):
            words[-1] = joined
        else:
            words.append(_checked(word, Readings(near, other)))
    return replace(line, words=tuple(words))


def _near(word: Word, words: Sequence[Word]) -> tuple[Word, ...]:
    return tuple(other for other in words if _share(word, other) > _SAME_PLACE)


def _share(one: Word, other: Word) -> float:
    """How much of the narrower word two words share, level with each other."""
    a, b = one.box, other.box
    wide = (min(a.right, b.right) - max(a.left, b.left)) / max(1.0, min(a.width, b.width))
    high = (min(a.bottom, b.bottom) - max(a.top, b.top)) / max(1.0, min(a.height, b.height))
    return min(wide, high)


def _checked(word: Word, readings: Readings) -> Word:
    if word.raised:
        return word
    first, second, third = (_figures((word,)), *map(_figures, readings))
    if not first and not (second and second == third and _may_be_figure(word)):
        return word
    figures = [sure for sure, char in zip(word.letters, word.text, strict=False) if char.isdigit()]
    if first == second == third and min(figures, default=0.0) >= _SURE_FIGURE:
        return word
    if second == third != first and second and len(readings.second) == 1:
        better = readings.second[0]
        if _share(word, better) > 1 - _SAME_PLACE and len(better.text) <= len(word.text) + 2:
            return replace(word, text=better.text, letters=better.letters, doubtful=True)
    return replace(word, doubtful=_has_figure(word.text))


def _figures(words: Sequence[Word]) -> list[str]:
    return _NUMBER.findall(" ".join(word.text for word in words))


def _joined(last: Word, word: Word, near: Sequence[Word], height: float) -> Word | None:
    """One word for a number that the first reading broke in two and the second did not."""
    text = last.text + word.text
    whole = (
        len(near) == 1
        and near[0].text.strip(".,;:") == text.strip(".,;:")
        and _share(last, near[0]) > _SAME_PLACE
    )
    broken = _NUMBER_BREAKS.search(last.text) and _NUMBER_GOES_ON.search(word.text)
    if not (whole and broken and word.box.left - last.box.right < _BROKEN * height):
        return None
    box = replace(last.box, right=word.box.right)
    return replace(last, text=text, box=box, letters=(*last.letters, *word.letters), doubtful=True)
