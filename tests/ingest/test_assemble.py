"""Pages whose format tells lines, notes and doubts become one text with their places in it."""

from __future__ import annotations

from ingest.normalise import DOUBT_MARK
from ingest.pipeline import build_document
from ingest.types import Box, LineForm, Page, PageNote, Scan, ScannedLine

FORM, ON = LineForm(), LineForm(continues=True)
FIRST = "I. KẾT QUẢ\nDiện tích rừng trồng đạt 1.250 ha; toàn huyện còn 3"
SECOND = "xã chưa có chợ, chủ yếu ở vùng cao.\nMột việc khác."


def test_a_paragraph_goes_on_over_pages() -> None:
    pages = [Page(1, FIRST, forms=(FORM, FORM)), Page(2, SECOND, forms=(ON, FORM))]
    document = build_document(pages, name="a.pdf")
    assert "còn 3 xã chưa có chợ" in document.text
    assert document.pages == ((1, 0), (2, document.text.index("xã chưa")))
    assert [section.label for section in document.sections] == ["I KẾT QUẢ"]


def test_notes_hang_where_the_format_says() -> None:
    anchor = FIRST.index(";")
    note = PageNote(anchor, "Theo số liệu kiểm kê.\nKể cả rừng thay thế.")
    document = build_document(
        [Page(1, FIRST, (note,), (FORM, FORM)), Page(2, SECOND, forms=(ON, FORM))], name="a.pdf"
    )
    (found,) = document.footnotes
    assert found.anchor == document.text.index("; toàn huyện")
    assert document.text[found.start : found.end] == note.text
    assert found.sentence is not None
    assert document.text[slice(*found.sentence)].startswith("Diện tích rừng")


def test_levels_come_from_the_format() -> None:
    text = "TỔNG KẾT\nMở đầu ngắn.\nKết quả trồng rừng\nDiện tích đạt 1.250 ha trong năm."
    forms = (LineForm(1), FORM, LineForm(2), FORM)
    document = build_document([Page(None, text, forms=forms)], name="a.docx")
    assert document.title == "TỔNG KẾT"
    assert [section.title for section in document.sections] == ["Kết quả trồng rừng"]


def test_doubtful_numbers_are_known_by_their_place() -> None:
    scan = Scan(1, 0.9, (ScannedLine("Diện tích", Box(0, 0, 1, 0.1)),))
    text = f"Diện tích đạt {DOUBT_MARK}1.250, tăng {DOUBT_MARK}8,2%."
    document = build_document([Page(1, text, forms=(FORM,), scan=scan)], name="a.png")
    assert document.text == "Diện tích đạt 1.250, tăng 8,2%."
    assert [document.text[slice(*span)] for span in document.doubts] == ["1.250", "8,2%"]
    assert document.scans == (scan,)
    assert document.cuts == ()


def test_lines_that_look_like_notes_stay_where_the_format_gives_none() -> None:
    text = "Một ý có dấu [1] trong câu.\nHai.\n[1] Không phải chú thích."
    document = build_document([Page(None, text, forms=(FORM,) * 3)], name="a.docx")
    assert document.text == text
    assert document.footnotes == ()
