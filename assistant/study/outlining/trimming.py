"""An outline without what its trainer took out: sources numbered anew, minutes shared anew (pure)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from assistant.study.outlining.timing import shares
from assistant.study.types import Caution, OutlinePart, Point, SessionOutline
from ingest.errors import InputError

NOTHING_LEFT = "Đề cương cần còn ít nhất một ý chính; hãy giữ lại ý này hoặc soạn đề cương khác."


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in an outline as it was made: in its objectives, a part, its discussion or what to remember.

    `name` is what an address names it by: "m1", "1.2" (the second point of the first part), "t1", "n1".
    """

    name: str
    text: str


def places(outline: SessionOutline) -> tuple[Place, ...]:
    """Everything that can be taken out, in the outline's order."""
    return (
        *(Place(f"m{n}", text) for n, text in enumerate(outline.objectives, start=1)),
        *(
            Place(f"{i}.{n}", point.text)
            for i, part in enumerate(outline.parts, start=1)
            for n, point in enumerate(part.points, start=1)
        ),
        *(Place(f"t{n}", point.text) for n, point in enumerate(outline.discussion, start=1)),
        *(Place(f"n{n}", point.text) for n, point in enumerate(outline.remember, start=1)),
    )


def without(outline: SessionOutline, left_out: Collection[str]) -> SessionOutline:
    """The outline without what stands at some of its places; places that it has not are passed over.

    A part without points goes; the minutes of the parts that stay are shared anew by their points; without questions
    there is no time for discussion. Raises InputError where no point would be left.
    """
    gone = {place.name for place in places(outline)}.intersection(left_out)
    if not gone:
        return outline
    kept = [
        (part, tuple(point for n, point in enumerate(part.points, start=1) if f"{i}.{n}" not in gone))
        for i, part in enumerate(outline.parts, start=1)
    ]
    kept = [(part, points) for part, points in kept if points]
    if not kept:
        raise InputError(NOTHING_LEFT)
    discussion = _kept("t", outline.discussion, gone)
    remember = _kept("n", outline.remember, gone)
    teaching = sum(part.minutes for part in outline.parts) if discussion else outline.minutes
    same = bool(discussion) and [points for _, points in kept] == [part.points for part in outline.parts]
    minutes = (
        [part.minutes for part, _ in kept] if same else shares(teaching, [len(points) for _, points in kept])
    )
    parts = [replace(part, points=points, minutes=m) for (part, points), m in zip(kept, minutes, strict=True)]
    objectives = tuple(text for n, text in enumerate(outline.objectives, start=1) if f"m{n}" not in gone)
    trimmed = replace(
        outline, objectives=objectives, parts=tuple(parts), discussion=discussion, remember=remember
    )
    return _renumbered(trimmed)


def _kept(mark: str, points: Sequence[Point], gone: Collection[str]) -> tuple[Point, ...]:
    return tuple(point for n, point in enumerate(points, start=1) if f"{mark}{n}" not in gone)


def _renumbered(outline: SessionOutline) -> SessionOutline:
    """Its sources numbered from 1 in order of use; those that nothing cites any more go."""
    used = [point.citation for part in outline.parts for point in part.points]
    used += [point.citation for point in (*outline.discussion, *outline.remember)]
    number = {old: new for new, old in enumerate(dict.fromkeys(used), start=1)}
    sources = {citation.n: citation for citation in outline.citations}

    def points(found: Sequence[Point]) -> tuple[Point, ...]:
        return tuple(replace(point, citation=number[point.citation]) for point in found)

    def part(one: OutlinePart) -> OutlinePart:
        return replace(one, points=points(one.points))

    cautions = [
        Caution(one.message, tuple(number[n] for n in one.citations if n in number))
        for one in outline.cautions
    ]
    return replace(
        outline,
        parts=tuple(map(part, outline.parts)),
        discussion=points(outline.discussion),
        remember=points(outline.remember),
        citations=tuple(replace(sources[old], n=new) for old, new in number.items()),
        cautions=tuple(one for one in cautions if one.citations),
    )
