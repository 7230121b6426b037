"""All words of a file mended: letters, numbers, the openings of lines, accents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.ocr.hocr import TextLine, Word
from ingest.ocr.repair import mended_number, mended_opening, mended_word
from ingest.ocr.sheets import ReadPage
from ingest.ocr.wording import Token, mended

# A sign by itself that was read less surely than this is a speck.
_SPECK = 50.0
_ITEM = re.compile(r"(?P<letter>[a-zđ])[.)]")


def mended_pages(pages: Sequence[ReadPage]) -> list[ReadPage]:
    """The pages with their words mended; numbers only where letters stood in them, and these become doubtful."""
    lines = list(_openings([_words(line) for page in pages for line in page.lines]))
    tokens = [Token(word.text, word.confidence) for line in lines for word in line.words]
    texts = iter(mended(tokens))
    lines = [
        replace(line, words=tuple(replace(word, text=next(texts)) for word in line.words)) for line in lines
    ]
    rest = iter(lines)
    return [replace(page, lines=tuple(next(rest) for _ in page.lines)) for page in pages]


def _words(line: TextLine) -> TextLine:
    kept = (word for index, word in enumerate(line.words) if not index or word.raised or not _is_speck(word))
    return replace(line, words=tuple(word if word.raised else _mended(word) for word in kept))


def _is_speck(word: Word) -> bool:
    return word.confidence < _SPECK and not any(char.isalnum() for char in word.text)


def _mended(word: Word) -> Word:
    text = mended_word(word.text)
    number = mended_number(text)
    return replace(word, text=number, letters=(), doubtful=word.doubtful or number != text)


def _openings(lines: Sequence[TextLine]) -> Iterator[TextLine]:
    item = ""
    for line in lines:
        opening = mended_opening([word.text for word in line.words[:2]], item)
        if opening is not None:
            first, *others = line.words
            line = replace(line, words=(replace(first, text=opening), *others))
        if line.words and (match := _ITEM.fullmatch(line.words[0].text)):
            item = match["letter"]
        yield line
