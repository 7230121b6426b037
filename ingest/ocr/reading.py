"""One page's image is read."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from ingest.ocr.hocr import SETTINGS, TextLine, read_lines
from ingest.ocr.prepare import Prepared, prepared
from ingest.ocr.rereading import reread
from ingest.ocr.romans import count_ones
from ingest.ocr.sheets import ReadPage, confidence
from ingest.ocr.sizes import line_heights
from ingest.ocr.tesseract import Tesseract
from ingest.ocr.types import PageImage

if TYPE_CHECKING:
    from PIL.Image import Image

# The share of a page that is ink, when anything is written on it.
_LEAST_INK = 1e-5
# Below this what was read is no text, but a picture's edges.
_NO_TEXT = 0.35
# Below this the page may lie on its side or upside down.
_UPRIGHT = 0.75
_TURNS = (180, 270, 90)
# A page turned the wrong way gives few and doubtful words: a turn must be this much better.
_BETTER = 1.3


def read_page(page: PageImage, tesseract: Tesseract, rendering: Lock) -> ReadPage:
    """The page's lines by place; its image is made under the lock."""
    with rendering:
        image = page.render()
    ready, lines, turn = _upright(image, page, tesseract)
    if _sureness(lines) < _NO_TEXT:
        lines = []
    heights = line_heights(ready.image, lines)
    lines = reread(ready.image, lines, heights, tesseract)
    lines = [count_ones(ready.image, line, height) for line, height in zip(lines, heights, strict=True)]
    width, height = (page.width, page.height) if turn % 180 == 0 else (page.height, page.width)
    return ReadPage(page.number, width, height, ready.frame, tuple(lines), tuple(heights), ready.strokes)


def _upright(image: Image, page: PageImage, tesseract: Tesseract) -> tuple[Prepared, list[TextLine], int]:
    """The page as it is read, its lines, and the degrees it was turned by (0, 90, 180, 270; counter-clockwise)."""
    ready = prepared(image, page.width)
    if not _has_ink(ready):
        return ready, [], 0
    lines = _lines(ready, tesseract)
    sideways = _sideways(lines)
    if not sideways and _sureness(lines) >= _UPRIGHT:
        return ready, lines, 0
    best, worth, turn = (ready, lines), 0.0 if sideways else _BETTER * _worth(lines), 0
    for degrees in (sideways, (sideways + 180) % 360) if sideways else _TURNS:
        width = page.width if degrees == 180 else page.height
        ready = prepared(image.rotate(degrees, expand=True), width)
        lines = _lines(ready, tesseract)
        if not _sideways(lines) and _worth(lines) > worth:
            best, worth, turn = (ready, lines), _worth(lines), degrees
            if _sureness(lines) >= _UPRIGHT:
                break
    return *best, turn


def _lines(page: Prepared, tesseract: Tesseract) -> list[TextLine]:
    return read_lines(tesseract.read(page.image, settings=SETTINGS))


def _sideways(lines: list[TextLine]) -> int:
    """The turn that a page needs whose lines run up (270) or down (90); 0 where they are level.

    The reader finds such lines by itself, but their places are of no use.
    """
    up = down = level = 0
    for line in lines:
        words = [word.box for word in line.words]
        if len(words) < 2:
            continue
        across, along = words[-1].left - words[0].left, words[-1].top - words[0].top
        if abs(across) >= abs(along):
            level += len(words)
        elif along < 0:
            up += len(words)
        else:
            down += len(words)
    if up + down <= level:
        return 0
    return 270 if up >= down else 90


def _sureness(lines: list[TextLine]) -> float:
    return confidence(word for line in lines for word in line.words)


def _worth(lines: list[TextLine]) -> float:
    """How much was read, and how surely."""
    return sum(len(word.text) * max(0.0, word.confidence - 40) for line in lines for word in line.words)


def _has_ink(page: Prepared) -> bool:
    histogram = page.image.histogram()
    return sum(histogram[:128]) > _LEAST_INK * sum(histogram)
