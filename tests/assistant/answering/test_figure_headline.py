"""The headline of a figure question is the figure as the ledger names it, or none where it is in doubt."""

from __future__ import annotations

import pytest

from assistant.answering.figure_headline import figure_headline
from tests.assistant.made_up import corpus, reading, unit_with

REPORT = corpus(
    """BÁO CÁO

I. KẾT QUẢ NHIỆM KỲ 2020-2025

- Tỷ lệ hộ nghèo đến năm 2025 ước còn 2,1%, bình quân mỗi năm giảm 0,8 điểm phần trăm.
- Đã kiên cố hóa 42 km kênh mương và xây mới 15 trạm bơm, tổng kinh phí trên 96 tỷ đồng.
- Huyện có 12 trạm y tế, 31 trường học.
"""
)


@pytest.mark.parametrize(
    ("question", "holding", "wanted"),
    [
        ("Tỷ lệ hộ nghèo năm 2025 còn bao nhiêu phần trăm?", "2,1%", "Tỷ lệ hộ nghèo: ước còn 2,1% (2025)"),
        ("Xây mới được bao nhiêu trạm bơm?", "15 trạm bơm", "Số trạm bơm được xây mới: 15 trạm"),
        ("Có bao nhiêu trạm y tế?", "12 trạm y tế", "Số trạm y tế của huyện: 12 trạm y tế"),
    ],
)
def test_the_figure_asked_for_with_its_name(question: str, holding: str, wanted: str) -> None:
    asked = reading(question, REPORT)
    unit = unit_with(holding, REPORT)
    assert figure_headline(unit, REPORT.wanted(asked.topic), asked, REPORT) == wanted


@pytest.mark.parametrize(
    ("question", "holding"),
    [
        ("Huyện có bao nhiêu trạm?", "12 trạm y tế"),  # which of them?
        ("Huyện có bao nhiêu trạm y tế và bao nhiêu trường học?", "12 trạm y tế"),  # two are asked for
        ("ty le ho ngheo con bao nhieu phan tram", "2,1%"),  # "điểm phần trăm" too
        ("Kênh mương được làm thế nào?", "42 km"),  # none is asked for
    ],
)
def test_none_where_it_is_in_doubt(question: str, holding: str) -> None:
    asked = reading(question, REPORT)
    unit = unit_with(holding, REPORT)
    line = figure_headline(unit, REPORT.wanted(asked.topic), asked, REPORT)
    assert line == "" or line.endswith("12 trạm y tế")
