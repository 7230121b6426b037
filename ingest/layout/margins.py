"""Where the lines of a page begin and end, and how a document sets its paragraphs apart."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median, median_high, median_low

from ingest.bullets import plain_bullet
from ingest.candidates import BULLET
from ingest.headings import parse_marker
from ingest.layout.rows import Row
from ingest.layout.types import Sheet

_ENDS = tuple(".;!?:…")
_CLOSERS = "\"”’»)]*' "
# In font heights.
_ALIGNED = 0.45
_ALIGNED_SCAN = 0.8
_SLACK = 0.35
_UNSTRETCHED = 0.2
_NARROW = frozenset("iíìỉĩịljtfrI.,;:!'’()[]|/- ")
# This share of the lines that go on reaches the right edge where text is justified.
_JUSTIFIED = 0.85
# Paragraphs are set apart by room where this share of them is, by so many usual distances of lines.
_SPACED, _SET_APART = 0.9, 1.15
# So many rows tell the edges of a page's text; else a page this near does.
_ENOUGH, _NEIGHBOURS = 8, 8
_EDGE = 4  # lines
_DOCUMENT_NUMBER = re.compile(r"\d+[-/](?:\d{4}/)?[A-ZĐ]+[-/][A-ZĐ]")


@dataclass(frozen=True, slots=True)
class Frame:
    """The left and right edge between which lines of text stand; `scanned` lines keep to them less exactly."""

    left: float
    right: float
    scanned: bool = False

    def aligned(self, size: float) -> float:
        """How far edges may lie apart that are meant to be the same."""
        return (_ALIGNED_SCAN if self.scanned else _ALIGNED) * size


@dataclass(frozen=True, slots=True)
class Line:
    """A row in the frame it stands in; `page` tells lines of one page apart from those of the next."""

    row: Row
    frame: Frame
    page: int = 0

    @property
    def offset(self) -> float:
        """How far the row begins from the left edge, in font heights."""
        return (self.row.left - self.frame.left) / self.row.size


def frame_of(rows: Sequence[Row], *, scanned: bool) -> Frame:
    """The frame that rows stand in: edges that several of them share, else the outermost."""
    size = median(row.size for row in rows)
    left = _edge([row.left for row in rows], 0.5 * size)
    right = -_edge([-row.right for row in rows], 0.7 * size)
    return Frame(left, max(right, left + size), scanned)


def frames_of(sheets: Sequence[Sheet], pages: Sequence[Sequence[Sequence[Row]]]) -> list[Frame]:
    """The frame of each page's plain rows; a page with few of them takes its neighbour's of the same side."""
    own: dict[int, Frame] = {}
    rows_of = [[row for rows in page for row in rows] for page in pages]
    for i, rows in enumerate(rows_of):
        if len(rows) >= _ENOUGH:
            own[i] = frame_of(rows, scanned=sheets[i].confidence is not None)
    frames = []
    for i, frame in own.items():
        alike = [own[j] for j in own if (i - j) % 2 == 0 and abs(sheets[j].width - sheets[i].width) < 1]
        if not frame.scanned:
            own[i] = _widened(frame, alike, rows_of[i])
    for i, (sheet, rows) in enumerate(zip(sheets, rows_of, strict=True)):
        scanned = sheet.confidence is not None
        near = range(max(0, i - _NEIGHBOURS), min(len(sheets), i + _NEIGHBOURS + 1))
        like = [j for j in near if j in own and abs(sheets[j].width - sheet.width) < 1]
        if i in own:
            frames.append(own[i])
        elif like and not scanned:
            frames.append(own[min(like, key=lambda j: ((i - j) % 2, abs(i - j)))])
        elif rows:
            frames.append(frame_of(rows, scanned=scanned))
        else:
            frames.append(Frame(0, max(sheet.width, 1), scanned))
    return frames


def _widened(frame: Frame, alike: Sequence[Frame], rows: Sequence[Row]) -> Frame:
    """The frame out to the edges that most pages have, where a row of this page reaches them or the other edge is theirs."""
    left = median_low(other.left for other in alike)
    right = median_high(other.right for other in alike)
    near = _SLACK * median(row.size for row in rows)
    beside = [abs(row.left - left) < near for row in rows], [abs(row.right - right) < near for row in rows]
    same = abs(frame.left - left) < near, abs(frame.right - right) < near
    return replace(
        frame,
        left=min(frame.left, left) if same[1] or any(beside[0]) else frame.left,
        right=max(frame.right, right) if same[0] or any(beside[1]) else frame.right,
    )


def _edge(places: Sequence[float], reach: float) -> float:
    """The outermost (lowest) place that others share, the lowest of all where none is shared."""
    ordered = sorted(places)
    needed = max(2, len(ordered) // 10)
    for i, place in enumerate(ordered):
        if i + needed <= len(ordered) and ordered[i + needed - 1] - place <= reach:
            return median(ordered[i : i + needed])
    return ordered[0]


def has_marker(text: str) -> bool:
    """Whether a line begins with a bullet or a number; a document's number ("15-NQ/TW") is none."""
    if BULLET.match(text) or plain_bullet(text) != text:
        return True
    return parse_marker(text) is not None and not _DOCUMENT_NUMBER.match(text)


