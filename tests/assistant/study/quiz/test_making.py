"""Question sets over whole reports."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.study.quiz.citing import place_of
from assistant.study.quiz.dice import mixed, places
from assistant.study.quiz.making import Wanted, make_quiz
from assistant.study.quiz.proving import faults, set_faults
from assistant.study.types import Difficulty, QuestionKind, StudyQuestion
from ingest.errors import InputError
from ingest.types import Document
from tests.assistant.study.quiz.made import REAL, REPORTS, report, small

MANY = 200
READY = [
    *REPORTS,
    pytest.param(
        REAL, marks=pytest.mark.skipif(not REAL.exists(), reason="needs the real report in ../shared/reports")
    ),
]


def quiz(document: Document, number: int, seed: int = 7, **chosen: object) -> tuple[StudyQuestion, ...]:
    return make_quiz([document], replace(Wanted(number), **chosen), seed)  # type: ignore[arg-type]


@pytest.mark.parametrize("path", READY, ids=lambda path: path.stem)
def test_a_large_set_is_proven_and_asks_nothing_twice(path: Path) -> None:
    document = report(path)
    found = quiz(document, MANY)
    assert {q.question: faults(q, [document]) for q in found if faults(q, [document])} == {}
    assert set_faults(found) == []
    assert len(found) >= 120
    assert len({q.kind for q in found}) == len(QuestionKind)


@pytest.mark.parametrize("path", READY, ids=lambda path: path.stem)
def test_no_place_and_no_truth_is_more_frequent(path: Path) -> None:
    found = quiz(report(path), MANY)
    at = Counter(q.options.index(q.answer) for q in found if q.kind is QuestionKind.MCQ)
    assert len(at) == 4
    assert max(at.values()) - min(at.values()) <= 1
    truths = Counter(q.answer for q in found if q.kind is QuestionKind.TRUE_FALSE)
    assert abs(truths["Đúng"] - truths["Sai"]) <= 4


@pytest.mark.skipif(not REAL.exists(), reason="needs the real report in ../shared/reports")
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_two_hundred_questions_reach_every_section_of_the_real_report(seed: int) -> None:
    document = report(REAL)
    found = quiz(document, MANY, seed)
    asked = {q.section for q in found}
    parents = {section.parent for section in document.sections}
    leaves = [index for index in range(len(document.sections)) if index not in parents]
    assert len(found) == MANY
    assert [document.sections[i].label for i in leaves if place_of(document, i) not in asked] == []


def test_the_seed_decides() -> None:
    first, again, other = (quiz(report(REPORTS[0]), 30, seed) for seed in (5, 5, 6))
    assert first == again
    assert [q.id for q in first] != [q.id for q in other]
    assert {q.question: q.options for q in first} != {q.question: q.options for q in other}


@pytest.mark.parametrize("kind", list(QuestionKind))
def test_one_kind_alone(kind: QuestionKind) -> None:
    found = quiz(report(REPORTS[1]), 8, kinds=frozenset((kind,)))
    assert len(found) == 8
    assert {q.kind for q in found} == {kind}


@pytest.mark.parametrize("level", list(Difficulty))
def test_one_level_alone(level: Difficulty) -> None:
    found = quiz(report(REPORTS[1]), 10, difficulties=frozenset((level,)))
    assert len(found) == 10
    assert {q.difficulty for q in found} == {level}


def test_a_section_alone() -> None:
    found = quiz(small(), 40, sections=("phan thu hai",))
    assert found
    assert {q.section.split(" › ")[0] for q in found} == {"Phần thứ hai"}
    with pytest.raises(InputError, match="không có mục «không có mục này»"):
        quiz(small(), 40, sections=("không có mục này",))


def test_a_small_wish_is_spread_over_sections_and_kinds() -> None:
    found = quiz(report(REPORTS[0]), 20)
    assert len({q.section for q in found}) >= 15
    assert len({q.kind for q in found}) == len(QuestionKind)


def test_there_are_fewer_where_the_report_holds_no_more() -> None:
    found = quiz(small(), 500)
    assert 15 <= len(found) < 100
    assert set_faults(found) == []


def test_what_the_report_contradicts_is_not_asked() -> None:
    questions = quiz(report(REPORTS[0]), MANY)
    text = " ".join(f"{q.question} {q.answer}" for q in questions)
    # Told with two values: 10 and 08.
    assert "đảng viên được kết nạp" not in text
    # A percentage where an amount belongs.
    assert "56,091" not in text


def test_chance_is_even() -> None:
    from assistant.study.quiz.dice import dice

    found = places(40, 4, dice(1, "x"))
    assert Counter(found) == {0: 10, 1: 10, 2: 10, 3: 10}
    assert mixed(range(9), dice(1, "y")) == mixed(range(9), dice(1, "y")) != list(range(9))
