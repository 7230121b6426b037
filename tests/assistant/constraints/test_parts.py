"""The parts that read places, names and persons."""

from __future__ import annotations

import pytest

from assistant.constraints.names import is_code
from assistant.constraints.persons import names_person
from assistant.constraints.places import places_in
from assistant.constraints.question import read_question
from assistant.constraints.spelling import is_syllable
from assistant.constraints.tables import table

PLACES = [
    ("tỉnh Hòa Bình và Vĩnh Phúc", ["Hòa Bình", "Vĩnh Phúc"]),
    ("tỉnh Hoà Bình", ["Hòa Bình"]),
    ("giữ vững hòa bình", []),
    ("giu vung hoa binh", []),
    ("tinh hoa binh", ["Hòa Bình"]),
    ("vinh phuc co gi", ["Vĩnh Phúc"]),
    ("giá lại tăng, gia lai", []),
    ("ở Đắc Lắc và TP.HCM", ["Đắk Lắk", "TP. Hồ Chí Minh"]),
    ("học tập Hồ Chí Minh", []),
    ("đồng chí Nguyễn Thái Bình", []),
    ("tỉnh Thái Bình", ["Thái Bình"]),
    ("Anh em ta ở Sở", []),
    ("học tiếng Anh ở Sở", []),
    ("xuất sang Nhật Bản", ["Nhật Bản"]),
    ("huyện Đức Thọ", []),
    ("vùng ĐBSCL", ["đồng bằng sông Cửu Long"]),
    ("Thừa Thiên Huế", ["Huế"]),
]


@pytest.mark.parametrize(("text", "found"), PLACES, ids=[row[0] for row in PLACES])
def test_places_are_found(text: str, found: list[str]) -> None:
    assert places_in(text) == found


def test_gazetteer_holds_the_63_provinces() -> None:
    names = [names[0] for names in table("places")["province"]]
    assert len(names) == len(set(names)) == 63


PERSONS = [
    ("Đồng chí Trần Thị Hoa phụ trách.", True),
    ("Bí thư: Lê Văn Bình Minh", True),
    ("ông Bình được bầu", True),
    ("William Watson cho rằng", True),
    ("Đồng chí Phó Giám đốc phụ trách", False),
    ("đường Nguyễn Thị Minh Khai", False),
    ("Trường THPT Lê Quý Đôn", False),
    ("tư tưởng Hồ Chí Minh", False),
    ("Tổng Bí thư Nguyễn Phú Trọng", False),
    ("Sở Công Thương và Đoàn Thanh niên", False),
    ("Hà Nội, Sóc Sơn, Lương Tài", False),
    ("công tác đạt kết quả", False),
]


@pytest.mark.parametrize(("text", "named"), PERSONS, ids=[row[0] for row in PERSONS])
def test_persons_are_told(text: str, named: bool) -> None:
    assert names_person(text) is named


def test_leaders_count_where_asked_for_and_foreign_names_may_be_left_out() -> None:
    assert names_person("Tổng Bí thư Nguyễn Phú Trọng", leaders=True)
    assert not names_person("Nhà máy Data Matrix Watson", foreign=False)


@pytest.mark.parametrize("code", ["PCI", "TMĐT", "COVID-19", "4GLTE", "QĐ-TTg"])
def test_code(code: str) -> None:
    assert is_code(code)


@pytest.mark.parametrize("word", ["Sở", "XIII", "Samsung", "A", "2025"])
def test_no_code(word: str) -> None:
    assert not is_code(word)


@pytest.mark.parametrize(
    ("word", "is_one"), [("nghiệp", True), ("thuỷ", True), ("pci", False), ("Samsung", False)]
)
def test_syllable(word: str, is_one: bool) -> None:
    assert is_syllable(word) is is_one


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Các KCN (không phải cụm) lấp đầy mấy phần trăm?", "Các KCN () lấp đầy mấy phần trăm?"),
        ("Riêng công nghiệp, không tính xây dựng, tăng bao nhiêu?", "Riêng công nghiệp, , tăng bao nhiêu?"),
        ("cong nghiep khong tinh xay dung, tang bao nhieu", "cong nghiep , tang bao nhieu"),
        ("Có đúng hạn không?", "Có đúng hạn không?"),
        ("Mấy đảng viên bị khai trừ trong năm?", "Mấy đảng viên bị khai trừ trong năm?"),
        ("Thu gom mấy tấn vỏ thuốc trừ sâu?", "Thu gom mấy tấn vỏ thuốc trừ sâu?"),
    ],
)
def test_what_is_excluded_is_taken_out(text: str, kept: str) -> None:
    assert read_question(text).text == kept
