"""What the source pane is told about a document (pure)."""

from __future__ import annotations

from typing import TypedDict

from ingest.types import Document


class PaneDocument(TypedDict):
    """A document for the pane; every offset counts code points of `text`.

    `headings` holds (start, body, level), `notes` (start, end), `pages` (start, number).
    """

    name: str
    title: str
    version: str
    text: str
    headings: list[tuple[int, int, int]]
    notes: list[tuple[int, int]]
    pages: list[tuple[int, int]]


def pane_document(document: Document) -> PaneDocument:
    """The text with what is needed to set it: headings, footnotes, pages."""
    return PaneDocument(
        name=document.name,
        title=document.title,
        version=document.version,
        text=document.text,
        headings=[(section.start, section.body, section.level) for section in document.sections],
        notes=[(note.start, note.end) for note in document.footnotes],
        pages=[(start, number) for number, start in document.pages],
    )
