"""One printed page of a report's figures: what was reached, what is aimed at, the most telling first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.figures.ledger.entries import Entry, entries
from assistant.figures.ledger.telling import as_written, figure_text
from assistant.figures.terms.pairing import TwoTerms, two_terms
from assistant.study.doubts import doubtful
from assistant.study.numbering import Sources
from assistant.study.outlining.naming import report_title
from assistant.study.outlining.natures import nature_of
from assistant.study.telling import speaks, worth
from assistant.study.types import SheetGroup, SheetRow, SheetValue, SummarySheet
from ingest.errors import InputError
from ingest.ledger.phrases import capital
from ingest.observation import FigureNature
from ingest.quantity import Kind
from ingest.types import Document, Nature, Span

# Rows of a page, lines that it holds, and what a heading takes of them.
ROWS, LINES, _HEADING = 36, 44, 3
# Characters that a line holds of an indicator, of one of two values, of a lone value, of its period.
_NAME, _OF_TWO, _ALONE, _PERIOD = 40, 16, 19, 13
# At most so much of the page for each group, while others have more to tell.
_PAIRS, _TARGETS, _RESULTS = 16, 9, 18
# Pairs first, then targets, then results.
_ORDER = (0, 2, 1)
_LEAST_WORTH = 0.3
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# What was there when the time began is no result of it.
_OPENING = re.compile(r"đầu (?:năm|nhiệm kỳ|kỳ|giai đoạn)(?!\w)", re.IGNORECASE)
_POINT_IN_TIME = re.compile(
    r"(?<!\w)(?:(?:từ )?đầu (?:năm|nhiệm kỳ|kỳ|giai đoạn)|cuối|đến|hết|nay|hiện|trong|so với)(?!\w)",
    re.IGNORECASE,
)
_SO_FAR = re.compile(r"(?:tính )?đến thời điểm báo cáo")


@dataclass(frozen=True, slots=True)
class _Line:
    """A printed line: one figure, or two of one indicator in two terms."""

    name: str
    shown: tuple[Entry, ...]
    worth: float

    @property
    def place(self) -> int:
        return self.shown[-1].observation.quantity.start

    @property
    def height(self) -> int:
        values = [(_value(entry), _OF_TWO if len(self.shown) > 1 else _ALONE) for entry in self.shown]
        period = [(_when(self.shown[0]), _PERIOD)] if len(self.shown) == 1 else []
        return max(-(-len(text) // width) for text, width in [(self.name, _NAME), *values, *period])


def make_sheet(document: Document) -> SummarySheet:
    """The summary sheet of a report, without doubtful figures. Raises InputError where it states none.

    The first group sets the results of one term beside the targets of the next, where the report tells of two.
    """
    wrong = doubtful(document)
    ledger = entries(document)
    good = [entry for entry in ledger if entry.observation.quantity.start not in wrong]
    two = two_terms(ledger)
    pairs = _pairs(document, two, wrong) if two else []
    used = {entry.observation.id for line in pairs for entry in line.shown}
    names = {line.name.casefold() for line in pairs}
    single = [
        _Line(capital(entry.observation.indicator), (entry,), worth(document, entry, ()))
        for entry in good
        if entry.observation.id not in used and speaks(entry)
    ]
    single = [
        line for line in _once(single) if line.worth >= _LEAST_WORTH and line.name.casefold() not in names
    ]
    natures = {
        nature: [line for line in single if line.shown[0].observation.nature is nature]
        for nature in FigureNature
    }
    aimed = [
        line
        for line in (*natures[FigureNature.TARGET], *natures[FigureNature.PLAN])
        if _ahead(document, line)
    ]
    reached = [*natures[FigureNature.RESULT], *natures[FigureNature.CONTEXT]]
    reached = [line for line in reached if not _begins(line.shown[0], two.past_term if two else "")]
    groups = _fitted([(pairs, _PAIRS), (reached, _RESULTS), (aimed, _TARGETS)])
    if not any(groups):
        raise InputError(f"Báo cáo «{document.name}» không có số liệu để lập trang tóm tắt.")
    past, later = (two.past_term, two.next_term) if two else (_time(reached), _time(aimed))
    headings = (
        f"Kết quả {past} và chỉ tiêu {later}",
        f"Kết quả {past}".strip(),
        f"Chỉ tiêu, kế hoạch {later}".strip(),
    )
    columns = ((f"Kết quả {past}", f"Chỉ tiêu {later}"), (), ())
    sources = Sources(document)
    return SummarySheet(
        f"Số liệu và chỉ tiêu chủ yếu: {report_title(document)}",
        document.name,
        tuple(
            SheetGroup(heading, tuple(_row(line, sources) for line in lines), terms)
            for heading, terms, lines in zip(headings, columns, groups, strict=True)
            if lines
        ),
        sources.all(),
    )


def _pairs(document: Document, two: TwoTerms, wrong: frozenset[int]) -> list[_Line]:
    """The pairs of one unit, neither figure in doubt, that can be read side by side."""
    lines = []
    for pair in two.pairs:
        shown = (pair.past, pair.next)
        if any(entry.observation.quantity.start in wrong for entry in shown) or pair.gap is None:
            continue
        if _begins(pair.past, two.past_term):
            continue
        value = worth(document, pair.next, {pair.next.observation.id})
        lines.append(_Line(capital(pair.name), shown, value))
    return lines


def _ahead(document: Document, line: _Line) -> bool:
    """Whether a target is one for the time to come, not what was planned for the one that is told of."""
    section = line.shown[0].observation.section
    return section is None or nature_of(document.sections[section]) is not Nature.RESULT


def _begins(entry: Entry, term: str) -> bool:
    """Whether a figure is one of the time before a term of several years, or of its beginning, or of a year's."""
    period = entry.observation.period
    years = [int(year) for year in _YEAR.findall(period)]
    begun = [int(year) for year in _YEAR.findall(term)]
    before = bool(years) and len(begun) > 1 and max(years) <= min(begun)
    told = _POINT_IN_TIME.findall(entry.quote[: entry.observation.quantity.start - entry.observation.start])
    return before or bool(_OPENING.match(period) or (told and _OPENING.match(told[-1])))


