"""A card from its question and the lines of its answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.study.cards.types import Card, CardGroup, Line
from assistant.study.quiz.dice import digest
from assistant.types import Citation


@dataclass(frozen=True, slots=True)
class Told:
    """A line of an answer with what it stands in."""

    text: str
    citation: Citation
    label: str = ""


def made(group: CardGroup, front: str, told: Sequence[Told], section: str, *, telling: bool = False) -> Card:
    """The card, its citations numbered in order of use, a passage that holds several lines once."""
    front = " ".join(front.split())
    spans: dict[tuple[int, int], Citation] = {}
    lines = []
    for one in told:
        span = one.citation.start, one.citation.end
        citation = spans.setdefault(span, replace(one.citation, n=len(spans) + 1))
        lines.append(Line(one.text, citation.n, one.label))
    document = told[0].citation.document
    return Card(
        id=digest(group.value, document, front, *(f"{line.label}: {line.text}" for line in lines)),
        group=group,
        front=front,
        back=tuple(lines),
        citations=tuple(spans.values()),
        section=section,
        telling=telling,
    )
