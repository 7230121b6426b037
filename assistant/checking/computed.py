"""Figures that a writer worked out from a report: a sum, a gap (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from assistant.checking.likeness import Candidate, Clash
from assistant.checking.said import Said
from assistant.checking.units import amount_of, comparable
from assistant.checking.wording import reported
from ingest.normalise import fold
from ingest.quantity import Kind

# Lines that a sum or gap is looked for among: the most alike.
_AMONG = 8
_ALIKE = 0.3
_WORDS = re.compile(
    r"(?<!\w)(?:cong lai|cong don|chenh lech|chenh nhau|cach biet|nhieu hon|it hon|cao hon|thap hon|lon hon|nho hon|hon kem|kem"
    r"|gap|bang \S+ lan|con thieu|so voi (?:nhiem ky|nam|cung ky|muc tieu|chi tieu|ket qua|giai doan)|vuot (?:muc tieu|chi tieu|ke hoach))(?!\w)"
)


def says_computed(said: Said) -> bool:
    """Whether the words around a figure say that it compares or adds up others."""
    return _computes(f"{said.clause} {said.name}")


def tells_computed(found: Candidate) -> bool:
    """Whether the report itself tells a figure that compares or adds up others."""
    observation = found.told.entry.observation
    quantity = observation.quantity
    at = quantity.start - observation.start
    return _computes(observation.indicator) or _computes(
        found.told.entry.quote[at : at + len(quantity.text) + 40]
    )


def _computes(text: str) -> bool:
    return _WORDS.search(" ".join(fold(text).split())) is not None


def computed(said: Said, ranked: Sequence[Candidate]) -> str:
    """Of which two figures of the report a figure is the sum or the difference; "" where of none.

    Only where the words say so or where the figure has digits enough that it cannot be chance.
    """
    quantity = said.quantity
    if quantity.number_max is not None or quantity.kind in (Kind.RATIO, Kind.RANK):
        return ""
    if not says_computed(said) and quantity.kind is not Kind.POINTS:
        return ""
    percent = quantity.kind is Kind.POINTS
    known = [
        item
        for item in ranked[:_AMONG]
        if item.alike >= _ALIKE
        and (percent or not Clash.UNIT & item.clash)
        and item.told.entry.observation.quantity.number_max is None
    ]
    own = amount_of(quantity, said.measure)
    for one, other in combinations(known, 2):
        first, second = one.told.entry.observation.quantity, other.told.entry.observation.quantity
        if not comparable(one.told.measure, other.told.measure):
            continue
        a, b = amount_of(first, one.told.measure), amount_of(second, other.told.measure)
        if own == a + b:
            return f"bằng tổng của {reported(first)} và {reported(second)}"
        if own == abs(a - b):
            return f"bằng chênh lệch giữa {reported(first)} và {reported(second)}"
    return ""
