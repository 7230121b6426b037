"""The text of Word paragraphs: what belongs to it, what does not, and where lines end."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.formats.docx import read_docx
from tests.ingest.formats.docx_files import W, field, p, package, part, r, read, rels, word

BOX = "<w:txbxContent>" + p("trong khung") + "</w:txbxContent>"
STYLES = (
    '<w:style w:type="character" w:styleId="An"><w:name w:val="An"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
)

CASES = {
    "tab": (p(r("<w:t>Số:</w:t><w:tab/><w:t>5</w:t>")), "Số: 5"),
    "hyphens": (p(r("<w:t>2020</w:t><w:noBreakHyphen/><w:t>2025 kinh</w:t><w:softHyphen/><w:t>tế</w:t>")), "2020-2025 kinhtế"),
    "runs": (p("Đảng ", r("bộ", "<w:b/>"), " Sở"), "Đảng bộ Sở"),
    "hyperlink": (p("Xem ", f"<w:hyperlink>{r('đây')}</w:hyperlink>", "."), "Xem đây."),
    "smart tag": (p("Ở ", f"<w:smartTag><w:smartTag>{r('Phú Thọ')}</w:smartTag></w:smartTag>"), "Ở Phú Thọ"),
    "simple field": (p("Bảng ", f'<w:fldSimple w:instr=" SEQ Bảng ">{r("3")}</w:fldSimple>'), "Bảng 3"),
    "field": (p("Bảng ", field("SEQ Bảng", "4"), " đây"), "Bảng 4 đây"),
    "page number": (p("Trang", field("PAGE", "17"), "."), "Trang."),
    "mark again": (p("công nghệ", field(r"NOTEREF _Ref1 \h", "1"), "."), "công nghệ."),
    "content control": (f"<w:sdt><w:sdtContent>{p('Trong ô')}</w:sdtContent></w:sdt>", "Trong ô"),
    "inline control": (p("Tên: ", f"<w:sdt><w:sdtContent>{r('An')}</w:sdtContent></w:sdt>"), "Tên: An"),
    "prompt": (p("Tên: ", f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r('Bấm để nhập')}</w:sdtContent></w:sdt>"), "Tên:"),
    "ruby": (p(r(f"<w:ruby><w:rt>{r('chú')}</w:rt><w:rubyBase>{r('chữ')}</w:rubyBase></w:ruby>")), "chữ"),
    "symbol": (p(r('<w:t>đạt </w:t><w:sym w:font="Symbol" w:char="F0B3"/><w:t> 90%</w:t>')), "đạt ≥ 90%"),
    "symbol bullet": (p(r('<w:sym w:font="Wingdings" w:char="F0A7"/><w:t xml:space="preserve"> Một việc</w:t>')), "- Một việc"),
    "bad symbol": (p(r('<w:t>a</w:t><w:sym w:font="Symbol" w:char="XYZ"/><w:sym w:font="Symbol" w:char="D800"/>')), "a"),
    "power": (p("diện tích 5 km", r("2", '<w:vertAlign w:val="superscript"/>'), ", 10", r("-6", '<w:vertAlign w:val="superscript"/>')), "diện tích 5 km², 10⁻⁶"),
    "raised word": (p("M", r("me", '<w:vertAlign w:val="superscript"/>')), "Mme"),
    "typed bullet": (p("• Một việc"), "- Một việc"),
    "formula": (p("x = ", "<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath>"), "x = a/b"),
    "inserted": (p("Tăng ", f"<w:ins>{r('8,5')}</w:ins>", f"<w:del><w:r><w:delText>7</w:delText></w:r>{r('7')}</w:del>", "%"), "Tăng 8,5%"),
    "moved": (p("a ", f"<w:moveFrom>{r('cũ')}</w:moveFrom>", f"<w:moveTo>{r('mới')}</w:moveTo>"), "a mới"),
    "deleted mark": (p("Một câu ", mark="<w:del/>") + p("chia đôi."), "Một câu chia đôi."),
    "deleted paragraph": (p("Trước") + p("<w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del>", mark="<w:del/>") + p("Sau"), "Trước\nSau"),
    "drop capital": (p("Đ", ppr='<w:framePr w:dropCap="drop"/>') + p("ảng bộ"), "Đảng bộ"),
    "hidden": (p("Thấy", r(" ẩn", "<w:vanish/>"), r(" ẩn", '<w:rStyle w:val="An"/>'), r(" rõ", '<w:rStyle w:val="An"/><w:vanish w:val="0"/>')), "Thấy rõ"),
    "capitals": (p(r("báo cáo ", "<w:caps/>"), r("năm")), "BÁO CÁO năm"),
    "comment": (p("<w:commentRangeStart/>", "Câu", "<w:commentRangeEnd/>", "<w:r><w:commentReference/></w:r>"), "Câu"),
    "drawn box": (p("Thân", f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{BOX}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"), "Thân"),
    "old box": (p("Thân", f"<w:r><w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict></w:r>"), "Thân"),
    "alternative text": (p("Vui ", "<w:r><mc:AlternateContent><mc:Choice><w:none/></mc:Choice><mc:Fallback><w:t>:)</w:t></mc:Fallback></mc:AlternateContent></w:r>"), "Vui :)"),
    "contents": (p("1. Mục tiêu 3", style="TOC1") + p("1. Mục tiêu"), "1. Mục tiêu"),
    "contents control": ("<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr><w:sdtContent>" + p("MỤC LỤC") + "</w:sdtContent></w:sdt>" + p("Thân"), "Thân"),
    "contents field": (p('<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>TOC</w:instrText><w:fldChar w:fldCharType="separate"/></w:r>', "I. A 1") + p("II. B 2") + p('<w:r><w:fldChar w:fldCharType="end"/></w:r>') + p("Thân"), "Thân"),
    "damaged field": (p('<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>REF</w:instrText></w:r>', "mất") + p("Còn"), "Còn"),
    "blank lines": (p() + p("Một") + p() + p() + p("Hai") + p(), "Một\n\nHai"),
    "odd spaces": (p("a\u2028b\xa0c"), "a b c"),
    "signs of ours": (p("a\ufdd0\ufde1\ufdd7b"), "ab"),
    "pretty printed": ("<w:p><w:r><w:t>\n   Một dòng\n  </w:t></w:r></w:p>", "Một dòng"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_text(case: str, tmp_path: Path) -> None:
    body, expected = CASES[case]
    page = read(tmp_path, body, styles=STYLES)
    assert page.text == expected
    assert len(page.forms) == len(page.text.split("\n"))
    assert page.notes == ()


BREAKS = {
    "placed": ("Kết quả thực hiện<br>nhiệm vụ năm", ["Kết quả thực hiện nhiệm vụ năm"]),
    "bullets": ("Gồm có<br>- Một<br>- Hai", ["Gồm có", "- Một", "- Hai"]),
    "numbers": ("Gồm có<br>1. Một<br>2. Hai", ["Gồm có", "1. Một", "2. Hai"]),
    "sentences": ("Câu một.<br>Câu hai.", ["Câu một.", "Câu hai."]),
    "going on": ("ngày 5;<br>tháng 6", ["ngày 5; tháng 6"]),
    "letter head": ("ĐẢNG BỘ TỈNH<br>Đảng ủy Sở", ["ĐẢNG BỘ TỈNH", "Đảng ủy Sở"]),
    "capitals": ("BÁO CÁO CHÍNH TRỊ<br>CỦA BAN CHẤP HÀNH", ["BÁO CÁO CHÍNH TRỊ CỦA BAN CHẤP HÀNH"]),
    "part": ("Phần thứ nhất<br>Đánh giá kết quả", ["Phần thứ nhất", "Đánh giá kết quả"]),
    "page": ("hết trang<page>trang sau", ["hết trang", "trang sau"]),
    "edges": ("<br>Một<br><br>", ["Một"]),
}


@pytest.mark.parametrize("case", BREAKS)
def test_breaks_inside_a_paragraph(case: str, tmp_path: Path) -> None:
    source, expected = BREAKS[case]
    inside = source.replace("<br>", "</w:t><w:br/><w:t>").replace(
        "<page>", '</w:t><w:br w:type="page"/><w:t>'
    )
    assert read(tmp_path, p(r(f"<w:t>{inside}</w:t>"))).text.split("\n") == expected


def test_text_boxes_stand_in_for_an_empty_body(tmp_path: Path) -> None:
    box = f"<w:r><w:pict><v:textbox>{BOX}</v:textbox></w:pict></w:r>"
    loaded = read_docx(word(tmp_path, p(box) + p(box)), "a.docx")
    assert loaded.pages[0].text == "trong khung\ntrong khung"
    assert "khung chữ" in loaded.warnings[0]


def test_long_text_boxes_are_told(tmp_path: Path) -> None:
    box = "<w:txbxContent>" + p("chữ trong khung " * 10) + "</w:txbxContent>"
    loaded = read_docx(word(tmp_path, p("Thân", f"<w:r><w:pict>{box}</w:pict></w:r>")), "a.docx")
    assert loaded.pages[0].text == "Thân"
    assert "160 ký tự" in loaded.warnings[0]


def test_changes_that_are_not_settled_are_told(tmp_path: Path) -> None:
    (warning,) = read_docx(word(tmp_path, p("Tăng ", f"<w:ins>{r('8')}</w:ins>")), "a.docx").warnings
    assert "chưa duyệt" in warning
    assert read_docx(word(tmp_path, p("Tăng 8")), "a.docx").warnings == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_strict_form_and_other_encodings(encoding: str, tmp_path: Path) -> None:
    strict = part("document", f"<w:body>{p('Đảng bộ')}</w:body>").replace(
        W, "http://purl.oclc.org/ooxml/wordprocessingml/main"
    )
    data = strict.replace("UTF-8", encoding).encode(encoding)
    assert read_docx(package(tmp_path, {"word/document.xml": data}), "a").pages[0].text == "Đảng bộ"


def test_main_part_by_its_relation(tmp_path: Path) -> None:
    path = package(
        tmp_path,
        {
            "_rels/.rels": rels(("officeDocument", "/Word/Main.xml")),
            "word/main.xml": part("document", f"<w:body>{p('Một', style='T')}</w:body>"),
            "word/_rels/Main.xml.rels": rels(("styles", "../s/kieu.xml")),
            "s/kieu.xml": part("styles", '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="T"/><w:rPr><w:caps/></w:rPr></w:style>'),
        },
    )  # fmt: skip
    assert read_docx(path, "a").pages[0].text == "MỘT"


def test_a_file_of_python_docx(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_heading("Báo cáo", 0)
    document.add_heading("Kết quả", 1)
    document.add_paragraph("Kinh tế tăng trưởng.")
    document.add_paragraph("Một", style="List Bullet")
    document.add_paragraph("Hai", style="List Number")
    document.add_paragraph("Ba", style="List Number")
    document.sections[0].header.paragraphs[0].text = "đầu trang"
    document.save(tmp_path / "a.docx")
    page = read_docx(tmp_path / "a.docx", "a.docx").pages[0]
    assert page.text.split("\n") == ["Báo cáo", "Kết quả", "Kinh tế tăng trưởng.", "- Một", "1. Hai", "2. Ba"]
    assert [form.level for form in page.forms] == [1, 2, 0, 0, 0, 0]
