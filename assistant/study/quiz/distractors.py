"""Wrong figures that could be right: of the same form and size, and never another true value."""

from __future__ import annotations

import random
import re
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from assistant.figures.comparing import base_unit
from assistant.study.quiz.alike import may_be_same, same_indicator
from assistant.study.quiz.asking import value_text
from assistant.study.quiz.dice import mixed
from assistant.study.quiz.numerals import Numeral, numerals
from assistant.study.quiz.types import FigureFact, SentenceFact
from assistant.study.types import Difficulty
from ingest.quantity import Kind

# How far a wrong figure is from the right one, as a share of it.
_REACH = {
    Difficulty.EASY: (Decimal("0.28"), Decimal("0.75")),
    Difficulty.MEDIUM: (Decimal("0.10"), Decimal("0.40")),
    Difficulty.HARD: (Decimal("0.02"), Decimal("0.14")),
}
# What all of something is mistaken for.
_OF_ALL = {
    Difficulty.EASY: (10, 15, 20, 25, 30, 40),
    Difficulty.MEDIUM: (5, 10, 15, 20),
    Difficulty.HARD: (1, 2, 3, 5),
}
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_STEPS = (2, 3, 5, 7, 4, 6, 1, 8, 10, 12, 15)
_HUNDRED, _NEARLY_ALL = Decimal(100), Decimal(90)


Figure = FigureFact | SentenceFact


def shown(fact: Figure) -> str:
    """A figure as an option: with its unit, only the number where its clause goes on with that."""
    if isinstance(fact, SentenceFact):
        return " ".join(fact.entry.observation.quantity.value.split())
    return value_text(fact)


def wrong_figures(
    fact: Figure, others: Sequence[Figure], level: Difficulty, chance: random.Random, count: int = 3
) -> list[str]:
    """`count` wrong figures in the form of `shown`; fewer where the figure's form allows no more.

    Some smaller and some greater, as chance has it, so that the right one's rank tells nothing.
    """
    right = shown(fact)
    parts = numerals(fact.entry.observation.quantity.value)
    if not parts:
        return []
    barred = {other.entry.observation.quantity.amount for other in others if may_be_same(fact, other)}
    scale = Decimal(repr(fact.entry.observation.quantity.scale))
    known = [] if len(parts) > 1 else list(_told_elsewhere(fact, others, parts[0], level))
    made = list(_made(fact, parts, level, chance))
    below = chance.randrange(count + 1)
    chosen: list[tuple[Decimal, str]] = []
    for value, text in (*mixed(known, chance)[: 2 if level is not Difficulty.EASY else 1], *made):
        if len(chosen) == count:
            break
        if text == right or any(text == other for _, other in chosen) or float(value * scale) in barred:
            continue
        smaller = sum(1 for one, _ in chosen if one < parts[0].value)
        # The last ones are taken from whichever side has room; the first fill the sides as chance has it.
        if value < parts[0].value and smaller >= below and _room(made, parts[0].value, chosen, above=True):
            continue
        if (
            value > parts[0].value
            and len(chosen) - smaller >= count - below
            and _room(made, parts[0].value, chosen, above=False)
        ):
            continue
        chosen.append((value, text))
    return [text for _, text in chosen]


def _room(
    made: Sequence[tuple[Decimal, str]],
    right: Decimal,
    chosen: Collection[tuple[Decimal, str]],
    *,
    above: bool,
) -> bool:
    """Whether a side still has a figure that was not taken."""
    return any(
        (value > right) is above and (value, text) not in chosen for value, text in made if value != right
    )


def _told_elsewhere(
    fact: Figure, others: Sequence[Figure], right: Numeral, level: Difficulty
) -> Iterator[tuple[Decimal, str]]:
    """Figures of the report in the same form: the indicator at another time, then neighbours of its unit."""
    quantity = fact.entry.observation.quantity
    least, most = (Decimal("0.5"), Decimal(2)) if level is Difficulty.HARD else (Decimal("0.25"), Decimal(4))
    for other in others:
        theirs = other.entry.observation.quantity
        if other.key == fact.key or theirs.kind is not quantity.kind or may_be_same(fact, other):
            continue
        if base_unit(theirs) != base_unit(quantity) or theirs.unit.casefold() != quantity.unit.casefold():
            continue
        found = numerals(theirs.value)
        if len(found) != 1 or (found[0].value == _HUNDRED and quantity.kind is Kind.PERCENT):
            continue
        if found[0].decimals != right.decimals or found[0].value == right.value:
            continue
        if not least <= found[0].value / max(right.value, Decimal("0.0001")) <= most or not _fits(
            found[0].value, right, quantity.kind
        ):
            continue
        near = other.owner == fact.owner or same_indicator(fact, other)
        if near and _roundness(found[0].value, right) == _roundness(right.value, right):
            yield found[0].value, _replaced(fact, [right], [found[0].value])


