"""Footnotes taken out of the text, their marks kept as `NOTE_MARK` where they stood."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.normalise import NOTE_MARK, PAGE_MARK
from ingest.types import Page


@dataclass(frozen=True, slots=True)
class Noted:
    """A text without its notes.

    `marks` has one entry for each `NOTE_MARK` of the text in order: the index of its note, or None for a break that may
    be the place of any note (`ingest.anchors` decides).
    """

    text: str
    notes: tuple[str, ...] = ()
    marks: tuple[int | None, ...] = ()


_LOST_NOTE = re.compile(r"[\t ]*\ufffd[\t \ufffd]*(?=\S)")
_MARKDOWN_DEFINITION = re.compile(r"(?m)^ {0,3}\[\^(?P<key>[^\]\s]{1,40})\]:[ \t]*(?P<text>\S.*)$")
_MARKDOWN_REFERENCE = re.compile(r"[ \t]?\[\^(?P<key>[^\]\s]{1,40})\]")
_PLAIN_DEFINITION = re.compile(r"(?m)^[ \t]*\[(?P<key>\d{1,3}|\*{1,3})\]:?[ \t]+(?P<text>\S.*)$")
_PLAIN_REFERENCE = re.compile(r"[ \t]?\[(?P<key>\d{1,3}|\*{1,3})\]")
# Notes never make up more of a document than this, nor do they hold its outline.
_LARGEST_SHARE = 0.6
_OUTLINE = re.compile(r"(?im)^\s*(?:phần\s+(?:thứ|[IVX1-9])|chương\s+[IVX1-9]|[IVX]+\.\s)")


def with_page_notes(page: Page, first: int) -> Noted:
    """The notes that the file format itself gives; `first` is the index of this page's first note."""
    notes = sorted(page.notes, key=lambda note: note.anchor)
    parts, at = [], 0
    for note in notes:
        anchor = min(max(note.anchor, at), len(page.text))
        parts.append(page.text[at:anchor].replace(NOTE_MARK, ""))
        at = anchor
    parts.append(page.text[at:].replace(NOTE_MARK, ""))
    marks = tuple(range(first, first + len(notes)))
    return Noted(NOTE_MARK.join(parts), tuple(note.text for note in notes), marks)


def take_referenced(text: str, *, markdown: bool) -> Noted:
    """Notes with keys: Markdown's `[^1]` and `[^1]: …`, or `[1]` and a closing list of `[1] …` in plain text."""
    definition = _MARKDOWN_DEFINITION if markdown else _PLAIN_DEFINITION
    reference = _MARKDOWN_REFERENCE if markdown else _PLAIN_REFERENCE
    definitions: dict[str, str] = {}
    body: list[str] = []
    at = 0
    for match in definition.finditer(text):
        if match.start() >= at and (markdown or _closes_text(text, match.start())):
            end = _definition_end(text, match.end())
            definitions.setdefault(match["key"], match["text"] + text[match.end() : end])
            kept = "".join(char for char in text[match.start() : end] if char == PAGE_MARK)
            body.append(text[at : match.start()] + kept)
            at = end
    body.append(text[at:])
    if not definitions or not (markdown or reference.search(body[0])):
        return Noted(text)
    text = "\n".join(body)
    order: list[str] = []
    marks: list[int | None] = []

    def mark(match: re.Match[str]) -> str:
        key = match["key"]
        if key not in definitions:
            return match.group()
        if key not in order:
            order.append(key)
        marks.append(order.index(key))
        return NOTE_MARK

    text = reference.sub(mark, text)
    order += [key for key in definitions if key not in order]
    return Noted(text, tuple(definitions[key] for key in order), tuple(marks))


def _definition_end(text: str, at: int) -> int:
    """Where a definition ends: indented lines after it, with or without a blank line before them, belong to it."""
    more = re.compile(r"(?:\n[ \t]*)?\n(?: {2,}|\t)\S.*")
    while match := more.match(text, at):
        at = match.end()
    return at


def _closes_text(text: str, at: int) -> bool:
    """Whether nothing but definitions and their paragraphs stands from here to the end."""
    return at > (1 - _LARGEST_SHARE) * len(text) and not _OUTLINE.search(text, at)


def take_lost(text: str) -> Noted:
    """Notes of a text converted from Word: each stands at the end behind U+FFFD, its mark became a line break."""
    lines = text.split("\n")
    first = next((i for i, line in enumerate(lines) if _LOST_NOTE.match(line)), None)
    if first is None:
        return Noted(text)
    body, tail = "\n".join(lines[:first]), lines[first:]
    if len(body) < (1 - _LARGEST_SHARE) * len(text) or _OUTLINE.search("\n".join(tail)):
        return Noted(text)
    notes: list[list[str]] = []
    for line in tail:
        if match := _LOST_NOTE.match(line):
            notes.append([line[match.end() :]])
        elif line.strip():
            notes[-1].append(line)
    return Noted(body, tuple("\n".join(note) for note in notes))
