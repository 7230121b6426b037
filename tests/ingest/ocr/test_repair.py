"""What recognition spoils is put right, and what may be right is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.ocr.repair import mended_number, mended_opening, mended_word


@pytest.mark.parametrize(
    ("read", "right"),
    [
        ("1O,29%", "10,29%"),
        ("2O25", "2025"),
        ("l2%", "12%"),
        ("(2O2l-2025)", "(2021-2025)"),
        ("Ø7", "07"),
        ("1.2|5", "1.215"),
        # Right, or not surely wrong.
        ("10,29%", "10,29%"),
        ("Il", "Il"),
        ("CO2", "CO2"),
        ("12a", "12a"),
        ("5G", "5G"),
        ("I.", "I."),
        ("III", "III"),
        ("QĐ-01", "QĐ-01"),
        ("110kV", "110kV"),
    ],
)
def test_figures_read_as_letters(read: str, right: str) -> None:
    assert mended_number(read) == right


@pytest.mark.parametrize(
    ("read", "right"),
    [
        ("06-CTr/ÐU", "06-CTr/ĐU"),
        ("QĐÐ/TW", "QĐ/TW"),
        ("ðồng", "đồng"),
        ("øỡ", "gỡ"),
        ("_19", "19"),
        ("năm|", "năm"),
        ("ĐĐ", "ĐĐ"),
        ("Søren", "Søren"),
        ("phát", "phát"),
    ],
)
def test_letters_that_vietnamese_lacks(read: str, right: str) -> None:
    assert mended_word(read) == right


@pytest.mark.parametrize(
    ("words", "right"),
    [
        (["—", "Tổng", "số"], "-"),
        (["«", "tỷ", "lệ"], "-"),
        (["¬", "Số", "hộ"], "-"),
        (["e", "Số", "hộ"], "-"),
        (["Il.", "KẾT", "QUẢ"], "II."),
        (["lI.", "KẾT", "QUẢ"], "II."),
        (["HI.", "NHIỆM", "VỤ"], "III."),
        (["|.", "MỤC", "TIÊU"], "I."),
        (["l.", "MỤC", "TIÊU"], "I."),
        (["l.", "Về", "kinh"], "1."),
        # Right, or not surely wrong.
        (["II.", "KẾT", "QUẢ"], None),
        (["I.", "Khái", "quát"], None),
        (["1.", "Về", "kinh"], None),
        (["11.", "NHIỆM", "VỤ"], None),
        (["H.", "Yên", "Lập"], None),
        (["e", "ngại", "khi"], None),
        (["-", "Tổng", "số"], None),
        (["+", "Tổng", "số"], None),
        (["*", "Về", "kinh"], None),
        (["l.", "về", "kinh"], None),
        (["—"], None),
        ([], None),
    ],
)
def test_the_openings_of_lines(words: list[str], right: str | None) -> None:
    assert mended_opening(words) == right


def test_l_after_k_is_a_letter() -> None:
    assert mended_opening(["l.", "Về", "kinh"], "k") is None


@given(st.text(max_size=12))
def test_mending_is_done_once(text: str) -> None:
    word = mended_word(text)
    assert mended_word(word) == word
    number = mended_number(word)
    assert mended_number(number) == number
    assert len(number) == len(word)
