"""Clauses around quantities."""

from __future__ import annotations

import time

import pytest
from hypothesis import given

from ingest.clauses import clause_of, clauses
from ingest.quantities import Kind, quantities
from tests.ingest.strategies import anything

# A sentence and the clause of each of its figures.
CASES = [
    (
        "Cơ cấu kinh tế ngành nông nghiệp đến năm 2025 ước đạt 23%, dịch vụ 43,8% đều vượt kế hoạch.",
        ["Cơ cấu kinh tế ngành nông nghiệp đến năm 2025 ước đạt 23%", "dịch vụ 43,8% đều vượt kế hoạch"],
    ),
    (
        "Giá trị trồng trọt - chăn nuôi đạt 8,2% (Trong đó, chăn nuôi đạt 9,6%); Thủy sản: 6,9%.",
        ["Giá trị trồng trọt - chăn nuôi đạt 8,2%", "chăn nuôi đạt 9,6%", "Thủy sản: 6,9%"],
    ),
    (
        "Thu ngân sách tăng bình quân 14%/năm (năm 2024 ước đạt 6,8 nghìn tỷ đồng);",
        ["Thu ngân sách tăng bình quân 14%/năm", "năm 2024 ước đạt 6,8 nghìn tỷ đồng"],
    ),
    (
        "Tổng số là 90 đồng chí, trong đó nữ là 36 đ/c (40%), nam 54 đ/c (60%).",
        ["Tổng số là 90 đồng chí", "nữ là 36 đ/c (40%)", "nữ là 36 đ/c (40%)", "nam 54 đ/c (60%)", "nam 54 đ/c (60%)"],
    ),
    ("Trung tâm có 30 phòng học, 1.200 học viên.", ["Trung tâm có 30 phòng học", "Trung tâm có 30 phòng học, 1.200 học viên"]),
    (
        "Tiếp 16 lượt công dân và giải quyết 12 đơn khiếu nại, kiến nghị, phản ánh (mọi đơn đều xong trước thời hạn).",
        ["Tiếp 16 lượt công dân", "giải quyết 12 đơn khiếu nại, kiến nghị, phản ánh"],
    ),
    ("Trại giống (Hà Lan) 26,2 triệu USD; dự án Vườn Xanh 20 triệu USD.", ["Trại giống (Hà Lan) 26,2 triệu USD", "dự án Vườn Xanh 20 triệu USD"]),
    ("Nhiệm kỳ 2020-2025: Kết nạp được 30 đoàn viên; đạt chỉ tiêu.", ["Kết nạp được 30 đoàn viên"]),
    ("Hằng năm 100% cán bộ, công chức, viên chức đạt danh hiệu, trong đó 15% đạt loại giỏi.",
     ["Hằng năm 100% cán bộ, công chức, viên chức đạt danh hiệu", "15% đạt loại giỏi"]),
    ("Tỷ lệ cán bộ, hội viên tham gia học tập đạt trên 96%.", ["Tỷ lệ cán bộ, hội viên tham gia học tập đạt trên 96%"]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_clause_of_each_figure(sentence: str, expected: list[str]) -> None:
    figures = [quantity for quantity in quantities(sentence) if quantity.figure]
    assert [sentence[slice(*clause_of(sentence, figure))] for figure in figures] == expected


def test_parts_and_asides_are_told_apart() -> None:
    found = clauses("Có 90 đồng chí, trong đó nữ là 36 đ/c (40%).")
    assert [(clause.part, clause.host) for clause in found] == [(False, None), (True, None), (True, 1)]


def test_an_overlong_list_is_read_in_time_that_grows_with_its_length() -> None:
    begun = time.perf_counter()
    assert len(clauses("đạt 12,5% (tăng 3 hộ), " * 2600)) == 5200
    assert time.perf_counter() - begun < 2


def test_other_kinds_on_demand() -> None:
    text = "Kế hoạch số 93-KH/ĐU ngày 16/11/2023 về dân vận"
    assert clauses(text) == []
    (clause,) = clauses(text, (Kind.DOCUMENT,))
    assert (clause.label, clause.tail) == ("Kế hoạch số", "ngày 16/11/2023 về dân vận")


@given(anything)
def test_a_clause_holds_its_quantity(text: str) -> None:
    for quantity in quantities(text):
        start, end = clause_of(text, quantity)
        assert start <= quantity.start
        assert quantity.end <= end or text[end : quantity.end].strip(" ,;:\n") == ""
