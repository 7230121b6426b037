"""The figures of a text that is to be checked, each with what it is said of (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.checking.changing import changes
from assistant.checking.halves import halves
from assistant.checking.times import Years, years_of
from assistant.checking.topics import PART, content
from assistant.checking.units import Measure, measure_of
from ingest.clauses import Clause, clauses
from ingest.ledger import observe
from ingest.ledger.places import Place, places
from ingest.ledger.rows import is_row
from ingest.normalise import fold
from ingest.observation import FigureNature, Observation
from ingest.quantities import quantities
from ingest.quantity import Kind, Quantity
from ingest.structure import outline
from ingest.types import Document, Section, Span

# How many words before a figure belong to what it is said of.
LABEL = 12
# From so many telling syllables on a clause says what its figure is of.
TELLING = 2
# What tells, without accents, that a figure is reached: in its sentence, right before it.
_REACHED = re.compile(
    r"(?<!\w)(?:da|uoc|uoc dat|dat duoc|hien co|hien nay|hien tai|hien dang|den nay|tinh den|ket qua)(?!\w)"
)
_FIRM = re.compile(r"(?<!\w)(?:da|uoc|dat duoc|ket qua)(?!\w)")
_REACHES = re.compile(
    r"(?<!\w)(?:dat|con|tang)(?: (?:tren|hon|gan|khoang|duoc|them|binh|quan|len|toi|muc|toc|do|tang|truong|ty|le|trong)){0,5}$"
)
# What tells that it is aimed at: before it, next to it.
_AIMED = re.compile(
    r"(?<!\w)(?:phan dau|du kien|se|nhiem ky toi|thoi gian toi|giai doan toi|nam toi|trong nhung nam toi)(?!\w)"
)
_AIM = re.compile(r"(?<!\w)(?:muc tieu|chi tieu|ke hoach|dinh huong|phuong huong)(?!\w)")
# "đạt chỉ tiêu", "vượt mục tiêu", "kết quả thực hiện các mục tiêu": a result beside its target.
_MEASURED = re.compile(
    r"(?<!\w)(?:dat|vuot|hoan thanh|so voi|dung|bang|theo|thuc hien)(?: \w+){0,3} (?:chi tieu|muc tieu|ke hoach)"
)


@dataclass(frozen=True, slots=True)
class Said:
    """A figure of a text.

    `quantity` has its offsets in the text. `name` says what is measured, `clause` the words of its clause, `around` the
    rest of its sentence, `above` what the sentence stands under, outermost first. `years` are those told for it.
    `change` tells whether it is by how much something grew or fell, None where that is not said. `nature` is None where nothing tells whether it is a result or a target.
    """

    quantity: Quantity
    measure: Measure
    change: bool | None
    sentence: Span
    name: str
    clause: str
    around: str
    above: tuple[str, ...]
    years: Years | None
    nature: FigureNature | None
    firm: bool
    part: bool


def figures_of(text: str) -> tuple[Said, ...]:
    """Every figure of a canonical text, in order of place."""
    found = {said.quantity.start: said for said in _read(text, outline(text, len(text), {}))}
    at = 0
    for line in text.split("\n"):
        # Headings, and paragraphs that stand twice: the ledger of a report leaves them out.
        taken = [said.quantity for start, said in found.items() if at <= start < at + len(line)]
        if len(taken) < sum(item.figure for item in quantities(line)):
            for said in _read(line, ()):
                start, end = at + said.quantity.start, at + said.quantity.end
                if all(end <= other.start or other.end <= start for other in taken):
                    found[start] = _moved(said, at)
        at += len(line) + 1
    return tuple(found[start] for start in sorted(found))


def _moved(said: Said, by: int) -> Said:
    start, end = said.quantity.start + by, said.quantity.end + by
    sentence = Span(said.sentence.start + by, said.sentence.end + by)
    return replace(said, quantity=replace(said.quantity, start=start, end=end), sentence=sentence)


def _read(text: str, sections: tuple[Section, ...]) -> Iterator[Said]:
    document = Document("", "", "", "", text, (), sections, (), ())
    observed: dict[int, Observation] = {item.quantity.start: item for item in observe(document)}
    for place in places(document):
        known = {place.span.start + clause.quantity.start: clause for clause in clauses(place.text)}
        before: Clause | None = None
        for start in sorted(start for start in observed if place.span.start <= start < place.span.end):
            clause = known.get(start)
            yield _said(place, clause, observed[start], before)
            before = clause
        for quantity in halves(place.text):
            yield _half(place, quantity)


def _said(place: Place, clause: Clause | None, item: Observation, before: Clause | None) -> Said:
    quantity = item.quantity
    at = quantity.start - place.span.start
    after = place.text[at + len(quantity.text) :]
    if clause is None or is_row(place.text):
        # A cell is said of what its row and its column tell; the cells beside it are no clauses.
        clause, before = Clause(quantity, 0, 0, item.indicator, "", False, None), None
    return Said(
        quantity=quantity,
        measure=measure_of(quantity, after),
        change=changes(quantity, clause.label, item.indicator),
        sentence=place.span,
        name=_name(clause, item, before),
        clause=f"{clause.label} {_noun(quantity)} {clause.tail}",
        around=place.text,
        above=(*place.titles, *place.leads, place.before),
        years=_years(place.text, item.period),
        nature=_nature(place, clause, item.nature, place.text[: at + len(quantity.text)]),
        part=item.scope is not None,
        firm=_FIRM.search(_plain(place.text[:at])) is not None,
    )


def _half(place: Place, quantity: Quantity) -> Said:
    start = place.span.start
    moved = replace(quantity, start=start + quantity.start, end=start + quantity.end)
    return Said(
        quantity=moved,
        measure=measure_of(quantity),
        change=None,
        sentence=place.span,
        name=place.text,
        clause=place.text,
        around=place.text,
        above=(*place.titles, *place.leads, place.before),
        years=None,
        nature=None,
        firm=False,
        part=False,
    )


def _name(clause: Clause, item: Observation, before: Clause | None) -> str:
    """What is measured; where its own clause hardly says, with the figure before it: "68 dự án FDI với 650 triệu USD"."""
    label, noun = _last(clause.label), _noun(clause.quantity)
    parts = [item.indicator, label]
    if before is not None and len(content(f"{label} {noun} {clause.tail}").split()) < TELLING:
        parts += [f"{noun} {clause.tail}", _last(before.label), f"{_noun(before.quantity)} {before.tail}"]
    return PART.join(parts)


def _last(label: str) -> str:
    """The words right before a figure: a speech has no names of indicators that could be read alone."""
    return " ".join(label.split()[-LABEL:])


def _noun(quantity: Quantity) -> str:
    """What is counted; a unit of measure names no topic."""
    return quantity.unit if quantity.kind in (Kind.COUNT, Kind.RATIO, Kind.RANK) else ""


# "so với năm 2020": the year that a figure is compared with is not its own.
_COMPARED = re.compile(
    r"(?<!\w)(?:so voi|bang \S+ (?:%|lan)(?: so voi)?)(?: \w+){0,3} nam ((?:19|20)\d\d)(?!\d)"
)


def _years(sentence: str, period: str) -> Years | None:
    """The years that a figure is told for."""
    years = years_of(period)
    if years is None or years[0] != years[1]:
        return years
    year, text = str(years[0]), fold(sentence)
    return None if text.count(year) == _COMPARED.findall(text).count(year) else years


def _nature(place: Place, clause: Clause, read: FigureNature, before: str) -> FigureNature | None:
    """Whether a sentence tells of a target, of a result, or does not say."""
    before = _plain(before)
    beside = _AIM.search(_plain(f"{clause.label} . {clause.tail}")) and not _AIM.search(
        fold(clause.quantity.unit)
    )
    if _AIMED.search(before) or beside:
        return FigureNature.TARGET
    if read in (FigureNature.TARGET, FigureNature.PLAN):
        return None if re.search(r"(?<!\w)(?:da|uoc)(?!\w)", before) else FigureNature.TARGET
    above = " ".join(_plain(line) for line in (*place.titles, *place.leads))
    if _AIMED.search(above) or _AIM.search(above) or _AIMED.search(_plain(place.before)):
        return None
    reached = _REACHED.search(before) or _REACHES.search(_plain(clause.label))
    return FigureNature.RESULT if reached else None


def aims(text: str) -> bool:
    """Whether a name says that it is of a target or a plan: "Doanh thu (kế hoạch)"."""
    return _AIM.search(_plain(text)) is not None


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    return _MEASURED.sub(" ", " ".join(fold(text).split()))
