"""Tables as rows that keep their header, and tables that only place text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ingest.formats.docx_files import bold, p, r, read, tbl, tc, tr

HEAD = tr("TT", "Chỉ tiêu", "Đơn vị", "2025")
SHADED = '<w:tc><w:tcPr><w:shd w:val="clear" w:fill="D9D9D9"/></w:tcPr>'

CASES = {
    "plain": (tbl(HEAD, tr("1", "GRDP", "%", "10,5")), "TT: 1 | Chỉ tiêu: GRDP | Đơn vị: % | 2025: 10,5"),
    "empty cells": (tbl(HEAD, tr("1", "GRDP", "", "")), "TT: 1 | Chỉ tiêu: GRDP"),
    "marked header": (tbl(tr("Tên", "Việc", header=True), tr("An", "Dạy")), "Tên: An | Việc: Dạy"),
    "bold header": (tbl(tr(tc(bold("Tên")), tc(bold("Việc"))), tr("An", "Dạy")), "Tên: An | Việc: Dạy"),
    "shaded header": (tbl(f"<w:tr>{SHADED}{p('Tên')}</w:tc>{SHADED}{p('Việc')}</w:tc></w:tr>", tr("An", "Dạy")), "Tên: An | Việc: Dạy"),
    "two columns of figures": (tbl(tr("Năm", "Thu"), tr("2024", "5"), tr("2025", "6")), "Năm: 2024 | Thu: 5\nNăm: 2025 | Thu: 6"),
    "names and values": (tbl(tr("Họ và tên", "Nguyễn Văn An"), tr("Chức vụ:", "Giám đốc")), "Họ và tên: Nguyễn Văn An\nChức vụ: Giám đốc"),
    "colon in the header": (tbl(tr("Tên:", "Số :", "Ghi chú"), tr("a", "1", "b")), "Tên: a | Số: 1 | Ghi chú: b"),
    "columns counted in the header": (
        tbl(tr("TT", "Việc", "Số", header=True), tr("A", "B", "1=2/3", header=True), tr("1", "Dạy", "5")),
        "TT: 1 | Việc: Dạy | Số: 5",
    ),
    "two header rows": (
        tbl(
            tr(tc("TT", down="restart"), tc("Chỉ tiêu", down="restart"), tc("Kết quả", span=2)),
            tr(tc(down="continue"), tc(down="continue"), "2024", "2025"),
            tr("1", "Thu", "5", "6"),
        ),
        "TT: 1 | Chỉ tiêu: Thu | Kết quả - 2024: 5 | Kết quả - 2025: 6",
    ),
    "two header rows, one marked": (
        tbl(tr("Chỉ tiêu", tc("Kết quả", span=2), header=True), tr("", "Năm 2024", "Năm 2025"), tr("Thu", "5", "6")),
        "Chỉ tiêu: Thu | Kết quả - Năm 2024: 5 | Kết quả - Năm 2025: 6",
    ),
    "merged down": (
        tbl(tr("Nhóm", "Chỉ tiêu", "2025"), tr(tc("Kinh tế", down="restart"), "Thu", "5"), tr(tc(down="continue"), "Chi", "6")),
        "Nhóm: Kinh tế | Chỉ tiêu: Thu | 2025: 5\nNhóm: Kinh tế | Chỉ tiêu: Chi | 2025: 6",
    ),
    "figure over columns": (tbl(tr("Chỉ tiêu", "2024", "2025"), tr("Thu", tc("7", span=2))), "Chỉ tiêu: Thu | 2024: 7 | 2025: 7"),
    "total": (tbl(HEAD, tr("1", "a", "%", "5"), tr(tc("Tổng cộng", span=2), "%", "9")), "TT: 1 | Chỉ tiêu: a | Đơn vị: % | 2025: 5\nChỉ tiêu: Tổng cộng | Đơn vị: % | 2025: 9"),
    "group row": (tbl(HEAD, tr(tc("I. KINH TẾ", span=4)), tr("1", "a", "%", "5")), "Chỉ tiêu: I. KINH TẾ\nTT: 1 | Chỉ tiêu: a | Đơn vị: % | 2025: 5"),
    "title row": (tbl(tr(tc("Đơn vị tính: tỷ đồng", span=4)), HEAD, tr("1", "a", "%", "5")), "Đơn vị tính: tỷ đồng\nTT: 1 | Chỉ tiêu: a | Đơn vị: % | 2025: 5"),
    "numbered columns": (tbl(HEAD, tr("(1)", "(2)", "(3)", "(4)=(2)/(3)"), tr("1", "a", "%", "5")), "TT: 1 | Chỉ tiêu: a | Đơn vị: % | 2025: 5"),
    "header again": (tbl(HEAD, tr("1", "a", "%", "5"), HEAD, tr("2", "b", "%", "6")), "TT: 1 | Chỉ tiêu: a | Đơn vị: % | 2025: 5\nTT: 2 | Chỉ tiêu: b | Đơn vị: % | 2025: 6"),
    "no header": (tbl(tr("1", "Thu", "5"), tr("2", "Chi", "6")), "1 | Thu | 5\n2 | Chi | 6"),
    "paragraphs in a cell": (tbl(tr("Tên", "Việc", "Hạn"), tr("An", tc("Một", "Hai"), "Quý I")), "Tên: An | Việc: Một Hai | Hạn: Quý I"),
    "table in a cell": (tbl(tr("Tên", "Việc", "Hạn"), tr("An", tc(tbl(tr("a", "b"))), "Quý I")), "Tên: An | Việc: a b | Hạn: Quý I"),
    "one column": (tbl(tr("Khung"), tr("Chữ")), "Khung\nChữ"),
    "one row": (tbl(tr(tc("Nơi nhận:", "- Như trên"), tc("BÍ THƯ"))), "Nơi nhận:\n- Như trên\nBÍ THƯ"),
    "letter head": (
        tbl(tr(tc("ĐẢNG BỘ TỈNH", "ĐẢNG ỦY SỞ"), "ĐẢNG CỘNG SẢN VIỆT NAM"), tr("Số 12-BC/ĐU", "Phú Thọ, ngày 5 tháng 6"), borders=False),
        "ĐẢNG BỘ TỈNH\nĐẢNG ỦY SỞ\nĐẢNG CỘNG SẢN VIỆT NAM\nSố 12-BC/ĐU\nPhú Thọ, ngày 5 tháng 6",
    ),
    "data without lines": (tbl(tr("Chỉ tiêu", "2025"), tr("Thu", "5"), tr("Chi", "6"), borders=False), "Chỉ tiêu: Thu | 2025: 5\nChỉ tiêu: Chi | 2025: 6"),
    "names without lines": (tbl(tr("Họ tên:", "An"), tr("Chức vụ:", "Giám đốc"), borders=False), "Họ tên: An\nChức vụ: Giám đốc"),
    "table inside a placing one": (tbl(tr(tc(tbl(tr("Năm", "Thu"), tr("2025", "5"))))), "Năm: 2025 | Thu: 5"),
    "deleted row": (tbl(HEAD, tr("1", "a", "%", "5"), tr("2", "b", "%", "6").replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>")), "TT: 1 | Chỉ tiêu: a | Đơn vị: % | 2025: 5"),
    "columns left out": (tbl(HEAD, "<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>" + tc("a") + tc("%") + tc("5") + "</w:tr>"), "Chỉ tiêu: a | Đơn vị: % | 2025: 5"),
    "cells wider than the grid": (tbl(tr(tc("Tên", span=2), tc("Thu", span=3)), tr(tc("An", span=2), tc("7", span=3))), "Tên: An | Thu: 7"),
    "breaks in a cell": (tbl(tr("Tên", r('<w:t>Việc</w:t><w:br w:type="page"/><w:t>làm</w:t><w:br/><w:t>chính</w:t>').join(["<w:p>", "</w:p>"]), "Hạn"), tr("An", "Dạy", "Quý I")), "Tên: An | Việc làm chính: Dạy | Hạn: Quý I"),
    "row in a control": (tbl(HEAD, f"<w:sdt><w:sdtContent>{tr('1', 'a', '%', '5')}</w:sdtContent></w:sdt>"), "TT: 1 | Chỉ tiêu: a | Đơn vị: % | 2025: 5"),
    "absurd span": (tbl(tr("a", "b"), tr(tc("c", span=10**9))), "a: c"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_tables(case: str, tmp_path: Path) -> None:
    table, expected = CASES[case]
    assert read(tmp_path, table).text == expected


def test_text_around_a_table_stays_apart(tmp_path: Path) -> None:
    page = read(tmp_path, p("Trước") + tbl(HEAD, tr("1", "a", "%", "5")) + p("Sau"))
    assert page.text.split("\n") == ["Trước", "", "TT: 1 | Chỉ tiêu: a | Đơn vị: % | 2025: 5", "", "Sau"]


def test_headings_of_a_box_count_those_of_a_letter_head_do_not(tmp_path: Path) -> None:
    style = '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
    heading = p("Mục tiêu", style="H1")
    page = read(
        tmp_path, tbl(tr(tc(heading))) + tbl(tr(tc(heading), tc(heading))) + p(r("Thân " * 20)), styles=style
    )
    assert [form.level for form in page.forms] == [1, 0, 0, 0, 0, 0]
