"""Weighted coverage of a question's terms."""

from __future__ import annotations

import pytest

from assistant.words.terms import Weights, content_grams, gram_set

CORPUS = [
    "tỷ lệ hộ nghèo giảm còn 2%",
    "tỷ lệ hộ dùng nước sạch",
    "đào tạo nghề cho lao động",
    "hộ kinh doanh",
]


def test_words_without_topic_are_left_out() -> None:
    grams = content_grams("Tỷ lệ hộ nghèo là bao nhiêu?")
    assert "ty le" in grams
    assert "ngheo" in grams
    assert "la" not in grams
    assert "bao nhieu" not in grams


def test_typed_with_or_without_accents_gives_the_same_topic() -> None:
    assert {"ty le", "ho ngheo"} <= set(content_grams("ty le ho ngheo la bao nhieu"))


def test_coverage_is_between_zero_and_one() -> None:
    weights = Weights(gram_set(text) for text in CORPUS)
    wanted = content_grams("tỷ lệ hộ nghèo")
    assert weights.coverage(wanted, gram_set("tỷ lệ hộ nghèo giảm")) == pytest.approx(1.0)
    assert weights.coverage(wanted, gram_set("thể thao")) == 0
    assert weights.coverage([], gram_set("gì cũng được")) == 0


def test_rare_terms_count_more() -> None:
    weights = Weights(gram_set(text) for text in CORPUS)
    assert weights.of("ngheo") > weights.of("ho")
    wanted = content_grams("hộ nghèo")
    assert weights.coverage(wanted, gram_set("nghèo")) > weights.coverage(wanted, gram_set("hộ"))
