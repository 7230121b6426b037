"""One who knows nothing of the report finds the right option no more often than by chance."""

from __future__ import annotations

from functools import cache

import pytest

from assistant.study.quiz.looks import stands_out
from assistant.study.quiz.making import Wanted, make_quiz
from assistant.study.types import QuestionKind, StudyQuestion
from tests.assistant.study.quiz.guessers import GUESSERS, a_coin, success
from tests.assistant.study.quiz.made import REAL, REPORTS, report

MOST, MANY = 0.30, 150
SEEDS = (1, 2, 3)


@cache
def choices(real: bool) -> tuple[StudyQuestion, ...]:
    """Multiple choice from the reports of the repository, or from the real one, with several seeds."""
    wanted = Wanted(100, frozenset((QuestionKind.MCQ,)))
    paths = (REAL,) if real else REPORTS
    return tuple(
        question for path in paths for seed in SEEDS for question in make_quiz([report(path)], wanted, seed)
    )


@pytest.mark.parametrize("name", GUESSERS)
def test_looks_tell_nothing(name: str) -> None:
    found = choices(False)
    assert len(found) >= MANY
    assert success(found)[name] <= MOST


@pytest.mark.skipif(not REAL.exists(), reason="needs the real report in ../shared/reports")
@pytest.mark.parametrize("name", GUESSERS)
def test_looks_tell_nothing_of_the_real_report(name: str) -> None:
    found = choices(True)
    assert len(found) >= MANY
    assert success(found)[name] <= MOST


def test_a_coin_is_right_once_in_four() -> None:
    assert 0.18 <= a_coin(choices(False), 5) <= 0.32


def test_options_are_short_enough_for_a_phone_and_of_one_form() -> None:
    for question in choices(False):
        assert max(map(len, question.options)) <= 165
        if question.fact.startswith("text:"):
            wrong = [option for option in question.options if option != question.answer]
            assert not stands_out(question.answer, wrong, question.question)


@pytest.mark.parametrize(
    ("right", "wrong", "stem", "seen"),
    [
        (
            "Đẩy mạnh số hóa hồ sơ",
            ["Nâng cao chất lượng đội ngũ", "Rà soát quy chế", "Kiện toàn tổ chức"],
            "",
            False,
        ),
        (
            "Đẩy mạnh số hóa hồ sơ",
            ["Hồ sơ đã được số hóa", "Đội ngũ đã được kiện toàn", "Quy chế đã được rà soát"],
            "",
            True,
        ),
        (
            "Đẩy mạnh số hóa ngành CT",
            ["Nâng cao chất lượng đội ngũ", "Rà soát quy chế", "Kiện toàn tổ chức"],
            "",
            True,
        ),
        (
            "Phát triển thương mại điện tử",
            ["Nâng cao chất lượng đội ngũ", "Rà soát quy chế", "Kiện toàn tổ chức"],
            "Nhiệm vụ nào sau đây về thương mại điện tử?",
            True,
        ),
    ],
)
def test_an_option_that_stands_out(right: str, wrong: list[str], stem: str, seen: bool) -> None:
    assert stands_out(right, wrong, stem) is seen
