"""How alike two texts are, by a few numbers kept of each."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from vectorstore.sketch import LEAST_RUNS, RUN, SIZE, similarity, sketch


def words(count: int, seed: int = 1) -> list[str]:
    letters = random.Random(seed)
    return ["".join(letters.choices("abcdeghiklmnopqrstuvxy", k=4)) for _ in range(count)]


TEXT = " ".join(words(3000))


def test_a_sketch_has_a_fixed_size_and_ascends() -> None:
    made = sketch(TEXT)
    assert len(made) == SIZE
    assert list(made) == sorted(set(made))
    assert all(0 <= value < 2**64 for value in made)


def test_another_process_finds_the_same() -> None:
    code = f"from vectorstore.sketch import sketch; print(sketch({TEXT[:2000]!r}))"
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(sketch(TEXT[:2000]))


@pytest.mark.parametrize(
    "other",
    [
        TEXT.upper(),
        TEXT.replace(" ", "\n", 500),
        TEXT.replace(" ", ", ", 500),
        TEXT.replace(" ", " 12,5 % ", 200),
        TEXT.replace("d", "đ").replace("a", "ắ"),
    ],
    ids=["capitals", "line breaks", "punctuation", "figures", "accents"],
)
def test_only_the_wording_counts(other: str) -> None:
    assert similarity(sketch(TEXT), sketch(other)) == 1.0


def test_a_short_text_has_none() -> None:
    few = words(LEAST_RUNS + RUN - 1)
    assert sketch(" ".join(few[:-1])) == ()
    assert len(sketch(" ".join(few))) == LEAST_RUNS
    assert similarity((), ()) == similarity((), sketch(TEXT)) == 0.0


@pytest.mark.parametrize("shared", [0.0, 0.25, 0.5, 0.9])
def test_the_estimate_is_near_the_truth(shared: float) -> None:
    kept = int(3000 * shared)
    other = " ".join([*words(3000)[:kept], *words(3000 - kept, seed=2)])
    truth = shared / (2 - shared)
    assert similarity(sketch(TEXT), sketch(other)) == pytest.approx(truth, abs=0.12)


def test_an_extract_shares_as_much_as_it_holds() -> None:
    assert similarity(sketch(TEXT), sketch(" ".join(words(3000)[:600]))) == pytest.approx(0.2, abs=0.12)
