"""Which facts are asked in which way: all sections, then all kinds, as chance has it."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import TypeVar

from assistant.study.quiz.dice import mixed
from assistant.study.quiz.types import Fact, FigureFact, Saying, SentenceFact
from assistant.study.types import QuestionKind

F = TypeVar("F", bound=Fact)

# How many figures of a section are asked before a statement in words.
_FIGURES = 2
# How much chance may lift a fact; how much less a section's next one matters, and the next of its nature.
_JITTER, _AGAIN, _ALIKE = 0.6, 0.8, 0.15
# How often each kind is asked in a set that leaves the choice to us.
_SHARES = {
    QuestionKind.MCQ: 0.36,
    QuestionKind.TRUE_FALSE: 0.22,
    QuestionKind.CLOZE: 0.18,
    QuestionKind.SHORT: 0.16,
    QuestionKind.MATCH: 0.08,
}


def shares(number: int, kinds: frozenset[QuestionKind]) -> dict[QuestionKind, int]:
    """How many questions of each kind a set of `number` shall have; the sum is `number`."""
    among = {kind: share for kind, share in _SHARES.items() if not kinds or kind in kinds}
    total = sum(among.values())
    exact = {kind: number * share / total for kind, share in among.items()}
    found = {kind: int(amount) for kind, amount in exact.items()}
    rest = sorted(among, key=lambda kind: (found[kind] - exact[kind], -among[kind]))
    for kind in rest[: number - sum(found.values())]:
        found[kind] += 1
    return found


def by_section(facts: Sequence[F], weights: Mapping[str, float], chance: random.Random) -> list[list[F]]:
    """The facts of each section, those that matter most first, as chance has it among such as matter alike."""
    found: dict[tuple[str, int | None], list[F]] = defaultdict(list)
    for fact in facts:
        found[fact.owner].append(fact)
    told = {fact.key: weights[fact.key] + _JITTER * chance.random() for fact in facts}
    sections = [_spread(sorted(group, key=lambda fact: -told[fact.key])) for group in found.values()]
    return sorted(sections, key=lambda group: -told[group[0].key])


def _spread(facts: Sequence[F]) -> list[F]:
    """Facts of a section: a statement in words after every second figure, so that both are asked."""
    words = [fact for fact in facts if isinstance(fact, Saying)]
    hard = [fact for fact in facts if not isinstance(fact, Saying)]
    found: list[F] = []
    while hard or words:
        found += [*hard[:_FIGURES], *words[:1]]
        del hard[:_FIGURES], words[:1]
    return found


def best_first(sections: Sequence[Sequence[F]], weights: Mapping[str, float], number: int) -> list[F]:
    """The facts to ask where fewer are wanted than there are sections: the weightiest, yet not all of one section."""
    found: list[F] = []
    taken: Counter[tuple[str, int | None]] = Counter()
    kinds: Counter[object] = Counter()
    rest = [list(group) for group in sections]
    while len(found) < number and any(rest):
        best = max(
            (group for group in rest if group),
            key=lambda group: (
                weights[group[0].key] - _AGAIN * taken[group[0].owner] - _ALIKE * kinds[_kind(group[0])]
            ),
        )
        fact = best.pop(0)
        taken[fact.owner] += 1
        kinds[_kind(fact)] += 1
        found.append(fact)
    return found


def _kind(fact: Fact) -> object:
    if isinstance(fact, Saying):
        return fact.nature
    return fact.entry.observation.nature if isinstance(fact, FigureFact | SentenceFact) else ""


def wanted_kinds(
    left: Counter[QuestionKind], possible: Sequence[QuestionKind], chance: random.Random
) -> list[QuestionKind]:
    """The kinds that a fact may be asked in, those of which most are still wanted first."""
    order = mixed(possible, chance)
    return sorted((kind for kind in order if left[kind] > 0), key=lambda kind: -left[kind])
