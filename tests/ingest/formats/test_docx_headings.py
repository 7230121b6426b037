"""Heading levels from styles, and where the numbering knows better."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.candidates import BOLD_LEVEL
from ingest.formats.docx import read_docx
from ingest.pipeline import build_document
from tests.ingest.formats.docx_files import bold, p, r, read, word


def style(identity: str, name: str, inside: str = "", based: str = "") -> str:
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val="{name}"/>{base}{inside}</w:style>'
    )


STYLES = "".join(
    [
        style("N", "Normal").replace("<w:style ", '<w:style w:default="1" '),
        style("Tieude", "Title"),
        style("H1", "heading 1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
        style("H2", "heading 2"),
        style("H9", "heading 9"),
        style("Muc", "Mục của Sở", based="H2"),
        style("Vong", "Vòng", based="Vong2"),
        style("Vong2", "Vòng 2", based="Vong"),
        style("TieuDe3", "Tiêu đề 3"),
        style("Than", "Thân bài", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>', based="H1"),
        style("Dam", "Đậm", "<w:rPr><w:b/></w:rPr>"),
        style("CT", "caption"),
    ]
)
PROSE = p("Nội dung của đoạn này dài vừa đủ để không ai cho là tiêu đề. " * 4)

LEVELS = {
    "outline level": (p("A", style="H1"), [1]),
    "by name": (p("A", style="H2"), [2]),
    "by Vietnamese name": (p("A", style="TieuDe3"), [3]),
    "based on": (p("A", style="Muc"), [2]),
    "never the level of bold lines": (p("A", style="H9"), [BOLD_LEVEL - 1]),
    "body text again": (p("A", style="Than"), [0]),
    "own level": (p("A", ppr='<w:outlineLvl w:val="2"/>'), [3]),
    "own body level": (p("A", style="H1", ppr='<w:outlineLvl w:val="9"/>'), [0]),
    "styles in a circle": (p("A", style="Vong"), [0]),
    "unknown style": (p("A", style="Không có"), [0]),
    "title above all": (p("Báo cáo", style="Tieude") + p("A", style="H1") + p("B", style="H2"), [1, 2, 3]),
    "title over two paragraphs": (p("Báo cáo", style="Tieude") + p("năm nay", style="Tieude") + p("A", style="H1"), [1, 0, 2]),
    "bullets": (p("- một", style="H2"), [0]),
    "items": (p("Một việc;", style="H2"), [0]),
    "paragraphs": (p("x" * 221, style="H2"), [0]),
    "sentences": (p("Một câu khá dài. " * 10, style="H2"), [0]),
    "bold line": (PROSE + bold("Ưu điểm"), [0, BOLD_LEVEL]),
    "bold style": (PROSE + p("Ưu điểm", style="Dam"), [0, BOLD_LEVEL]),
    "bold in part": (PROSE + p(r("Ưu", "<w:b/>"), " điểm"), [0, 0]),
    "bold off": (PROSE + p(r("Ưu điểm", '<w:b w:val="0"/>'), style="Dam"), [0, 0]),
    "bold with a number": (PROSE + bold("1. Ưu điểm"), [0, 0]),
    "bold sentence": (PROSE + bold("Đó là ưu điểm."), [0, 0]),
    "bold above the text": (bold("Ưu điểm") + PROSE, [0, 0]),
    "bold capitals": (PROSE + bold("ƯU ĐIỂM CHÍNH"), [0, 0]),
    "bold caption": (PROSE + bold("Bảng 2: Thu ngân sách") + p(r("Ảnh", "<w:b/>"), style="CT"), [0, 0, 0]),
    "bold signature": (PROSE + p("Trân trọng./.") + bold("Nguyễn Văn An"), [0, 0, 0]),
    "all bold": (bold("Một dòng") * 30, [0] * 30),
    "everything a heading": (p("Một dòng", style="H1") * 30, [0] * 30),
}  # fmt: skip


@pytest.mark.parametrize("case", LEVELS)
def test_levels(case: str, tmp_path: Path) -> None:
    body, expected = LEVELS[case]
    assert [form.level for form in read(tmp_path, body, styles=STYLES).forms] == expected


def outline(tmp_path: Path, body: str) -> list[str]:
    pages = read_docx(word(tmp_path, body, styles=STYLES), "a.docx").pages
    return [" > ".join(section.path) for section in build_document(pages, name="a.docx").sections]


TYPED = ["Phần thứ nhất", "I. Kết quả", "1. Kinh tế", "2. Xã hội", "Phần thứ hai", "I. Mục tiêu"]
PATHS = [
    "Phần thứ nhất", "Phần thứ nhất > I", "Phần thứ nhất > I > 1", "Phần thứ nhất > I > 2", "Phần thứ hai", "Phần thứ hai > I",
]  # fmt: skip


@pytest.mark.parametrize(
    "styles",
    [
        ["", "", "", "", "", ""],
        ["H1", "H2", "TieuDe3", "TieuDe3", "H1", "H2"],
        ["H1", "H1", "H1", "H1", "H1", "H1"],
        ["", "H1", "H2", "H2", "", "H1"],
        ["Tieude", "H1", "H2", "H2", "Tieude", "H1"],
        ["Tieude", "H1", "H2", "H2", "", "H1"],
        ["Tieude", "", "", "", "Tieude", ""],
        ["", "", "H1", "H1", "", ""],
    ],
)
def test_the_outline_does_not_hang_on_how_styles_were_used(styles: list[str], tmp_path: Path) -> None:
    body = "".join(p(text, style=name) + PROSE for text, name in zip(TYPED, styles, strict=True))
    assert outline(tmp_path, body) == PATHS


def test_styled_headings_without_numbers_nest(tmp_path: Path) -> None:
    body = (
        p("Báo cáo", style="Tieude")
        + PROSE
        + p("Kết quả", style="H1")
        + p("Kinh tế", style="H2")
        + PROSE
        + p("Mục tiêu", style="H1")
        + PROSE
    )
    assert outline(tmp_path, body) == ["Kết quả", "Kết quả > Kinh tế", "Mục tiêu"]
