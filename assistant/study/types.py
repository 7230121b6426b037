"""The values of study material: a question with its proof, a session's outline, a summary sheet."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assistant.types import Citation


class QuestionKind(StrEnum):
    """How a study question is answered."""

    MCQ = "mcq"
    TRUE_FALSE = "true_false"
    CLOZE = "cloze"
    MATCH = "match"
    SHORT = "short"


class Difficulty(StrEnum):
    """How hard a study question is."""

    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"


@dataclass(frozen=True, slots=True)
class Pair:
    """One line of a matching question: an indicator and its value."""

    left: str
    right: str


@dataclass(frozen=True, slots=True)
class StudyQuestion:
    """A question that can be read alone, its answer and where the report says so.

    `id` comes from content. `options` are the choices as shown (four of an mcq, "Đúng" and "Sai", the right-hand sides
    of a match in the order shown), empty for the others; `answer` is the right option's text, or what fills the gap, or
    the short answer; `accepted` other spellings of it that are right too. `pairs` are those of a match, whose `answer`
    tells them in words. `explanation` is one Vietnamese sentence. `citations` hold the answer, the first is the main
    one. `section` is the place in the report as readers name it, `fact` the key of what is asked, which no two
    questions of a set share.
    """

    id: str
    kind: QuestionKind
    question: str
    options: tuple[str, ...]
    answer: str
    explanation: str
    citations: tuple[Citation, ...]
    section: str
    difficulty: Difficulty
    fact: str
    accepted: tuple[str, ...] = ()
    pairs: tuple[Pair, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """One point of an outline: what the report says, in one or two lines, with its citation's number."""

    text: str
    citation: int


@dataclass(frozen=True, slots=True)
class Caution:
    """What is doubtful about the figures of some citations, in one Vietnamese sentence."""

    message: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class OutlinePart:
    """One section of an outline: its heading, minutes, points in the report's order."""

    heading: str
    minutes: int
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class SessionOutline:
    """What a trainer needs for one session; every point, question and figure is cited by number.

    `discussion` are questions to talk about, each with the citation its answer starts from; `remember` the figures and
    tasks to keep in mind; `cautions` what is doubtful about figures that are cited. `citations` are numbered from 1 in
    order of use.
    """

    title: str
    document: str
    report: str
    minutes: int
    objectives: tuple[str, ...]
    parts: tuple[OutlinePart, ...]
    discussion: tuple[Point, ...]
    remember: tuple[Point, ...]
    citations: tuple[Citation, ...]
    cautions: tuple[Caution, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetValue:
    """A figure as the report has it, its time, and the number of its citation."""

    value: str
    period: str
    citation: int


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One indicator of a summary sheet: its one value, or its result and its target where the group tells of two terms."""

    indicator: str
    values: tuple[SheetValue, ...]


@dataclass(frozen=True, slots=True)
class SheetGroup:
    """The figures of one part of a report: results, targets.

    `terms` are the titles of the two columns of values where the rows set two terms side by side, else empty.
    """

    heading: str
    rows: tuple[SheetRow, ...]
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SummarySheet:
    """One page of a report's figures and targets."""

    title: str
    document: str
    groups: tuple[SheetGroup, ...]
    citations: tuple[Citation, ...]
