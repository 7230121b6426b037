"""Whether two figures are of one indicator, and how surely (pure)."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from assistant.figures.terms.indicator_words import indicator_words
from assistant.figures.terms.measures import Measure
from assistant.figures.terms.profiles import Profile
from assistant.words.phrase_table import key_of
from ingest.normalise import syllables
from ingest.quantities import Kind

# From these on two wordings are of one indicator: the share of what they have in common, less what they lack.
ALIKE = 0.55
OVERLAP = 0.36
# The same where the units differ, so that no number can support it.
ALIKE_UNLIKE = 0.72
# The share of common words from which on two wordings say the same and not only something alike.
SAME = 0.72
# How people are counted of whatever sort they are.
_PERSONS = frozenset(("người", "đồng chí", "đ/c"))
# The syllables beside those of who is counted that figures of different units must have in common.
_TOLD = 2
# What a shared syllable counts that stands beside others in the one wording than in the other.
_ALONE = 0.6
# What a word weighs that only the surroundings of the other figure have.
_AROUND = 0.6
# How much the words count that the shorter, and that the longer wording has for itself.
_SHORTER, _LONGER = 0.7, 0.35
# The least that a word of all indicators weighs beside one of a single one.
_COMMON = 0.45


class _Rest(NamedTuple):
    """The weight of words that the surroundings of the other figure have, and of those that they lack."""

    covered: float
    missing: float


class Likeness:
    """Compares profiles; words that many of them have weigh less."""

    def __init__(self, all_profiles: Iterable[Profile]) -> None:
        found = list(all_profiles)
        self._count = max(len(found), 1)
        self._frequency = Counter(word for profile in found for word in profile.weights)

    def of(self, one: Profile, other: Profile) -> float:
        """How alike two indicators are (0 to 1); 0 where they cannot be one."""
        if one.weights.keys().isdisjoint(other.weights) or excluded(one, other):
            return 0.0
        apart = _apart_in(one, other)
        told = _told(one, other, apart)
        if told < (1 if same_unit(one, other) else _TOLD):
            return 0.0
        shared, chance = self._shared(one, other, apart)
        rest, others_rest = self._rest(one, other), self._rest(other, one)
        # The surroundings bear out what the words say themselves; they do not stand for it.
        covered = (rest.covered + others_rest.covered) * _AROUND
        part = min(1.0, shared / covered) if covered else 0.0
        less, more = sorted(
            side.missing + chance + side.covered * (1 - _AROUND * part) for side in (rest, others_rest)
        )
        shared += covered * part
        if shared < OVERLAP * (shared + less + more):
            return 0.0
        score = shared / (shared + _SHORTER * less + _LONGER * more)
        return score if score >= (ALIKE if same_unit(one, other) else ALIKE_UNLIKE) else 0.0

    def same(self, one: Profile, other: Profile) -> bool:
        """Whether two figures say the same of the same thing, be it with different values."""
        if one.unit != other.unit or one.measure is not other.measure or excluded(one, other):
            return False
        shared, _ = self._shared(one, other, _apart_in(one, other))
        left = sum(rest.covered + rest.missing for rest in (self._rest(one, other), self._rest(other, one)))
        return shared >= SAME * (shared + left / 2) > 0

    def _shared(self, one: Profile, other: Profile, apart: set[str]) -> tuple[float, float]:
        """What both have, and how much of it may be chance: syllables of different words, "máy may" and "nhà máy"."""
        shared = chance = 0.0
        for word in sorted(one.weights.keys() & other.weights.keys()):
            weight = self._weight(word, max(one.weights[word], other.weights[word]))
            shared += weight * (_ALONE if word in apart else 1.0)
            chance += weight * (1 - _ALONE) if word in apart else 0.0
        return shared, chance

    def _rest(self, one: Profile, other: Profile) -> _Rest:
        """What only one of two has."""
        covered = missing = 0.0
        for word, weight in one.weights.items():
            if word not in other.weights:
                if word in other.around:
                    covered += self._weight(word, weight)
                else:
                    missing += self._weight(word, weight)
        return _Rest(covered, missing)

    def _weight(self, word: str, weight: float) -> float:
        rarity = math.log(1 + self._count / self._frequency[word]) / math.log(1 + self._count)
        return weight * (_COMMON + (1 - _COMMON) * rarity)


def _apart_in(one: Profile, other: Profile) -> set[str]:
    """The shared syllables that belong to different words: they stand beside others here than there."""
    ones, others = ({word for pair in profile.pairs for word in pair} for profile in (one, other))
    return (ones & others) - {word for pair in one.pairs & other.pairs for word in pair}


def _told(one: Profile, other: Profile, apart: set[str]) -> int:
    """How many syllables both have beside those of who is counted; 0 where their topics have none in common."""
    counted = {part for actor in one.actors | other.actors for part in key_of(actor)}
    shared = one.weights.keys() & other.weights.keys() - counted - apart
    topics, others = (
        {word for word, weight in profile.weights.items() if weight == 1.0 and word not in counted}
        for profile in (one, other)
    )
    if topics and others and not shared & topics & others:
        return 0
    if not topics and not others:
        return max(len(shared), 1)
    return len(shared)


def same_unit(one: Profile, other: Profile) -> bool:
    """Whether two figures can be subtracted: of one measure and, where they are amounts, of one unit."""
    if one.measure is not other.measure:
        return False
    if one.measure not in (Measure.AMOUNT, Measure.CHANGE) or one.unit == other.unit:
        return True
    if one.quantity.kind is not Kind.COUNT or other.quantity.kind is not Kind.COUNT:
        return False
    return bool(one.actors & other.actors) or not _PERSONS.isdisjoint((one.unit, other.unit))


def _other_things(one: Profile, other: Profile) -> bool:
    """Whether two counts are of things that have nothing in common: "60 tuổi", "01 lần"."""
    if not one.quantity.kind is other.quantity.kind is Kind.COUNT or not _PERSONS.isdisjoint(
        (one.unit, other.unit)
    ):
        return False
    first, second = set(syllables(one.quantity.unit)), set(syllables(other.quantity.unit))
    if not first or not second or first & second:
        return False
    return not (
        first & set(syllables(other.entry.observation.indicator))
        or second & set(syllables(one.entry.observation.indicator))
    )


def excluded(one: Profile, other: Profile) -> bool:
    """Whether two figures cannot be of one indicator, however alike their wordings are."""
    return (
        not _measures(one.measure, other.measure)
        or _apart(one.actors, other.actors)
        or _other_things(one, other)
        or _branches(one, other)
        or one.degrees != other.degrees
        or _joined(one, other)
        or _joined(other, one)
        or any(
            mine != others and (sides.strict or (mine and others)) and not mine & others
            for sides, mine, others in zip(indicator_words().sides, one.sides, other.sides, strict=True)
        )
    )


def _measures(one: Measure, other: Measure) -> bool:
    """A level never goes with its growth or its change, a growth never with a share."""
    return one is other or {one, other} in ({Measure.AMOUNT, Measure.SHARE}, {Measure.AMOUNT, Measure.ODD})


def _apart(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other and not one & other)


def _branches(one: Profile, other: Profile) -> bool:
    """A branch is not the list that it is in."""
    return bool(one.branches and other.branches and one.branches != other.branches)


def _joined(one: Profile, other: Profile) -> bool:
    """Whether one is of both things that a dash joins and the other of the first or the second alone."""
    words = other.weights.keys()
    for first, second in one.joined:
        held = [set(half.split()) <= words for half in (first, second)]
        if held[0] != held[1]:
            return True
    return False
