"""Rows of tables: each value with the name of its row, the unit, time and nature of its column."""

from __future__ import annotations

import pytest

from ingest.ledger.rows import is_row
from ingest.observation import Observation
from tests.ingest.ledger.reports import report, table


def read(found: tuple[Observation, ...]) -> list[str]:
    """Each value as "name: value unit, qualifier"."""
    return [
        f"{one.indicator}: {' '.join(filter(None, (one.value, one.quantity.unit)))}"
        + (f", {one.quantity.qualifier}" if one.quantity.qualifier else "")
        for one in found
    ]


def dated(found: tuple[Observation, ...]) -> list[str]:
    """Each value with its time and nature."""
    return [f"{one.value} {one.period} {one.nature.value}" for one in found]


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        # the unit stands in a column of its own
        (
            ("STT | Chỉ tiêu | Đơn vị tính | Năm 2020 | Mục tiêu 2030", "1 | Tỷ lệ hộ nghèo | % | 5,2 | < 1", "2 | Thu ngân sách | Tỷ đồng | 1.250 | ≥ 2.500"),
            ["Tỷ lệ hộ nghèo: 5,2 %", "Tỷ lệ hộ nghèo: 1 %, dưới", "Thu ngân sách: 1.250 tỷ đồng", "Thu ngân sách: 2.500 tỷ đồng, ít nhất"],
        ),
        (
            ("Nội dung | ĐVT | Số lượng", "Lớp tập huấn | lớp | 12", "Kinh phí | triệu đồng | 450"),
            ["Lớp tập huấn: 12 lớp", "Kinh phí: 450 triệu đồng"],
        ),
        # … in the head of the values' column
        (
            ("Xã | Số hộ nghèo (hộ) | Tỷ lệ (%)", "Tân Lập | 45 | 2,3"),
            ["Tân Lập: số hộ nghèo: 45 hộ", "Tân Lập: tỷ lệ hộ nghèo: 2,3 %"],
        ),
        # … in the row's name
        (
            ("Chỉ tiêu | Năm 2024 | Năm 2025", "Độ che phủ rừng (%) | 46,5 | 47", "Doanh thu (tỷ đồng) | 450 | 482"),
            ["Độ che phủ rừng: 46,5 %", "Độ che phủ rừng: 47 %", "Doanh thu: 450 tỷ đồng", "Doanh thu: 482 tỷ đồng"],
        ),
        # … in the cell
        (
            ("Chỉ tiêu | Năm 2024 | Năm 2025", "Thu nhập bình quân đầu người | 68 triệu đồng | trên 75 triệu đồng", "Tốc độ tăng trưởng | 8,2% | 9 - 10%"),
            ["Thu nhập bình quân đầu người: 68 triệu đồng", "Thu nhập bình quân đầu người: 75 triệu đồng, trên", "Tốc độ tăng trưởng: 8,2 %", "Tốc độ tăng trưởng: 9 - 10 %"],
        ),
        # … in what the head says that it counts
        (
            ("STT | Đơn vị | Số đảng viên", "1 | Chi bộ Thôn 1 | 25", "2 | Chi bộ Thôn 2 | 31"),
            ["Chi bộ Thôn 1: số đảng viên: 25 đảng viên", "Chi bộ Thôn 2: số đảng viên: 31 đảng viên"],
        ),
        # a column of comparison
        (
            ("Mặt hàng | ĐVT | 2023 | 2024 | So với năm trước (%)", "Than sạch | nghìn tấn | 1.250 | 1.320 | 105,6"),
            ["Than sạch: 1.250 nghìn tấn", "Than sạch: 1.320 nghìn tấn", "Than sạch: so với năm trước: 105,6 %"],
        ),
        (
            ("Chỉ tiêu | Thực hiện 2024 | So với cùng kỳ", "Doanh thu | 45 tỷ đồng | Tăng 5,6%"),
            ["Doanh thu: 45 tỷ đồng", "Doanh thu: mức tăng so với cùng kỳ: 5,6 %"],
        ),
        # ratios, and what was reached of what had been set
        (
            ("Chỉ tiêu | Nghị quyết đề ra | Kết quả", "Kết nạp đảng viên | 50 đồng chí | 56/50 đồng chí"),
            ["Kết nạp đảng viên: 50 đồng chí", "Kết nạp đảng viên: 56/50 đồng chí"],
        ),
        # rows that are years
        (
            ("Năm | Doanh thu (tỷ đồng) | Số lao động", "2023 | 145 | 320", "2024 | 162 | 345"),
            ["Doanh thu: 145 tỷ đồng", "Số lao động: 320 lao động", "Doanh thu: 162 tỷ đồng", "Số lao động: 345 lao động"],
        ),
        # hedges
        (
            ("Chỉ tiêu | ĐVT | 2030", "Hộ nghèo | % | <1,5", "Lao động qua đào tạo | % | khoảng 75", "Bác sĩ trên vạn dân | bác sĩ | 12 - 15", "Cây xanh | cây | ~ 1.200"),
            ["Hộ nghèo: 1,5 %, dưới", "Lao động qua đào tạo: 75 %, khoảng", "Bác sĩ trên vạn dân: 12 - 15 bác sĩ", "Cây xanh: 1.200 cây, khoảng"],
        ),
        # no values
        (("Nội dung | Ghi chú", "Họp chi bộ | Hằng tháng"), []),
        (("STT | Họ và tên | Năm sinh | Số điện thoại", "1 | Nguyễn Văn A | 1975 | 0912345678"), []),
        (("Hợp đồng | Ngày ký", "Số 01 | 12/2024"), []),
        (("STT | Số lượng", "1 | 25"), []),
    ],
)  # fmt: skip
def test_values_of_rows(rows: tuple[str, ...], wanted: list[str]) -> None:
    assert read(table(*rows)) == wanted


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        (
            ("Chỉ tiêu | ĐVT | Năm 2020 | Năm 2025 | Mục tiêu 2030", "Tỷ lệ hộ nghèo | % | 5,2 | 2,1 | 1"),
            ["5,2 2020 result", "2,1 2025 result", "1 2030 target"],
        ),
        (
            ("Nội dung | Kế hoạch 2025 | Thực hiện 2025", "Doanh thu (tỷ đồng) | 450 | 482"),
            ["450 2025 plan", "482 2025 result"],
        ),
        # a comparison is as old as what it compares, and as real
        (
            ("Nội dung | Kế hoạch 2025 | Thực hiện 2025 | So với kế hoạch (%)", "Doanh thu (tỷ đồng) | 450 | 482 | 107,1"),
            ["450 2025 plan", "482 2025 result", "107,1 2025 result"],
        ),
        (
            ("Mặt hàng | ĐVT | 2023 | 2024 | Tăng, giảm (%)", "Than sạch | nghìn tấn | 1.250 | 1.320 | 5,6"),
            ["1.250 2023 result", "1.320 2024 result", "5,6 2024 result"],
        ),
        (
            ("Năm | Doanh thu (tỷ đồng) | Thu nhập bình quân (triệu đồng/tháng)", "2023 | 145 | 8,5", "2024 | 162 | 9,1"),
            ["145 2023 result", "8,5 2023 result", "162 2024 result", "9,1 2024 result"],
        ),
        (
            ("Giai đoạn | Số dự án", "2016-2020 | 24", "2021-2025 | 37"),
            ["24 2016-2020 result", "37 2021-2025 result"],
        ),
    ],
)  # fmt: skip
def test_times_and_natures_of_columns(rows: tuple[str, ...], wanted: list[str]) -> None:
    assert dated(table(*rows)) == wanted


def test_a_value_lies_where_the_row_holds_it() -> None:
    document = report(
        "| Chỉ tiêu | ĐVT | 2024 |\n|---|---|---|\n| Rừng trồng | ha | 12,5 |", name="bao-cao.md"
    )
    (one,) = document.observations
    assert document.text[one.quantity.start : one.quantity.end] == "12,5"
    assert document.text[one.start : one.end] == "Chỉ tiêu: Rừng trồng | ĐVT: ha | 2024: 12,5"
    assert (one.scope, one.whole) == (None, None)


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Chỉ tiêu: Hộ nghèo | Năm 2025: 2,1%", True),
        ("Chỉ tiêu: Hộ nghèo | | Năm 2025: 2,1%", True),
        ("Hộ nghèo: 2,1%", False),
        ("Hộ nghèo | 2,1%", False),
        ("Chỉ tiêu: Hộ nghèo |\nNăm 2025: 2,1%", False),
    ],
)
def test_what_is_a_row(line: str, wanted: bool) -> None:
    assert is_row(line) is wanted
