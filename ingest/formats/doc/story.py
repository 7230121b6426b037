"""The stories of a Word binary file (body, footnotes, page heads) as paragraphs and table rows."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ingest.formats.doc.file import Lengths, Part, Piece, WordFile
from ingest.formats.doc.lists import Numbering, read_numbering
from ingest.formats.doc.properties import Formatting, Look, Shape
from ingest.formats.doc.styles import read_fonts, standard_font
from ingest.formats.flow import Block, Flow, Paragraph
from ingest.formats.rtf.sink import Sink
from ingest.normalise import NOTE_MARK
from ingest.types import Progress

_ENDS = "\r\x07\x0c"
_FIELD, _RESULT, _FIELD_END = "\x13\x14\x15"
# Characters with a meaning of their own; the rest below 32 are places of pictures and marks.
_MEANT = {"\t": "\t", "\x0b": "\n", "\x0e": "\n", "\x1e": "-", "\x1f": "\xad"}
_SYMBOL = "("
_MOST_LEVELS = 6
_REPORT_EVERY = 500
_NO_MARKS = dict.fromkeys(range(0xFDD0, 0xFDF0))


@dataclass(slots=True)
class _Stories:
    """Reads character ranges of a file."""

    file: WordFile
    formatting: Formatting
    fonts: list[str]
    standard: int | None
    starts: list[int]
    numbering: Numbering
    marks: dict[int, int]  # character position of a footnote's mark -> its index
    progress: Progress

    def blocks(self, start: int, end: int, *, fields: bool = True) -> list[Block]:
        """The paragraphs and rows of a range; without `fields` their results (page numbers) are left out too."""
        sink = Sink()
        depth: list[bool] = []  # of each open field whether its result has begun
        for count, (begin, stop) in enumerate(self._paragraphs(start, end)):
            if count % _REPORT_EVERY == 0:
                self.progress("Đang đọc tệp Word", min(stop / max(self.file.length(Lengths.BODY), 1), 1.0))
            shape = self._shape(stop - 1)
            if shape.list_use and stop - begin > 1:
                number = self.numbering.before(shape, self.fonts, self._first_font(begin, stop, shape.style))
                if number:
                    sink.add(number.text, number.font)
            for position, text, look in self._pieces(begin, stop, shape.style):
                self._add(sink, position, text, look, depth, fields)
            self._end(sink, self._char(stop - 1), shape)
        return sink.finished()

    def _paragraphs(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The ranges that end with a paragraph's, cell's or section's mark."""
        begin = start
        for piece in self._covering(start, end):
            first, last = max(start, piece.start), min(end, piece.end)
            for index, char in enumerate(self.file.text(piece, first, last)):
                if char in _ENDS:
                    yield begin, first + index + 1
                    begin = first + index + 1
        if begin < end:
            yield begin, end

    def _pieces(self, start: int, end: int, style: int) -> Iterator[tuple[int, str, Look]]:
        """A range cut where its look changes: position, text, look."""
        for piece in self._covering(start, end):
            at, last = max(start, piece.start), min(end, piece.end)
            while at < last:
                offset = piece.offset + (at - piece.start) * piece.width
                look, until = self.formatting.look(offset, style, self._own(piece))
                stop = min(last, at + max((until - offset) // piece.width, 1))
                yield at, self.file.text(piece, at, stop), look
                at = stop

    def _first_font(self, start: int, end: int, style: int) -> str:
        return next((self._font(look) for _, _, look in self._pieces(start, end, style)), "")

    def _covering(self, start: int, end: int) -> Iterator[Piece]:
        index = max(bisect_right(self.starts, start) - 1, 0)
        while index < len(self.file.pieces) and self.file.pieces[index].start < end:
            if self.file.pieces[index].end > start:
                yield self.file.pieces[index]
            index += 1

    def _own(self, piece: Piece) -> bytes:
        """The piece's own modifiers, where they are a group of the file (fast saving)."""
        index = piece.property >> 1
        return self.file.groups[index] if piece.property & 1 and index < len(self.file.groups) else b""

    def _shape(self, position: int) -> Shape:
        piece = next(self._covering(position, position + 1), None)
        if piece is None:
            return Shape()
        return self.formatting.shape(piece.offset + (position - piece.start) * piece.width, self._own(piece))

    def _char(self, position: int) -> str:
        piece = next(self._covering(position, position + 1), None)
        return self.file.text(piece, position, position + 1) if piece else "\r"

    def _add(self, sink: Sink, position: int, text: str, look: Look, depth: list[bool], fields: bool) -> None:
        font = self._font(look)
        kept: list[str] = []
        for index, char in enumerate(text):
            if char == _FIELD:
                depth.append(False)
            elif char == _RESULT and depth:
                depth[-1] = fields
            elif char == _FIELD_END and depth:
                depth.pop()
            elif not all(depth) or look.hidden or look.deleted:
                continue
            elif position + index in self.marks:
                kept.append(NOTE_MARK)
            elif look.symbol and (char == _SYMBOL or look.special):
                sink.add("".join(kept), font)
                kept = []
                sink.add(chr(look.symbol[1]).translate(_NO_MARKS), self._name(look.symbol[0]))
            elif char in _MEANT:
                kept.append(_MEANT[char])
            elif char >= " ":
                kept.append(char)
        sink.add("".join(kept) if NOTE_MARK in kept else "".join(kept).translate(_NO_MARKS), font)

    def _font(self, look: Look) -> str:
        """The font of the letters beyond ASCII, which decides on their encoding."""
        return self._name(next((n for n in (look.other, look.ascii, self.standard) if n is not None), None))

    def _name(self, number: int | None) -> str:
        return self.fonts[number] if number is not None and number < len(self.fonts) else ""

    def _end(self, sink: Sink, mark: str, shape: Shape) -> None:
        if shape.row_end and shape.depth <= 1:
            sink.end_row()
        elif mark == "\x07" and shape.depth <= 1:
            sink.end_cell()
        elif shape.depth > 1 and shape.inner_cell:
            sink.add("\t", "")
        else:
            level = 0 if shape.in_table else min(shape.level or 0, _MOST_LEVELS)
            sink.end_paragraph(level, in_table=shape.in_table)


def flow_of(file: WordFile, progress: Progress) -> Flow:
    """A file's body with its foot- and endnotes, and what its page heads and feet say."""
    marks, ranges = _notes(file)
    stories = _Stories(
        file,
        Formatting(file),
        read_fonts(file.part(Part.FONTS)),
        standard_font(file.part(Part.STYLES)),
        [piece.start for piece in file.pieces],
        read_numbering(file),
        marks,
        progress,
    )
    body = stories.blocks(0, file.length(Lengths.BODY))
    notes = tuple(_paragraphs(stories.blocks(start, end)) for start, end in ranges)
    start = file.start(Lengths.HEADS)
    heads = _paragraphs(stories.blocks(start, start + file.length(Lengths.HEADS), fields=False))
    return Flow(tuple(body), notes, heads)


def _paragraphs(blocks: list[Block]) -> tuple[Paragraph, ...]:
    return tuple(block for block in blocks if isinstance(block, Paragraph))


def _notes(file: WordFile) -> tuple[dict[int, int], list[tuple[int, int]]]:
    """The positions of the notes' marks, and the ranges of their texts in the order of the marks."""
    found: list[tuple[int, tuple[int, int]]] = []
    for marks, texts, story in (
        (Part.FOOTNOTE_MARKS, Part.FOOTNOTE_TEXTS, Lengths.FOOTNOTES),
        (Part.ENDNOTE_MARKS, Part.ENDNOTE_TEXTS, Lengths.ENDNOTES),
    ):
        places = file.part(marks)
        count = max((len(places) - 4) // 6, 0)
        bounds = file.part(texts)[: 4 * (count + 1)]
        if not count or len(bounds) < 4 * (count + 1):
            continue
        start, length = file.start(story), file.length(story)
        limits = [start + min(at, length) for at in struct.unpack(f"<{count + 1}I", bounds)]
        found += zip(struct.unpack_from(f"<{count}I", places), pairwise(limits), strict=True)
    found.sort()
    return {at: index for index, (at, _) in enumerate(found)}, [bounds for _, bounds in found]
