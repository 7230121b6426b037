"""Readings of a number that disagree make it doubtful; two against one put it right."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.ocr.hocr import Rect, TextLine, Word
from ingest.ocr.numbers import checked, to_check


def line(*words: Word) -> TextLine:
    return TextLine(words, Rect(0, 0, 1000, 50), 40, 0, 50)


def word(
    text: str, left: float = 100, *, figure: float = 99.5, confidence: float = 95, width: float = 100
) -> Word:
    return Word(text, Rect(left, 5, left + width, 45), confidence, (figure,) * len(text))


@pytest.mark.parametrize(
    ("first", "second", "third", "expected", "doubtful"),
    [
        ("7.581", "7.581", "7.581", "7.581", False),
        ("7.581", "7.531", "7.581", "7.581", True),
        ("7.581", "7.581", "7.531", "7.581", True),
        ("7.581", "7,581", "7.581", "7.581", True),
        ("7.581", "7.531", "7.531", "7.531", True),
        ("(10,29%", "(10,29%", "10,29%)", "(10,29%", False),
        ("2025.", "2025,", "2025", "2025.", False),
        ("đồng", "d6ng", "dong", "đồng", False),
    ],
)
def test_three_readings(first: str, second: str, third: str, expected: str, doubtful: bool) -> None:
    (found,) = checked(line(word(first)), [word(second)], [word(third)]).words
    assert (found.text, found.doubtful) == (expected, doubtful)


def test_a_figure_that_was_not_surely_read_is_doubtful() -> None:
    unsure = word("45", figure=91)
    assert checked(line(unsure), [unsure], [unsure]).words[0].doubtful


def test_a_number_that_the_others_do_not_see_is_doubtful() -> None:
    assert checked(line(word("45")), [], [word("45")]).words[0].doubtful


def test_without_another_model_the_second_reading_decides() -> None:
    assert not checked(line(word("45")), [word("45")], None).words[0].doubtful
    assert checked(line(word("45")), [word("46")], None).words[0].doubtful


def test_a_figure_read_as_a_sign_is_found() -> None:
    strange = word("K)", confidence=40)
    assert to_check(line(strange))
    (found,) = checked(line(strange), [word("3")], [word("3")]).words
    assert (found.text, found.doubtful) == ("3", True)


@pytest.mark.parametrize(("gap", "words"), [(4, ["10,29%"]), (30, ["10,", "29%"])])
def test_a_number_broken_in_two_is_joined(gap: float, words: list[str]) -> None:
    left, right = word("10,", 100, width=50), word("29%", 150 + gap, width=60)
    whole = word("10,29%", 100, width=110 + gap)
    found = checked(line(left, right), [whole], [whole]).words
    assert [one.text for one in found] == words
    assert all(one.doubtful for one in found)


def test_words_elsewhere_do_not_count() -> None:
    other = replace(word("46"), box=Rect(100, 105, 200, 145))
    assert not checked(line(word("45")), [other, word("45")], [word("45"), other]).words[0].doubtful


@pytest.mark.parametrize(
    ("text", "confidence", "expected"), [("năm", 40, False), ("2025", 96, True), ("S§", 30, True)]
)
def test_lines_to_check(text: str, confidence: float, expected: bool) -> None:
    assert to_check(line(word(text, confidence=confidence))) is expected
