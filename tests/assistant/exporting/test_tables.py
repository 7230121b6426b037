"""What is saved of the ledger and of the two terms."""

from __future__ import annotations

import pytest

from assistant.exporting.tables import Form, Table, Value, ledger_table, terms_table
from assistant.figures.terms.pairing import Pairing, TwoTerms
from tests.assistant.figures.lines import line

WHOLE = line("số dự án đăng ký", "170", "dự án", "2025", page=3)
PART = line(
    "Số dự án FDI",
    "68",
    "dự án",
    "2025",
    scope="trong đó",
    whole=WHOLE.observation.id,
    quote="- Trong đó 68 dự án FDI.",
)
RANGE = line("Tỷ lệ hàng qua chợ", "35-40", "%", qualifier="khoảng", scope="riêng", document="khac.docx")
SHARE = line(
    "Số cuộc kiểm tra", "8/9", "cuộc", "2025", "plan", quote="-5% là mức giảm; đã kiểm tra 8/9 cuộc."
)
AIM = line("Số dự án đăng ký", "200", "dự án", "2025-2030", "target", qualifier="phấn đấu", page=9)


def cell(table: Table, row: int, title: str) -> Value:
    return table.rows[row][[column.title for column in table.columns].index(title)]


def test_every_row_has_a_value_of_the_right_kind_for_every_column() -> None:
    two = TwoTerms(
        "2020-2025", "2025-2030", (Pairing("Số dự án", WHOLE, AIM, "+30 dự án", ""),), (PART,), (AIM,)
    )
    for table in (ledger_table([WHOLE, PART, RANGE, SHARE]), terms_table(two)):
        assert table.rows
        for row in table.rows:
            for column, value in zip(table.columns, row, strict=True):
                kinds = (int, float) if column.form is Form.NUMBER else str
                assert value is None or isinstance(value, kinds), column.title


def test_a_row_of_the_ledger() -> None:
    table = ledger_table([WHOLE, PART, RANGE, SHARE])
    assert table.rows[0] == (
        "Số dự án đăng ký",
        "170 dự án",
        170.0,
        None,
        None,
        "dự án",
        "2025",
        "kết quả",
        "",
        "bao-cao.txt",
        "Phần thứ nhất › I KẾT QUẢ",
        3,
        WHOLE.quote,
    )


@pytest.mark.parametrize(
    ("row", "title", "value"),
    [
        (1, "Thuộc số liệu", "Số dự án đăng ký: 170 dự án"),
        (1, "Nguồn: trích nguyên văn", "Trong đó 68 dự án FDI."),  # the bullet is no part of the sentence
        (2, "Thuộc số liệu", "riêng"),
        (2, "Giá trị theo báo cáo", "khoảng 35-40%"),
        (2, "Số", 35.0),
        (2, "Đến số", 40.0),
        (2, "Nguồn: trang", None),
        (3, "Trên tổng số", 9.0),
        (3, "Tính chất", "kế hoạch"),
        (3, "Nguồn: trích nguyên văn", SHARE.quote),  # a minus is
    ],
)
def test_cells_of_the_ledger(row: int, title: str, value: Value) -> None:
    assert cell(ledger_table([WHOLE, PART, RANGE, SHARE]), row, title) == value


def test_a_whole_that_was_filtered_out_is_not_named() -> None:
    assert cell(ledger_table([PART]), 0, "Thuộc số liệu") == "trong đó"


def test_notes_tell_documents_and_filters() -> None:
    notes = " ".join(ledger_table([WHOLE, RANGE], filters=["đơn vị «%»", "thời kỳ «2025»"]).notes)
    assert "2 số liệu" in notes
    assert "bao-cao.txt; khac.docx" in notes
    assert "Điều kiện lọc: đơn vị «%»; thời kỳ «2025»." in notes
    assert "Điều kiện lọc" not in " ".join(ledger_table([WHOLE]).notes)


@pytest.mark.parametrize("gap", ["tăng 30 dự án (17,6 %)", None])
def test_a_pair_of_the_two_terms(gap: str | None) -> None:
    table = terms_table(
        TwoTerms("2020-2025", "2025-2030", (Pairing("số dự án", WHOLE, AIM, gap, "Lưu ý."),), (), ())
    )
    assert table.rows == (
        (
            "Số dự án",
            "170 dự án",
            "phấn đấu 200 dự án",
            gap,
            170.0,
            200.0,
            "dự án",
            "Lưu ý.",
            "bao-cao.txt, Phần thứ nhất › I KẾT QUẢ, trang 3",
            WHOLE.quote,
            "bao-cao.txt, Phần thứ nhất › I KẾT QUẢ, trang 9",
            AIM.quote,
        ),
    )
    assert [column.title for column in table.columns][1:3] == ["Kết quả 2020-2025", "Chỉ tiêu 2025-2030"]


def test_what_has_no_partner_stands_alone() -> None:
    table = terms_table(TwoTerms("2020-2025", "2025-2030", (), (RANGE,), (AIM,)))
    assert [cell(table, 0, title) for title in ("Kết quả 2020-2025", "Chỉ tiêu 2025-2030", "Đơn vị")] == [
        "khoảng 35-40%",
        None,
        "%",
    ]
    assert [cell(table, 1, title) for title in ("Kết quả 2020-2025", "Số (chỉ tiêu)", "Nguồn kết quả")] == [
        None,
        200.0,
        None,
    ]
    assert "Chưa thấy chỉ tiêu" in str(cell(table, 0, "Ghi chú"))
    assert "Chưa thấy kết quả" in str(cell(table, 1, "Ghi chú"))
