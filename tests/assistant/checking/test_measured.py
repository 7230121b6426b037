"""The share of right verdicts does not fall (see `tests.evals.checks`)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from ingest.pipeline import ingest
from ingest.types import Document
from tests.evals.checks import HERE, OWN, SHARED, Case, derived, measured, unrelated, written

ROOT = HERE.parents[1]
OFFICIAL = SHARED / "bao-cao-chinh-tri.txt"
DIGEST = ROOT / "reports" / "bao-cao-chinh-tri-tom-luoc.md"
FARMING = HERE / "reports" / "nong-nghiep.txt"
LEAST = 0.95
official = pytest.mark.skipif(not OFFICIAL.exists(), reason="the official report is not here")


@cache
def read(path: Path) -> Document:
    return ingest(path)


def share(cases: list[Case], document: Document) -> float:
    results = list(measured(cases, document))
    return sum(result.right for result in results) / len(results)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        pytest.param(OFFICIAL, "cong-thuong", marks=official),
        (DIGEST, "cong-thuong"),
        (FARMING, "nong-nghiep"),
    ],
)
def test_sentences_of_our_own(path: Path, name: str) -> None:
    cases = written(OWN / f"{name}.jsonl")
    assert len(cases) >= 50
    assert share(cases, read(path)) >= LEAST


@pytest.mark.parametrize("path", [pytest.param(OFFICIAL, marks=official), DIGEST])
def test_sentences_made_from_the_ledger(path: Path) -> None:
    cases = derived(read(path))
    assert len(cases) >= 100
    assert share(cases, read(path)) >= LEAST


def test_what_the_report_does_not_speak_of() -> None:
    cases = unrelated(OWN / "ngoai-bao-cao.txt")
    assert len(cases) >= 30
    assert share(cases, read(DIGEST)) >= LEAST
