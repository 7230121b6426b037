"""Searching and filtering the ledger."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

import pytest

from assistant.figures.ledger.entries import Entry, entries, select
from assistant.words.vocabulary import Vocabulary
from ingest.observation import FigureNature
from tests.assistant.figures.lines import line
from tests.assistant.sample import sample

LINES = (
    line("Số CCN được thành lập", "27", "CCN", "2025"),
    line("Số lao động trong các cụm công nghiệp", "27.200", "lao động", "2020-2025", qualifier="trên"),
    line("Tốc độ tăng giá trị xuất khẩu", "10,29", "%/năm", "hằng năm, 2020-2025"),
    line("Dung tích kho xăng dầu", "30", "nghìn m3", "đến tháng 4 năm 2025"),
    line("Tổng vốn đầu tư", "7.900", "tỷ đồng", "2020-2025", section="Phần thứ nhất › II › 1", heading="1 Về đầu tư"),
    line("Số đảng viên", "08", "đồng chí", "2020-2025", quote="Có 08 đồng chí hoà giải viên, trong 102 người."),
    line("Tỷ lệ giải ngân", "100", "%", "2025-2030", "target", section="Phần thứ hai › I", heading="I CHỈ TIÊU"),
    line("Vốn vay", "650", "triệu USD", "2026", "plan", section="Phần thứ hai › II", heading="II NHIỆM VỤ"),
    line("Kiểm tra theo kế hoạch", "8/9", "cuộc", "4/2025", document="khac.txt"),
)  # fmt: skip


def indicators(found: Sequence[Entry]) -> list[str]:
    return [entry.observation.indicator for entry in found]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("", range(9)),
        ("   ", range(9)),
        ("xuat khau", [2]),
        ("xuất khẩu", [2]),
        ("Xuất KHAU", [2]),
        ("xuat kh", [2]),  # on its way
        ("xua", [2]),
        ("uat", []),  # no middle of a word
        ("khau xuat", [2]),
        ('"khau xuat"', []),
        ('"xuất khẩu" tăng', [2]),
        ("«xuất khẩu", [2]),
        ("dầu", [3]),  # typed with accents: oil, not investment
        ("đầu", [4]),
        ("dau", [3, 4]),
        ("đâu", [3, 4]),  # as typed it stands nowhere
        ("hòa giải", [5]),  # the other placement of the tone
        ("ccn", [0, 1]),
        ("cum cong nghiep", [0, 1]),
        ("CCN 27", [0]),
        ("27", [0]),
        ("27.2", [1]),
        ("27.200", [1]),
        ("27200", [1]),
        ("27,200", [1]),
        ("10,29", [2]),
        ("10.29", [2]),
        ("10,2", [2]),
        ("8", [5, 8]),
        ("08", [5, 8]),
        ("8/9", [8]),
        ("102", [5]),  # only in the sentence
        ("%", [2, 6]),
        ("chỉ tiêu giai ngan", [6]),
        ("2026", [7]),
        ("xe lửa", []),
        ("?!", range(9)),
    ],
)
def test_search_as_it_is_typed(text: str, places: Sequence[int]) -> None:
    assert indicators(select(LINES, text=text)) == [LINES[i].observation.indicator for i in places]


@pytest.mark.parametrize(
    ("conditions", "places"),
    [
        ({"period": "2025"}, [0, 3, 8]),
        ({"period": "2020-2025"}, [1, 2, 4, 5]),
        ({"period": "2020 – 2025"}, [1, 2, 4, 5]),
        ({"period": "hang nam"}, [2]),
        ({"period": "tháng 4"}, [3]),
        ({"period": "2030"}, [6]),  # only within a term
        ({"period": "2040"}, []),
        ({"unit": "%"}, [2, 6]),
        ({"unit": "%/năm"}, [2]),
        ({"unit": "đồng"}, [4, 5]),
        ({"unit": "ty dong"}, [4]),
        ({"unit": "usd"}, [7]),
        ({"section": "Phần thứ nhất › II"}, [4]),
        ({"section": "phan thu hai"}, [6, 7]),
        ({"section": "I"}, [0, 1, 2, 3, 5, 6, 8]),
        ({"section": "nhiệm vụ"}, [7]),
        ({"section": "ket q"}, [0, 1, 2, 3, 5, 8]),
        ({"natures": [FigureNature.TARGET, FigureNature.PLAN]}, [6, 7]),
        ({"documents": ["khac.txt"]}, [8]),
        ({"natures": [FigureNature.TARGET], "unit": "đồng"}, []),
        # With the filter it is still oil that is meant.
        ({"text": "dầu", "unit": "tỷ đồng"}, []),
        ({"text": "von", "natures": [FigureNature.PLAN]}, [7]),
    ],
)
def test_filters(conditions: dict[str, Any], places: Sequence[int]) -> None:
    assert indicators(select(LINES, **conditions)) == [LINES[i].observation.indicator for i in places]


def test_a_unit_of_its_own_goes_before_units_with_that_word() -> None:
    found = (*LINES, line("Tiền phạt", "196.125.000", "đồng"), line("Thu nhập", "6", "đồng/người/tháng"))
    assert indicators(select(found, unit="đồng")) == ["Tiền phạt", "Thu nhập"]


def test_abbreviations_of_the_documents() -> None:
    found = [line("Số KCX đã lấp đầy", "3", "KCX"), line("Số khu chuyên xanh mới", "4", "khu")]
    words = Vocabulary.of(["Khu chuyên xanh (KCX) được thành lập. Các KCX đã hoạt động."])
    assert indicators(select(found, text="kcx", expressions=words)) == indicators(found)


def test_the_ledger_of_a_document_can_be_searched() -> None:
    found = entries(sample())
    assert {entry.observation.value for entry in select(found, text="giuong benh")} == {"31,5", "36"}
    assert [entry.observation.value for entry in select(found, text="98,2")] == ["98,2"]


def test_ten_thousand_lines_are_searched_at_once() -> None:
    # 40 ms on a slow machine once the lines were folded; this bound holds on a busy one.
    many = [*LINES] * 1100
    select(many, text="gì")
    begun = time.perf_counter()
    assert len(select(many, text="xuat khau", period="2020-2025")) == 1100
    assert time.perf_counter() - begun < 1
