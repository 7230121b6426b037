"""A card that is wrong is found out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.study.cards.making import cards_of
from assistant.study.cards.proving import deck_faults, faults
from assistant.study.cards.types import Card, CardGroup, Line
from tests.assistant.study.cards.town import town


def figure() -> Card:
    return next(card for card in cards_of(town()) if card.front.startswith("Kim ngạch"))


def task() -> Card:
    return next(card for card in cards_of(town()) if card.group is CardGroup.TASK)


def test_the_cards_that_are_spoilt_below_are_sound() -> None:
    assert faults(figure(), [town()]) == faults(task(), [town()]) == []


WRONG = [
    ({"back": (Line("Ước đạt 36,9 triệu USD", 1),)}, "a figure is not in the passage: 36,9"),
    ({"back": (Line("Ước đạt 6,8 triệu USD", 1),)}, "a figure is not in the passage: 6,8"),
    ({"back": (Line("Tăng khá", 1),)}, "no figure"),
    ({"back": (Line("Ước đạt 36,8 triệu USD", 2),)}, "nothing cited for"),
    ({"back": (Line("- Ước đạt 36,8 triệu USD", 1),)}, "no clean line"),
    ({"back": ()}, "no answer"),
    ({"front": "Kim ngạch năm 2025 đạt 36,8 triệu USD?"}, "the question holds the answer"),
    ({"front": "Kim ngạch dịch vụ vận tải năm 2025"}, "no question"),
    ({"front": "Kim ngạch nêu trên năm 2025?"}, "leans on a text"),
    ({"front": "Kim ngạch “dịch vụ năm 2025?"}, "left open"),
    ({"section": ""}, "no place"),
    ({"citations": ()}, "no citation"),
]


@pytest.mark.parametrize(("change", "told"), WRONG, ids=[told for _, told in WRONG])
def test_what_is_wrong_with_a_figure(change: dict[str, object], told: str) -> None:
    spoilt = replace(figure(), **change)  # type: ignore[arg-type]
    assert any(told in fault for fault in faults(spoilt, [town()]))


def test_a_line_in_other_words_is_found_out() -> None:
    card = task()
    other = replace(card, back=(replace(card.back[0], text="Huy động mọi nguồn lực"), *card.back[1:]))
    assert any(fault.startswith("not the report's words") for fault in faults(other, [town()]))


def test_a_quote_that_is_not_the_text_is_found_out() -> None:
    card = figure()
    moved = replace(card.citations[0], start=card.citations[0].start + 1)
    assert faults(replace(card, citations=(moved,)), [town()]) == ["citation 1 is not the text"]
    assert faults(card, []) == ["citation 1 is not the text"]


def test_a_figure_in_doubt_is_found_out() -> None:
    text = town().text
    start = text.index("Hằng năm có trên 100%")
    end = text.index(".", start) + 1
    place = replace(figure().citations[0], start=start, end=end, quote=text[start:end])
    card = replace(figure(), citations=(place,), back=(Line("Trên 100%", 1),))
    assert faults(card, [town()]) == ["a figure in doubt: 100"]


def test_a_deck_asks_nothing_twice() -> None:
    card = figure()
    again = replace(card, front=f"{card.front[:-1]} ?")
    assert deck_faults([card, again]) == [f"asked twice: {again.front}", f"id given twice: {card.id}"]
