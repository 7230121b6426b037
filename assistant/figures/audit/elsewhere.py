"""Parts that no word ties to their whole: in a footnote, in the sentence after it, further on in its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.figures.audit.adding import added
from assistant.figures.audit.attributes import attribute
from assistant.figures.audit.divisions import Division, total
from assistant.figures.audit.kinship import akin
from assistant.figures.audit.partitions import Part, complements
from assistant.figures.audit.told import Figure, Statement, Told
from ingest.quantity import Kind

_BREAK = re.compile(r";|:|\.\s|(?<!\w)(?:trong đó|về|riêng)(?!\w)", re.IGNORECASE)
# How many lines of a section back the whole may stand.
_BACK = 3


def parts_elsewhere(told: Told) -> Iterator[Division]:
    """Figures of a statement that exactly make up one of its own, or of a statement that it hangs on or follows.

    They are neighbours that are told apart by one attribute, or whose shares in parentheses make 100 %, or figures that
    by their names leave nothing out.
    """
    for i, statement in enumerate(told.statements):
        figures = [figure for figure in statement.figures if figure.summand and not figure.depth]
        if statement.row or len(figures) < 2:
            continue
        above = [
            item
            for other in wholes_of(told, i)
            for item in other.figures
            if item.summand and item.quantity.number
        ]
        near = [
            item
            for other in nearby(told, i)
            for item in other.figures
            if item.summand and item.quantity.number
        ]
        yield from _runs(statement, figures, above, near)
        yield from _named(figures)
        totals = [whole for whole in above if total(whole) and akin(whole.quantity, figures[0].quantity)]
        if len(totals) == 1:
            kin = [figure for figure in figures if akin(totals[0].quantity, figure.quantity)]
            yield Division(totals[0], tuple(kin), complete=False)


def wholes_of(told: Told, i: int) -> list[Statement]:
    """The statements that may tell the whole of the i-th: a footnote's sentence, else those before it on its line."""
    statement = told.statements[i]
    if statement.anchor is not None:
        start, end = statement.anchor
        return [other for other in told.statements if other.span.start < end and start < other.span.end]
    if statement.block is None:
        return []
    return [other for other in told.at(statement.block) if other.span.end <= statement.span.start]


def nearby(told: Told, i: int) -> list[Statement]:
    """The statements of the few lines before the i-th in its section, the nearest first."""
    statement = told.statements[i]
    if statement.block is None:
        return []
    first = statement.block - _BACK
    return [
        other
        for other in reversed(told.statements[:i])
        if other.block is not None
        and first <= other.block < statement.block
        and other.section == statement.section
    ]


def _runs(
    statement: Statement, figures: Sequence[Figure], above: Sequence[Figure], near: Sequence[Figure]
) -> Iterator[Division]:
    start = 0
    while start < len(figures) - 1:
        found = None
        for stop in range(start + 2, len(figures) + 1):
            run = figures[start:stop]
            alike = _told_apart(run)
            if alike or _all_shares(statement, run):
                own = figures[:start][::-1]
                wholes = (*own, *above, *(() if alike else near))
                found = next((whole for whole in wholes if _makes(whole, run)), None)
            if found is not None:
                yield Division(found, tuple(run), complete=False)
                start = stop
                break
        if found is None:
            start = _next_part(statement, figures, start)


def _named(figures: Sequence[Figure]) -> Iterator[Division]:
    for i, whole in enumerate(figures):
        rest = [figure for figure in figures[i + 1 :] if akin(whole.quantity, figure.quantity)]
        for group in complements([Part(k, figure.words, figure.quantity) for k, figure in enumerate(rest)]):
            chosen = tuple(rest[part.key] for part in group)
            if _makes(whole, chosen):
                yield Division(whole, chosen, complete=False)


def _next_part(statement: Statement, figures: Sequence[Figure], start: int) -> int:
    """The next figure that opens a part of the statement."""
    for i in range(start + 1, len(figures)):
        if _BREAK.search(statement.text, figures[i - 1].end, figures[i].start):
            return i
    return len(figures)


def _makes(whole: Figure, run: Sequence[Figure]) -> bool:
    return all(akin(whole.quantity, figure.quantity) for figure in run) and (
        added(whole.quantity, [figure.quantity for figure in run]).equal
    )


def _told_apart(run: Sequence[Figure]) -> bool:
    """Whether all are told apart by one known attribute."""
    attributes = {attribute(figure.words) for figure in run}
    return len(attributes) == 1 and "" not in attributes


def _all_shares(statement: Statement, run: Sequence[Figure]) -> bool:
    """Whether the shares after the figures of a run make 100 %."""
    shares: list[float] = []
    for figure in run:
        after = next((item for item in statement.figures if item.start >= figure.end), None)
        if after is None or after.quantity.kind is not Kind.PERCENT or after.clause.host is None:
            return False
        shares.append(after.quantity.number)
    return abs(sum(shares) - 100) <= 0.05 * len(run) + (
        0.5 * len(run) if all(n == int(n) for n in shares) else 0
    )
