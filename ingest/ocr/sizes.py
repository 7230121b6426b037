"""The height of each line's font, as Tesseract measures small letters: steady from line to line."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import TYPE_CHECKING

from ingest.ocr.hocr import TextLine

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from PIL.Image import Image

# Lines whose heights are this near are of one size: descenders and accents differ from line to line.
_SAME_SIZE = 0.14
_INK = 140
# In a line of capitals and figures the reader takes these for small letters. A capital in a line's height:
CAPITAL = 0.69
_MOSTLY = 0.75
# So many words have letters that reach up and down, so that the line is as high as its font, or nearly.
_MANY_WORDS, _FILLED = 5, 1.06
# Above the capitals there are only accents: rows with less of their ink than this.
_ACCENTS = 0.45


def line_heights(image: Image, lines: Sequence[TextLine]) -> list[float]:
    """The lines' heights in pixels, those of capitals measured on the image."""
    import numpy as np

    ink = np.asarray(image) < _INK
    heights = [_capitals(ink, line) if _is_high(line) else _measured(line) for line in lines]
    return steady(heights, [len(line.words) for line in lines])


def _is_high(line: TextLine) -> bool:
    """Whether a line has capitals and figures, and hardly a small letter."""
    signs = [char for word in line.words for char in word.text if char.isalnum()]
    high = sum(char.isupper() or char.isdigit() for char in signs)
    return high > 0 and high >= _MOSTLY * len(signs)


def _measured(line: TextLine) -> float:
    """The height that the reader gives, but in a long line not more than the line itself has."""
    if len(line.words) < _MANY_WORDS:
        return line.size
    return min(line.size, _FILLED * line.box.height)


def _capitals(ink: npt.NDArray[np.bool_], line: TextLine) -> float:
    """The height of a line of capitals: from its foot up to where only accents are left."""
    import numpy as np

    if not any(char.isalpha() for word in line.words for char in word.text):  # figures have no accents
        return (line.baseline((line.box.left + line.box.right) / 2) - line.box.top) / CAPITAL
    rows = np.zeros(round(line.size) + 1)
    for word in line.words:
        foot = round(line.baseline((word.box.left + word.box.right) / 2))
        top = max(0, foot - len(rows))
        part = ink[top:foot, max(0, round(word.box.left)) : round(word.box.right)].sum(axis=1)[::-1]
        rows[: len(part)] += part
    usual = float(np.median(rows[: max(1, len(rows) // 3)]))
    above = np.flatnonzero(rows < _ACCENTS * usual)
    least = 0.3 * line.size
    tops = above[above > least]
    return float(tops[0]) / CAPITAL if len(tops) and usual > 0 else line.size


def steady(heights: Sequence[float], weights: Sequence[int]) -> list[float]:
    """Each line's height as the median of those near it, so that lines of one font have one height."""
    result = []
    for height in heights:
        near = [
            other
            for other, weight in zip(heights, weights, strict=True)
            if abs(other - height) <= _SAME_SIZE * height
            for _ in range(weight)
        ]
        result.append(median(near))
    return result
