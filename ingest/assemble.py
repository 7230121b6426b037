"""Pages as one canonical text, with the places that were marked in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.footnotes import Noted, take_lost, take_referenced, with_page_notes
from ingest.lines import Line, formed, rejoin, split_lines
from ingest.markdown import markdown_lines
from ingest.normalise import CUT_MARK, DOUBT_MARK, MARKS, NOTE_MARK, PAGE_MARK, canonical
from ingest.types import LineForm, Page, Span


@dataclass(frozen=True, slots=True)
class Assembled:
    """The canonical text and what stood in it.

    `body` ends the body, after which only the notes' texts follow (`notes`). `marks` are the places where a footnote
    mark stood or may have stood, `owners` the index of the note of each, None where only a break is left. `cuts` are
    the places where a mark or a stray break before punctuation was taken out, `levels` the format's heading levels by
    line start, `pages` (number, start), `doubts` the numbers that text recognition was unsure of.
    """

    text: str
    body: int
    notes: tuple[Span, ...]
    marks: tuple[int, ...]
    owners: tuple[int | None, ...]
    cuts: tuple[int, ...]
    levels: dict[int, int]
    pages: tuple[tuple[int, int], ...]
    doubts: tuple[Span, ...] = ()


def assemble(pages: Sequence[Page], *, markdown: bool) -> Assembled:
    """Join pages into the canonical text; the notes' texts end it, each as paragraphs of its own."""
    noted, numbers, forms = _one_text(pages)
    lost = False
    if not noted.notes and not forms:
        noted = take_referenced(noted.text, markdown=markdown)
    if not noted.notes and not markdown and not numbers and not forms:
        noted = take_lost(noted.text)
        lost = bool(noted.notes)
    lines = formed(noted.text, forms) if forms else _lines(noted.text, markdown, note_marks=lost)
    text, places, levels = _render(lines)
    body = len(text)
    spans = []
    for note in noted.notes:
        lines = split_lines(note) if forms else _lines(note, markdown)
        paragraphs = canonical("\n".join(line.text for line in lines if line.text))
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
        tuple(sorted({at for mark, at in places if mark in (NOTE_MARK, CUT_MARK)})),
        levels,
        tuple(zip(numbers, starts, strict=True)),
        tuple(_token(text, at) for mark, at in places if mark == DOUBT_MARK),
    )


def _lines(text: str, markdown: bool, *, note_marks: bool = False) -> list[Line]:
    return markdown_lines(text) if markdown else rejoin(split_lines(text), note_marks=note_marks)


def _one_text(pages: Sequence[Page]) -> tuple[Noted, list[int], list[LineForm]]:
    """All pages as one raw text, a `PAGE_MARK` at the start of each numbered one; the forms of its lines, if known."""
    texts: list[str] = []
    notes: list[str] = []
    marks: list[int | None] = []
    numbers: list[int] = []
    forms: list[LineForm] = []
    known = any(page.forms for page in pages)
    for page in pages:
        noted = with_page_notes(page, len(notes))
        notes += noted.notes
        marks += noted.marks
        text = unicodedata.normalize("NFC", noted.text.replace(PAGE_MARK, "").replace(CUT_MARK, ""))
        if page.number is not None:
            numbers.append(page.number)
            text = PAGE_MARK + (text if known else text.lstrip())
        texts.append(text)
        if known:
            lines = text.count("\n") + 1
            forms += (*page.forms[:lines], *[LineForm()] * (lines - len(page.forms)))
    return Noted("\n".join(texts), tuple(notes), tuple(marks)), numbers, forms


_TOKEN_END = re.compile(r"\s|$")


def _token(text: str, at: int) -> Span:
    """What stands from an offset to the next white space, without the punctuation that closes it."""
    end = _TOKEN_END.search(text, at)
    assert end is not None
    return Span(at, at + len(text[at : end.start()].rstrip(".,;:!?)]”»\"'")))


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
    """The marks of a line by their offsets in its canonical text.

    A footnote mark closes what stands before it, a page or a doubt opens what stands after it.
    """
    places = []
    for match in _ANY_MARK.finditer(line):
        at = min(len(canonical(line[: match.start()])), len(text))
        opens = match.group() in (PAGE_MARK, DOUBT_MARK)
        places.append((match.group(), at + 1 if opens and text[at : at + 1] == " " else at))
    return places
