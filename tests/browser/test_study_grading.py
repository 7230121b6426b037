"""Answers are graded as people type them, and a figure that is not the report's is never right."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from tests.browser.practising import CLOZE, MATCH, MCQ, SHORT, Json, asset


def grades(scripts: Page, question: Json, given: list[Any]) -> list[str]:
    found: list[str] = scripts.evaluate(
        """async ([path, question, given]) => {
          const { grade } = await import(path);
          return given.map((one) => grade(question, one));
        }""",
        [asset(scripts, "grading.js"), question, given],
    )
    return found


def typed(question: str, answer: str, *accepted: str, kind: str = "cloze") -> Json:
    return {**CLOZE, "kind": kind, "question": question, "answer": answer, "accepted": list(accepted)}


PERCENT = typed("Tốc độ tăng là ……%.", "13,85", "13,85%", "13.85")
BILLIONS = typed("Tổng vốn là …… tỷ đồng.", "7.581", "7.581 tỷ đồng", "7581")
SMALL = typed("Tổng vốn là …… tỷ đồng.", "1,25", "1,25 tỷ đồng", "1.25")
MEETINGS = typed("Có …… hội nghị chuyên đề do Đảng bộ tổ chức.", "06", "6", "06 hội nghị")
DATE = typed("Chỉ thị được ban hành ngày …….", "15/5/2016", "15/05/2016", "ngày 15 tháng 5 năm 2016")
RANGE = typed("Số dự án được hỗ trợ là từ …… dự án.", "15-20", "15-20 dự án")
WAGES = typed("Thu nhập là từ …… triệu đồng/người/tháng.", "6 - 10", "6-10")
OVER = typed("Vốn là trên bao nhiêu tỷ đồng?", "7.900 tỷ đồng", "7.900", "7900", kind="short")
DOLLARS = typed("Vốn là bao nhiêu triệu USD?", "33,3 triệu USD", "33,3", "33.3", kind="short")
DONG = typed("Số tiền là bao nhiêu đồng?", "196.125.000 đồng", "196125000", kind="short")
RANK = typed("Tỉnh xếp thứ bao nhiêu?", "thứ 27/58 tỉnh", "27/58", kind="short")
LOSS = typed("Tốc độ là ……%.", "-2,5", "-2,5%")
HECTARES = typed("Mỗi hộ có bao nhiêu ha?", "0,32 ha", "0,32", kind="short")
RIGHT = [
    (
        PERCENT,
        ["13,85", "13.85", "13,850", "013,85", "13,85%", "13,85 phan tram", " là 13,85 % ", "１３，８５"],
    ),
    (BILLIONS, ["7581", "7 581", "7.581 tỷ", "7581 ti dong", "7.581.000 triệu đồng", "7,581 nghìn tỷ đồng"]),
    (SMALL, ["1,25", "1.25", "1,250 tỷ"]),
    (MEETINGS, ["6", "06", "006", "6 hội nghị", "6 HOI NGHI", "6 hội nghi\u0323", "có 6 hội nghị chuyên đề"]),
    (DATE, ["15/05/2016", "15-5-2016", "15.5.2016", "15/5/16", "ngày 15 tháng 5 năm 2016", "2016-05-15"]),
    (DATE, ["15 tháng 5, 2016", "15 5 2016", "15052016", "ngay 15/5/2016"]),
    (RANGE, ["15-20", "15 – 20", "từ 15 đến 20", "15 den 20 dự án", "15 tới 20", "15 dự án - 20 dự án"]),
    (WAGES, ["6-10", "6 đến 10 triệu", "6 triệu - 10 triệu", "6-10 triệu đồng/người/tháng"]),
    (OVER, ["7900", "trên 7.900 tỷ", "hơn 7 900 tỷ đồng", "7.900 tỉ"]),
    (DOLLARS, ["33,3", "33.3 triệu đô la Mỹ", "33,3 triệu", "33.300.000 USD"]),
    (DONG, ["196125000", "196 125 000 đ", "196,125,000", "196,125 triệu đồng", "196.125 nghìn đồng"]),
    (RANK, ["27/58", "thứ 27/58"]),
    (LOSS, ["-2,5", "− 2,5 %", "âm 2,5"]),
    (HECTARES, ["0,32", "0.32", ",32", "00,320 ha"]),
    (SHORT, ["dau tu them mot day chuyen che bien."]),
    (MCQ, ["1.250 tấn"]),
    (MATCH, [["42", "1.250 tấn"]]),
]
WRONG = [
    (
        PERCENT,
        ["1385", "1.385", "1,385", "13,8", "13,86", "-13,85", "13,85 tỷ", "13 85", "dưới 13,85%", "13,85-14"],
    ),
    (BILLIONS, ["7,581", "7582", "7.581 đồng", "7581 triệu", "7581 USD", "7581%", "7.581,5", "75.81"]),
    (SMALL, ["1.250", "1250", "125", "1 250", "1.250 tỷ"]),
    (MEETINGS, ["60", "0,6", "6%", "6 tỷ"]),
    (DATE, ["15/6/2016", "5/15/2016", "15/5/2017", "5/2016", "2016", "15/5", "15-5"]),
    (RANGE, ["15", "20", "1520", "20-15", "15-21", "15/20", "15-20%"]),
    (WAGES, ["6-10 tỷ", "6-10 đồng", "6-10 nghìn đồng"]),
    (OVER, ["dưới 7900 tỷ", "gần 7900 tỷ đồng", "7900 đồng", "7900 triệu đồng"]),
    (DOLLARS, ["33,3 USD", "33,3 triệu đồng", "333", "33,3 tỷ USD"]),
    (DONG, ["196,125", "196.125", "196,125 tỷ đồng", "196.125.000.000"]),
    (RANK, ["28/58", "27/63", "58"]),
    (LOSS, ["2,5"]),
    (HECTARES, ["32", "0,032", "3,2", "0.320,0"]),
    (MEETINGS, [",6", ".6"]),
    (MCQ, ["1.150 tấn"]),
    (MATCH, [["1.250 tấn", "42"], ["42", ""]]),
]
OTHER = [
    ("empty", PERCENT, ["", "  ", None]),
    ("empty", MATCH, [None, ["", ""]]),
    ("unread", PERCENT, ["mười ba", "%"]),
    ("self", SHORT, ["mua máy mới", "123"]),  # words are compared by whoever wrote them
    ("self", MEETINGS, ["6 buổi", "chưa tới 6"]),
    ("self", RANK, ["27"]),
]


def test_right_answers(scripts: Page) -> None:
    for question, given in RIGHT:
        found = grades(scripts, question, given)
        assert dict(zip(map(str, given), found, strict=True)) == dict.fromkeys(map(str, given), "right")


def test_wrong_answers(scripts: Page) -> None:
    for question, given in WRONG:
        found = grades(scripts, question, given)
        assert dict(zip(map(str, given), found, strict=True)) == dict.fromkeys(map(str, given), "wrong")


def test_answers_that_are_not_graded_by_machine(scripts: Page) -> None:
    for verdict, question, given in OTHER:
        found = grades(scripts, question, given)
        assert dict(zip(map(str, given), found, strict=True)) == dict.fromkeys(map(str, given), verdict)


def test_no_figure_is_taken_for_another(scripts: Page) -> None:
    """Every answer against every other one of the same form, with and without its unit."""
    numbers = ["1,25", "1.250", "12,5", "125", "1.250.000", "1,3", "0,125", "1.251", "12.500", "1,025"]
    for answer in numbers:
        question = typed("Giá trị là …… tấn.", answer, f"{answer} tấn")
        others = [other for other in numbers if other != answer]
        given = [answer, f"{answer} tấn", *others, *(f"{other} tấn" for other in others)]
        assert grades(scripts, question, given) == ["right"] * 2 + ["wrong"] * (2 * len(others)), answer
