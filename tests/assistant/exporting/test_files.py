"""Workbooks and separated values, opened again."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import datetime

import openpyxl
import pytest

from assistant.exporting.cells import fit, runs
from assistant.exporting.csv import plain, to_csv
from assistant.exporting.tables import AUTHORITY, Column, Form, Table, Value
from assistant.exporting.xlsx import to_xlsx

COLUMNS = (Column("Nội dung", 40, Form.LONG_TEXT), Column("Số", 12, Form.NUMBER), Column("Đơn vị", 9))
ROWS: tuple[tuple[Value, ...], ...] = (
    ("Tốc độ tăng", 10.29, "%"),
    ("Số lao động", 27200.0, "lao động"),
    ("Tiền", 19176865000.0, ""),
    ("Giảm", -0.5, None),
    ("Trống", None, "cái"),
)
TABLE = Table("Số liệu", COLUMNS, ROWS, ("Cách đọc bảng.",))
HOSTILE = [
    "=1+1",
    '=HYPERLINK("http://x.vn";"bấm")',
    "+84 912 345",
    "-2+3",
    "@SUM(A1)",
    " =1+1",
    "\t=1+1",
    "＝1+1",
    "=cmd|' /C calc'!A0",
    "#N/A",
    "{=1+1}",
    "TRUE",
    '<b>đậm</b> & "x" ]]>',
    "dòng một\ndòng hai",
    "'=1",
    "a;b,c",
]


def opened(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def one(*texts: str) -> Table:
    return Table("Thử", (Column("Chữ", 20, Form.LONG_TEXT),), tuple((text,) for text in texts))


def read_csv(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_numbers_are_numbers_shown_as_written() -> None:
    sheet = opened(to_xlsx([TABLE]))["Số liệu"]
    cells = [sheet.cell(row, 2) for row in range(2, 7)]
    assert [cell.value for cell in cells] == [10.29, 27200, 19176865000, -0.5, None]
    assert {cell.data_type for cell in cells} == {"n"}
    assert [cell.number_format for cell in cells][:4] == ["#,##0.00", "#,##0", "#,##0", "#,##0.0"]
    assert [sheet.cell(row, 3).value for row in range(2, 7)] == ["%", "lao động", None, None, "cái"]


@pytest.mark.parametrize(
    ("number", "told"),
    [(10.29, "10.29"), (1200, "1200"), (1e17, "1" + "0" * 17), (1e60, "1" + "0" * 60), (-0.5, "-0.5")],
)
def test_numbers_are_told_without_exponents(number: float, told: str) -> None:
    assert plain(number) == told


def test_a_sheet_is_ready_to_work_with() -> None:
    book = opened(to_xlsx([TABLE]))
    sheet = book["Số liệu"]
    assert book.sheetnames == ["Số liệu", "Ghi chú"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:C6"
    assert sheet.print_title_rows == "$1:$1"
    assert [cell.value for cell in sheet[1]] == ["Nội dung", "Số", "Đơn vị"]
    assert all(cell.font.bold for cell in sheet[1])
    assert sheet["A2"].alignment.wrap_text
    assert not sheet["C2"].alignment.wrap_text
    assert not sheet["A2"].font.bold
    assert sheet.column_dimensions["A"].width > sheet.column_dimensions["C"].width


def test_notes_and_properties() -> None:
    made = datetime(2025, 6, 12, 9, 5)
    other = Table("Khác", COLUMNS, (), ("Cách đọc bảng.", "Điều nữa."))
    book = opened(to_xlsx([TABLE, other], made=made))
    notes = [str(row[0]) for row in book["Ghi chú"].iter_rows(values_only=True)]
    assert notes == [
        "Ghi chú",
        AUTHORITY,
        "Lập bằng Trợ lý báo cáo, 09:05 ngày 12/6/2025.",
        "Cách đọc bảng.",
        "Điều nữa.",
    ]
    assert book.properties.creator == book.properties.lastModifiedBy == "Trợ lý báo cáo"
    assert book.properties.created == made
    assert book.properties.title == "Số liệu; Khác"


def test_names_of_sheets_are_allowed_and_different() -> None:
    titles = ["Ghi chú", "a/b:c*d", "x" * 50, "X" * 50, "", "ghi chú"]
    names = opened(to_xlsx([Table(title, COLUMNS, ()) for title in titles])).sheetnames
    assert len({name.casefold() for name in names}) == len(names) == 7
    assert all(len(name) <= 31 for name in names)
    assert names[1] == "a b c d"


def test_no_text_becomes_a_formula_in_a_workbook() -> None:
    data = to_xlsx([one(*HOSTILE)])
    sheet = opened(data)["Thử"]
    for row, text in enumerate(HOSTILE, 2):
        cell = sheet.cell(row, 1)
        assert (cell.value, cell.data_type) == (text, "s")
        assert cell.quotePrefix == runs(text)
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        xml = b"".join(parts.read(name) for name in parts.namelist() if name.startswith("xl/worksheets/"))
    assert b"<f>" not in xml
    assert b"hyperlink" not in xml


def test_no_text_becomes_a_formula_in_separated_values() -> None:
    rows = read_csv(to_csv(one(*HOSTILE)))[1:]
    assert [row[0].removeprefix("'") if runs(text) else row[0] for row, text in zip(rows, HOSTILE, strict=True)] == HOSTILE  # fmt: skip
    assert all(
        row[0][0] == "'" for row, text in zip(rows, HOSTILE, strict=True) if text.strip()[0] in "=+-@＝"
    )


@pytest.mark.parametrize("text", ["-5,2", "+3", "-1.581", "10,29", "2020-2025", "8/8", "", "%", "- "])
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert runs(text) == (text == "- ")


def test_separated_values_for_excel() -> None:
    data = to_csv(TABLE)
    assert data.startswith("\ufeffNội dung;Số;Đơn vị\r\n".encode())
    assert read_csv(data)[1:] == [
        ["Tốc độ tăng", "10,29", "%"],
        ["Số lao động", "27200", "lao động"],
        ["Tiền", "19176865000", ""],
        ["Giảm", "-0,5", ""],
        ["Trống", "", "cái"],
    ]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\x00b\x1bc\x7f", "abc"),
        ("gốc\u202etxt.exe", "gốctxt.exe"),
        ("a\u200bb\ufeffc\u2066d", "abcd"),
        ("a\ufffeb\ud800c", "abc"),
        ("một\r\nhai\rba", "một\nhai\nba"),
        ("tab\tgiữ", "tab\tgiữ"),
        ("x" * 40_000, "x" * 32_765 + " …"),
        ("x" * 32_767, "x" * 32_767),
    ],
)
def test_text_is_made_to_fit_a_cell(text: str, kept: str) -> None:
    assert fit(text) == kept
    assert opened(to_xlsx([one(text)]))["Thử"]["A2"].value == kept
    assert read_csv(to_csv(one(text)))[1] == [kept]
