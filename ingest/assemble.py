"""Pages as one canonical text, with the places that were marked in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.footnotes import Noted, take_lost, take_referenced, with_page_notes
from ingest.lines import Line, rejoin, split_lines
from ingest.markdown import markdown_lines
from ingest.normalise import CUT_MARK, MARKS, NOTE_MARK, PAGE_MARK, canonical
from ingest.types import Page, Span


@dataclass(frozen=True, slots=True)
class Assembled:
    """The canonical text and what stood in it.

    `body` ends the body, after which only the notes' texts follow (`notes`). `marks` are the places where a footnote
    mark stood or may have stood, `owners` the index of the note of each, None where only a break is left. `cuts` are
    the places where a mark or a stray break before punctuation was taken out, `levels` the format's heading levels by
    line start, `pages` (number, start).
    """

    text: str
    body: int
    notes: tuple[Span, ...]
    marks: tuple[int, ...]
    owners: tuple[int | None, ...]
    cuts: tuple[int, ...]
    levels: dict[int, int]
    pages: tuple[tuple[int, int], ...]


def assemble(pages: Sequence[Page], *, markdown: bool) -> Assembled:
    """Join pages into the canonical text; the notes' texts end it, each as paragraphs of its own."""
    noted, numbers = _one_text(pages)
    lost = False
    if not noted.notes:
        noted = take_referenced(noted.text, markdown=markdown)
    if not noted.notes and not markdown and not numbers:
        noted = take_lost(noted.text)
        lost = bool(noted.notes)
    text, places, levels = _render(_lines(noted.text, markdown, note_marks=lost))
    body = len(text)
    spans = []
    for note in noted.notes:
        paragraphs = canonical("\n".join(line.text for line in _lines(note, markdown) if line.text))
        if paragraphs:
            text += "\n\n" * bool(text)
        spans.append(Span(len(text), len(text) + len(paragraphs)))
        text += paragraphs
    marks = tuple(at for mark, at in places if mark == NOTE_MARK)
    starts = [at for mark, at in places if mark == PAGE_MARK]
    return Assembled(
        text,
        body,
        tuple(spans),
        marks,
        noted.marks or (None,) * len(marks),
        tuple(sorted({at for mark, at in places if mark != PAGE_MARK})),
        levels,
        tuple(zip(numbers, starts, strict=True)),
    )


def _lines(text: str, markdown: bool, *, note_marks: bool = False) -> list[Line]:
    return markdown_lines(text) if markdown else rejoin(split_lines(text), note_marks=note_marks)


def _one_text(pages: Sequence[Page]) -> tuple[Noted, list[int]]:
    """All pages as one raw text, a `PAGE_MARK` at the start of each numbered one."""
    texts: list[str] = []
    notes: list[str] = []
    marks: list[int | None] = []
    numbers: list[int] = []
    for page in pages:
        noted = with_page_notes(page, len(notes))
        notes += noted.notes
        marks += noted.marks
        text = unicodedata.normalize("NFC", noted.text.replace(PAGE_MARK, "").replace(CUT_MARK, ""))
        if page.number is not None:
            numbers.append(page.number)
            text = PAGE_MARK + text.lstrip()
        texts.append(text)
    return Noted("\n".join(texts), tuple(notes), tuple(marks)), numbers


_ANY_MARK = re.compile(f"[{MARKS}]")


def _render(lines: Sequence[Line]) -> tuple[str, list[tuple[str, int]], dict[int, int]]:
    """The text of the lines, the places of the marks that were in it, and the heading levels by line start."""
    parts: list[str] = []
    places: list[tuple[str, int]] = []
    levels: dict[int, int] = {}
    at, waiting, blank = 0, "", False
    for line in lines:
        text = canonical(line.text)
        if not text:  # an empty page's mark goes to the next line
            waiting += "".join(c for c in line.text if c in MARKS)
            blank = True
            continue
        if parts:
            gap = "\n\n" if blank else "\n"
            parts.append(gap)
            at += len(gap)
        if line.level:
            levels[at] = line.level
        places += [(mark, at) for mark in waiting]
        places += [(mark, at + offset) for mark, offset in _marks_in(line.text, text)]
        parts.append(text)
        at += len(text)
        waiting, blank = "", False
    places += [(mark, at) for mark in waiting]
    return "".join(parts), places, levels


def _marks_in(line: str, text: str) -> list[tuple[str, int]]:
    """The marks of a line by their offsets in its canonical text."""
    places = (match.start() for match in _ANY_MARK.finditer(line))
    return [(line[at], min(len(canonical(line[:at])), len(text))) for at in places]