def is_ended(text: str) -> bool:
    """Whether a line ends as a sentence or an item of a list does."""
    return text.rstrip(_CLOSERS).endswith(_ENDS)


def is_lower(text: str) -> bool:
    """Whether a line begins in small letters, as the rest of a sentence does."""
    return text[:1].islower() and not has_marker(text)


def is_full(line: Line, following: Row, *, width: float | None = None) -> bool:
    """Whether the first word of the row that follows had no room left on a line."""
    row, frame = line.row, line.frame
    text = following.plain
    word = text.split(" ", 1)[0]
    needed = (following.right - following.left) * _breadth(word) / max(_breadth(text), 1)
    first = following.fragments[0]
    if first.text.strip() == word:
        needed = first.right - first.left
    room = frame.right - row.right if width is None else width
    return room < needed + (2 if frame.scanned else 1) * _SLACK * row.size


def _breadth(text: str) -> float:
    """About how wide a text is, in letters of usual width: figures and capitals are wider in any type."""
    return sum(
        1.7 if c in "%‰mwMW" else 0.6 if c in _NARROW else 1.4 if c.isupper() else 1.15 if c.isdigit() else 1
        for c in text
    )


def is_short(line: Line) -> bool:
    """Whether a line ends before the edge that justified lines reach."""
    return line.frame.right - line.row.right > _UNSTRETCHED * line.row.size


@dataclass(slots=True)
class Habits:
    """How a document sets its text: how far lines of a paragraph stand apart, where paragraphs and lines begin.

    `pitch` is the distance of baselines by type size, both in points; `justified` tells that lines that go on reach the
    right edge, `spaced` that paragraphs stand further apart than lines, `indented` that they begin further to the right; `starts` and `goes` count, by offset in font
    heights (rounded to halves), lines that begin a paragraph and lines that certainly go on with one; `edges` counts all
    lines by offset (rounded to tenths).
    """

    pitch: dict[int, float] = field(default_factory=dict)
    justified: bool = False
    spaced: bool = False
    indented: bool = False
    starts: Counter[int] = field(default_factory=Counter)
    goes: Counter[int] = field(default_factory=Counter)
    edges: Counter[int] = field(default_factory=Counter)

    def pitch_at(self, size: float) -> float:
        """The usual distance of two lines of a paragraph."""
        known = self.pitch.get(round(size))
        return known if known else size * (self.pitch.get(0) or 1.3)

    def is_edge(self, offset: float) -> bool:
        """Whether so many lines begin at this offset that it is no chance."""
        near = round(10 * offset)
        return sum(self.edges[key] for key in (near - 1, near, near + 1)) >= _EDGE

    def only_starts(self, offset: float) -> bool:
        """Whether paragraphs begin at this offset but no line goes on there."""
        begun = sum(self.starts[key] for key in _keys(offset))
        gone = sum(self.goes[key] for key in _keys(offset))
        return offset > 0.8 and begun >= 3 and gone <= 0.05 * begun

    def only_goes(self, offset: float) -> bool:
        """Whether lines go on at this offset but hardly a paragraph begins there."""
        begun = sum(self.starts[key] for key in _keys(offset))
        gone = sum(self.goes[key] for key in _keys(offset))
        return gone >= 5 and begun <= 0.1 * gone


def _keys(offset: float) -> tuple[int, ...]:
    near = round(2 * offset)
    return near - 1, near, near + 1


def habits_of(columns: Iterable[Sequence[Line]]) -> Habits:
    """What the lines of a document, column by column, have in common."""
    habits = Habits()
    reached = gone = 0
    begun: list[float] = []
    within: dict[int, list[float]] = defaultdict(list)
    between: dict[int, list[float]] = defaultdict(list)
    for lines in columns:
        habits.edges.update(round(10 * line.offset) for line in lines)
        for last, line in pairwise(lines):
            above, row = last.row, line.row
            gap = row.baseline - above.baseline
            if not 0.5 * row.size < gap < 4 * row.size or abs(row.size - above.size) > 0.3 * row.size:
                continue
            full = is_full(last, row)
            key = round(2 * line.offset)
            if full and is_lower(row.plain) and not is_ended(above.plain):
                habits.goes[key] += 1
                gone += 1
                reached += not is_short(last)
                within[round(row.size)].append(gap)
            elif (not full and is_ended(above.plain)) or (has_marker(row.plain) and is_ended(above.plain)):
                habits.starts[key] += 1
                if not full and not row.bold and not above.bold:
                    begun.append(gap / row.size)
            if gap < 2.2 * row.size:
                between[round(row.size)].append(gap)
    for size, gaps in between.items():
        known = within.get(size, [])
        habits.pitch[size] = median(known) if len(known) > 2 else min(median(gaps), median(known or gaps))
    ratios = [gap / size for size, gaps in within.items() for gap in gaps if size]
    if ratios:
        habits.pitch[0] = median(ratios)
        apart = sum(gap > _SET_APART * habits.pitch[0] for gap in begun)
        habits.spaced = len(begun) >= _ENOUGH and apart >= _SPACED * len(begun)
    inward = sum(count for key, count in habits.starts.items() if key >= 2)
    habits.indented = inward >= max(_ENOUGH, _SPACED * habits.starts.total())
    habits.justified = gone >= _ENOUGH and reached >= _JUSTIFIED * gone
    return habits
