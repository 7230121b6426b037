"""What Tesseract writes (hOCR) as lines of words with their places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from xml.etree import ElementTree

# What `read_lines` needs of the program.
SETTINGS = {"tessedit_create_hocr": "1", "hocr_char_boxes": "1"}
_LINES = frozenset({"ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat"})
_CLOSING = frozenset([".", ",", ";", ":", ")", "”", ").", "),", ");", "...", "…", "%"])
_CLOSE = 0.3  # the widest gap before them, in line heights
_NUMBER = r"(-?\d+(?:\.\d+)?)"
_BOX = re.compile(rf"bbox(?:es)? {_NUMBER} {_NUMBER} {_NUMBER} {_NUMBER}")
_BASELINE = re.compile(rf"baseline {_NUMBER} {_NUMBER}")
_SIZE = re.compile(rf"x_size {_NUMBER}")
_WORD_SURE = re.compile(rf"x_wconf {_NUMBER}")
_LETTER_SURE = re.compile(rf"x_conf {_NUMBER}")


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle in pixels from the top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left


@dataclass(frozen=True, slots=True)
class Word:
    """A word as read; `confidence` is 0 to 100, `letters` the same for each character of `text` where it is known.

    `raised` tells that it is a footnote's mark, `doubtful` that it holds a number that was not surely read.
    """

    text: str
    box: Rect
    confidence: float
    letters: tuple[float, ...] = ()
    raised: bool = False
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line as read: at `x` its letters stand on `base` + `slope` * `x`; `size` is its font's height."""

    words: tuple[Word, ...]
    box: Rect
    base: float
    slope: float
    size: float

    def baseline(self, x: float) -> float:
        """Where letters at `x` stand."""
        return self.base + self.slope * x


def read_lines(hocr: str) -> list[TextLine]:
    """The lines in reading order, in pixels; none where the output is empty or cut off.

    Punctuation that was read as a word of its own joins the word that it closes.
    """
    try:
        root = ElementTree.fromstring(hocr) if hocr else None
    except ElementTree.ParseError:
        return []
    if root is None:
        return []
    lines = (_line(element) for element in root.iter() if element.get("class") in _LINES)
    return [line for line in lines if line is not None]


def _line(element: ElementTree.Element) -> TextLine | None:
    title = element.get("title", "")
    box, baseline, size = _box(title), _BASELINE.search(title), _SIZE.search(title)
    words = [_word(child) for child in element.iter() if child.get("class") == "ocrx_word"]
    kept = tuple(word for word in words if word is not None)
    if box is None or not kept:
        return None
    slope, offset = (float(baseline[1]), float(baseline[2])) if baseline else (0.0, 0.0)
    base = box.bottom + offset - slope * box.left
    height = float(size[1]) if size else box.height
    return TextLine(_closed(kept, _CLOSE * height), box, base, slope, height)


def _closed(words: Sequence[Word], gap: float) -> tuple[Word, ...]:
    closed: list[Word] = []
    for word in words:
        last = closed[-1] if closed else None
        if last and word.text in _CLOSING and word.box.left - last.box.right <= gap:
            box = replace(last.box, right=max(last.box.right, word.box.right))
            word = replace(last, text=last.text + word.text, box=box, letters=(*last.letters, *word.letters))
            closed.pop()
        closed.append(word)
    return tuple(closed)


def _word(element: ElementTree.Element) -> Word | None:
    title = element.get("title", "")
    text, box, sure = "".join(element.itertext()), _box(title), _WORD_SURE.search(title)
    text = "".join(text.split())
    if not text or box is None:
        return None
    letters: list[float] = []
    for letter in element.iter():
        value = _LETTER_SURE.search(letter.get("title", ""))
        if letter.get("class") == "ocrx_cinfo" and value:
            letters += [float(value[1])] * len("".join("".join(letter.itertext()).split()))
    return Word(
        text, box, float(sure[1]) if sure else 0.0, tuple(letters) if len(letters) == len(text) else ()
    )


def _box(title: str) -> Rect | None:
    found = _BOX.search(title)
    return Rect(*map(float, found.groups())) if found else None
