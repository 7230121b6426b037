"""Where a citation stands in the file: its page, and how sure text recognition was there (pure)."""

from __future__ import annotations

from dataclasses import replace

from assistant.types import Citation
from ingest.paging import page_of, scan_at
from ingest.types import Document


def located(citation: Citation, document: Document) -> Citation:
    """The citation with the page on which its quote begins, and what recognition says of that page.

    A passage may begin on the page before the sentence that is quoted from it.
    """
    scan = scan_at(document, citation.start)
    doubtful = (
        document.text[doubt.start : doubt.end]
        for doubt in document.doubts
        if citation.start <= doubt.start < citation.end
    )
    return replace(
        citation,
        page=page_of(document, citation.start),
        confidence=scan.confidence if scan else None,
        doubtful=tuple(dict.fromkeys(doubtful)),
    )