def _value(entry: Entry) -> str:
    """A figure as the report has it, with the unit where that stands apart from it."""
    quantity = entry.observation.quantity
    told = as_written(quantity)
    return told if quantity.unit in told else figure_text(quantity)


def _when(entry: Entry) -> str:
    return _SO_FAR.sub("đến nay", entry.observation.period)


def _once(lines: Iterable[_Line]) -> list[_Line]:
    """One line of each indicator and time, the most telling; an amount that also stands as a ratio only once."""
    kept: dict[tuple[str, str], _Line] = {}
    for line in sorted(lines, key=lambda one: (-one.worth, one.place)):
        told = line.shown[0].observation
        kept.setdefault((told.indicator.casefold(), told.period), line)
    values: dict[tuple[int, str], _Line] = {}
    for line in kept.values():
        told = line.shown[0].observation
        key = (
            (told.start, told.quantity.value)
            if told.quantity.kind is Kind.PERCENT
            else (told.quantity.start, "")
        )
        values.setdefault(key, line)
    return list(values.values())


def _fitted(groups: Sequence[tuple[Sequence[_Line], int]]) -> list[list[_Line]]:
    """The most telling lines of each group that fit on the page, in the report's order; spare room goes to the others."""
    ranked = [sorted(lines, key=lambda one: (-one.worth, one.place)) for lines, _ in groups]
    taken: list[list[_Line]] = [[] for _ in groups]
    room = LINES - _HEADING * sum(1 for lines in ranked if lines)
    for most in ([most for _, most in groups], [LINES] * len(groups)):
        for i in _ORDER:
            lines = ranked[i]
            for line in [line for line in lines if line not in taken[i]]:
                full = sum(map(len, taken)) >= ROWS or line.height > room
                if not full and sum(one.height for one in taken[i]) + line.height <= most[i]:
                    taken[i].append(line)
                    room -= line.height
    return [sorted(lines, key=lambda one: one.place) for lines in taken]


def _row(line: _Line, sources: Sources) -> SheetRow:
    values = []
    for entry in line.shown:
        told = entry.observation
        n = sources.cite(Span(told.start, told.end), told.section, told.note)
        values.append(SheetValue(_value(entry), _when(entry), n))
    return SheetRow(line.name, tuple(values))


def _time(lines: Sequence[_Line]) -> str:
    """The one time that all of the lines are of; "" where they are of several."""
    times = {line.shown[0].observation.period for line in lines}
    return times.pop() if len(times) == 1 else ""
