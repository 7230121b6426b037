"""Words that ask for the same pass, words that do not are kept out: the shares do not fall."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from assistant.study.wording.proving import can_be_worded, faults_of, reworded
from tests.assistant.study.wording.cases import REPORTS, Case, faithful, false_ones

MOST_LOST, MOST_PASSED = 0.1, 0.02
OWN = ("digest", "agriculture", "health")
REAL = pytest.param(
    ("real",),
    marks=pytest.mark.skipif(
        not REPORTS["real"].exists(), reason="needs the real report in ../shared/reports"
    ),
    id="real",
)
# What must never be shown, however seldom it comes.
NEVER = frozenset(
    (
        "question",
        "unit",
        "denial",
        "number",
        "body",
        "part",
        "turn",
        "markup",
        "unseen",
        "talk",
        "alone",
        "form",
    )
)


def cases(names: tuple[str, ...]) -> list[Case]:
    return [case for name in names for case in faithful(name)]


@pytest.mark.parametrize("names", [REAL, pytest.param(OWN, id="own")])
def test_words_that_ask_for_the_same_pass(names: tuple[str, ...]) -> None:
    some = cases(names)
    assert len(some) > 25
    lost = {
        case.text: found for case in some if (found := faults_of(case.question, case.text, [case.document]))
    }
    assert len(lost) <= MOST_LOST * len(some), lost


@pytest.mark.parametrize("names", [REAL, pytest.param(OWN, id="own")])
def test_words_that_do_not_are_kept_out(names: tuple[str, ...]) -> None:
    chance = random.Random(7)
    tried: Counter[str] = Counter()
    passed: list[tuple[str, str, str]] = []
    for name in names:
        some = faithful(name)
        for place, case in enumerate(some):
            others = (*some[:place], *some[place + 1 :])
            for kind, text in false_ones(case, others, chance):
                tried[kind] += 1
                if not faults_of(case.question, text, [case.document]):
                    passed.append((kind, case.question.question, text))
    assert tried.total() > 1500
    assert min(tried.values()) >= 20
    assert len(passed) <= MOST_PASSED * tried.total(), passed
    assert not [one for one in passed if one[0] in NEVER]


@pytest.mark.parametrize("names", [REAL, pytest.param(OWN, id="own")])
def test_nothing_is_against_the_questions_themselves(names: tuple[str, ...]) -> None:
    for case in cases(names):
        assert can_be_worded(case.question)
        assert faults_of(case.question, case.question.question, [case.document]) == []
        assert reworded(case.question, case.question.question, [case.document]) is None
