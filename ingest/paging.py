"""On which page of the file a place of the text stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from ingest.types import Document, Footnote, Scan


def page_at(pages: Sequence[tuple[int, int]], offset: int) -> int | None:
    """The number of the page on which an offset of the body stands; None where the format has no pages."""
    index = bisect_right([start for _, start in pages], offset) - 1
    return pages[max(index, 0)][0] if pages else None


def anchored(footnotes: Sequence[Footnote], offset: int) -> int:
    """The place by which an offset's page is told: a note stands on the page of its mark, though it ends the text."""
    for note in footnotes:
        if note.start <= offset < note.end and note.anchor is not None:
            return max(
                note.anchor - 1, 0
            )  # a mark that closes a page's last word stands before the next page
    return offset


def page_of(document: Document, offset: int) -> int | None:
    """The number of the page on which any offset of a document stands; None where it has no pages."""
    return page_at(document.pages, anchored(document.footnotes, offset))


def scan_at(document: Document, offset: int) -> Scan | None:
    """What text recognition tells of the page of an offset; None where that page is text."""
    page = page_of(document, offset)
    return next((scan for scan in document.scans if scan.page == page), None)
