"""Which figures changed between two versions of a report (pure)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.figures.versions.aligning import Group, align
from assistant.figures.versions.differing import Match, differences
from assistant.figures.versions.statements import NUMBER, Figure, Statement, statements
from ingest.types import Document, Span

# How many statements further a figure may stand and still be the same one, where sentences are cut in another way.
NEARBY = 3
# … and how many words of its sentence must have stood there before.
SHARED = 2


class ChangeKind(StrEnum):
    """What became of a statement with figures."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Pair:
    """A figure as the old and as the new version has it; "" and None where only the other one does."""

    old: str
    new: str
    old_span: Span | None
    new_span: Span | None


@dataclass(frozen=True, slots=True)
class Change:
    """A statement whose figures differ, or that only one version has.

    `section` is the path of its section, in the new version where it is there. `old` and `new` are its places in the
    texts of the versions, `old_text` and `new_text` what stands there; None and "" where it is missing. `pairs` are the
    figures that differ; all amounts where the statement is only in one version.
    """

    kind: ChangeKind
    section: str
    old: Span | None
    new: Span | None
    pairs: tuple[Pair, ...]
    old_text: str
    new_text: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed, in order of place, and how many statements with figures say the same in both versions."""

    changes: tuple[Change, ...]
    unchanged: int


def changes(old: Document, new: Document) -> Comparison:
    """The figures that differ between two versions.

    Statements are found again by their wording, wherever they stand now. Only amounts make a statement added or
    removed; dates and numbers of documents count where they differ in an otherwise equal place. Other wording, order
    or writing of the same figures is no change.
    """
    before, after = statements(old), statements(new)
    groups = align(before, after)
    said_before, said_after = set(map(_said, before)), set(map(_said, after))
    new_places = {i: min(group.new) for group in groups if group.new for i in group.old}
    told: list[_Told] = []
    for group in groups:
        olds, news = [before[i] for i in sorted(group.old)], [after[j] for j in sorted(group.new)]
        # A paragraph that stood twice and stands once now, or the other way round, tells nothing new.
        again = (not news and _said(olds[0]) in said_after) or (not olds and _said(news[0]) in said_before)
        differing = [] if again else differences(olds, news, exact=group.exact)
        told.append(_Told(_place(group, new_places), olds, news, differing))
    _settle(told)
    told.sort(key=lambda one: one.place)
    return Comparison(
        tuple(_change(old, new, one) for one in told if one.differing),
        sum(statement.stated for one in told if not one.differing for statement in one.news),
    )


@dataclass(slots=True)
class _Told:
    """Statements that belong together, what differs in them, and their place in the order of all."""

    place: tuple[int, int, int]
    olds: list[Statement]
    news: list[Statement]
    differing: list[Match]

    def take(self, other: _Told) -> None:
        """Make one of both."""
        self.place = min(self.place, other.place)
        for mine, others in ((self.olds, other.olds), (self.news, other.news)):
            mine += others
            mine.sort(key=lambda statement: statement.span)
            others.clear()
        self.differing += other.differing
        other.differing.clear()


def _settle(told: Sequence[_Told]) -> None:
    """Bring together figures that only moved to a sentence nearby, as happens where sentences are cut in another way."""
    gone = [(one, match[0]) for one in told for match in one.differing if match[0] and not match[1]]
    come = [(one, match[1]) for one in told for match in one.differing if match[1] and not match[0]]
    for same in (True, False):
        for here, lost in gone:
            for there, found in come:
                if not _one_place(here, there) or (lost, None) not in here.differing:
                    continue
                if (None, found) not in there.differing or not _one_figure(lost, found, same=same):
                    continue
                here.differing.remove((lost, None))
                there.differing.remove((None, found))
                if not same:
                    here.differing.append((lost, found))
                    here.take(there)


def _one_place(here: _Told, there: _Told) -> bool:
    """Whether what one lost the other may have gained: near each other, and one of them known to be reworded."""
    if here is there or abs(here.place[0] - there.place[0]) > NEARBY or not (here.news or there.olds):
        return False
    said = {word for statement in here.olds for word in statement.telling if word != NUMBER}
    return any(len(said & statement.telling) >= SHARED for statement in there.news)


def _one_figure(lost: Figure, found: Figure, *, same: bool) -> bool:
    """Whether two figures are one, unchanged (`same`) or changed."""
    if lost.unit != found.unit:
        return False
    return lost.same(found) if same else bool(lost.unit) and lost.quantity.kind is found.quantity.kind


def _change(old: Document, new: Document, told: _Told) -> Change:
    before, after = _around(told.olds), _around(told.news)
    return Change(
        kind=ChangeKind.CHANGED if before and after else ChangeKind.REMOVED if before else ChangeKind.ADDED,
        section=(told.news or told.olds)[0].label,
        old=before,
        new=after,
        pairs=tuple(map(_pair, told.differing)),
        old_text=old.text[before.start : before.end] if before else "",
        new_text=new.text[after.start : after.end] if after else "",
    )


def _pair(differing: Match) -> Pair:
    one, other = differing
    return Pair(
        one.text if one else "",
        other.text if other else "",
        one.span if one else None,
        other.span if other else None,
    )


def _around(pieces: Sequence[Statement]) -> Span | None:
    return Span(pieces[0].span.start, pieces[-1].span.end) if pieces else None


def _said(statement: Statement) -> tuple[object, ...]:
    """The statement by its wording and its amounts."""
    return statement.words, tuple(
        (figure.quantity.amount, figure.quantity.number_max) for figure in statement.figures
    )


def _place(group: Group, places: Mapping[int, int]) -> tuple[int, int, int]:
    """By the new version; what is gone comes after what stood before it."""
    if group.new:
        return min(group.new), 0, 0
    at = first = min(group.old)
    while at >= 0 and at not in places:
        at -= 1
    return places.get(at, -1), 1, first
