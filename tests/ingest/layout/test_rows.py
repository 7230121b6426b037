from __future__ import annotations

import math

import pytest

from ingest.layout.rows import rows_of
from ingest.layout.types import Fragment, Sheet
from ingest.normalise import DOUBT_MARK


def rows(*fragments: Fragment, confidence: float | None = None) -> list[str]:
    return [row.text for row in rows_of(Sheet(1, 595, 842, fragments, (), confidence))]


def piece(text: str, left: float, right: float, y: float = 100, size: float = 14, **more: bool) -> Fragment:
    return Fragment(text, left, right, y, size, **more)


@pytest.mark.parametrize(
    ("fragments", "expected"),
    [
        pytest.param([piece("hai", 130, 150), piece("một", 100, 125)], ["một hai"], id="from left to right"),
        pytest.param([piece("ngh", 100, 120), piece("ị", 120.3, 126)], ["nghị"], id="no gap, no space"),
        pytest.param([piece("một ", 100, 128), piece("hai", 128, 140)], ["một hai"], id="a space of its own"),
        pytest.param(
            [piece("dưới", 100, 130, 119), piece("trên", 100, 130)], ["trên", "dưới"], id="two lines"
        ),
        pytest.param([piece("m", 100, 110), piece("2", 110, 114, 94, 8)], ["m²"], id="a power"),
        pytest.param([piece("10", 100, 112), piece("6", 112, 116, 94, 8)], ["10⁶"], id="not 106"),
        pytest.param([piece("CO", 100, 115), piece("2", 115, 119, 103, 9)], ["CO2"], id="lowered"),
        pytest.param([piece("đậm", 100, 125), piece("đậm", 100.4, 125.4)], ["đậm"], id="drawn twice"),
        pytest.param([piece("l", 100, 104), piece("l", 104, 108)], ["ll"], id="a double letter"),
        pytest.param([piece("a", math.nan, 10), piece("b", 100, 110)], ["b"], id="no number"),
        pytest.param([piece("  ", 100, 110), piece("b", 120, 110)], ["b"], id="nothing to see, turned round"),
        pytest.param([piece("mũ bảo hiểm\x02", 100, 180)], ["mũ bảo hiểm-"], id="a hyphen at the line's end"),
        pytest.param([], [], id="nothing"),
    ],
)
def test_rows(fragments: list[Fragment], expected: list[str]) -> None:
    assert rows(*fragments) == expected


def test_what_stands_off_the_page_is_not_read() -> None:
    shown = [piece(f"dòng {i}", 100, 200, 100 + 20 * i) for i in range(3)]
    assert rows(*shown, piece("ẩn", -300, -200)) == ["dòng 0", "dòng 1", "dòng 2"]


def test_a_tilted_line_of_words_is_one_row() -> None:
    words = [piece(f"từ{i}", 85 + 40 * i, 115 + 40 * i, 100 + 0.6 * i, 13 + i % 3) for i in range(11)]
    below = [piece(f"sau{i}", 85 + 40 * i, 115 + 40 * i, 119 + 0.6 * i, 13 + i % 3) for i in range(11)]
    found = rows(*words, *below, confidence=0.9)
    assert found == [" ".join(f"{stem}{i}" for i in range(11)) for stem in ("từ", "sau")]


def test_doubtful_numbers_are_marked() -> None:
    found = rows(
        piece("đạt", 85, 110), piece("(12,5%)", 115, 160, doubtful=True), piece("mới", 165, 190, doubtful=True),
        confidence=0.9,
    )  # fmt: skip
    assert found == [f"đạt ({DOUBT_MARK}12,5%) mới"]


def test_specks_of_a_scan_are_dropped() -> None:
    assert rows(piece(".", 20, 22, 300), piece("chữ", 85, 110), confidence=0.9) == ["chữ"]
