"""A document told as paragraphs and table rows, as old word processors store it, made into a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ingest.legacy.runs import Converter, Run
from ingest.normalise import NOTE_MARK, canonical, clean
from ingest.types import ROW_LEVEL, LineForm, Loaded, Page, PageNote, Progress, no_progress


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its runs, where a footnote mark is `NOTE_MARK` and a forced line break a newline; its heading level."""

    runs: tuple[Run, ...]
    level: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A table row: the paragraphs of each of its cells."""

    cells: tuple[tuple[Paragraph, ...], ...]


Block = Paragraph | Row


@dataclass(frozen=True, slots=True)
class Flow:
    """A document: its blocks, its footnotes in the order of their marks, what its page heads and feet say.

    The heads' words stand once, behind the body: legal databases put there what the text is from.
    """

    blocks: tuple[Block, ...]
    notes: tuple[tuple[Paragraph, ...], ...] = ()
    heads: tuple[Paragraph, ...] = ()


_MARKED_BULLET = re.compile(r"\s*[•●▪■◆*·–—\u2022\u2023\u25cf]\s+(?=\S)")
_FIGURE = re.compile(r"(?!(?:19|20)\d\d$)[\d.,%/ +-]+")
_WORDS = re.compile(r"[^\W\d_]{2,}")
# A header cell is a short label; longer ones are content.
_LONGEST_HEADER = 80
_REPORT_EVERY = 1_000


def loaded(flow: Flow, progress: Progress = no_progress) -> Loaded:
    """The document as one page without a number, converted from the old encodings it is in."""
    notes = [paragraph for note in flow.notes for paragraph in note]
    every = [*_paragraphs(flow.blocks), *notes, *flow.heads]
    converter = Converter.of(paragraph.runs for paragraph in every)
    lines: list[tuple[str, LineForm]] = []
    for is_row, group in groupby(flow.blocks, key=lambda block: isinstance(block, Row)):
        progress("Đang chuyển mã văn bản", None)
        blocks = list(group)
        if is_row:
            lines += _table([block for block in blocks if isinstance(block, Row)], converter, progress)
        else:
            for count, block in enumerate(blocks, 1):
                if not count % _REPORT_EVERY:
                    progress("Đang chuyển mã văn bản", None)
                if isinstance(block, Paragraph):
                    lines += _lines(block, converter)
    said = {text.replace(NOTE_MARK, "").casefold() for text, _ in lines}
    lines += [(text, LineForm()) for text in _heads(flow.heads, converter, said)]
    return Loaded([_page(lines, [_note(note, converter) for note in flow.notes])], converter.warnings)


def _paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Row):
            for cell in block.cells:
                yield from cell
        else:
            yield block


def _heads(heads: Iterable[Paragraph], converter: Converter, said: set[str]) -> Iterator[str]:
    """What page heads and feet say, once, and only words that the body does not have; not page numbers."""
    for head in heads:
        for text, _ in _lines(head, converter):
            if text.casefold() not in said and len(_WORDS.findall(text)) > 1:
                said.add(text.casefold())
                yield text


def _note(note: Sequence[Paragraph], converter: Converter) -> str:
    texts = (canonical(converter.text(paragraph.runs)) for paragraph in note)
    return "\n".join(text for text in texts if text)


def _lines(paragraph: Paragraph, converter: Converter) -> list[tuple[str, LineForm]]:
    """A paragraph's lines; one that goes on in small letters after a forced break continues it."""
    lines: list[tuple[str, LineForm]] = []
    for text in converter.text(paragraph.runs).split("\n"):
        text = _MARKED_BULLET.sub("- ", clean(text).replace("\n", " "), count=1)
        if text:
            continues = bool(lines) and text[0].islower()
            lines.append((text, LineForm(0 if continues else paragraph.level, continues)))
    return lines or [("", LineForm())]


def _table(rows: Sequence[Row], converter: Converter, progress: Progress) -> list[tuple[str, LineForm]]:
    """A table's rows as "Header: cell | …" lines; one that only places text on the page, as paragraphs.

    Letter heads and signatures stand in such tables: of one row, or with cells of several paragraphs and no headers.
    """
    texts = []
    for count, row in enumerate(rows, 1):
        if not count % _REPORT_EVERY:
            progress("Đang đọc bảng", None)
        texts.append([_cell(cell, converter) for cell in row.cells])
    width = max(len(row) for row in texts)
    header = _header(texts)
    placing = (
        width == 1
        or len(rows) == 1
        or (header is None and any("\n" in cell for row in texts for cell in row))
    )
    if placing:
        cells = (cell for row in rows for cell in row.cells)
        return [line for cell in cells for paragraph in cell for line in _lines(paragraph, converter)]
    lines = []
    for values in texts if header is None else texts[1:]:
        parts = []
        for index, cell in enumerate(values):
            label = header[index] if header and index < len(header) else ""
            value = cell.replace("\n", " ")
            if value:
                parts.append(f"{label}: {value}" if label else value)
        lines.append((" | ".join(parts), LineForm(ROW_LEVEL)))
    return lines


def _cell(cell: Sequence[Paragraph], converter: Converter) -> str:
    texts = (clean(converter.text(paragraph.runs)).replace("\n", " ") for paragraph in cell)
    return "\n".join(text for text in texts if text)


def _header(rows: Sequence[Sequence[str]]) -> list[str] | None:
    """The first row where it names the columns: short labels in all cells, all different, figures only as years."""
    first = [" ".join(cell.split()) for cell in rows[0]]
    if (
        len(first) < 2
        or len(rows) < 2
        or len(set(first)) < len(first)
        or any(len(row) > len(first) for row in rows)
    ):
        return None
    labels = all(
        cell and len(cell) <= _LONGEST_HEADER and cell[-1] != ":" and NOTE_MARK not in cell for cell in first
    )
    return first if labels and not any(map(_FIGURE.fullmatch, first)) else None


def _page(lines: Sequence[tuple[str, LineForm]], notes: Sequence[str]) -> Page:
    """The page, its footnote marks taken out and kept as the places of its notes."""
    kept = list(lines)
    while kept and not kept[0][0].replace(NOTE_MARK, ""):
        del kept[0]
    while kept and not kept[-1][0]:
        del kept[-1]
    marked = "\n".join(text for text, _ in kept)
    parts = marked.split(NOTE_MARK)
    anchors, at = [], 0
    for part in parts[:-1]:
        at += len(part)
        anchors.append(at)
    last = at + len(parts[-1])
    anchors += [last] * (len(notes) - len(anchors))
    placed = tuple(PageNote(anchor, note) for anchor, note in zip(anchors, notes, strict=False))
    return Page(None, "".join(parts), placed, tuple(form for _, form in kept))
