"""The figures that differ between statements of two versions that say the same otherwise (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from assistant.figures.versions.statements import NUMBER, Figure, Statement

# A figure of the old version and the one that took its place; None where there is none.
Match = tuple[Figure | None, Figure | None]
# So many words in a row around a figure leave no doubt that it is the same.
ANCHOR = 2
# What the words beside a figure, and its value, count for two figures to be one.
NEIGHBOURS = ((-1, 1.0), (-2, 0.5), (1, 0.4), (2, 0.3))
SAME = 0.6


def differences(old: Sequence[Statement], new: Sequence[Statement], *, exact: bool) -> list[Match]:
    """The figures that do not say the same, in order of place; `exact` where the wording is one.

    A figure that only one side has counts where it states an amount.
    """
    before = [figure for statement in old for figure in statement.figures]
    after = [figure for statement in new for figure in statement.figures]
    if exact:
        matches: list[Match] = list(zip(before, after, strict=True))
    else:
        matches = _matches(old, new, before, after)
    return sorted(filter(_differ, matches), key=_place)


def _differ(match: Match) -> bool:
    one, other = match
    if one and other:
        return not one.same(other)
    return any(figure is not None and figure.stated for figure in match)


def _place(match: Match) -> tuple[int, int]:
    one, other = match
    if other:
        return other.span.start, 0
    # What is gone comes in order among itself, after what is there.
    return (1 << 60), one.span.start if one else 0


def _matches(
    old: Sequence[Statement], new: Sequence[Statement], before: list[Figure], after: list[Figure]
) -> list[Match]:
    """Each figure with the one that stands in its place, by the words around them and by what they say."""
    left, right = _flat(old), _flat(new)
    matches: list[Match] = []
    gaps: list[tuple[list[int], list[int]]] = []
    told = [_told(word, before) for word in left], [_told(word, after) for word in right]
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, *told, autojunk=False).get_opcodes():
        mine = [word for word in left[i1:i2] if isinstance(word, int)]
        others = [word for word in right[j1:j2] if isinstance(word, int)]
        if tag == "equal" and sum(isinstance(word, str) and word != "%" for word in left[i1:i2]) >= ANCHOR:
            matches += [(before[a], after[b]) for a, b in zip(mine, others, strict=True)]
        else:
            gaps.append((mine, others))
    free_old = [a for mine, _ in gaps for a in mine]
    free_new = [b for _, others in gaps for b in others]

    def take(a: int, b: int) -> None:
        if a in free_old and b in free_new:
            free_old.remove(a)
            free_new.remove(b)
            matches.append((before[a], after[b]))

    for _, a, b in _likeliest(left, right, before, after, (free_old, free_new)):
        take(a, b)
    for mine, others in gaps:
        inner = [a for a in mine if a in free_old], [b for b in others if b in free_new]
        if len(inner[0]) == len(inner[1]):
            for a, b in zip(*inner, strict=True):
                take(a, b)
    for a in list(free_old):
        kind = before[a].quantity.kind
        if (match := next((b for b in free_new if after[b].quantity.kind is kind), None)) is not None:
            take(a, match)
    return matches + [(before[a], None) for a in free_old] + [(None, after[b]) for b in free_new]


def _likeliest(
    left: Sequence[str | int],
    right: Sequence[str | int],
    before: Sequence[Figure],
    after: Sequence[Figure],
    free: tuple[Sequence[int], Sequence[int]],
) -> list[tuple[float, int, int]]:
    """Pairs of free figures that say the same or follow the same word, the likeliest first.

    "từ 5% xuống 3%" against "từ 3% lên 5%": the word before counts more than the value.
    """
    places = {a: left.index(a) for a in free[0]}, {b: right.index(b) for b in free[1]}
    found = []
    for a, i in places[0].items():
        for b, j in places[1].items():
            words = sum(
                weight
                for step, weight in NEIGHBOURS
                if 0 <= i + step < len(left) and 0 <= j + step < len(right)
                if isinstance(left[i + step], str) and left[i + step] == right[j + step]
            )
            same = before[a].same(after[b])
            if same or words >= 1:
                found.append((-(words + SAME * same), abs(i / len(left) - j / len(right)), a, b))
    return [(-score, a, b) for score, _, a, b in sorted(found)]


def _flat(statements: Sequence[Statement]) -> list[str | int]:
    """The words in order; for a number its position among the figures."""
    flat: list[str | int] = []
    count = 0
    for word in (word for statement in statements for word in statement.words):
        flat.append(count if word == NUMBER else word)
        count += word == NUMBER
    return flat


def _told(word: str | int, figures: Sequence[Figure]) -> str | tuple[float, float | None]:
    """A word, or the amount of a figure."""
    if isinstance(word, str):
        return word
    quantity = figures[word].quantity
    return quantity.amount, quantity.number_max
