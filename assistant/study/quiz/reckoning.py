"""Whether a number can be worked out from others that stand beside it (pure)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, permutations

# Figures are rounded: sums, shares and growth agree only so nearly.
_NEARLY = 0.006
_WHOLE = 100.0


def reckonable(number: float, others: Sequence[float], *, share: bool) -> bool:
    """Whether a number follows from others: their sum, difference, share, growth; `share`: it is a percentage.

    Shares among the others are given as percentages like the number itself.
    """
    return any(abs(number - found) <= _NEARLY * max(abs(number), 1e-9) for found in _results(others, share))


def _results(others: Sequence[float], share: bool) -> Iterator[float]:
    if share:
        for one in others:
            yield _WHOLE - one
    for count in range(2, min(len(others), 5) + 1):
        for some in combinations(others, count):
            yield sum(some)
            yield 2 * max(some) - sum(some)
    for one, other in permutations(others, 2):
        if share and other:
            yield _WHOLE * one / other
            yield abs(_WHOLE * (one / other - 1))
        yield one * other / _WHOLE
        if other:
            yield one * _WHOLE / other
            yield one / (1 + other / _WHOLE)
            yield one * (1 + other / _WHOLE)
            yield one * (1 - other / _WHOLE)
        if 0 < other < _WHOLE:
            yield one / (1 - other / _WHOLE)
