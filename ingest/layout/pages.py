"""Sheets as pages: the main path of this package."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from ingest.bullets import plain_bullet
from ingest.layout.body import Body, bodies_of
from ingest.layout.contents import without_contents
from ingest.layout.fragments import ANCHOR
from ingest.layout.furniture import without_furniture
from ingest.layout.levels import levels_of
from ingest.layout.linking import Split
from ingest.layout.margins import Line, frame_of, habits_of
from ingest.layout.notes import split_notes
from ingest.layout.paragraphs import paragraphs_of
from ingest.layout.rows import Row, rows_of
from ingest.layout.types import Sheet
from ingest.types import Box, LineForm, Page, PageNote, Scan, ScannedLine


class Laid(NamedTuple):
    """Pages laid out from sheets, and what a user should know about them (Vietnamese sentences)."""

    pages: list[Page]
    warnings: tuple[str, ...]


def pages_of(sheets: Sequence[Sheet], name: str = "") -> Laid:
    """The pages that sheets show: paragraphs in reading order, without what the pages repeat, notes by their marks.

    `name` is the file's shown name; it begins each warning.
    """
    rows = [rows_of(sheet) for sheet in sheets]
    bare = [without_contents(page) for page in without_furniture(sheets, rows)]
    size = _body_size(bare)
    splits = split_notes(sheets, bare, size)
    bodies = bodies_of(sheets, [split.body for split in splits])
    words = _latin_words(bare)
    levels = iter(levels_of([paragraph for body in bodies for paragraph in body.paragraphs], size))
    notes = _note_texts(sheets, splits, words)
    pages = []
    warnings: list[str] = []
    for sheet, found, split, body in zip(sheets, rows, splits, bodies, strict=True):
        text, anchors, forms = _written(body, levels, words)
        page_notes = []
        for i, note in enumerate(split.notes):
            if i not in anchors:
                warnings.append(
                    f"{_prefix(name)}Trang {sheet.number}: không tìm thấy vị trí của chú thích {note.label}."
                )
            page_notes.append(PageNote(anchors.get(i, len(text)), notes[id(note)]))
        pages.append(Page(sheet.number, text, tuple(page_notes), forms, _scan(sheet, found)))
    return Laid(pages, tuple(warnings))


def _prefix(name: str) -> str:
    return f"«{name}»: " if name else ""


def _body_size(pages: Iterable[Sequence[Row]]) -> float:
    """The type size in which most of the text is set, in points."""
    sizes: Counter[float] = Counter()
    for rows in pages:
        for row in rows:
            sizes[round(2 * row.size) / 2] += len(row.plain)
    return max(sizes, key=lambda size: (sizes[size], size), default=12.0)


_LATIN = re.compile(r"[a-z]{4,}")
_BROKEN = re.compile(r"[a-z]{2}[-\u2010]$")


def _latin_words(pages: Iterable[Sequence[Row]]) -> frozenset[str]:
    """The words without accents, where a line ends in a hyphen that may break one."""
    texts = [row.plain for rows in pages for row in rows]
    if not any(_BROKEN.search(text) for text in texts):
        return frozenset()
    return frozenset(word for text in texts for word in _LATIN.findall(text))


def _note_texts(sheets: Sequence[Sheet], splits: Sequence[Split], words: Collection[str]) -> dict[int, str]:
    """The text of each note by its id; each of its lines is a paragraph."""
    notes = [note for split in splits for note in split.notes]
    by_page: dict[int, list[Row]] = {}
    for note in notes:
        for page, row in note.rows:
            by_page.setdefault(page, []).append(row)
    frames = {
        page: frame_of(rows, scanned=sheets[page].confidence is not None) for page, rows in by_page.items()
    }
    lines = {id(note): [Line(row, frames[page], page) for page, row in note.rows] for note in notes}
    habits = habits_of(lines.values())
    return {
        key: "\n".join(paragraph.text(words) for paragraph in paragraphs_of(found, habits))
        for key, found in lines.items()
    }


_MARK = re.compile(f"( ?)([{chr(ANCHOR)}-{chr(ANCHOR + 0xFFFD)}])(?=(.?))")


def _written(
    body: Body, levels: Iterable[int], words: Collection[str]
) -> tuple[str, dict[int, int], tuple[LineForm, ...]]:
    """A page's text, the offset of each note's mark in it, the forms of its lines."""
    lines: list[str] = []
    forms: list[LineForm] = []
    anchors: dict[int, int] = {}
    at = 0
    for paragraph, level, apart in zip(body.paragraphs, levels, body.apart, strict=False):
        if apart and lines:
            lines.append("")
            forms.append(LineForm())
            at += 1
        text = paragraph.text(words)
        if not paragraph.given:
            text = plain_bullet(text)
        while match := _MARK.search(text):
            space = " " if match[1] and match[3].isalnum() else ""
            anchors.setdefault(ord(match[2]) - ANCHOR, at + match.start())
            text = text[: match.start()] + space + text[match.end() :]
        lines.append(text)
        forms.append(LineForm(level, paragraph.continues))
        at += len(text) + 1
    return "\n".join(lines), anchors, tuple(forms) or (LineForm(),)


def _scan(sheet: Sheet, rows: Sequence[Row]) -> Scan | None:
    if sheet.confidence is None:
        return None
    lines = tuple(ScannedLine(row.plain, _box(row, sheet)) for row in rows)
    return Scan(sheet.number, sheet.confidence, lines)


def _box(row: Row, sheet: Sheet) -> Box:
    def share(place: float, whole: float) -> float:
        return min(max(place / whole, 0.0), 1.0) if whole > 0 else 0.0

    return Box(
        share(row.left, sheet.width),
        share(row.baseline - 0.85 * row.size, sheet.height),
        share(row.right, sheet.width),
        share(row.baseline + 0.3 * row.size, sheet.height),
    )
