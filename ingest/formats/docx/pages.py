"""Blocks as one page: letters converted, paragraphs cut into lines, footnote marks taken out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest.bullets import plain_bullet
from ingest.formats.docx.breaks import split_breaks
from ingest.formats.docx.levels import Draft, heading_levels
from ingest.formats.docx.model import CAPS_OFF, CAPS_ON, DIGITS, NOTE_END, Block, Paragraph
from ingest.formats.docx.tables import is_box, laid_out, table_lines
from ingest.legacy.runs import Converter
from ingest.normalise import NOTE_MARK, canonical
from ingest.types import ROW_LEVEL, LineForm, Page, PageNote

_CAPS = re.compile(f"{CAPS_ON}([^{CAPS_OFF}]*){CAPS_OFF}")
_SIGN = f"{NOTE_MARK}[{DIGITS}]+{NOTE_END}"
_ONE_SIGN = re.compile(f"{NOTE_MARK}([{DIGITS}]+){NOTE_END}")
# A mark in brackets, and one that a space keeps from its word: neither leaves a trace in the text.
_BRACKETED = re.compile(rf"[(\[]\s*((?:{_SIGN})+)\s*[)\]]")
_APART = re.compile(rf"[^\S\n]+((?:{_SIGN})+)(?=[\s.,;:!?)\]”»…]|$)")
_TWO_BULLETS = re.compile(r"\A[-+] (?=[-–—+*•●▪◦]\s)")
_FROM_DIGITS = {ord(sign): str(digit) for digit, sign in enumerate(DIGITS)}


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes the paragraphs of a document in Unicode."""

    converter: Converter

    def page(self, blocks: Iterable[Block], notes: Sequence[str]) -> Page:
        """The page; the text of `notes` by the index that the signs in the text have."""
        drafts = _trimmed(list(self._drafts(blocks)))
        texts: list[str] = []
        anchors: dict[int, int] = {}
        at = 0
        for draft in drafts:
            text, marks = _unmarked(draft.text)
            for index, offset in marks:
                anchors.setdefault(index, at + offset)
            texts.append(text)
            at += len(text) + 1
        plain = [
            Draft(text, draft.level, draft.bold, draft.title, draft.body)
            for text, draft in zip(texts, drafts, strict=True)
        ]
        placed = sorted((anchors.get(index, at), index) for index in range(len(notes)))
        return Page(
            None,
            "\n".join(texts),
            tuple(PageNote(min(anchor, max(at - 1, 0)), notes[index]) for anchor, index in placed),
            tuple(
                LineForm(ROW_LEVEL if draft.row else level)
                for draft, level in zip(drafts, heading_levels(plain), strict=True)
            ),
        )

    def note(self, blocks: Iterable[Block], mark: str) -> str:
        """The text of a note, its paragraphs on lines; `mark` is one typed by hand, which it begins with."""
        lines = (canonical(_unmarked(draft.text)[0]) for draft in self._drafts(blocks))
        text = "\n".join(line for line in lines if line)
        return text.removeprefix(mark).lstrip() if mark else text

    def text(self, paragraph: Paragraph) -> str:
        """A paragraph in Unicode, with the signs of its notes and its line breaks."""
        text = self.converter.text(paragraph.runs)
        if CAPS_ON in text:
            text = _CAPS.sub(lambda match: match[1].upper(), text)
            text = text.replace(CAPS_ON, "").replace(CAPS_OFF, "")
        if NOTE_MARK in text:
            text = _APART.sub(r"\1", _BRACKETED.sub(r"\1", text))
        return _TWO_BULLETS.sub("", text)

    def _drafts(self, blocks: Iterable[Block], *, body: bool = True) -> Iterator[Draft]:
        for block in blocks:
            if isinstance(block, Paragraph):
                yield from self._lines(block, body)
                continue
            rows = table_lines(block, self.text)
            yield Draft("")
            if rows is None:
                yield from self._drafts(laid_out(block), body=body and is_box(block))
            else:
                yield from (Draft(row, body=False, row=True) for row in rows)
            yield Draft("")

    def _lines(self, paragraph: Paragraph, body: bool) -> Iterator[Draft]:
        bold = paragraph.bold and not paragraph.caption
        level = paragraph.level if not paragraph.caption else 0
        lines = split_breaks(self.text(paragraph)) or [""]
        for index, line in enumerate(lines):
            yield Draft(plain_bullet(line), 0 if index else level, bold, paragraph.title and not index, body)


def _trimmed(drafts: list[Draft]) -> list[Draft]:
    """Without blank lines at the ends, and with one where several stand together."""
    kept: list[Draft] = []
    for draft in drafts:
        if draft.text or (kept and kept[-1].text):
            kept.append(draft)
    while kept and not kept[-1].text:
        kept.pop()
    return kept


def _unmarked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """A line without the signs of its notes, and the index and offset of each."""
    parts: list[str] = []
    marks: list[tuple[int, int]] = []
    length = at = 0
    for match in _ONE_SIGN.finditer(text):
        parts.append(text[at : match.start()])
        length += len(parts[-1])
        marks.append((int(match[1].translate(_FROM_DIGITS)), length))
        at = match.end()
    return "".join([*parts, text[at:]]), marks