def _made(
    fact: Figure, parts: Sequence[Numeral], level: Difficulty, chance: random.Random
) -> Iterator[tuple[Decimal, str]]:
    """Plausible changes of the figure itself, as round as it is."""
    kind = fact.entry.observation.quantity.kind
    if kind in (Kind.RATIO, Kind.RANK) and len(parts) == 2:
        yield from _of_total(fact, parts, chance)
        return
    grain = _grain(parts)
    shift = parts[-1].value - parts[0].value if len(parts) == 2 else Decimal(0)
    least, most = (share * parts[0].value for share in _REACH[level])
    steps = [step * grain for step in _STEPS]
    within = [step for step in steps if least <= step <= most] or [step for step in steps if step <= most]
    if len(within) < 3:
        within = sorted(steps, key=lambda step: abs(step - (least + most) / 2))[:6]
    if parts[0].value / grain > 40 and len(parts) == 1:
        within = _scattered(grain, least, most, chance)
    if kind is Kind.PERCENT and parts[0].value == _HUNDRED and not shift:
        within = [Decimal(step) for step in _OF_ALL[level]]
    elif kind is Kind.PERCENT and _HUNDRED > parts[0].value > _NEARLY_ALL and not shift:
        # Nobody takes 60 for 99,7: what is left of the whole tells how far to go.
        most = max(Decimal(2), (_HUNDRED - parts[0].value) * 3)
        within = [grain * chance.randint(1, max(int(most / grain), 4)) for _ in range(12)]
    if shift:
        within = [shift * times for times in (1, 2, 3)] or within
    for step in mixed(within, chance):
        for sign in mixed((1, -1), chance):
            values = [part.value + sign * step for part in parts]
            if all(_fits(value, part, kind) for value, part in zip(values, parts, strict=True)):
                yield values[0], _replaced(fact, parts, values)


def _scattered(grain: Decimal, least: Decimal, most: Decimal, chance: random.Random) -> list[Decimal]:
    """Distances within reach whose sums differ from the right figure in more than the last digit."""
    low, high = int(least / grain) or 1, max(int(most / grain), 4)
    return [grain * chance.randint(low, high) for _ in range(12)]


def _of_total(fact: Figure, parts: Sequence[Numeral], chance: random.Random) -> Iterator[tuple[Decimal, str]]:
    """Other ranks and shares of the same total."""
    first, total = parts
    for step in mixed((1, 2, 3, 4, 5), chance):
        for sign in mixed((1, -1), chance):
            value = first.value + sign * step
            if 0 < value <= total.value:
                yield value, _replaced(fact, parts, [value, total.value])


def _fits(value: Decimal, like: Numeral, kind: Kind) -> bool:
    """Whether a figure can be of that kind, and has as many digits give or take one."""
    if value <= 0 or (kind is Kind.PERCENT and value > _HUNDRED >= like.value):
        return False
    digits = len(str(int(value))), len(str(int(like.value)))
    return abs(digits[0] - digits[1]) <= (0 if like.width > 1 else 1)


def _grain(parts: Sequence[Numeral]) -> Decimal:
    """The unit that a figure is rounded to: 5 for 65, 100 for 7.900, 0,1 for 33,8."""
    best = parts[0].step
    for power in range(-parts[0].decimals, 13):
        for factor in (1, 2, 5):
            grain = Decimal(factor).scaleb(power)
            if factor == 2 or any(part.value % grain for part in parts) or grain * 3 > parts[0].value:
                continue
            best = max(best, grain)
    return best


def _roundness(value: Decimal, like: Numeral) -> int:
    """How many closing zeros a figure has in its form."""
    digits = like.written(value).replace(".", "").replace(",", "")
    return min(len(digits) - len(digits.rstrip("0")), 2)


def _replaced(fact: Figure, parts: Sequence[Numeral], values: Sequence[Decimal]) -> str:
    """The figure's text with other numbers."""
    written = iter([part.written(value) for part, value in zip(parts, values, strict=True)])
    return _NUMBER.sub(lambda match: next(written, match.group()), shown(fact))
