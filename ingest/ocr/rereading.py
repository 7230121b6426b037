"""Lines with numbers and footnote marks are read again, by themselves and by another model."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.ocr.hocr import SETTINGS, Rect, TextLine, Word, read_lines
from ingest.ocr.marks import SMALL_LETTER, raised_marks, read_mark
from ingest.ocr.numbers import checked, to_check
from ingest.ocr.repair import mended_word
from ingest.ocr.tesseract import Tesseract

if TYPE_CHECKING:
    from PIL.Image import Image

# The second reading sees the page this much smaller: the reader then cuts and scales the lines otherwise.
_SMALLER = 0.75
_BLOCK = 6  # the layout of one block of text
# How much is kept around a line, in small letters' heights, and around a mark, in pixels.
_AROUND = 0.25
_AROUND_MARK = 2
_MOST_MARKS = 40
_LIKE_ONE = "lIi"  # letters that a mark is read as
_CLOSING = '.,;:)”"'


def reread(
    image: Image, lines: Sequence[TextLine], heights: Sequence[float], tesseract: Tesseract
) -> list[TextLine]:
    """The lines of a page with numbers checked and footnote marks as words of their own; `heights` are the lines'."""
    places = raised_marks(image, lines, heights)[:_MOST_MARKS]
    found = [(index, rect, text) for index, rect in places if (text := read_mark(image, rect, tesseract))]
    marks: dict[int, list[Word]] = {}
    for index, rect, text in found:
        marks.setdefault(index, []).append(Word(text, rect, 100.0, raised=True))
    chosen = [i for i, line in enumerate(lines) if i in marks or to_check(line)]
    if not chosen:
        return list(lines)
    alone = _alone(
        image, [lines[i] for i in chosen], [heights[i] for i in chosen], [rect for _, rect, _ in found]
    )
    second = _words(alone, tesseract, "vie", _SMALLER)
    third = _words(alone, tesseract, "eng", 1.0) if "eng" in tesseract.languages else None
    result = list(lines)
    for index in chosen:
        line = lines[index]
        if index in marks:
            line = _with_marks(line, marks[index], second)
        result[index] = checked(line, second, third)
    return result


def _alone(image: Image, lines: Sequence[TextLine], heights: Sequence[float], marks: Sequence[Rect]) -> Image:
    """The page with nothing on it but some of its lines, without their marks."""
    from PIL import Image as images

    page = images.new("L", image.size, 255)
    for line, height in zip(lines, heights, strict=True):
        around = _AROUND * SMALL_LETTER * height
        box = _whole(line.box, around)
        page.paste(image.crop(box), box[:2])
    for mark in marks:
        page.paste(255, _whole(mark, _AROUND_MARK))
    return page


def _whole(rect: Rect, around: float) -> tuple[int, int, int, int]:
    """A rectangle in whole pixels, made larger on all sides."""
    left, top = round(rect.left - around), round(rect.top - around)
    return max(0, left), max(0, top), round(rect.right + around), round(rect.bottom + around)


def _words(page: Image, tesseract: Tesseract, language: str, scale: float) -> list[Word]:
    if scale != 1:
        page = page.resize((max(1, round(page.width * scale)), max(1, round(page.height * scale))))
    lines = read_lines(tesseract.read(page, language=language, layout=_BLOCK, settings=SETTINGS))
    return [_scaled(word, 1 / scale) for line in lines for word in line.words]


def _scaled(word: Word, factor: float) -> Word:
    box = word.box
    return replace(
        word, box=Rect(box.left * factor, box.top * factor, box.right * factor, box.bottom * factor)
    )


def _with_marks(line: TextLine, marks: Sequence[Word], second: Sequence[Word]) -> TextLine:
    """The line with its marks as words; words that held a mark as they are read without it."""
    words: list[Word] = []
    kept = list(marks)
    for word in line.words:
        box = word.box
        held = [mark for mark in marks if box.left <= (mark.box.left + mark.box.right) / 2 <= box.right]
        bare = (_read_without(word, second) or _cut_off(word, held[-1].text)) if held else word
        if sum(mark.box.width for mark in held) > box.width / 2:
            continue  # the word was the mark
        if bare is None:
            kept = [mark for mark in kept if mark not in held]
        words.append(bare or word)
    if not kept:
        return line
    return replace(line, words=tuple(sorted((*words, *kept), key=lambda word: word.box.left)))


def _read_without(word: Word, second: Sequence[Word]) -> Word | None:
    """The word as it is read once its marks are taken off; None where that takes an accent along, so was no mark."""
    box = word.box
    inside = [
        other
        for other in second
        if box.left - 2 <= (other.box.left + other.box.right) / 2 <= box.right + 2
        and other.box.top < box.bottom
        and box.top < other.box.bottom
    ]
    text = "".join(other.text for other in inside)
    before, after = ("".join(filter(str.isalpha, mended_word(read))) for read in (word.text, text))
    like_one = before[:-1] == after and before[-1:] in _LIKE_ONE
    if not text or not (before == after or like_one):
        return None
    letters = tuple(sure for other in inside for sure in other.letters)
    return replace(word, text=text, letters=letters if len(letters) == len(text) else ())


def _cut_off(word: Word, mark: str) -> Word | None:
    """The word without a sign at its end that is its mark, or that a mark is read as."""
    match = re.fullmatch(rf"(?P<stem>.*\w)(?:{re.escape(mark)}|[!?'’”\"*°])(?P<after>[.,;:)]*)", word.text)
    return replace(word, text=match["stem"] + match["after"], letters=()) if match else None
