"""A document as the statements it makes: their wording with the numbers masked, and the numbers (pure)."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from assistant.figures.comparing import base_unit
from ingest.normalise import fold
from ingest.quantities import Kind, Quantity, quantities
from ingest.sentences import sentences
from ingest.types import Document, Section, Span

# Stands for a number in the wording.
NUMBER = "#"
# What has a unit that belongs to the number; a counted noun ("10 đảng viên", "10 đồng chí") does not.
_MEASURED = frozenset((Kind.PERCENT, Kind.POINTS, Kind.MONEY, Kind.MEASURE, Kind.DURATION))
# Told by their parts: "18/2/2022" is "ngày 18 tháng 2 năm 2022".
_TIMES = frozenset((Kind.DATE, Kind.YEAR, Kind.PERIOD, Kind.DOCUMENT))
_WORD = re.compile(r"[^\W\d_]+|\d+|[%‰]")
_DIGITS = re.compile(r"\d+")
# What only numbers a line: "1.", "2.1)", "a)", the first cell of a table's row.
_ENUMERATOR = re.compile(
    r"[-+*•–\s]*(?:(?:\d{1,3}(?:\.\d{1,3})*[.)/]|[a-zđ]\)|[IVXLC]+[.)])(?=\s)|(?:S?TT|Số TT|Số thứ tự)\s*:[^|\n]*\|)\s*",
    re.IGNORECASE,
)

_COLUMN_TITLE = re.compile(r"(?:^|\|)[^|:]*:")
_NAME = re.compile(r"(?<=[\w,)] )[A-ZĐÀ-ÝĂĨŨƠƯẠ-Ỹ][^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a statement with its unit, where it stands in the document's text, and what it amounts to."""

    quantity: Quantity
    span: Span

    @property
    def text(self) -> str:
        """As written, with its unit."""
        return self.quantity.text

    @property
    def unit(self) -> str:
        """What is measured or counted, as it is compared."""
        return fold(base_unit(self.quantity))

    @property
    def stated(self) -> bool:
        """Whether it is an amount, not a date, a name or a document's number."""
        return self.quantity.figure

    def same(self, other: Figure) -> bool:
        """Whether both say the same, however they are written."""
        mine, others = self.quantity, other.quantity
        if mine.kind in _TIMES and others.kind in _TIMES:
            return _parts(mine) == _parts(others)
        if {mine.kind, others.kind} <= _MEASURED and (mine.kind, _unit(mine)) != (others.kind, _unit(others)):
            return False
        numbers = zip(_numbers(mine), _numbers(others), strict=True)
        return all(math.isclose(a, b) if a is not None and b is not None else a is b for a, b in numbers)


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence, a part of one between semicolons, an item of a list, a row of a table or a heading.

    `words` are its syllables without accents, each number `NUMBER`, one for each of `figures` in order. `telling` are
    those of them that tell it from others: not the column titles of a table. `names` are those of its proper names.
    `section` is the title of its section as it is compared, `label` the section's path as a reader sees it.
    """

    span: Span
    words: tuple[str, ...]
    telling: frozenset[str]
    names: frozenset[str]
    figures: tuple[Figure, ...]
    section: str
    label: str

    @property
    def stated(self) -> bool:
        """Whether it states an amount."""
        return any(figure.stated for figure in self.figures)


def statements(document: Document) -> list[Statement]:
    """What a document says, in order of place, its footnotes last."""
    places = _Places(document)
    found = []
    for span in sentences(document.text, semicolons=True, cuts=document.cuts):
        section, label = places.of(span.start)
        words, figures = _read(document.text, span, section)
        text = document.text[span.start : span.end]
        telling = frozenset(words) & {NUMBER, *_WORD.findall(fold(_cells(text)))}
        title = fold(section.title) if section else ""
        found.append(Statement(span, words, telling, _names(text), figures, title, label))
    return found


def same_figures(left: Statement, right: Statement) -> bool:
    """Whether two statements of one wording say the same."""
    pairs = zip(left.figures, right.figures, strict=True)
    return all(one.same(other) for one, other in pairs)


def _read(text: str, span: Span, section: Section | None) -> tuple[tuple[str, ...], tuple[Figure, ...]]:
    """The wording of a statement and its figures."""
    start = _opening(text, span, section)
    piece = text[start : span.end]
    words: list[str] = []
    figures: list[Figure] = []
    at = 0
    for quantity in quantities(piece):
        left, right = _number_place(quantity)
        words += _WORD.findall(fold(piece[at:left]))
        words.append(NUMBER)
        figures.append(Figure(quantity, Span(start + quantity.start, start + quantity.end)))
        at = right
    words += _WORD.findall(fold(piece[at:]))
    return tuple(words), tuple(figures)


def _cells(text: str) -> str:
    """A row of a table without its column titles; any other statement as it is."""
    return _COLUMN_TITLE.sub("|", text) if " | " in text else text


def _names(text: str) -> frozenset[str]:
    """Words with a capital that stands there for no other reason than that they are names."""
    return frozenset() if text.isupper() else frozenset(map(fold, _NAME.findall(text)))


def _opening(text: str, span: Span, section: Section | None) -> int:
    """Where a statement begins after the number of its line or heading."""
    if section and section.start <= span.start < section.body:
        number = section.number.rstrip(".")
        if number and text.startswith(number, span.start):
            return span.start + len(number)
    if span.start and text[span.start - 1] != "\n":
        return span.start
    numbered = _ENUMERATOR.match(text, span.start, span.end)
    return numbered.end() if numbered else span.start


def _number_place(quantity: Quantity) -> tuple[int, int]:
    """Where the bare number of a quantity stands, without its unit and the words of a date."""
    at = quantity.text.find(quantity.value)
    value = quantity.value if at >= 0 else quantity.text
    start = quantity.start + max(at, 0)
    digits = list(_DIGITS.finditer(value))
    if not digits:
        return start, start + len(value)
    return start + digits[0].start(), start + digits[-1].end()


def _parts(quantity: Quantity) -> list[int]:
    return [int(part) for part in _DIGITS.findall(quantity.value)]


def _unit(quantity: Quantity) -> str:
    """The unit without its scale; "%" and "phần trăm" are told by the kind alone."""
    return "" if quantity.kind in (Kind.PERCENT, Kind.POINTS) else fold(base_unit(quantity))


def _numbers(quantity: Quantity) -> tuple[float | None, ...]:
    upper = quantity.number_max
    return quantity.amount, None if upper is None else upper * quantity.scale, quantity.out_of


class _Places:
    """Which section an offset is in, asked in rising order."""

    def __init__(self, document: Document) -> None:
        self._sections = document.sections
        self._notes = document.footnotes
        self._at = -1

    def of(self, offset: int) -> tuple[Section | None, str]:
        """The innermost section and its path; a footnote is in none."""
        while self._at + 1 < len(self._sections) and self._sections[self._at + 1].start <= offset:
            self._at += 1
        for note in self._notes:
            if note.start <= offset < note.end:
                return None, f"Chú thích {note.number}"
        at: int | None = self._at if self._at >= 0 else None
        while at is not None and self._sections[at].end <= offset:
            at = self._sections[at].parent
        if at is None:
            return None, ""
        section = self._sections[at]
        return section, " › ".join(section.path) or section.label
