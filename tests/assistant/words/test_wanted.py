"""What counts as a term of a question, and how much of them a text holds."""

from __future__ import annotations

import pytest

from assistant.words.terms import Weights, gram_set
from assistant.words.vocabulary import Expansion
from assistant.words.wanted import Wanted, phrase_grams
from ingest.normalise import fold

TEXTS = [
    "doanh thu bán lẻ hàng hóa đạt 12 nghìn tỷ đồng",
    "doanh thu thương mại điện tử tăng 15%",
    "doanh thu vận tải tăng 8%",
    "số chợ đạt chuẩn là 45 chợ",
]
WEIGHTS = Weights(gram_set(text) for text in TEXTS)
TOPIC = "doanh thu bán hàng qua mạng"
ONLINE = Expansion(2, 6, "bán hàng qua mạng", ("thương mại điện tử", "TMĐT"))


def coverage(topic: str, text: str, *expansions: Expansion) -> float:
    return Wanted.of(topic, WEIGHTS, expansions).coverage(gram_set(text))


@pytest.mark.parametrize("topic", ["doanh thu vận tải", "Doanh thu vận tải là bao nhiêu?"])
def test_a_text_holds_all_some_or_none_of_a_topic(topic: str) -> None:
    assert coverage(topic, "doanh thu vận tải tăng 8%") > 0.9
    assert 0 < coverage(topic, "doanh thu bán lẻ") < coverage(topic, "vận tải, doanh thu") < 1
    assert coverage(topic, "bảo vệ rừng") == 0


@pytest.mark.parametrize("topic", ["", "là bao nhiêu", "?"])
def test_a_topic_without_words_of_its_own_is_held_by_nothing(topic: str) -> None:
    wanted = Wanted.of(topic, WEIGHTS)
    assert wanted.grams == ()
    assert wanted.coverage(gram_set("doanh thu là bao nhiêu")) == 0


def test_rare_terms_count_more() -> None:
    topic = "doanh thu vận tải"
    assert coverage(topic, "vận tải") > coverage(topic, "doanh thu")


def test_other_expressions_count_for_what_they_stand_for_but_less() -> None:
    said = "doanh thu thương mại điện tử"
    without = coverage(TOPIC, said)
    others = coverage(TOPIC, said, ONLINE)
    assert without < others < coverage(TOPIC, TOPIC, ONLINE) == pytest.approx(1)
    assert coverage(TOPIC, "thương mại điện tử", ONLINE) < others


@pytest.mark.parametrize("said", ["doanh thu thương mại", "doanh thu điện tử, thương mại"])
def test_a_part_of_another_expression_is_not_that_expression(said: str) -> None:
    assert coverage(TOPIC, said, ONLINE) == coverage(TOPIC, said)


def test_any_of_several_other_expressions_will_do() -> None:
    assert coverage(TOPIC, "doanh thu TMĐT", ONLINE) == coverage(
        TOPIC, "doanh thu thương mại điện tử", ONLINE
    )


def test_the_words_outside_the_expression_have_no_others() -> None:
    assert coverage("doanh thu chợ", "thương mại điện tử", Expansion(2, 3, "chợ", ("siêu thị",))) == 0


def test_held_names_the_own_terms_in_whatever_words() -> None:
    wanted = Wanted.of(TOPIC, WEIGHTS, [ONLINE])
    held = wanted.held(gram_set("thương mại điện tử"))
    assert {"ban", "hang", "mang", "ban hang"} <= held <= set(wanted.grams)
    assert "doanh" not in held


def test_accents_of_the_text_do_not_matter() -> None:
    wanted = Wanted.of(TOPIC, WEIGHTS, [ONLINE])
    for text in TEXTS:
        assert wanted.coverage(gram_set(fold(text))) == wanted.coverage(gram_set(text))


@pytest.mark.parametrize(
    ("phrase", "grams"),
    [
        ("thương mại điện tử", {"thuong mai", "mai dien", "dien tu"}),
        ("TMĐT", {"tmdt"}),
        ("", set()),
    ],
)
def test_what_a_text_must_hold_to_hold_a_phrase(phrase: str, grams: set[str]) -> None:
    assert phrase_grams(phrase) == grams
