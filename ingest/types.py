"""What a file becomes: pages, sections, footnotes, passages, one document.

Every offset in this package counts Unicode code points of `Document.text`, the canonical text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

# Vietnamese words for a step, and how far it is (0 to 1) where that is known.
Progress = Callable[[str, float | None], None]


def no_progress(message: str, fraction: float | None = None) -> None:
    """Ignore progress."""


class Span(NamedTuple):
    """A half-open range of the canonical text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PageNote:
    """A footnote as the file format gives it: where its mark stood in the page's text, and its text."""

    anchor: int
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """The body text of one page; `number` is None where the format has no pages."""

    number: int | None
    text: str
    notes: tuple[PageNote, ...] = ()


class Nature(StrEnum):
    """What a section tells, read from its headings."""

    RESULT = "result"
    TARGET = "target"
    TASK = "task"
    SHORTCOMING = "shortcoming"
    CAUSE = "cause"
    LESSON = "lesson"
    CONTEXT = "context"


class PassageKind(StrEnum):
    """The form in which a passage stands in the document."""

    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and all that stands under it, down to the next heading of its level or above.

    `start` to `body` is the heading itself, `body` to `end` its content with all descendants. `parent` indexes
    `Document.sections`; None at the top. `term` is the term of office in force here, "2020-2025", else None.
    """

    number: str
    title: str
    level: int
    start: int
    body: int
    end: int
    parent: int | None
    path: tuple[str, ...]
    nature: Nature
    term: str | None

    @property
    def label(self) -> str:
        """The heading as a reader would name it: number and title."""
        return f"{self.number} {self.title}".strip()


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note, the place its mark hangs on, and the sentence that it belongs to.

    `anchor` and `sentence` are None where the mark's place was lost.
    """

    number: int
    start: int
    end: int
    anchor: int | None
    sentence: Span | None


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the text that is searched and cited as one.

    `id` comes from content (document, heading path, text). `start` to `end` is its first place, `places` all of them
    (whole passages may occur twice). `path` holds the numbers and `titles` the labels of its headings, outermost
    first. `context` is text of other places that helps to find it (the sentence a footnote hangs on, the parent of a
    bullet); it is searched, never cited.
    """

    id: str
    document: str
    kind: PassageKind
    start: int
    end: int
    text: str
    page: int | None
    section: int | None
    path: tuple[str, ...]
    titles: tuple[str, ...]
    nature: Nature
    term: str | None
    context: str = ""
    places: tuple[Span, ...] = ()

    @property
    def heading(self) -> str:
        """The heading path in full, as it is embedded and indexed."""
        return " › ".join(self.titles)

    @property
    def section_path(self) -> str:
        """The heading path by numbers, as a citation shows it: "Phần thứ nhất › I › 1"."""
        return " › ".join(self.path)

    @property
    def indexed_text(self) -> str:
        """What retrieval sees: heading path, context, text.

        The headings in small letters: an embedding model needs twice the tokens for capitals.
        """
        return "\n".join(part for part in (self.heading.lower(), self.context, self.text) if part)


@dataclass(frozen=True, slots=True)
class Document:
    """A report, ready to be searched and cited.

    `name` names it to the user; `version` is the hash of the canonical text and of how it was cut. `pages` holds
    (number, start offset) of each page, empty where the format has none. `cuts` are the offsets where a footnote mark
    or a stray line break before punctuation was taken out of the source (see `ingest.sentences`).
    """

    name: str
    path: str
    version: str
    title: str
    text: str
    pages: tuple[tuple[int, int], ...]
    sections: tuple[Section, ...]
    footnotes: tuple[Footnote, ...]
    passages: tuple[Passage, ...]
    warnings: tuple[str, ...] = field(default=())
    cuts: tuple[int, ...] = field(default=())
