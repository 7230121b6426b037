"""What a citation tells of its page and of text recognition."""

from __future__ import annotations

from dataclasses import replace

from assistant.provenance import located
from assistant.types import Answer, Citation, Question, Statement, Status
from ingest.normalise import DOUBT_MARK
from ingest.pipeline import build_document
from ingest.types import Document, LineForm, Page, Scan

FORMS = (LineForm(),)
TEXT = f"Trồng được {DOUBT_MARK}1.250 ha rừng, tăng 8,2%."


def cite(document: Document, words: str) -> Citation:
    start = document.text.index(words)
    return located(Citation(1, document.name, "", None, start, start + len(words), words), document)


def answer(citation: Citation) -> Answer:
    return Answer(
        Question("?", "?"), Status.ANSWERED, citation.quote, (Statement(citation.quote, (1,)),), (citation,)
    )


def test_text_has_a_page_and_no_remark() -> None:
    document = build_document([Page(1, "Đoạn một", forms=FORMS), Page(2, TEXT, forms=FORMS)], name="a.pdf")
    found = cite(document, "1.250 ha rừng")
    assert (found.page, found.confidence) == (2, None)
    assert "nhận dạng" not in answer(replace(found, doubtful=())).text


def test_a_quote_from_a_scan_says_so() -> None:
    document = build_document([Page(3, TEXT, forms=FORMS, scan=Scan(3, 0.87))], name="a.pdf")
    found = cite(document, "Trồng được 1.250 ha rừng, tăng 8,2%.")
    assert (found.page, found.confidence, found.doubtful) == (3, 0.87, ("1.250",))
    text = answer(found).text
    assert "nhận dạng từ bản quét; hãy đối chiếu với ảnh trang ở nguồn [1]" in text
    assert text.endswith("chưa chắc chắn: 1.250.")
    sure = cite(document, "tăng 8,2%")
    assert sure.doubtful == ()
    assert "chưa chắc chắn" not in answer(sure).text
