"""Whether two figures may be of one thing, as far as their names tell."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.study.quiz.types import FigureFact, SentenceFact
from ingest.normalise import syllables
from ingest.observation import Observation

Figure = FigureFact | SentenceFact

_IDLE = frozenset(
    syllables(
        "tổng số mức tỷ lệ tỷ trọng của các được đạt là có trong trên địa bàn về cho theo và ngành tốc độ hiện nay thực hiện"
    )
)
_YEARS = re.compile(r"\d+(?:/\d+)*")
# From this share of common words on two names may be of one thing.
_SAME = 0.8


def same_indicator(one: Figure, other: Figure) -> bool:
    """Whether two figures are told of one indicator, whatever the time."""
    return alike(one.entry.observation, other.entry.observation)


def may_be_same(one: Figure, other: Figure) -> bool:
    """Whether the value of the other may be true of the first too: one indicator, one time."""
    return may_share(one.entry.observation, other.entry.observation)


def may_share(one: Observation, other: Observation) -> bool:
    """The same of two lines of the ledger."""
    return alike(one, other) and overlap(one.period, other.period)


def alike(one: Observation, other: Observation) -> bool:
    """Whether two names have nearly all telling words in common."""
    first, second = _telling(one), _telling(other)
    if not first or not second:
        return True
    return len(first & second) >= _SAME * max(len(first), len(second))


def overlap(one: str, other: str) -> bool:
    """Whether two periods may hold one moment: they do not only name other years."""
    first, second = _span(one), _span(other)
    if first is None or second is None:
        return True
    return (
        first[0] <= second[1] and second[0] <= first[1] and (one == other or not _terms_meet(first, second))
    )


def _terms_meet(first: tuple[int, int], second: tuple[int, int]) -> bool:
    """Whether one term only begins in the year in which the other ends."""
    return first[0] < first[1] == second[0] < second[1] or second[0] < second[1] == first[0] < first[1]


def _span(period: str) -> tuple[int, int] | None:
    years = [int(year) for year in re.findall(r"(?:19|20)\d\d", period)]
    return (min(years), max(years)) if years else None


def _telling(told: Observation) -> frozenset[str]:
    return _words(told.indicator)


@lru_cache(maxsize=4096)
def _words(name: str) -> frozenset[str]:
    return frozenset(syllables(name)) - _IDLE
