"""A checked text as a Word file."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from assistant.checking.marking import marked_docx
from assistant.checking.reading import read_file
from ingest.errors import FileDamaged, FileProtected, FileSuspicious
from tests.assistant.checking.sample import checked

LINES = (
    "Doanh thu du lịch năm 2024 ước đạt 5.270 tỷ đồng.",
    "Cả tỉnh có 268 cơ sở lưu trú.",
    "Tỷ lệ hộ nghèo còn 6,14%.",
)
COLOURS = {
    "5.270 tỷ đồng": WD_COLOR_INDEX.BRIGHT_GREEN,
    "268 cơ sở lưu trú": WD_COLOR_INDEX.PINK,
    "6,14%": WD_COLOR_INDEX.YELLOW,
}


def highlighted(document: Any) -> dict[str, Any]:
    """The marked text of the body by its colours, the table at the end left out."""
    found: dict[str, Any] = {}
    for paragraph in document.element.body.iter(qn("w:p")):
        if (
            next(paragraph.iterancestors(qn("w:tbl")), None) is not None
            and "STT" in document.tables[-1].cell(0, 0).text
            and next(paragraph.iterancestors(qn("w:tbl"))) is document.tables[-1]._tbl
        ):
            continue
        for run in paragraph.iter(qn("w:r")):
            colour = run.find(f"{qn('w:rPr')}/{qn('w:highlight')}")
            text = "".join(node.text or "" for node in run.iter(qn("w:t")))
            if colour is not None and text.strip() not in ("Khớp", "Khác", "Không có trong báo cáo"):
                found[text] = WD_COLOR_INDEX.from_xml(colour.get(qn("w:val")))
    return found


def test_a_text_becomes_a_marked_file() -> None:
    text = "\n".join(LINES)
    document = docx.Document(io.BytesIO(marked_docx(text, checked(text))))
    assert highlighted(document) == COLOURS
    comments = [comment.text for comment in document.comments]
    assert len(comments) == 3
    assert any("5.270 tỷ đồng" in comment and "du-lich.txt" in comment for comment in comments)
    table = document.tables[-1]
    assert [row.cells[2].text for row in table.rows][1:] == ["Khớp", "Khác", "Không có trong báo cáo"]


def test_a_word_file_keeps_its_layout(tmp_path: Path) -> None:
    source = tmp_path / "bai.docx"
    given = docx.Document()
    given.add_heading("Bài phát biểu", 1)
    paragraph = given.add_paragraph("Doanh thu du lịch năm 2024 ước đạt 5.")
    bold = paragraph.add_run("270 tỷ")
    bold.bold = True
    paragraph.add_run(" đồng, cao nhất.")
    given.add_paragraph("Cả tỉnh có 268 cơ sở lưu trú.", style="List Number")
    table = given.add_table(rows=2, cols=2, style="Table Grid")
    for cell, text in zip(
        [*table.rows[0].cells, *table.rows[1].cells],
        ("Nội dung", "Kết quả", "Số đảng viên của Đảng bộ", "214 đồng chí"),
        strict=True,
    ):
        cell.text = text
    linked = given.add_paragraph("Xem: ")
    _link(linked, "Tỷ lệ hộ nghèo còn 6,14% năm nay")
    given.save(str(source))

    text = read_file(source).text
    document = docx.Document(io.BytesIO(marked_docx(text, checked(text), source)))
    marked = highlighted(document)
    assert set(marked) == {"5.", "270 tỷ", " đồng", "268 cơ sở lưu trú", "214 đồng chí", "6,14%"}
    assert marked["214 đồng chí"] == WD_COLOR_INDEX.BRIGHT_GREEN
    assert [p.text for p in document.paragraphs[:3]] == [p.text for p in given.paragraphs[:3]]
    assert document.paragraphs[0].style.name == "Heading 1"
    assert [run.text for run in document.paragraphs[1].runs if run.bold] == ["270 tỷ"]
    assert len(list(document.comments)) == 4


def test_a_figure_that_stands_often_is_marked_where_it_was_checked(tmp_path: Path) -> None:
    source = tmp_path / "lap.docx"
    given = docx.Document()
    for line in ("Phòng 12 mở cửa.", "Đã kết nạp 12 đảng viên.", "Ngày 12 tháng 5 năm 2024."):
        given.add_paragraph(line)
    given.save(str(source))
    text = read_file(source).text
    document = docx.Document(io.BytesIO(marked_docx(text, checked(text), source)))
    assert [len(p.runs) for p in document.paragraphs[:3]] == [1, 4, 1]


def test_unfit_characters_and_no_figures() -> None:
    document = docx.Document(io.BytesIO(marked_docx("Không có số liệu.", ())))
    assert "không có số liệu nào" in "\n".join(p.text for p in document.paragraphs).lower()


def test_another_kind_of_file_becomes_a_new_one(tmp_path: Path) -> None:
    source = tmp_path / "bai.txt"
    source.write_text(LINES[0], encoding="utf-8")
    document = docx.Document(io.BytesIO(marked_docx(LINES[0], checked(LINES[0]), source)))
    assert highlighted(document) == {"5.270 tỷ đồng": WD_COLOR_INDEX.BRIGHT_GREEN}


@pytest.mark.parametrize("kind", ["bomb", "entities", "cut", "locked"])
def test_files_that_are_not_opened(tmp_path: Path, kind: str) -> None:
    source = tmp_path / "xau.docx"
    given = docx.Document()
    given.add_paragraph(LINES[0])
    given.save(str(source))
    if kind == "bomb":
        with zipfile.ZipFile(source, "a", zipfile.ZIP_DEFLATED) as package:
            package.writestr("word/media/more.xml", b" " * (8 * 1024 * 1024))
    elif kind == "entities":
        with zipfile.ZipFile(source, "a") as package:
            package.writestr("word/more.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    elif kind == "cut":
        source.write_bytes(source.read_bytes()[:2000])
    else:
        source.write_bytes(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
        )
    with pytest.raises((FileSuspicious, FileDamaged, FileProtected)):
        marked_docx(LINES[0], checked(LINES[0]), source)


def _link(paragraph: Any, text: str) -> None:
    link, run, node = (OxmlElement(name) for name in ("w:hyperlink", "w:r", "w:t"))
    node.text = text
    run.append(node)
    link.append(run)
    paragraph._p.append(link)
