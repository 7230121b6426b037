"""The gap between a result and a target, in words."""

from __future__ import annotations

import pytest

from assistant.figures.terms.gaps import gap_between
from assistant.figures.terms.profiles import profiles
from tests.assistant.figures.ledgers import Ledger

GAPS = [
    ("Tỷ lệ hộ nghèo", "còn 3,9%", "3,9", "còn 1,05%", "1,05", "giảm 2,85 điểm phần trăm"),
    (
        "Tỷ lệ che phủ rừng",
        "đạt 54,6%",
        "54,6",
        "đạt 54,5-55%",
        "54,5-55",
        "từ giảm 0,1 đến tăng 0,4 điểm phần trăm",
    ),
    ("Tỷ lệ hài lòng", "đạt trên 96%", "96", "đạt 100%", "100", "tăng khoảng 4 điểm phần trăm"),
    ("Tỷ lệ chi bộ hoàn thành tốt", "là 100%", "100", "là 100%", "100", "không đổi"),
    ("Tốc độ tăng giá trị sản xuất", "11,5%/năm", "11,5", "12%/năm", "12", "tăng 0,5 điểm phần trăm/năm"),
    ("Vốn lưới điện", "7.581 tỷ đồng", "7.581", "6.000 tỷ đồng", "6.000", "giảm 1.581 tỷ đồng (20,9 %)"),
    (
        "Vốn lưới điện",
        "7.581 tỷ đồng",
        "7.581",
        "khoảng 6.000 tỷ đồng",
        "6.000",
        "giảm khoảng 1.581 tỷ đồng (khoảng 20,9 %)",
    ),
    ("Kim ngạch xuất khẩu gỗ", "0,8 tỷ USD", "0,8", "920 triệu USD", "920", "tăng 0,12 tỷ USD (15 %)"),
    ("Diện tích nuôi biển", "140 ha", "140", "500 ha", "500", "tăng 360 ha (gấp 3,6 lần)"),
    (
        "Số đảng viên kết nạp",
        "10 đảng viên",
        "10",
        "từ 5 đến 10 đảng viên",
        "5 đến 10",
        "không đổi hoặc giảm đến 5 đảng viên",
    ),
    ("Số xã đạt chuẩn", "97/124 xã", "97/124", "110/124 xã", "110/124", "tăng 13 xã"),
    ("Chỉ số cải cách xếp", "thứ 12/63 tỉnh", "12/63", "thứ 8/63 tỉnh", "8/63", "tăng 4 bậc"),
]


@pytest.mark.parametrize(("name", "past", "value", "later", "target", "gap"), GAPS)
def test_gap(name: str, past: str, value: str, later: str, target: str, gap: str) -> None:
    ledger = Ledger()
    ledger.past(name, f"{name} {past}.", value)
    ledger.next(name, f"{name} {later}.", target)
    first, second = profiles(ledger.entries)
    assert gap_between(first, second).text == gap


NO_GAPS = [
    ("Kim ngạch xuất khẩu", "36,8 tỷ USD", "36,8", "56%", "56", "Hai số liệu khác đơn vị (tỷ USD và %)"),
    (
        "Vốn đầu tư",
        "50 triệu USD",
        "50",
        "900 tỷ đồng",
        "900",
        "Hai số liệu khác đơn vị (triệu USD và tỷ đồng)",
    ),
    ("Nộp ngân sách", "1.260 tỷ đồng", "1.260", "320 tỷ đồng/năm", "320", "Một số liệu tính cho từng năm"),
]


@pytest.mark.parametrize(("name", "past", "value", "later", "target", "note"), NO_GAPS)
def test_no_gap(name: str, past: str, value: str, later: str, target: str, note: str) -> None:
    ledger = Ledger()
    ledger.past(name, f"{name} đạt {past}.", value)
    ledger.next(name, f"{name} đạt {later}.", target)
    first, second = profiles(ledger.entries)
    gap = gap_between(first, second)
    assert gap.text is None
    assert gap.note.startswith(note)
    assert gap.note.endswith("không tính chênh lệch.")


def test_a_ratio_beside_a_share() -> None:
    ledger = Ledger()
    ledger.past("Số xã đạt chuẩn nông thôn mới", "Có 97/124 xã đạt chuẩn nông thôn mới.", "97/124")
    ledger.next("Tỷ lệ xã đạt chuẩn nông thôn mới", "Có 90% số xã đạt chuẩn nông thôn mới.", "90")
    gap = gap_between(*profiles(ledger.entries))
    assert gap.text == "tăng khoảng 11,8 điểm phần trăm"
    assert gap.note == "97/124 tương đương 78,2 %."


def test_growth_of_a_year_beside_that_of_a_term() -> None:
    ledger = Ledger()
    ledger.past("Tốc độ tăng thu dịch vụ", "Thu dịch vụ năm 2024 tăng 14%.", "14", period="2024")
    ledger.next("Tốc độ tăng thu dịch vụ", "Thu dịch vụ tăng bình quân 15%/năm.", "15")
    gap = gap_between(*profiles(ledger.entries))
    assert gap.text == "tăng 1 điểm phần trăm"
    assert gap.note == "Kết quả là mức tăng của năm 2024, mục tiêu là mức bình quân hằng năm."
