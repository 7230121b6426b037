"""The statements of a document with their figures, each figure with its clause and its line of the ledger."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from assistant.figures.ledger.entries import Entry, entries
from ingest.blocks import Block, blocks
from ingest.clauses import Clause, clauses
from ingest.quantity import Kind, Quantity
from ingest.types import Document, Nature, Span

# Figures that can be parts of a whole.
ADDED = frozenset((Kind.COUNT, Kind.MONEY, Kind.MEASURE))

_PLANS = re.compile(r"\W*(?:kế hoạch|phương hướng|dự kiến|mục tiêu|định hướng)(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a statement. `start` and `end` are offsets of the statement's text, `depth` the parentheses open there."""

    entry: Entry
    clause: Clause
    start: int
    end: int
    depth: int

    @property
    def quantity(self) -> Quantity:
        """The figure as the ledger has it."""
        return self.entry.observation.quantity

    @property
    def label(self) -> str:
        """What stands before the figure in its clause."""
        return self.clause.label

    @property
    def tail(self) -> str:
        """What follows the figure's unit in its clause, without asides in parentheses."""
        return " ".join(re.sub(r"\([^()]*\)?", " ", self.clause.tail).split())

    @property
    def words(self) -> str:
        """What is said around the figure."""
        return f"{self.label} {self.tail}"

    @property
    def near(self) -> str:
        """What is said around the figure, of its label only the part after the last comma."""
        return f"{self.label.split(',')[-1]} {self.tail}"

    @property
    def summand(self) -> bool:
        """Whether it may be added up: an amount that is no range and no aside of another."""
        return self.quantity.kind in ADDED and self.quantity.number_max is None and self.clause.host is None


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence or bullet with its figures, in order.

    `block` indexes the lines of the document's body, None for a footnote; `level` is the depth of its bullet and
    `first` whether it opens its line. `ahead`: its section tells what is to come. `leads` are the bullets and lead-ins it is said under, `titles` the headings.
    `anchor` is where the sentence stands that a footnote hangs on.
    """

    span: Span
    text: str
    figures: tuple[Figure, ...]
    section: int | None
    term: str | None
    titles: tuple[str, ...]
    block: int | None = None
    level: int = 0
    first: bool = True
    ahead: bool = False
    leads: tuple[str, ...] = ()
    anchor: Span | None = None

    @property
    def row(self) -> bool:
        """Whether it is the row of a table."""
        return " | " in self.text


@dataclass(frozen=True, slots=True)
class Told:
    """A document's statements in order of place, and the lines of its body."""

    document: Document
    statements: tuple[Statement, ...]
    lines: tuple[Block, ...]

    def line(self, block: int) -> str:
        """The text of a line of the body."""
        return self.document.text[self.lines[block].start : self.lines[block].end]

    def at(self, block: int) -> list[Statement]:
        """The statements of a line."""
        return [statement for statement in self.statements if statement.block == block]


def told(document: Document) -> Told:
    """Read the statements of a document from its ledger."""
    body = min((note.start for note in document.footnotes), default=len(document.text))
    lines = blocks(document.text, body, document.sections)
    return Told(document, tuple(_statements(document, lines)), tuple(lines))


def _statements(document: Document, lines: Sequence[Block]) -> Iterator[Statement]:
    starts = [line.start for line in lines]
    notes = {note.number: note for note in document.footnotes}
    for (start, end), group in groupby(
        entries(document), key=lambda entry: (entry.observation.start, entry.observation.end)
    ):
        found = list(group)
        text = document.text[start:end]
        section = found[0].observation.section
        number = found[0].observation.note
        note = notes.get(number) if number is not None else None
        at = None if note else bisect_right(starts, start) - 1
        line = lines[at] if at is not None and at >= 0 else None
        yield Statement(
            span=Span(start, end),
            text=text,
            figures=tuple(_figures(text, start, found)),
            section=section,
            term=document.sections[section].term if section is not None else None,
            titles=_titles(document, section),
            ahead=_ahead(document, section),
            block=at if line else None,
            level=line.depth if line else 0,
            first=line is None or not document.text[line.start : start].strip(" -+*•–\t"),
            leads=tuple(part for part in line.context.split("\n") if part) if line else (),
            anchor=note.sentence if note else None,
        )


def _ahead(document: Document, section: int | None) -> bool:
    """Whether a section tells what is to come, by its nature or by how a heading above it begins."""
    if section is None:
        return False
    titles = _titles(document, section)
    return document.sections[section].nature in (Nature.TARGET, Nature.TASK) or any(map(_PLANS.match, titles))


def _figures(text: str, start: int, found: Sequence[Entry]) -> Iterator[Figure]:
    by_place = {entry.observation.quantity.start - start: entry for entry in found}
    for clause in clauses(text):
        if entry := by_place.get(clause.quantity.start):
            before = text[: clause.quantity.start]
            depth = max(0, before.count("(") - before.count(")"))
            yield Figure(entry, clause, clause.quantity.start, clause.quantity.end, depth)


def _titles(document: Document, section: int | None) -> tuple[str, ...]:
    titles: list[str] = []
    while section is not None:
        titles.append(document.sections[section].title)
        section = document.sections[section].parent
    return tuple(reversed(titles))
