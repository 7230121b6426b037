"""Figures that stand together in a text are looked for where the report tells them together (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.checking.judging import judged
from assistant.checking.likeness import Candidate
from assistant.checking.said import Said
from assistant.checking.types import Checked, Verdict
from assistant.figures.ledger.entries import Entry

# What standing beside the line that a neighbour agrees with adds to likeness, and how near that is, in characters.
BESIDE = 0.12
NEAR = 300
# How far from each other two figures of a text may stand.
CLOSE = 250

Found = tuple[Said, Sequence[Candidate]]


def together(found: Sequence[Found], first: Sequence[Checked]) -> list[Checked]:
    """The verdicts once more for what agreed with nothing, beside the lines that its neighbours agree with."""
    second = []
    for n, ((said, known), checked) in enumerate(zip(found, first, strict=True)):
        places = [] if checked.verdict is Verdict.MATCH else _places(n, first)
        if places:
            again = judged(said, [_nearer(item, places) for item in known])
            if again.verdict is Verdict.MATCH or checked.verdict is Verdict.NOT_IN_REPORT:
                checked = again
        second.append(checked)
    return second


def _places(n: int, first: Sequence[Checked]) -> list[Entry]:
    """Where the report tells what the figures before and after the n-th say."""
    here = first[n]
    return [
        other.entry
        for other in (*first[max(0, n - 2) : n], *first[n + 1 : n + 2])
        if other.entry and other.verdict is Verdict.MATCH and abs(other.start - here.start) <= CLOSE
    ]


def _nearer(item: Candidate, places: Sequence[Entry]) -> Candidate:
    entry = item.told.entry
    beside = any(
        entry is not place
        and entry.document == place.document
        and abs(entry.observation.quantity.start - place.observation.quantity.start) <= NEAR
        for place in places
    )
    return replace(item, alike=min(1.0, item.alike + BESIDE), beside=True) if beside else item
