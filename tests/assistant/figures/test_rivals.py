"""Two statements found for one question that give different values for the same thing."""

from __future__ import annotations

import pytest

from assistant.figures.audit.rivals import rival_values

RIVALS = [
    (
        "Tổng vốn đầu tư xây dựng đường giao thông nông thôn là 640 tỷ đồng.",
        "Tổng vốn đầu tư xây dựng đường giao thông nông thôn là 655 tỷ đồng.",
        True,
    ),
    (
        "Năm 2023, vốn đầu tư xây dựng đường giao thông nông thôn là 640 tỷ đồng.",
        "Năm 2022, vốn đầu tư xây dựng đường giao thông nông thôn là 655 tỷ đồng.",
        False,
    ),
    (
        "Tổng vốn đầu tư xây dựng đường giao thông nông thôn là 640 tỷ đồng.",
        "Tổng vốn đầu tư xây dựng đường giao thông nông thôn là 0,64 nghìn tỷ đồng.",
        False,
    ),
    (
        "Tổng vốn đầu tư xây dựng đường giao thông nông thôn là 640 tỷ đồng.",
        "Tổng vốn đầu tư xây dựng đường giao thông nông thôn trên 600 tỷ đồng.",
        False,
    ),
    (
        "Số hồ sơ thủ tục hành chính giải quyết đúng hạn là 640 hồ sơ.",
        "Số hồ sơ thủ tục hành chính giải quyết không đúng hạn là 12 hồ sơ.",
        False,
    ),
    ("Tổng vốn đầu tư xây dựng là 640 tỷ đồng.", "Tổng số dự án đầu tư xây dựng là 12 dự án.", False),
    ("Đã trồng rừng.", "Đã trồng 500 ha rừng.", False),
]


@pytest.mark.parametrize(("first", "second", "apart"), RIVALS)
def test_rival_values(first: str, second: str, apart: bool) -> None:
    for one, other in ((first, second), (second, first)):
        found = rival_values(one, other)
        assert bool(found) is apart
        if found:
            assert [quantity.text in text for quantity, text in zip(found, (one, other), strict=True)] == [
                True
            ] * 2
