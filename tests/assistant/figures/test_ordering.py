"""The order of the ledger's lines, what they can be narrowed down by, and a figure in words."""

from __future__ import annotations

import random

import pytest

from assistant.figures.ledger.collation import collated
from assistant.figures.ledger.facets import facets
from assistant.figures.ledger.ordering import Order, ordered
from assistant.figures.ledger.telling import figure_text, section_text
from tests.assistant.figures.lines import line

LINES = [
    line("Đường mới", "7,5", "tỷ đồng", "2020-2025"),
    line("Dừa", "650", "triệu đồng", "2025", "target"),
    line("Ổ dịch", "12", "ổ", "", "plan"),
    line("Oanh tạc", "9", "ổ", "2024", "context"),
    line("", "96,4", "%", "4/2025"),
    line("An toàn", "100", "%", "2025-2030", "target", section="Phần thứ nhất › I › Chú thích 1", note=1),
    line("Ăn uống", "98,2", "%", "đến tháng 6 năm 2025", document="khac.txt"),
]


@pytest.mark.parametrize(
    ("by", "descending", "values"),
    [
        (Order.PLACE, False, ["7,5", "650", "12", "9", "96,4", "100", "98,2"]),
        (Order.INDICATOR, False, ["100", "98,2", "650", "7,5", "9", "12", "96,4"]),
        (Order.INDICATOR, True, ["12", "9", "7,5", "650", "98,2", "100", "96,4"]),
        (Order.NUMBER, False, ["96,4", "98,2", "100", "650", "7,5", "9", "12"]),
        (Order.NUMBER, True, ["100", "98,2", "96,4", "7,5", "650", "12", "9"]),
        (Order.PERIOD, False, ["9", "96,4", "98,2", "7,5", "650", "100", "12"]),
        (Order.PERIOD, True, ["100", "650", "7,5", "98,2", "96,4", "9", "12"]),
        (Order.NATURE, False, ["7,5", "96,4", "98,2", "650", "100", "12", "9"]),
    ],
)
def test_orders(by: Order, descending: bool, values: list[str]) -> None:
    assert [entry.observation.value for entry in ordered(LINES, by, descending=descending)] == values


def test_place_undoes_any_other_order() -> None:
    mixed = LINES[:6]
    random.Random(5).shuffle(mixed)
    assert ordered(mixed, Order.PLACE) == LINES[:6]


def test_vietnamese_collation() -> None:
    words = [
        "an",
        "án",
        "ạn",
        "ăn",
        "ân",
        "Ẩn",
        "da",
        "dã",
        "đa",
        "o",
        "ô",
        "ơ",
        "số 9",
        "số 10",
        "tỷ lệ",
        "Tỷ trọng",
    ]
    assert sorted(sorted(words, reverse=True), key=collated) == words


def test_facets_count_what_there_is() -> None:
    found = facets(
        [
            *LINES,
            line("Bậc dưới", "1", "%", "2025", section="Phần thứ hai › II › 1", heading="1 Về kinh tế"),
            line("Chú thích", "2", "%", "2025", section="Phần thứ hai › II › 1 › Chú thích 3", note=3),
            line("Ngoài mục", "3", "%", "2025", section="", heading=""),
        ]
    )
    assert [(one.value, one.count) for one in found.documents] == [("bao-cao.txt", 9), ("khac.txt", 1)]
    assert [(one.value, one.label, one.count) for one in found.natures] == [
        ("result", "kết quả", 6),
        ("target", "chỉ tiêu", 2),
        ("plan", "kế hoạch", 1),
        ("context", "bối cảnh", 1),
    ]
    periods = ["2025-2030", "2025", "2020-2025", "đến tháng 6 năm 2025", "4/2025", "2024"]
    assert [one.value for one in found.periods] == periods
    assert [(one.value, one.count) for one in found.units][:2] == [("%", 6), ("ổ", 2)]
    assert [(one.value, one.label, one.count) for one in found.sections] == [
        ("Phần thứ nhất", "Phần thứ nhất", 7),
        ("Phần thứ nhất › I", "Phần thứ nhất › I KẾT QUẢ", 7),
        ("Phần thứ hai", "Phần thứ hai", 2),
        ("Phần thứ hai › II", "Phần thứ hai › II", 2),
        ("Phần thứ hai › II › 1", "Phần thứ hai › II › 1 Về kinh tế", 2),
    ]


@pytest.mark.parametrize(
    ("value", "unit", "qualifier", "text"),
    [
        ("10,29", "%", "ước đạt", "ước đạt 10,29%"),
        ("24,6", "%/năm", None, "24,6%/năm"),
        ("27.200", "lao động", "trên", "trên 27.200 lao động"),
        ("35- 40", "%", "khoảng", "khoảng 35- 40%"),
        ("6 - 10", "triệu đồng", "từ … đến", "từ 6 đến 10 triệu đồng"),
        ("8", "xã", "từ … đến", "8 xã"),
        ("12", "", None, "12"),
    ],
)
def test_a_figure_reads_alone(value: str, unit: str, qualifier: str | None, text: str) -> None:
    assert figure_text(line("x", value, unit, qualifier=qualifier).observation.quantity) == text


@pytest.mark.parametrize(
    ("section", "heading", "text"),
    [
        ("Phần thứ nhất › I › 1", "1 Về kinh tế", "Phần thứ nhất › I › 1 Về kinh tế"),
        ("I", "", "I"),
        ("", "Lời nói đầu", "Lời nói đầu"),
        ("", "", ""),
    ],
)
def test_a_section_is_told_with_its_title(section: str, heading: str, text: str) -> None:
    assert section_text(section, heading) == text
