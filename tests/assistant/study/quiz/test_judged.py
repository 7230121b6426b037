"""Lists of questions judged one by one: which were, what of them is still made, how many read as a person would ask."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from assistant.study.quiz.making import Wanted, make_quiz
from tests.assistant.study.quiz.made import REAL, REPORTS, ROOT, report

LISTS = ROOT / "tests" / "evals" / "study"
# The report, the list, how many questions were made with the seed, how many of them drawn with it.
JUDGED = [
    pytest.param(
        REAL,
        "judged.jsonl",
        200,
        60,
        marks=pytest.mark.skipif(not REAL.exists(), reason="needs the real report in ../shared/reports"),
    ),
    (REPORTS[1], "judged-nong-nghiep.jsonl", 100, 40),
]
SEED = 911
NATURAL, STILL_MADE = 0.90, 0.80


def judged(name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (LISTS / name).read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(("name", "drawn"), [("judged.jsonl", 60), ("judged-nong-nghiep.jsonl", 40)])
def test_nine_of_ten_are_natural(name: str, drawn: int) -> None:
    found = judged(name)
    assert len(found) == drawn == len({one["id"] for one in found})
    assert all(one["verdict"] in ("yes", "no") and one["reason"] for one in found)
    assert sum(one["verdict"] == "yes" for one in found) >= NATURAL * drawn


@pytest.mark.parametrize(("path", "name", "number", "drawn"), JUDGED)
def test_the_lists_are_of_what_is_made(path: Path, name: str, number: int, drawn: int) -> None:
    made = make_quiz([report(path)], Wanted(number), SEED)
    known = {one["id"] for one in judged(name)}
    assert len(known & {question.id for question in made}) >= STILL_MADE * drawn
    sample = {made[place].id for place in random.Random(SEED).sample(range(len(made)), drawn)}
    if len(known & {question.id for question in made}) == drawn:
        assert sample == known
