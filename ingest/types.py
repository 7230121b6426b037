"""What a file becomes: pages, sections, footnotes, passages, one document.

Every offset in this package counts Unicode code points of `Document.text`, the canonical text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from ingest.observation import Observation

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


ROW_LEVEL = -1


@dataclass(frozen=True, slots=True)
class LineForm:
    """What a file format tells of one line of a page.

    `level` is its heading level (1 the highest, `ingest.candidates.BOLD_LEVEL` for an unnumbered bold line), 0 for none,
    `ROW_LEVEL` for a table's row, which is no heading whatever it says.
    `continues` tells that it goes on with the paragraph before it, on the page before where it is a page's first line.
    """

    level: int = 0
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page in shares of its width and height, from the top left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class ScannedLine:
    """A line as text recognition saw it on the page."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Scan:
    """What text recognition tells of a page: how sure it is of its words (0 to 1), and where its lines stand."""

    page: int
    confidence: float
    lines: tuple[ScannedLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """The body text of one page; `number` is None where the format has no pages.

    `forms` has one entry for each line of `text` where the format tells lines and paragraphs apart: then no line break
    of the text is in doubt. It is empty where only the wording can tell. `scan` is set where the text was recognised
    from an image; there a `DOUBT_MARK` stands before each number that recognition is unsure of.
    """

    number: int | None
    text: str
    notes: tuple[PageNote, ...] = ()
    forms: tuple[LineForm, ...] = ()
    scan: Scan | None = None


class Loaded(NamedTuple):
    """The pages of a file, and what a user should know about how they were read (Vietnamese sentences).

    `markdown` tells that the pages' text is written in Markdown.
    """

    pages: list[Page]
    warnings: tuple[str, ...] = ()
    markdown: bool = False


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
    or a stray line break before punctuation was taken out of the source (see `ingest.sentences`). `scans` are the pages
    whose text was recognised from an image, `doubts` the numbers on them that recognition is unsure of. `kind` is the
    ending of the file ("pdf"), `size` its bytes, `digest` the hash of its bytes and of the way it was read.
    `observations` is the ledger: every figure that the document states, in order of place; `ledger` the version of the
    rules that read it (see `ingest.ledger`).
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
    scans: tuple[Scan, ...] = field(default=())
    doubts: tuple[Span, ...] = field(default=())
    kind: str = ""
    size: int = 0
    digest: str = ""
    observations: tuple[Observation, ...] = field(default=())
    ledger: str = ""
