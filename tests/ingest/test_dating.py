"""The date that a document gives itself."""

from __future__ import annotations

import pytest

from ingest.dating import own_date

BODY = "Năm 2024, thực hiện Nghị quyết số 5 ngày 12 tháng 3 năm 2021, kinh tế phát triển.\n" * 80


@pytest.mark.parametrize(
    ("line", "dated"),
    [
        ("Phú Thọ, ngày 30 tháng 6 năm 2025", "2025-06-30"),
        ("Hà Nội, ngày  02  tháng 09 năm 2025.", "2025-09-02"),
        ("TP. Hồ Chí Minh, ngày 1 tháng 12 năm 1999", "1999-12-01"),
        ("Số 47-BC/ĐU Hải Lâm, ngày 12 tháng 5 năm 2025", "2025-05-12"),
        ("Hải Lâm, ngày     tháng 5 năm 2025", "2025-05"),
        ("Hải Lâm, ngày … tháng 5 năm 2025", "2025-05"),
        ("Hải Lâm, tháng 5 năm 2025", "2025-05"),
        ("HẢI LÂM, THÁNG 5/2025", "2025-05"),
        ("Hải Lâm, ngày 12/5/2025", "2025-05-12"),
        ("(Ngày 12 tháng 5 năm 2025)", "2025-05-12"),
        ("Hải Lâm, ngày 31 tháng 2 năm 2025", ""),
        ("Căn cứ Nghị quyết số 5, ngày 30 tháng 6 năm 2025", ""),
        ("Theo đề nghị của Sở, ngày 30 tháng 6 năm 2025", ""),
        ("Tính đến ngày 30 tháng 6 năm 2025 có 12 dự án.", ""),
        ("Đại hội họp ngày 30 tháng 6 năm 2025", ""),
    ],
)
def test_the_line_of_place_and_date(line: str, dated: str) -> None:
    assert own_date(f"BÁO CÁO\n{line}\n{BODY}") == dated
    assert own_date(f"{BODY}{line}\nT/M BAN CHẤP HÀNH\nBÍ THƯ") == dated


def test_the_start_goes_before_the_end_and_the_middle_says_nothing() -> None:
    first, last = "Hải Lâm, ngày 1 tháng 2 năm 2025\n", "Hải Lâm, ngày 5 tháng 6 năm 2025"
    assert own_date(first + BODY + last) == "2025-02-01"
    assert own_date(BODY + first + BODY) == ""
    assert own_date("") == ""


def test_what_stands_after_the_body_is_not_its_date() -> None:
    text = f"{BODY}\nHải Lâm, ngày 1 tháng 2 năm 2020"
    assert own_date(text, len(BODY)) == ""
