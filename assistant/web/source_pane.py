"""What the source pane is told about a document (pure)."""

from __future__ import annotations

from typing import TypedDict

from assistant.web.listing import PICTURED
from ingest.types import Document


class PaneDocument(TypedDict):
    """A document for the pane; every offset counts code points of `text`.

    `headings` holds (start, body, level), `notes` (start, end), `pages` (start, number), `doubts` the (start, end) of
    numbers that text recognition is unsure of, `scans` (page, confidence). `pictured`: its pages can be shown;
    `edition` changes whenever they may look different.
    """

    name: str
    title: str
    version: str
    edition: str
    text: str
    headings: list[tuple[int, int, int]]
    notes: list[tuple[int, int]]
    pages: list[tuple[int, int]]
    doubts: list[tuple[int, int]]
    scans: list[tuple[int, float]]
    pictured: bool


def pane_document(document: Document) -> PaneDocument:
    """The text with what is needed to set it: headings, footnotes, pages, doubtful numbers."""
    return PaneDocument(
        name=document.name,
        title=document.title,
        version=document.version,
        edition=(document.digest or document.version)[:16],
        text=document.text,
        headings=[(section.start, section.body, section.level) for section in document.sections],
        notes=[(note.start, note.end) for note in document.footnotes],
        pages=[(start, number) for number, start in document.pages],
        doubts=[(doubt.start, doubt.end) for doubt in document.doubts],
        scans=[(scan.page, scan.confidence) for scan in document.scans],
        pictured=document.kind in PICTURED,
    )
