"""The values that flow from a question to an answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from ingest.types import Nature, Passage


class Turn(NamedTuple):
    """One message of a conversation; `role` is "user" or "assistant"."""

    role: str
    content: str


class Status(StrEnum):
    """Whether the reports tell what was asked."""

    ANSWERED = "answered"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it is understood.

    `text` is what was typed, `standalone` the same made to stand without the turns before it, `topic` that less the
    words which only name the term of office; retrieval uses the latter two. `term` ("2020-2025") and `natures` are what the question restricts itself to, empty where it does not;
    `compares` holds the terms that it sets side by side, the older first.
    `documents` restricts the search to those names, empty for all.
    """

    text: str
    standalone: str
    topic: str = ""
    term: str | None = None
    natures: frozenset[Nature] = frozenset()
    wants_figure: bool = False
    wants_list: bool = False
    compares: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage found for a question.

    `score` orders passages of one question, `dense` is the cosine, `coverage` the share (0 to 1, weighted by rarity)
    of the question's terms that the passage holds.
    """

    passage: Passage
    score: float
    dense: float
    coverage: float


@dataclass(frozen=True, slots=True)
class Citation:
    """An exact span of a document: `Document.text[start:end] == quote`."""

    n: int
    document: str
    section: str
    page: int | None
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of an answer and the numbers of the citations that carry it."""

    text: str
    citations: tuple[int, ...]

    def marked(self) -> str:
        """The text followed by its marks: "… [1] [2]"."""
        return " ".join((self.text, *(f"[{n}]" for n in self.citations)))


@dataclass(frozen=True, slots=True)
class Conflict:
    """Statements of the report that disagree, told in one sentence."""

    message: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """What an answerer wrote, before verification."""

    status: Status
    headline: str
    statements: tuple[Statement, ...] = ()
    citations: tuple[Citation, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What the reader sees: a verified draft with its question and evidence; `latency_ms` is wall time."""

    question: Question
    status: Status
    headline: str
    statements: tuple[Statement, ...]
    citations: tuple[Citation, ...]
    conflicts: tuple[Conflict, ...] = ()
    evidence: tuple[Evidence, ...] = field(default=(), repr=False)
    follow_ups: tuple[str, ...] = ()
    latency_ms: float = 0.0

    @property
    def lead(self) -> Statement:
        """The headline with its marks: those of the first statement where it is taken from that."""
        first = self.statements[0] if self.statements else None
        taken = first is not None and self.headline.casefold() in first.text.casefold()
        return Statement(self.headline, first.citations if first and taken else ())

    @property
    def body(self) -> tuple[Statement, ...]:
        """The statements below the headline; the first is left out where it is the headline itself."""
        first = self.statements[0].text if self.statements else None
        return self.statements[1:] if first == self.headline else self.statements

    @property
    def text(self) -> str:
        """The whole text shown to the reader, with citation marks as [1], [2] …"""
        return "\n".join((self.lead.marked(), *(f"- {statement.marked()}" for statement in self.body)))
