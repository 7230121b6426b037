"""Figures of a text against a small report."""

from __future__ import annotations

import unicodedata

import pytest

from assistant.checking import Verdict, check
from ingest.normalise import fold
from tests.assistant.checking.sample import checked, only, report

MATCH, DIFFERS, MISSING = Verdict.MATCH, Verdict.DIFFERS, Verdict.NOT_IN_REPORT


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Doanh thu du lịch năm 2024 ước đạt 5.270 tỷ đồng.", MATCH),
        ("Doanh thu từ du lịch đạt 5,27 nghìn tỷ đồng.", MATCH),
        ("Ngành đã tạo việc làm cho hơn 18 nghìn lao động.", MATCH),
        ("Tỉnh đón 412.500 lượt khách quốc tế.", MATCH),
        ("Cả tỉnh có 286 cơ sở lưu trú.", MATCH),
        ("Chỉ số năng lực phát triển du lịch xếp thứ mười bốn.", MATCH),
        ("Công suất sử dụng phòng đạt 61,4 phần trăm.", MATCH),
        ("Phí tham quan nộp ngân sách gần 49 tỷ đồng.", MATCH),
        ("Đảng bộ có 214 đảng viên.", MATCH),
        ("Phấn đấu kết nạp 15 - 20 đảng viên.", MATCH),
        ("Đã thu hút 24 dự án du lịch.", MATCH),
        # A figure altered.
        ("Doanh thu du lịch năm 2024 ước đạt 5.720 tỷ đồng.", DIFFERS),
        ("Cả tỉnh có 268 cơ sở lưu trú.", DIFFERS),
        ("Công suất sử dụng phòng đạt 64,1%.", DIFFERS),
        ("Phấn đấu kết nạp 25 - 30 đảng viên.", DIFFERS),
        # Another's figure, another unit, another year, a target as a result.
        ("Khách quốc tế đạt 3.482.000 lượt.", DIFFERS),
        ("Doanh thu du lịch đạt 5.270 triệu USD.", DIFFERS),
        ("Năm 2022, doanh thu du lịch đạt 5.270 tỷ đồng.", DIFFERS),
        ("Doanh thu du lịch đã đạt 9.800 tỷ đồng.", DIFFERS),
        ("Đảng viên nữ có 214 đồng chí.", DIFFERS),
        # Of what the report does not speak, whatever the value.
        ("Toàn tỉnh có 286 trạm y tế.", MISSING),
        ("Sản lượng lúa đạt 5.270 tấn.", MISSING),
        ("Tỷ lệ hộ nghèo còn 6,14%.", MISSING),
        ("Huyện Mỹ Lộc có 24 dự án du lịch.", MISSING),
        ("Lao động có 12 tàu.", MISSING),  # no wrong number of workers
    ],
)
def test_verdict(text: str, verdict: Verdict) -> None:
    assert only(text).verdict is verdict


def test_places_are_those_of_the_text() -> None:
    text = "Thưa đại hội.\nNăm 2024, doanh thu du lịch ước đạt 5.270 tỷ đồng."
    found = only(text)
    assert text[found.start : found.end] == found.text == "5.270 tỷ đồng"
    assert text[slice(*found.sentence)] == text.splitlines()[1]
    assert found.entry is not None
    document = report()
    told = found.entry.observation
    assert document.text[told.start : told.end] == found.entry.quote
    assert found.reported == "5.270 tỷ đồng"
    assert found.message == "Khớp với báo cáo."


def test_decomposed_letters() -> None:
    composed = "Doanh thu du lịch năm 2024 ước đạt 5.270 tỷ đồng."
    text = unicodedata.normalize("NFD", composed)
    found = only(text)
    assert found.verdict is MATCH
    assert unicodedata.normalize("NFC", text[found.start : found.end]) == "5.270 tỷ đồng"


@pytest.mark.parametrize(
    "text",
    [
        "Doanh thu du lịch năm 2024 ước đạt 5.270 tỷ đồng.",
        "Tạo việc làm cho trên 18.600 lao động.",
        "Công suất sử dụng phòng bình quân đạt 61,4%.",
    ],
)
def test_without_accents(text: str) -> None:
    assert only(fold(text)).verdict is MATCH


def test_rounding_is_said() -> None:
    found = only("Tạo việc làm cho trên 18 nghìn lao động.")
    assert found.rounded
    assert found.message == "Báo cáo nêu trên 18.600 lao động; số trong bài là số làm tròn."
    assert not only("Tạo việc làm cho trên 18.600 lao động.").rounded


def test_another_value_of_the_report_is_said() -> None:
    for value, other in (("12", "09"), ("9", "12")):
        found = only(f"Nhiệm kỳ qua đã kết nạp {value} đảng viên.")
        assert found.verdict is MATCH
        assert f"{other} đảng viên" in found.message
        assert [entry.observation.value for entry in found.others] == [other]


def test_a_target_is_not_a_result() -> None:
    found = only("Doanh thu du lịch đã đạt 9.800 tỷ đồng.")
    assert "chỉ tiêu" in found.message
    assert "5.270 tỷ đồng" in found.message


def test_whose_the_figure_is() -> None:
    found = only("Khách quốc tế đạt 3.482.000 lượt.")
    assert "3.482.000 lượt" in found.message
    assert "412.500 lượt" in found.message


def test_computed_from_the_report() -> None:
    found = only("Doanh thu du lịch chênh lệch giữa mục tiêu và kết quả là 4.530 tỷ đồng.")
    assert found.verdict is MISSING
    assert "chênh lệch giữa" in found.message


def test_every_figure_and_no_date() -> None:
    text = (
        "Ngày 12/3/2025, Sở ban hành Quyết định số 58-QĐ/SDL.\n"
        "1. Đón 3.482.000 lượt khách, có 286 cơ sở lưu trú.\n"
        "Nhiệm kỳ 2020-2025: kết nạp 12 đảng viên."
    )
    assert [item.text for item in checked(text)] == [
        "3.482.000 lượt",
        "286 cơ sở lưu trú",
        "12 đảng viên",
    ]


def test_a_line_that_stands_twice_is_checked_twice() -> None:
    line = "Trong năm 2024, toàn ngành du lịch của tỉnh có doanh thu ước đạt 5.270 tỷ đồng."
    assert len(checked(f"{line}\n{line}")) == 2


def test_shares_in_words() -> None:
    found = only("Công suất sử dụng phòng đạt gần hai phần ba.")
    assert found.text == "hai phần ba"
    assert found.rounded


def test_without_reports_and_without_figures() -> None:
    (found,) = check("Có 12 đảng viên.", [])
    assert found.verdict is MISSING
    assert checked("Không có con số nào.") == ()
    assert checked("") == ()


def test_the_report_agrees_with_itself() -> None:
    found = checked(report().text)
    assert len(found) == len(report().observations)
    assert {item.verdict for item in found} == {MATCH}
