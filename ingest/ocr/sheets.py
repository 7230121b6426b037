"""Lines as read in pixels become a sheet in points."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ingest.layout.types import Fragment, Rule, Sheet
from ingest.ocr.hocr import TextLine, Word
from ingest.ocr.prepare import Frame
from ingest.ocr.ruling import Stroke

# Tesseract's line height to the font's size: measured on lines of known sizes.
_SIZE_SHARE = 1.04
# A figure's height in its font's size.
_FIGURE_HEIGHT = 0.66


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page as read: `width` and `height` in points, its lines, their heights and drawn strokes in pixels of its `frame`."""

    number: int
    width: float
    height: float
    frame: Frame
    lines: tuple[TextLine, ...]
    heights: tuple[float, ...]
    strokes: tuple[Stroke, ...] = ()


def sheet_of(page: ReadPage) -> Sheet:
    """The sheet of one page."""
    fragments = []
    for line, height in zip(page.lines, page.heights, strict=True):
        middle = line.baseline((line.box.left + line.box.right) / 2)
        baseline = (middle - page.frame.top) * page.frame.scale
        fragments += [_fragment(word, page.frame, baseline, height) for word in line.words]
    words = (word for line in page.lines for word in line.words)
    rules = tuple(_rule(stroke, page.frame) for stroke in page.strokes)
    return Sheet(page.number, page.width, page.height, tuple(fragments), rules, confidence(words))


def confidence(words: Iterable[Word]) -> float:
    """How sure the reading is, 0 to 1: the words' mean, longer words counting more."""
    letters = sure = 0.0
    for word in words:
        letters += len(word.text)
        sure += len(word.text) * word.confidence
    return round(sure / letters / 100, 4) if letters else 0.0


def _rule(stroke: Stroke, page: Frame) -> Rule:
    return Rule(
        (stroke.left - page.left) * page.scale,
        (stroke.right - page.left) * page.scale,
        (stroke.y - page.top) * page.scale,
    )


def _fragment(word: Word, page: Frame, baseline: float, height: float) -> Fragment:
    left, right = ((x - page.left) * page.scale for x in (word.box.left, word.box.right))
    size = height * page.scale * _SIZE_SHARE
    if word.raised:
        baseline = (word.box.bottom - page.top) * page.scale
        size = word.box.height / _FIGURE_HEIGHT * page.scale
    return Fragment(word.text, left, right, round(baseline, 2), round(size, 1), doubtful=word.doubtful)
