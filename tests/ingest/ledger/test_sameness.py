"""What counts as the same when a ledger is measured: strict enough to find faults, fair to other ways of saying it."""

from __future__ import annotations

import pytest

from ingest.pipeline import build_document
from ingest.types import Page
from tests.evals.gold_figures import Gold, same_period, same_qualifier, same_unit, same_value
from tests.evals.ledger import score

NOW = "đến thời điểm báo cáo (2025)"


@pytest.mark.parametrize(
    ("ours", "theirs", "same"),
    [
        ("2020-2025", "2020-2025", True),
        ("nhiệm kỳ 2020 - 2025", "2020-2025 (5 năm)", True),
        ("năm 2025", "2025", True),
        ("đến năm 2030", "2030", True),
        ("tháng 6 năm 2025", "6/2025", True),
        ("quý IV/2025", "quý IV năm 2025", True),
        ("hằng năm, 2020-2025", "2020-2025, hằng năm", True),
        ("hằng năm, 2020-2025", "hằng năm", True),
        ("đến thời điểm báo cáo", NOW, True),
        ("hiện nay", NOW, True),
        ("2025", NOW, True),
        ("từ năm 2020 đến tháng 5 năm 2025", "2020 - 5/2025", True),
        ("đến tháng 4 năm 2025", "đầu nhiệm kỳ - 4/2025", True),
        ("2020 - 4/2025", "đầu nhiệm kỳ - 4/2025", True),
        ("trong gần 4 năm qua", "gần 4 năm qua", True),
        ("2020-2025", "2020-2025, hằng năm", False),
        ("2020-2025, hằng năm", "2020-2025", False),
        ("2020-2025", "hằng năm", False),
        ("2020-2025", NOW, False),
        ("2020-2025", "2020 - 5/2025", False),
        ("2020-2025", "đầu nhiệm kỳ - 4/2025", False),
        ("2025", "2020-2025", False),
        ("2026", "2025", False),
        ("", "2025", False),
        ("4 năm", "gần 4 năm qua", False),
    ],
)
def test_periods(ours: str, theirs: str, same: bool) -> None:
    assert same_period(ours, theirs) is same


def test_yearly_unit_says_that_it_is_yearly() -> None:
    assert same_period("2020-2025", "2020-2025, hằng năm", "%/năm")


@pytest.mark.parametrize(
    ("ours", "theirs", "same"),
    [
        ("tỷ đồng", "Tỷ  đồng", True),
        ("trạm biến áp", "TBA", True),
        ("dự án khuyến công", "dự án", True),
        ("tỉnh", "tỉnh, thành phố", True),
        ("đ/c", "đảng viên", True),
        ("tỷ đồng", "triệu đồng", False),
        ("tỷ đồng", "tỷ USD", False),
        ("đồng", "đồng chí", False),
        ("%", "điểm phần trăm", False),
        ("", "vụ", False),
    ],
)
def test_units(ours: str, theirs: str, same: bool) -> None:
    assert same_unit(ours, theirs) is same


def test_a_year_in_the_unit_counts_only_without_a_yearly_period() -> None:
    assert same_unit("dự án", "dự án/năm", yearly=True)
    assert not same_unit("%", "%/năm")


def test_values_and_qualifiers() -> None:
    assert same_value("35- 40", "35-40")
    assert not same_value("8.180", "8,180")
    assert same_qualifier("đạt trên", "trên")
    assert not same_qualifier("trên", "khoảng")


def test_one_observation_answers_for_one_row() -> None:
    text = "Trong năm 2024, tỉnh trồng 12 ha rừng và trồng 12 ha chè."
    row = Gold(
        "1", text, "Diện tích rừng trồng", "12", "ha", 12, None, None, ("2024",), ("result",), "", False
    )
    twin = Gold(
        "2", text, "Diện tích chè trồng", "12", "ha", 12, None, None, ("2024",), ("result",), "", False
    )
    third = Gold("3", text, "Diện tích khác", "12", "ha", 12, None, None, ("2024",), ("result",), "", False)
    document = build_document([Page(None, text)], name="x", path="x.txt")
    found = score(document, [row, twin, third])
    assert found.recall == pytest.approx(2 / 3)
    assert [missed.id for missed in found.missed] == ["3"]
    found = score(document, [row])
    assert found.precision == pytest.approx(1 / 2)
