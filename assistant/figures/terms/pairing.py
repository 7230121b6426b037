"""Two terms side by side: what was reached in the one, what is aimed at for the next (pure)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.figures.ledger.entries import Entry
from assistant.figures.terms.alike import Likeness, same_unit
from assistant.figures.terms.gaps import gap_between
from assistant.figures.terms.indicator_names import shown_name
from assistant.figures.terms.profiles import Profile, profiles
from assistant.figures.terms.sorting import Sides, sides_of
from ingest.quantities import Kind

# What counts beside the wording where several figures are alike: the same heading, document, unit, sort of number; a
# part of the report that tells of many of the targets; the end of the term rather than a year before it.
_HEADING, _DOCUMENT, _UNIT, _KIND, _BASIS, _SUMMARY, _LATE = 0.08, 0.03, 0.15, 0.03, 0.1, 0.2, 0.03
# What a time began with ("đầu năm có 186 hộ nghèo") is not what it ended with.
_START = 0.3


@dataclass(frozen=True, slots=True)
class Pairing:
    """An indicator with its value of the past term and its target of the next.

    `gap` is next less past in words ("tăng 3,56 điểm phần trăm"), None where it has no meaning. `note` tells why not, and
    what else the report says of the indicator; "" mostly.
    """

    name: str
    past: Entry
    next: Entry
    gap: str | None
    note: str


@dataclass(frozen=True, slots=True)
class TwoTerms:
    """The indicators of two terms ("2020-2025", "2025-2030"), in the order of the targets.

    `only_past` are results without a target, `only_next` targets without a result; a figure that only repeats one of a
    pair is in neither.
    """

    past_term: str
    next_term: str
    pairs: tuple[Pairing, ...]
    only_past: tuple[Entry, ...]
    only_next: tuple[Entry, ...]


def two_terms(found: Sequence[Entry]) -> TwoTerms | None:
    """The results of a term beside the targets of the next; None where the entries do not hold two terms."""
    sides = sides_of(profiles(found))
    if sides is None:
        return None
    likeness = Likeness((*sides.past, *sides.next))
    matched = _matched(sides, likeness)
    past_again, next_again = _again(sides, matched, likeness)
    pairs = []
    for j, i in sorted((j, i) for i, j, _ in matched.pairs):
        past, later = sides.past[i], sides.next[j]
        gap = gap_between(past, later)
        again = [sides.past[k] for k in past_again[i] if not sides.lateness(sides.past[k])]
        notes = [gap.note, *_others("Kết quả", past, again)]
        notes += _others("Mục tiêu", later, [sides.next[k] for k in next_again[j]])
        pairs.append(
            Pairing(shown_name(past, later), past.entry, later.entry, gap.text, " ".join(filter(None, notes)))
        )
    told_past = {i for i, _, _ in matched.pairs} | {k for again in past_again.values() for k in again}
    told_next = {j for _, j, _ in matched.pairs} | {k for again in next_again.values() for k in again}
    return TwoTerms(
        sides.past_term,
        sides.next_term,
        tuple(pairs),
        tuple(profile.entry for i, profile in enumerate(sides.past) if i not in told_past),
        tuple(profile.entry for j, profile in enumerate(sides.next) if j not in told_next),
    )


@dataclass(frozen=True, slots=True)
class _Matched:
    """The pairs (past, next, likeness) and the likeness of all that are alike."""

    pairs: tuple[tuple[int, int, float], ...]
    alike: dict[tuple[int, int], float]


def _matched(sides: Sides, likeness: Likeness) -> _Matched:
    """One-to-one, the surest first."""
    alike: dict[tuple[int, int], float] = {}
    places: dict[str, list[int]] = defaultdict(list)
    for i, profile in enumerate(sides.past):
        for word in profile.weights:
            places[word].append(i)
    for j, later in enumerate(sides.next):
        for i in sorted({i for word in later.weights for i in places.get(word, ())}):
            past = sides.past[i]
            if score := likeness.of(past, later):
                alike[i, j] = score
    summary = _summaries(sides, alike)
    ranked = [
        (-score - _beside(sides, i, j) - _SUMMARY * summary[_chapter(sides.past[i])], i, j)
        for (i, j), score in alike.items()
    ]
    pairs: list[tuple[int, int, float]] = []
    taken_past: set[int] = set()
    taken_next: set[int] = set()
    for _, i, j in sorted(ranked):
        if i not in taken_past and j not in taken_next:
            pairs.append((i, j, alike[i, j]))
            taken_past.add(i)
            taken_next.add(j)
    return _Matched(tuple(pairs), alike)


def _chapter(profile: Profile) -> tuple[str, str]:
    return profile.entry.document, " › ".join(profile.entry.section.split(" › ")[:2])


def _summaries(sides: Sides, alike: Iterable[tuple[int, int]]) -> dict[tuple[str, str], float]:
    """By each chapter of the results how much of it is on targets (0 to 1): a report opens with its main indicators."""
    sizes = Counter(_chapter(profile) for profile in sides.past)
    told: dict[tuple[str, str], set[int]] = defaultdict(set)
    for i, j in alike:
        told[_chapter(sides.past[i])].add(j)
    return {chapter: min(1.0, len(told[chapter]) / size) for chapter, size in sizes.items()}


def _beside(sides: Sides, i: int, j: int) -> float:
    """What counts beside the wording."""
    past, later = sides.past[i], sides.next[j]
    union = past.heading | later.heading
    worth = _HEADING * len(past.heading & later.heading) / max(len(union), 1)
    worth += _BASIS * (past.yearly is later.yearly)
    worth += _DOCUMENT * (past.entry.document == later.entry.document)
    worth += _KIND * (past.quantity.kind is later.quantity.kind) + _UNIT * same_unit(past, later)
    worth -= _START * past.entry.observation.period.startswith("đầu")
    return worth - _LATE * sides.lateness(past)


def _again(
    sides: Sides, matched: _Matched, likeness: Likeness
) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """By each figure of a pair the other figures of its side that are of the same indicator."""
    of_past = {i: j for i, j, _ in matched.pairs}
    of_next = {j: i for i, j, _ in matched.pairs}
    past: dict[int, list[int]] = {i: [] for i in of_past}
    later: dict[int, list[int]] = {j: [] for j in of_next}
    for i, j in sorted(matched.alike, key=lambda pair: -matched.alike[pair]):
        if i not in of_past and j in of_next and likeness.same(sides.past[of_next[j]], sides.past[i]):
            past[of_next[j]].append(i)
            of_past[i] = j
        if j not in of_next and i in of_past and likeness.same(sides.next[of_past[i]], sides.next[j]):
            later[of_past[i]].append(j)
            of_next[j] = i
    return past, later


def _others(what: str, first: Profile, others: Sequence[Profile]) -> list[str]:
    """What the report says elsewhere of the indicator, where that is another value."""
    said: list[str] = []
    for other in others:
        same = (first.quantity.amount, first.quantity.number_max) == (
            other.quantity.amount,
            other.quantity.number_max,
        )
        if same or Kind.RATIO in (first.quantity.kind, other.quantity.kind):
            continue
        when = f" ({other.entry.observation.period})" if other.years != first.years and other.years else ""
        where = other.entry.section or other.entry.heading or other.entry.document
        said.append(f"{what} còn được nêu là {other.quantity.text}{when}, tại mục {where}.")
    return list(dict.fromkeys(said))
