"""The page of every place, footnotes included."""

from __future__ import annotations

import pytest

from ingest.paging import page_at, page_of, scan_at
from ingest.pipeline import build_document
from ingest.types import Document, LineForm, Page, PageNote, PassageKind, Scan

FIRST = "I. KẾT QUẢ\nTrồng được 1.250 ha rừng"
SECOND = "II. NHIỆM VỤ\nTrồng mới 900 ha rừng."
FORMS = (LineForm(), LineForm())


@pytest.fixture(scope="module")
def document() -> Document:
    note = PageNote(len(FIRST), "Theo kiểm kê của 12 xã.")
    pages = [Page(4, FIRST, (note,), FORMS), Page(5, SECOND, (), FORMS, Scan(5, 0.91))]
    return build_document(pages, name="a.pdf")


@pytest.mark.parametrize(
    ("words", "page"), [("I. KẾT", 4), ("rừng", 4), ("II. NHIỆM", 5), ("900", 5), ("Theo kiểm kê", 4)]
)
def test_where_words_stand(document: Document, words: str, page: int) -> None:
    assert page_of(document, document.text.index(words)) == page


def test_a_note_is_cited_on_the_page_of_its_mark(document: Document) -> None:
    (note,) = [p for p in document.passages if p.kind is PassageKind.FOOTNOTE]
    assert note.page == 4


def test_only_recognised_pages_have_a_scan(document: Document) -> None:
    assert scan_at(document, 0) is None
    scan = scan_at(document, document.text.index("900"))
    assert scan is not None
    assert scan.confidence == 0.91


def test_no_pages() -> None:
    assert page_at((), 5) is None
    assert page_at(((1, 3),), 0) == 1  # white space before the first page's text
