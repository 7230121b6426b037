"""Parts whose whole stands in another sentence: a footnote's or the one before in the paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.figures.audit.adding import added
from assistant.figures.audit.attributes import attribute
from assistant.figures.audit.divisions import Division, total
from assistant.figures.audit.kinship import akin
from assistant.figures.audit.told import Figure, Statement, Told
from ingest.quantity import Kind

_BREAK = re.compile(r";|\.\s|(?<!\w)(?:trong đó|về|riêng)(?!\w)", re.IGNORECASE)


def parts_elsewhere(told: Told) -> Iterator[Division]:
    """Runs of a statement's figures that make up a figure of the statement that it hangs on.

    The run opens the statement or a part of it, and either all its parts are told apart by one attribute or their
    shares in parentheses make 100 %.
    """
    for i, statement in enumerate(told.statements):
        figures = [figure for figure in statement.figures if figure.summand and not figure.depth]
        if statement.row or len(figures) < 2:
            continue
        wholes = [
            figure
            for other in wholes_of(told, i)
            for figure in other.figures
            if figure.summand and figure.quantity.number
        ]
        if wholes:
            yield from _runs(statement, figures, wholes)
            totals = [whole for whole in wholes if total(whole) and akin(whole.quantity, figures[0].quantity)]
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


def _runs(statement: Statement, figures: Sequence[Figure], wholes: Sequence[Figure]) -> Iterator[Division]:
    start = 0
    while start < len(figures) - 1:
        found = next(
            (
                (whole, stop)
                for stop in range(start + 2, len(figures) + 1)
                for whole in wholes
                if _makes(whole, figures[start:stop], statement)
            ),
            None,
        )
        if found:
            yield Division(found[0], tuple(figures[start : found[1]]), complete=False)
            start = found[1]
            continue
        start = _next_part(statement, figures, start)


def _next_part(statement: Statement, figures: Sequence[Figure], start: int) -> int:
    """The next figure that opens a part of the statement."""
    for i in range(start + 1, len(figures)):
        if _BREAK.search(statement.text, figures[i - 1].end, figures[i].start):
            return i
    return len(figures)


def _makes(whole: Figure, run: Sequence[Figure], statement: Statement) -> bool:
    if not all(akin(whole.quantity, figure.quantity) for figure in run):
        return False
    if not added(whole.quantity, [figure.quantity for figure in run]).equal:
        return False
    attributes = {attribute(figure.words) for figure in run}
    if len(attributes) == 1 and "" not in attributes:
        return True
    shares = [
        other.quantity.number
        for other in statement.figures
        if other.quantity.kind is Kind.PERCENT
        and other.clause.host is not None
        and any(
            statement.figures[k].clause is figure.clause for figure in run for k in _hosts(statement, other)
        )
    ]
    return len(shares) == len(run) and abs(sum(shares) - 100) <= 0.5 * len(run)


def _hosts(statement: Statement, aside: Figure) -> list[int]:
    """The index of the figure just before an aside."""
    before = [
        k
        for k, figure in enumerate(statement.figures)
        if figure.end <= aside.start and figure.clause.host is None
    ]
    return before[-1:]
