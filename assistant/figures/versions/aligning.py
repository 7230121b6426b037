"""Which statement of one version became which of the other (pure).

First those of one wording with the numbers masked, in order; then those that moved; then, of what is left, those that
are most alike, each with one other; last the pieces of sentences that were split or joined.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from assistant.figures.versions.statements import NUMBER, Statement, same_figures

# A wording so long is found again wherever it moved; a shorter one only within its section, or with the same figures.
TELLING_WORDS = 6
# From here on two wordings are one statement reworded (1: the same words; rare words weigh more).
ALIKE = 0.5
# What standing in one section, and next to statements that belong together, adds to that.
SAME_SECTION = 0.06
NEIGHBOURS = 0.06
# How much the same figures count beside the words.
FIGURES_WEIGHT = 0.4
LEAST_WORDS_ALIKE = 0.2
# From this share of its words on, a statement is a piece of another; it must have so many words of its own.
CONTAINED = 0.6
PIECE_WORDS = 4
# How far from the rest of a split sentence a piece may stand, in statements.
NEAR = 3
# Words in more statements than this share do not make two worth comparing; of the others the best few are compared.
COMMON = 0.25
CANDIDATES = 12


@dataclass(slots=True)
class Group:
    """Statements of the old version that became those of the new one, by position; one side empty where nothing did.

    `exact`: one statement each, of one wording.
    """

    old: list[int] = field(default_factory=list)
    new: list[int] = field(default_factory=list)
    exact: bool = False


def align(old: Sequence[Statement], new: Sequence[Statement]) -> list[Group]:
    """Every statement of both versions in exactly one group."""
    alignment = _Alignment(old, new)
    alignment.in_order()
    alignment.moved()
    alignment.reworded()
    alignment.pieces()
    return alignment.groups()


class _Alignment:
    def __init__(self, old: Sequence[Statement], new: Sequence[Statement]) -> None:
        self._old, self._new = old, new
        self._of_old: dict[int, Group] = {}
        self._of_new: dict[int, Group] = {}
        counts = Counter(word for statement in (*old, *new) for word in {*statement.words})
        total = len(old) + len(new)
        self._weights = {word: math.log(1 + total / count) for word, count in counts.items()}
        self._weights[NUMBER] = 0.0

    def groups(self) -> list[Group]:
        """All groups, those of one side included."""
        found = list(
            {id(group): group for group in (*self._of_old.values(), *self._of_new.values())}.values()
        )
        found += [Group(old=[i]) for i in self._rest_old()]
        return found + [Group(new=[j]) for j in self._rest_new()]

    def in_order(self) -> None:
        """Statements of one wording that stand in one order."""
        matcher = SequenceMatcher(None, [s.words for s in self._old], [s.words for s in self._new])
        for start_old, start_new, size in matcher.get_matching_blocks():
            for step in range(size):
                self._pair(start_old + step, start_new + step, exact=True)

    def moved(self) -> None:
        """Statements of one wording that stand elsewhere now: with the same figures and in the same section first."""
        places: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for j in self._rest_new():
            places[self._new[j].words].append(j)
        for same, within in ((True, True), (False, True), (True, False), (False, False)):
            for i in self._rest_old():
                mine = self._old[i]
                for j in places[mine.words]:
                    other = self._new[j]
                    if j in self._of_new or (within and mine.section != other.section):
                        continue
                    if same and not same_figures(mine, other):
                        continue
                    if not same and not within and len(mine.words) < TELLING_WORDS:
                        continue
                    self._pair(i, j, exact=True)
                    break

    def reworded(self) -> None:
        """Statements that are most alike, each with one other, the best first."""
        scored = []
        for i, j in self._candidates(self._rest_old(), self._rest_new()):
            score = self._likeness(i, j)
            if score >= ALIKE:
                scored.append((score, -abs(i / len(self._old) - j / len(self._new)), i, j))
        for _, _, i, j in sorted(scored, reverse=True):
            if i not in self._of_old and j not in self._of_new:
                self._pair(i, j)

    def pieces(self) -> None:
        """The pieces of sentences that were split or joined, with what they were cut from, the surest first."""
        found = self._candidates(self._rest_new(), self._inexact(self._of_old, self._old), flipped=True)
        for _, j, i in sorted((-self._share(self._new[j], self._old[i]), j, i) for j, i in found):
            group = self._of_old.get(i) or Group([i])
            if j not in self._of_new and self._cut_from(j, self._new, self._old[i], group.new):
                group.new.append(j)
                self._of_old[i] = self._of_new[j] = group
        found = self._candidates(self._rest_old(), self._inexact(self._of_new, self._new))
        for _, i, j in sorted((-self._share(self._old[i], self._new[j]), i, j) for i, j in found):
            group = self._of_new.get(j) or Group(new=[j])
            if i not in self._of_old and self._cut_from(i, self._old, self._new[j], group.old):
                group.old.append(i)
                self._of_old[i] = self._of_new[j] = group

    # Inside

    def _cut_from(
        self, piece: int, side: Sequence[Statement], whole: Statement, partners: Sequence[int]
    ) -> bool:
        """Whether a statement is a piece of `whole`, beside the pieces known already (`partners`)."""
        if _of_others(side[piece], whole) or (partners and min(abs(piece - at) for at in partners) > NEAR):
            return False
        return (
            len(side[piece].words) >= PIECE_WORDS
            and self._share(side[piece], whole, [side[partner] for partner in partners]) >= CONTAINED
        )

    def _share(self, piece: Statement, whole: Statement, partners: Sequence[Statement] = ()) -> float:
        """How much of a statement's wording another has, besides what its `partners` have."""
        free = Counter(whole.words)
        for partner in partners:
            free.subtract(partner.words)
        words = Counter(piece.words)
        own = sum(count * self._weights[word] for word, count in words.items())
        shared = sum(min(count, max(0, free[word])) * self._weights[word] for word, count in words.items())
        return shared / own if own else 0.0

    def _inexact(self, grouped: dict[int, Group], side: Sequence[Statement]) -> list[int]:
        return [at for at in range(len(side)) if at not in grouped or not grouped[at].exact]

    def _likeness(self, i: int, j: int) -> float:
        mine, other = self._old[i], self._new[j]
        if _of_others(mine, other):
            return 0.0
        first, second = mine.telling, other.telling
        both = self._sum(first) + self._sum(second)
        words = 2 * self._sum(first & second) / both if both else 0.0
        score = words
        if words >= LEAST_WORDS_ALIKE and (stated := max(len(mine.figures), len(other.figures))):
            score = max(score, (1 - FIGURES_WEIGHT) * words + FIGURES_WEIGHT * _kept(mine, other) / stated)
        if words >= LEAST_WORDS_ALIKE:
            score += SAME_SECTION * (mine.section == other.section) + NEIGHBOURS * self._between(i, j)
        return score

    def _between(self, i: int, j: int) -> bool:
        """Whether the statement before, or after, belongs to the one before, or after, in the other version."""
        for step in (-1, 1):
            group = self._of_old.get(i + step)
            if group is not None and j + step in group.new:
                return True
        return False

    def _candidates(
        self, left: Iterable[int], right: Sequence[int], *, flipped: bool = False
    ) -> list[tuple[int, int]]:
        """Pairs worth a closer look: for each of `left` the few of `right` with which it shares the rarest words.

        `left` are positions in the old version, `right` in the new one; the other way round where `flipped`.
        """
        ours, others = (self._new, self._old) if flipped else (self._old, self._new)
        holders: dict[str, list[int]] = defaultdict(list)
        for at in right:
            for word in others[at].telling:
                holders[word].append(at)
        limit = max(8.0, COMMON * len(right))
        found = []
        for at in left:
            scores: dict[int, float] = defaultdict(float)
            for word in ours[at].telling:
                if len(holders[word]) <= limit:
                    for other in holders[word]:
                        scores[other] += self._weights[word]
            best = heapq.nsmallest(
                CANDIDATES, scores, key=lambda other: (-scores[other], abs(other - at), other)
            )
            found += [(at, other) for other in best]
        return found

    def _sum(self, words: Iterable[str]) -> float:
        return sum(self._weights[word] for word in words)

    def _pair(self, i: int, j: int, *, exact: bool = False) -> None:
        self._of_old[i] = self._of_new[j] = Group([i], [j], exact)

    def _rest_old(self) -> list[int]:
        return [i for i in range(len(self._old)) if i not in self._of_old]

    def _rest_new(self) -> list[int]:
        return [j for j in range(len(self._new)) if j not in self._of_new]


def _kept(mine: Statement, other: Statement) -> int:
    """How many figures of the one stand in the other too."""
    free = list(other.figures)
    for figure in mine.figures:
        found = next((at for at, one in enumerate(free) if figure.same(one)), None)
        if found is not None:
            del free[found]
    return len(other.figures) - len(free)


def _of_others(mine: Statement, other: Statement) -> bool:
    """Whether two speak of different ones: "Xã An Bình có # trường", "Xã Hòa Phú có # trường"."""
    return bool(mine.names and other.names) and not mine.names & other.names
