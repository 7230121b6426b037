"""Raised figures and asterisks, the marks of footnotes, found by their place above the line.

The reader takes such a mark for a quotation mark, drops it, or glues it to the number before it ("2025³" as 20253).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ingest.ocr.hocr import SETTINGS, Rect, TextLine, read_lines

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from PIL.Image import Image

    from ingest.ocr.tesseract import Tesseract

_INK = 140
# A small letter's height in a line's height, and all else in small letters' heights.
SMALL_LETTER = 0.53
_ABOVE, _BELOW = 2.1, 0.7
_FLOATS = 0.3  # a mark ends this far above the line's foot
_LEAST, _MOST = 0.64, 1.3  # its height: a quotation mark is smaller, a letter larger
_WIDEST = 0.9
_PUNCTUATION = 1.0  # the room of a full stop and a closing quotation mark after it
_ONE_MARK = 0.35  # figures of one mark stand this near
_MARK_HEIGHT, _MARGIN = 60, 24  # pixels in which a mark is read best
_LONGEST = 3
_ONE_WORD = 8  # the layout of one word
_SETTINGS = {**SETTINGS, "tessedit_char_whitelist": "0123456789*"}
_SURE = 80.0


def raised_marks(image: Image, lines: Sequence[TextLine], heights: Sequence[float]) -> list[tuple[int, Rect]]:
    """The marks on a page: the index of the line that each stands on, and its place. `heights` are the lines'."""
    import numpy as np

    ink = np.asarray(image) < _INK
    found = []
    for index, (line, height) in enumerate(zip(lines, heights, strict=True)):
        small = SMALL_LETTER * height
        places = _joined(_pieces(ink, line, small), small)
        found += [(index, rect) for rect in places if _at_an_end(rect, line, small)]
    return found


def _pieces(ink: npt.NDArray[np.bool_], line: TextLine, small: float) -> Iterator[Rect]:
    """The pieces of a line's ink, told apart by empty columns, that are shaped and placed like a mark."""
    import numpy as np

    left = max(0, round(line.box.left - small))
    right = min(ink.shape[1], round(line.box.right + small))
    feet = line.baseline(left), line.baseline(right)
    top, bottom = max(0, round(min(feet) - _ABOVE * small)), round(max(feet) + _BELOW * small)
    strip = ink[top:bottom, left:right]
    if not strip.size:
        return
    changes = np.diff(strip.any(axis=0).astype(np.int8), prepend=0, append=0)
    for start, end in zip(np.flatnonzero(changes == 1), np.flatnonzero(changes == -1), strict=True):
        rows = np.flatnonzero(strip[:, start:end].any(axis=1))
        piece = Rect(float(left + start), float(top + rows[0]), float(left + end), float(top + rows[-1] + 1))
        floats = line.baseline((piece.left + piece.right) / 2) - piece.bottom >= _FLOATS * small
        if floats and _LEAST * small <= piece.height <= _MOST * small and piece.width <= _WIDEST * small:
            yield piece


def _at_an_end(rect: Rect, line: TextLine, small: float) -> bool:
    """Whether a mark stands at a word's end, before its punctuation, or opens the line; within a word it is an accent."""
    middle = (rect.left + rect.right) / 2
    if rect.left <= line.box.left + 0.5 * small:
        return True
    holders = [word.box for word in line.words if word.box.left <= middle <= word.box.right]
    return all(
        box.right - rect.right <= _PUNCTUATION * small and rect.left - box.left > small for box in holders
    )


def _joined(pieces: Iterator[Rect], small: float) -> list[Rect]:
    found: list[Rect] = []
    for piece in pieces:
        if found and piece.left - found[-1].right <= _ONE_MARK * small:
            last = found.pop()
            piece = Rect(last.left, min(last.top, piece.top), piece.right, max(last.bottom, piece.bottom))
        found.append(piece)
    return found


def read_mark(image: Image, rect: Rect, tesseract: Tesseract) -> str:
    """The figures or asterisks of a mark; empty where it is none."""
    from PIL import Image as images

    factor = _MARK_HEIGHT / rect.height
    mark = image.crop(
        (round(rect.left) - 2, round(rect.top) - 2, round(rect.right) + 2, round(rect.bottom) + 2)
    )
    mark = mark.resize((round(mark.width * factor), round(mark.height * factor)), images.Resampling.LANCZOS)
    canvas = images.new("L", (mark.width + 2 * _MARGIN, mark.height + 2 * _MARGIN), 255)
    canvas.paste(mark, (_MARGIN, _MARGIN))
    lines = read_lines(tesseract.read(canvas, layout=_ONE_WORD, settings=_SETTINGS))
    words = [word for line in lines for word in line.words]
    text = "".join(word.text for word in words)
    sure = min((word.confidence for word in words), default=0.0) >= _SURE
    is_mark = text.strip("*") == "" or (text.isdecimal() and text[0] != "0")
    return text if sure and is_mark and len(text) <= _LONGEST else ""
