"""The grammar of numbering, and what reads like a title."""

from __future__ import annotations

import pytest

from ingest.headings import Style, is_capitals, is_title, parse_marker


@pytest.mark.parametrize(
    ("line", "style", "label", "value", "rest"),
    [
        ("Phần thứ nhất", Style.PART, "Phần thứ nhất", 1, ""),
        ("PHẦN THỨ HAI: NHIỆM VỤ", Style.PART, "PHẦN THỨ HAI", 2, "NHIỆM VỤ"),
        ("Phần  III - Giải pháp", Style.PART, "Phần III", 3, "Giải pháp"),
        ("Phần A. Tình hình", Style.PART, "Phần A", 1, "Tình hình"),
        ("Chương IV", Style.CHAPTER, "Chương IV", 4, ""),
        ("Chương 2. QUY ĐỊNH", Style.CHAPTER, "Chương 2", 2, "QUY ĐỊNH"),
        ("Mục 1. Thu", Style.CLAUSE_GROUP, "Mục 1", 1, "Thu"),
        ("Điều 12. Hiệu lực", Style.ARTICLE, "Điều 12", 12, "Hiệu lực"),
        ("Điều 5 : Trách nhiệm", Style.ARTICLE, "Điều 5", 5, "Trách nhiệm"),
        ("Điều 3 Trách nhiệm", Style.ARTICLE, "Điều 3", 3, "Trách nhiệm"),
        ("A. Kết quả", Style.LETTER, "A", 1, "Kết quả"),
        ("Đ. Kết quả", Style.LETTER, "Đ", 5, "Kết quả"),
        ("I. Kết quả", Style.ROMAN, "I", 1, "Kết quả"),
        ("IX- KẾT QUẢ", Style.ROMAN, "IX", 9, "KẾT QUẢ"),
        ("XIV/ Kết quả", Style.ROMAN, "XIV", 14, "Kết quả"),
        ("II.KẾT QUẢ", Style.ROMAN, "II", 2, "KẾT QUẢ"),
        ("1. Kết quả", Style.NUMBER, "1", 1, "Kết quả"),
        ("12- Kết quả", Style.NUMBER, "12", 12, "Kết quả"),
        ("3) 100% xã đạt", Style.NUMBER, "3", 3, "100% xã đạt"),
        ("1.1. Về thu", Style.DECIMAL, "1.1", 1, "Về thu"),
        ("2.10 Về chi", Style.DECIMAL, "2.10", 10, "Về chi"),
        ("1.2.3. Khác", Style.DECIMAL, "1.2.3", 3, "Khác"),
        ("II.4. Khác", Style.DECIMAL, "II.4", 4, "Khác"),
        ("a. Về thu", Style.SMALL, "a", 1, "Về thu"),
        ("đ) Về chi", Style.SMALL, "đ", 5, "Về chi"),
    ],
)
def test_markers(line: str, style: Style, label: str, value: int, rest: str) -> None:
    marker = parse_marker(line)
    assert marker is not None
    assert (marker.style, marker.label, marker.value, line[marker.length :]) == (style, label, value, rest)


@pytest.mark.parametrize(
    "line",
    [
        "1.013 sản phẩm được bán", "1.5 triệu đồng một người", "3/3 cán bộ dự", "6 - 10 triệu đồng", "02 tập thể được khen",
        "15-3 hằng năm", "100% đảng viên", "2025. Kế hoạch", "Phần lớn hộ dân", "Mục tiêu chung", "Điều hành ngân sách",
        "Chương trình 135", "Điều 5 của Nghị định này", "T.Ư Đoàn phát động", "- 1. Việc", "Về thu", "19.176.865.000 đồng", "",
    ],
)  # fmt: skip
def test_lines_that_only_begin_like_a_number(line: str) -> None:
    assert parse_marker(line) is None


def test_a_letter_after_h_is_no_roman_number() -> None:
    after_h = parse_marker("I. Khác", previous_letter=parse_marker("H. Khác").value)  # type: ignore[union-attr]
    assert after_h is not None
    assert after_h.style is Style.LETTER


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Về công tác thu ngân sách", True),
        ("Tham mưu thực hiện nhiệm vụ đáp ứng yêu cầu trong tình hình mới", True),
        ("Về xếp loại các đoàn thể:", True),
        ("Phạm vi điều chỉnh.", True),
        ("Thu ngân sách đạt 12 tỷ.", False),
        ("Thu đạt 12 tỷ đồng;", False),
        ("Thu ngân sách đạt khá. Chi đúng dự toán", False),
        ("Thu ngân sách đạt khá. Đã chi đúng dự toán", False),
        (
            "Tổ chức thực hiện nghiêm các quy định về thu, chi ngân sách và quản lý tài sản công tại đơn vị.",
            False,
        ),
        ("Các khoản thu " * 20, False),
        ("", False),
    ],
)
def test_titles(text: str, expected: bool) -> None:
    assert is_title(text.strip()) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("KẾT QUẢ NĂM 2024", True),
        ("UBND TỈNH", True),
        ("Kết quả NĂM", False),
        ("UBND", False),
        ("12 / 15", False),
    ],
)
def test_capitals(text: str, expected: bool) -> None:
    assert is_capitals(text) is expected
