"""Samples of the real report's ledger that a person has judged: the verdicts suffice, and are on what is there now."""

from __future__ import annotations

from functools import cache

import pytest

from ingest.pipeline import ingest
from ingest.types import Document
from tests.evals.ledger_samples import (
    CHECKED,
    JUDGED,
    JUDGED_SIZE,
    PRECISION,
    PRECISION_SIZE,
    REPORT,
    described,
    indicators,
    read_rows,
)

needs_report = pytest.mark.skipif(not REPORT.exists(), reason="needs the real report in ../shared/reports")
AGAIN = "judge these anew (python -m tests.evals.ledger_samples {}):\n{}"


@cache
def document() -> Document:
    return ingest(REPORT)


def test_indicators_name_the_same_thing() -> None:
    rows = read_rows(JUDGED)
    assert len({row["id"] for row in rows}) == JUDGED_SIZE
    assert sum(row["same"] is True for row in rows) / JUDGED_SIZE >= 0.90


@needs_report
def test_judged_indicators_are_the_present_ones() -> None:
    present = indicators(document())
    changed = [
        f"{row['id']}: {row['ours']!r} is now {present[row['id']][1]!r}, theirs {row['theirs']!r}"
        for row in read_rows(JUDGED)
        if present[row["id"]] != (row["theirs"], row["ours"])
    ]
    assert not changed, AGAIN.format("judged", "\n".join(changed))


def test_observations_are_right() -> None:
    rows = read_rows(PRECISION)
    assert len(rows) == PRECISION_SIZE
    assert all(row["why"] for row in rows if not row["right"])
    assert sum(row["right"] is True for row in rows) / PRECISION_SIZE >= 0.95


@needs_report
def test_checked_observations_are_the_present_ones() -> None:
    present = [described(told) for told in document().observations]
    changed = [row for row in read_rows(PRECISION) if {key: row[key] for key in CHECKED} not in present]
    assert not changed, AGAIN.format("precision", "\n".join(map(str, changed)))
