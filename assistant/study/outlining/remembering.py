"""What to keep in mind after a session: its key figures, then its key tasks (pure)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.figures.ledger.entries import Entry, entries
from assistant.figures.ledger.telling import as_written
from assistant.study.outlining.clauses import opens_with_verb, shortened, trimmed, worded
from assistant.study.outlining.natures import nature_of
from assistant.study.outlining.points import Candidate
from assistant.study.telling import speaks, verbatim, worth
from ingest.ledger.phrases import capital
from ingest.types import Document, Nature, Span

# How much of what is to be remembered are tasks, where there are any.
_TASKS = 3
# Fewer lines than this are filled up with what else was said.
_LEAST = 3
_LINE = 130
_ALREADY = 0.4


@dataclass(frozen=True, slots=True)
class Kept:
    """A line to remember, the span it is taken from, and that span's section."""

    text: str
    span: Span
    section: int | None
    note: int | None = None


def kept(
    document: Document,
    points: Sequence[Candidate],
    found: Sequence[Candidate],
    count: int,
    *,
    doubtful: frozenset[int],
    about: Callable[[str, int], bool] | None = None,
) -> list[Kept]:
    """At most `count` lines: the most telling figures of the session's sections, and tasks, in the report's order.

    `about` tells whether words of a section are on the topic: what is kept of a task must still be.
    """
    points, found = _sure(points, doubtful), _sure(found, doubtful)
    figures = _figures(document, points, found)
    told_figures = {line.span for line in figures[:count]}
    tasks = [
        one for one in points if nature_of(document.sections[one.section]) in (Nature.TASK, Nature.LESSON)
    ]
    tasks += [
        one for one in found if one not in tasks and nature_of(document.sections[one.section]) is Nature.TASK
    ]
    tasks = [one for one in tasks if not one.figures or one.said.quoted not in told_figures]
    told = [
        line
        for line in (_task(document, one) for one in tasks)
        if line and (about is None or about(line.text, line.section or 0))
    ]
    room = count // _TASKS if figures and told else 0
    few = figures[: count - min(len(told), room)] if told else figures[:count]
    lines = [*few, *_distinct(told)[: count - len(few)]]
    if len(lines) < _LEAST:
        rest = [
            line
            for line in (_said(document, one) or _whole(one) for one in points)
            if line.span not in {kept.span for kept in lines}
        ]
        lines = _distinct([*lines, *rest])[: max(_LEAST, len(lines))]
    return sorted(lines, key=lambda line: line.span.start)


def _figures(document: Document, points: Sequence[Candidate], found: Sequence[Candidate]) -> list[Kept]:
    """The figures by what they tell, those of the points first; one of each indicator and time."""
    shown = {figure.id for one in points for figure in one.figures}
    homes = {figure.id: one for one in found for figure in one.figures}
    ranked: list[tuple[float, int, Entry]] = []
    for entry in entries(document):
        told = entry.observation
        if told.id in homes:
            value = worth(document, entry, ()) + _ALREADY * (told.id in shown)
            ranked.append((-value, told.quantity.start, entry))
    lines: dict[str, Kept] = {}
    for _, _, entry in sorted(ranked, key=lambda item: item[:2]):
        told = entry.observation
        home = homes[told.id]
        lone = not any(line.span == home.said.quoted for line in lines.values())
        if speaks(entry) and verbatim(entry):
            line = f"{capital(told.indicator)}: {as_written(told.quantity)}{_when(told.period)}"
            lines.setdefault(line.casefold(), Kept(line, home.said.quoted, told.section, told.note))
        elif lone and (said := _said(document, home)) and told.quantity.text in said.text:
            lines.setdefault(said.text.casefold(), said)
    return list(lines.values())


def _when(period: str) -> str:
    if not period:
        return ""
    return f", {period}" if "(" in period else f" ({period})"


def _task(document: Document, one: Candidate) -> Kept | None:
    return _said(document, one) if opens_with_verb(one.text) else None


def _said(document: Document, one: Candidate) -> Kept | None:
    cut = shortened(document.text, one.said.shown, _LINE)
    if cut is None:
        return None
    return Kept(worded(document.text, trimmed(document.text, cut)), one.said.quoted, one.section)


def _sure(found: Sequence[Candidate], doubtful: frozenset[int]) -> list[Candidate]:
    return [one for one in found if not any(figure.quantity.start in doubtful for figure in one.figures)]


def _whole(one: Candidate) -> Kept:
    return Kept(one.text, one.said.quoted, one.section)


def _distinct(lines: Sequence[Kept]) -> list[Kept]:
    return list({line.text.casefold(): line for line in lines}.values())
