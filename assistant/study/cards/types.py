"""The values of flash cards."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assistant.types import Citation


class CardGroup(StrEnum):
    """What a card asks for."""

    FIGURE = "figure"
    TASK = "task"
    SHORTCOMING = "shortcoming"
    CAUSE = "cause"
    LESSON = "lesson"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an answer; `citation` is the number of what it stands in, `label` tells whose answer it is."""

    text: str
    citation: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A question that can be understood alone, and its answer with where the report says so.

    `id` comes from content: another answer makes another card. `back` are the lines of the answer, its figures and
    words those of the passages cited. `section` is the place as readers name it. `telling` marks what to learn first.
    """

    id: str
    group: CardGroup
    front: str
    back: tuple[Line, ...]
    citations: tuple[Citation, ...]
    section: str
    telling: bool = False

    @property
    def place(self) -> tuple[str, int]:
        """Where its first passage stands: document and offset."""
        return self.citations[0].document, self.citations[0].start
