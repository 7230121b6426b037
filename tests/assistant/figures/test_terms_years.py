"""Reports of a year or of half a year: which of their figures stand side by side."""

from __future__ import annotations

from assistant.figures.terms.pairing import two_terms
from tests.assistant.figures.ledgers import RESULT, TARGET, Ledger

FIRST, LAST = "6 tháng đầu năm 2025", "6 tháng cuối năm 2025"


def test_a_year_that_is_only_compared_with_is_no_past_term() -> None:
    ledger = Ledger()
    for n in range(10, 19):
        ledger.add(RESULT, FIRST, f"Sản lượng hàng số {n}", f"Sản lượng hàng đạt {n} tấn.", str(n))
    reached = ledger.add(RESULT, FIRST, "Doanh thu xi măng", "Doanh thu xi măng đạt 88 tỷ đồng.", "88")
    ledger.add(RESULT, "quý II/2024", "Doanh thu xi măng", "Doanh thu xi măng đạt 60 tỷ đồng.", "60")
    aimed = ledger.add(TARGET, LAST, "Doanh thu xi măng", "Doanh thu xi măng đạt 90 tỷ đồng.", "90")
    two = two_terms(ledger.entries)
    assert two is not None
    assert [(pair.past, pair.next) for pair in two.pairs] == [(reached, aimed)]


def test_what_a_year_began_with_gives_way_to_what_it_ended_with() -> None:
    ledger = Ledger()
    name = "Tỷ lệ hộ nghèo"
    ledger.add(RESULT, "đầu năm 2023", name, "Tỷ lệ hộ nghèo 8,6%.", "8,6")
    reached = ledger.add(RESULT, "2023", name, "Tỷ lệ hộ nghèo còn 6,5%.", "6,5")
    ledger.add(TARGET, "2024", name, "Tỷ lệ hộ nghèo còn 5%.", "5")
    two = two_terms(ledger.entries)
    assert two is not None
    assert [pair.past for pair in two.pairs] == [reached]


def test_counts_of_things_that_have_nothing_in_common_are_no_pair() -> None:
    ledger = Ledger()
    ledger.add(RESULT, "2024", "Số cán bộ hội", "Cán bộ hội trên 60 tuổi.", "60")
    ledger.add(TARGET, "2025", "Số cán bộ hội", "Cán bộ hội tập huấn 12 lần.", "12")
    two = two_terms(ledger.entries)
    assert two is not None
    assert two.pairs == ()
