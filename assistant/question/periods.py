"""Expressions of time in a question: terms of office, years, "thời gian tới"."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from assistant.question.grammar import Pattern, Range, Utterance


@cache
def leaning_words() -> dict[str, Any]:
    """The data of `data/followup.toml`, read once."""
    return tomllib.loads(
        (resources.files("assistant") / "data" / "followup.toml").read_text(encoding="utf-8")
    )


@cache
def _patterns() -> tuple[Pattern, Pattern, Pattern, Pattern]:
    data = leaning_words()
    time, sets = data["time"], data["sets"]
    return (
        Pattern.of(time["patterns"], sets),
        Pattern.of(time["compared"], sets),
        Pattern.of(time["future"], sets),
        Pattern.of(time["past"], sets),
    )


def periods(utterance: Utterance) -> list[Range]:
    """Where a question names its time, from left to right; times that it only compares with are left out."""
    time, compared, _, _ = _patterns()
    bases = list(compared.found(utterance))
    return [
        found
        for found in time.found(utterance)
        if not any(base.last == found.first or base.meets(found) for base in bases)
    ]


def direction(utterance: Utterance, period: Range) -> int:
    """1 for a period ahead, -1 for one that is over, 0 where its words do not tell."""
    _, _, future, past = _patterns()
    ahead = any(period.meets(r) for r in future.found(utterance))
    over = any(period.meets(r) for r in past.found(utterance))
    return ahead - over
