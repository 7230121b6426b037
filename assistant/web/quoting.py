"""The pages over which a stretch of a document's text runs (pure)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from ingest.paging import page_of
from ingest.types import Document


class Part(NamedTuple):
    """What of a stretch stands on one page; `page` is the number of the page."""

    page: int
    quote: str


def parts(document: Document, start: int, end: int) -> list[Part]:
    """The stretch page by page, in the order of the text; none where the document has no pages.

    A footnote stands on the page of its mark, though it ends the text.
    """
    found: list[Part] = []
    for first, last in _pieces(document, max(start, 0), min(end, len(document.text))):
        quote = document.text[first:last].strip()
        page = page_of(document, first)
        if quote and page is not None:
            found.append(Part(page, quote))
    return found


def _pieces(document: Document, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch cut where a page or a note begins or ends."""
    edges = {begin for _, begin in document.pages}
    edges.update(edge for note in document.footnotes for edge in (note.start, note.end))
    inner = sorted(edge for edge in edges if start < edge < end)
    bounds = [start, *inner, end]
    return pairwise(bounds)
