"""A question that names its source first asks what stands behind the comma."""

from __future__ import annotations

import pytest

from assistant.question.attribution import unattributed


def is_own(phrase: str) -> bool:
    return phrase in "bao cao chinh tri cua dang bo so y te tinh ha lam"


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Theo báo cáo của Đảng bộ Sở Y tế, có bao nhiêu bác sĩ?", "Có bao nhiêu bác sĩ?"),
        ("theo bao cao cua dang bo so y te, co bao nhieu bac si", "Co bao nhieu bac si"),
        ("Theo báo cáo chính trị, có bao nhiêu bác sĩ?", "Có bao nhiêu bác sĩ?"),
        ("Trong báo cáo này, chỉ tiêu bác sĩ là gì?", "Chỉ tiêu bác sĩ là gì?"),
        ("Theo báo cáo của Sở Công Thương, có bao nhiêu chợ?", None),
        ("Theo báo cáo, bác sĩ?", None),
        ("Theo anh, báo cáo nêu bao nhiêu bác sĩ?", None),
        ("Báo cáo của Sở Y tế nêu gì, đánh giá ra sao?", None),
    ],
)
def test_the_source_at_hand_is_taken_off(text: str, asked: str | None) -> None:
    assert unattributed(text, is_own) == (asked or text)
