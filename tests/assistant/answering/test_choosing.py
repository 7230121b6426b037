"""Which statements are quoted: the best, those nearly as good, and what they lack."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answering.choosing import MARKS, choose, distinct, with_parts, within
from assistant.answering.ranking import Scored
from assistant.corpus import Unit
from ingest.types import Span
from tests.assistant.answering import schools
from tests.assistant.made_up import corpus, finding, reading, unit_with, units

WOOD = """BÁO CÁO

I. LÂM NGHIỆP

Trồng rừng được 500 ha. Trồng rừng được quan tâm. Trồng rừng phát triển khá. Trồng rừng có tiến bộ. Bảo vệ đê điều tốt.

II. NHẮC LẠI

Trồng rừng được 500 ha.
"""
AREA, CARE, GROWTH, PROGRESS, DIKES, AGAIN = units(corpus(WOOD))
ROOM = 1000


def scored(unit: Unit, score: float, *, ruled_out: bool = False) -> Scored:
    return Scored(unit, score, 1.0, (), ruled_out)


def chosen(*ranked: Scored, room: int = ROOM, most: int = 9, topic: str = "trồng rừng") -> list[Unit]:
    return choose(ranked, corpus(WOOD).wanted(topic), room, most=most)


def test_one_that_is_clearly_best_stands_alone() -> None:
    assert chosen(scored(AREA, 2.0), scored(CARE, 0.5), scored(GROWTH, 0.4)) == [AREA]


def test_those_nearly_as_good_stand_beside_it_in_their_order() -> None:
    found = chosen(scored(AREA, 2.0), scored(GROWTH, 1.99), scored(CARE, 1.98), scored(PROGRESS, 0.2))
    assert found == [AREA, GROWTH, CARE]


def test_a_weaker_one_that_tells_another_part_stands_beside_it() -> None:
    ranked = [scored(AREA, 2.0), scored(CARE, 0.5), scored(DIKES, 0.4)]
    assert chosen(*ranked, topic="trồng rừng, bảo vệ đê điều") == [AREA, DIKES]


def test_one_ruled_out_never_stands_beside_another() -> None:
    ranked = [scored(AREA, 2.0), scored(GROWTH, 2.0, ruled_out=True), scored(DIKES, 1.9, ruled_out=True)]
    assert chosen(*ranked, topic="trồng rừng, bảo vệ đê điều") == [AREA]


def test_the_same_words_are_quoted_once() -> None:
    assert AREA.text == AGAIN.text
    assert AREA.span != AGAIN.span
    assert chosen(scored(AREA, 2.0), scored(AGAIN, 2.0), scored(GROWTH, 2.0)) == [AREA, GROWTH]


def test_no_more_than_asked_for_and_than_there_is_room_for() -> None:
    ranked = [scored(unit, 2.0) for unit in (AREA, CARE, GROWTH, PROGRESS)]
    assert chosen(*ranked, most=2) == [AREA, CARE]
    assert chosen(*ranked, most=1) == [AREA]
    assert chosen(*ranked, room=1) == [AREA]
    short = chosen(*ranked, room=2 * len(AREA.text) + 30)
    assert short[0] == AREA
    assert 1 < len(short) < len(ranked)


SCHOOLS = corpus(schools.TEXT)
COUNT = unit_with("412 trường học", SCHOOLS)
ROOMS = unit_with("24 phòng học", SCHOOLS)


@pytest.mark.parametrize(
    ("text", "first", "added"),
    [
        ("Có bao nhiêu trường học, năm 2023 xây mới bao nhiêu phòng học?", COUNT, ["24 phòng học"]),
        ("Có bao nhiêu trường học, năm 2023 xây mới bao nhiêu phòng học?", ROOMS, ["412 trường học"]),
        ("Có bao nhiêu trường học và bao nhiêu sân bay?", COUNT, []),
        ("Có bao nhiêu trường học, ngành đứng thứ mấy về cải cách hành chính?", COUNT, ["thứ 5/20"]),
    ],
)
def test_each_part_of_a_question_gets_its_statement(text: str, first: Unit, added: list[str]) -> None:
    question = reading(text, SCHOOLS)
    assert len(question.asked.parts) == 2
    found = with_parts([first], question, finding(question, SCHOOLS), SCHOOLS)
    assert found[0] == first
    assert len(found) == 1 + len(added)
    for unit, words in zip(found[1:], added, strict=True):
        assert words in unit.text


WOODS = corpus(WOOD)


@pytest.mark.parametrize(
    ("room", "kept"),
    [
        (1000, [AREA, DIKES, CARE]),
        (len(AREA.text) + len(DIKES.text) + 2 * MARKS, [AREA, DIKES]),
        (len(AREA.text) + MARKS + len(CARE.text) + MARKS, [AREA, DIKES]),
        (len(AREA.text) + MARKS, [AREA]),
        (0, [AREA]),
    ],
)
def test_as_many_are_quoted_as_there_is_room_for_and_always_the_first(room: int, kept: list[Unit]) -> None:
    assert len(DIKES.text) < len(CARE.text)
    assert within([AREA, DIKES, CARE], room, WOODS, more=False) == kept


def test_a_shorter_one_may_still_find_room() -> None:
    room = len(AREA.text) + len(DIKES.text) + 2 * MARKS
    assert within([AREA, CARE, DIKES], room, WOODS, more=False) == [AREA, DIKES]


@pytest.mark.parametrize("room", [0, 60, 90, 120, 1000])
def test_what_is_quoted_with_what_stands_around_stays_within_its_room(room: int) -> None:
    found = within([AREA, AGAIN], room, WOODS, more=True)
    assert AREA.text in found[0].text
    assert found[0] == AREA or len(found[0].text) <= room
    assert len(found) == 1 or sum(len(unit.text) + MARKS for unit in found) <= room + MARKS


def test_with_what_stands_around_it_another_may_be_said_already() -> None:
    (found,) = within([AREA, GROWTH], 1000, WOODS, more=True)
    assert AREA.text in found.text
    assert GROWTH.text in found.text


def shortened(unit: Unit, end: int) -> Unit:
    return replace(unit, span=Span(unit.span.start, end), text=unit.text[: end - unit.span.start])


def test_what_stands_inside_another_is_not_quoted_again() -> None:
    whole = replace(AREA, span=Span(AREA.span.start, GROWTH.span.end))
    elsewhere = replace(CARE, passage=replace(CARE.passage, document="khác.txt"))
    assert distinct([whole, CARE, GROWTH, PROGRESS]) == [whole, PROGRESS]
    assert distinct([whole, whole]) == [whole]
    assert distinct([whole, elsewhere]) == [whole, elsewhere]
    assert distinct([shortened(AREA, AREA.span.end - 5), AREA]) == [shortened(AREA, AREA.span.end - 5), AREA]
