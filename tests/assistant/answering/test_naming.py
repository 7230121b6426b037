"""Of the statements that could answer, the one whose figure bears the name asked for."""

from __future__ import annotations

import pytest

from assistant.answering.naming import named_first
from assistant.answering.ranking import rank_units
from tests.assistant.made_up import corpus, finding, reading

REPORT = corpus(
    "BÁO CÁO TỔNG KẾT\n\nI. KẾT QUẢ NĂM 2023\n\n1. Trồng trọt\n\n"
    "- Tổng diện tích gieo trồng cả năm đạt 1.215 ha.\n\n- Cây lúa: diện tích 640 ha, sản lượng 3.379 tấn.\n\n"
    "- Cây ngô: diện tích 75 ha, sản lượng ngô 310 tấn.\n\n2. Y tế\n\n- Số bác sĩ trên vạn dân đạt 9,5 bác sĩ.\n\n"
    "- Toàn tỉnh có 1.004 bác sĩ, 38 dược sĩ.\n"
)


def first(text: str) -> str:
    question = reading(text, REPORT)
    wanted = REPORT.wanted(question.topic)
    ranked = rank_units(question, finding(question, REPORT), REPORT, wanted)
    return named_first(ranked, wanted, question, REPORT)[0].unit.text


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Sản lượng ngô là bao nhiêu tấn?", "310 tấn"),
        ("san luong ngo bao nhieu tan", "310 tấn"),
        ("Tổng diện tích gieo trồng là bao nhiêu?", "1.215 ha"),
    ],
)
def test_the_figure_of_the_name_asked_for_goes_first(text: str, figure: str) -> None:
    assert figure in first(text)


def test_what_asks_for_no_figure_keeps_its_order() -> None:
    question = reading("Cây ngô được trồng ra sao?", REPORT)
    wanted = REPORT.wanted(question.topic)
    ranked = rank_units(question, finding(question, REPORT), REPORT, wanted)
    assert named_first(ranked, wanted, question, REPORT) == ranked
