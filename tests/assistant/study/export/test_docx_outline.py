"""Outlines and sheets as Word files."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import datetime
from typing import Any

import docx
import pytest
from docx.shared import Mm

from assistant.study.export.docx_outline import outline_docx
from assistant.study.export.docx_sheet import sheet_docx
from assistant.study.outlining.making import make_outline
from assistant.study.sheet import make_sheet
from assistant.study.types import Point, SessionOutline
from tests.assistant.study.outlining.lessons import lessons

WHEN = datetime(2025, 11, 20, 8, 0)


def opened(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data))


def outline(**choice: Any) -> SessionOutline:
    return make_outline(lessons(paged=True), **choice)


def everything(document: Any) -> str:
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*cells, *(paragraph.text for paragraph in document.paragraphs)])


def test_the_page_is_that_of_an_administrative_paper() -> None:
    document = opened(outline_docx(outline(), made=WHEN))
    section = document.sections[0]
    assert [round(side.mm) for side in (section.page_width, section.page_height)] == [210, 297]
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(side.mm) for side in margins] == [20, 20, 30, 15]
    assert (document.styles["Normal"].font.name, document.styles["Normal"].font.size.pt) == (
        "Times New Roman",
        14,
    )
    assert section.different_first_page_header_footer
    assert 'w:instr="PAGE"' in section.header._element.xml
    assert "PAGE" not in section.first_page_header._element.xml
    assert document.core_properties.language == "vi-VN"


def test_headings_are_real_and_every_source_is_noted() -> None:
    made = outline(minutes=60)
    document = opened(outline_docx(made, made=WHEN))
    headings = [p.text for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert [text.split(".")[0] for text in headings if re.match(r"[IV]+\.", text)] == [
        "I",
        "II",
        "III",
        "IV",
        "V",
    ]
    for n, part in enumerate(made.parts, start=1):
        assert f"{n}. {part.heading} ({part.minutes} phút)" in headings
    text = everything(document)
    for citation in made.citations:
        assert f"[{citation.n}] {citation.section}, trang {citation.page}: «" in text
        assert " ".join(citation.quote.removeprefix("- ").split()) in text
        assert "«- " not in text
    for point in (*(point for part in made.parts for point in part.points), *made.remember):
        assert any(
            point.text in paragraph.text and paragraph.text.endswith(f"[{point.citation}]")
            for paragraph in document.paragraphs
        )


@pytest.mark.parametrize("party", [True, False])
def test_a_party_paper_has_the_party_s_head_and_another_the_state_s(party: bool) -> None:
    for data in (outline_docx(outline(), party=party), sheet_docx(make_sheet(lessons()), party=party)):
        text = everything(opened(data))
        assert ("ĐẢNG CỘNG SẢN VIỆT NAM" in text) is party
        assert ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text) is not party
        assert ("Độc lập - Tự do - Hạnh phúc" in text) is not party
        assert ("[TÊN TỔ CHỨC ĐẢNG]" in text) is party
        assert ("[TÊN CƠ QUAN, ĐƠN VỊ]" in text) is not party


def test_doubtful_figures_are_told_to_the_trainer() -> None:
    made = outline(sections=["vận tải"])
    text = everything(opened(outline_docx(made)))
    assert "LƯU Ý VỀ SỐ LIỆU" in text
    assert "không thể vượt quá 100%" in text
    assert "LƯU Ý VỀ SỐ LIỆU" not in everything(opened(outline_docx(replace(made, cautions=()))))


def test_text_that_no_word_file_can_hold_is_cleaned() -> None:
    made = outline()
    wild = "=cmd|'/C calc'!A0\x00\x0b\x1b[31m <w:p/> ]]> \u202egiả\ud800"
    part = replace(made.parts[0], heading=wild, points=(Point(wild, 1),))
    citation = replace(made.citations[0], quote=wild, section=wild)
    data = outline_docx(replace(made, title=wild, report=wild, parts=(part,), citations=(citation,)))
    text = everything(opened(data))
    assert "<w:p/> ]]>" in text
    assert not re.search("[\x00-\x08\x0b\x1b\u202e\ud800]", text)


def test_a_sheet_is_tables_whose_head_repeats() -> None:
    sheet = make_sheet(lessons(paged=True))
    document = opened(sheet_docx(sheet, made=WHEN))
    tables = document.tables[1:]  # the first is the head of the paper
    assert len(tables) == len(sheet.groups)
    for table in tables:
        assert "w:tblHeader" in table.rows[0]._tr.xml
        assert sum((column.width for column in table.columns), Mm(0)) <= Mm(165.5)
    paired = [[cell.text for cell in row.cells] for row in tables[0].rows]
    assert paired[0] == ["Nội dung", "Kết quả 2020-2025", "Chỉ tiêu 2025-2030", "Nguồn"]
    assert ["Tỷ lệ đường xã được cứng hóa", "đạt 91,5%", "phấn đấu đạt 98%", "[1] [2]"] in paired
    text = everything(document)
    assert re.search(r"Phần thứ hai: I, trang 2 \[\d", text)
