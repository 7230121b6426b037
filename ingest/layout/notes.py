"""Footnotes: the blocks at the bottom of pages, and the marks in the text that they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from ingest.layout.linking import Note, Split, linked
from ingest.layout.marks import Opening, opening, places
from ingest.layout.rows import Row
from ingest.layout.types import Rule, Sheet

_SMALLER = 0.93  # of the body's type size
_SEPARATOR = (0.08, 0.5)  # the length of the line above notes, in shares of the text's width
_GAP = 1.9  # in font heights, from the body to notes that nothing else sets apart
_ROMANS = [
    ten + one
    for ten in ("", "x", "xx")
    for one in ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
]
_ENDS = tuple('.;!?:…)”"/')


@dataclass(frozen=True, slots=True)
class _Block:
    """Rows at a page's bottom that are notes: `start` is the first, `openings` the rows that open a note."""

    start: int
    openings: list[tuple[int, Opening]] = field(default_factory=list)


class _Why(NamedTuple):
    """What sets the rows below a place apart: a short rule above them, their small type."""

    ruled: bool = False
    small: bool = False


def split_notes(sheets: Sequence[Sheet], pages: Sequence[list[Row]], size: float) -> list[Split]:
    """The body and the notes of each page; `size` is the type size of the document's body.

    A note goes to the page of its mark; one whose mark is not found stays on its own page, not `located`. What goes on
    at the bottom of the next page is joined.
    """
    bodies: list[list[Row]] = []
    found: list[list[Note]] = []
    last: Note | None = None
    for index, (sheet, rows) in enumerate(zip(sheets, pages, strict=True)):
        before = last if last and last.rows[-1][0] == index - 1 else None
        block = _block(sheet, rows, size, before, last.label if last else "")
        notes: list[Note] = []
        start = block.start if block else len(rows)
        if block:
            firsts = [at for at, _ in block.openings]
            if last:
                last.rows += [(index, row) for row in rows[start : firsts[0] if firsts else None]]
            for (at, mark), end in zip(block.openings, [*firsts[1:], len(rows)], strict=False):
                head = [(index, mark.rest)] if mark.rest else []
                notes.append(Note(mark.label, head + [(index, row) for row in rows[at + 1 : end]]))
            notes = [note for note in notes if note.rows]
            last = notes[-1] if notes else last
        bodies.append(list(rows[:start]))
        found.append(notes)
    return linked(sheets, bodies, found)


def _block(sheet: Sheet, rows: Sequence[Row], size: float, last: Note | None, label: str) -> _Block | None:
    """The notes of a page; `last` is the note that the page before ended with, `label` that of the last note so far."""
    marks = places(rows)
    scanned = sheet.confidence is not None
    for start, why in _starts(sheet, rows, size, scanned):
        known = {
            place.label for place in marks if place.row < start and (place.sure > 1 or scanned or why.ruled)
        }
        sure = why.ruled or (why.small and scanned)
        due = {"1", "*", "i", _next(label)} if label else {"1", "*", "i"}
        openings = _openings(rows, start, known | due if sure else known, strict=sure and not last)
        if not openings and why.small and (mark := opening(rows[start])) and mark.raised:
            openings = _openings(rows, start, due, strict=True)
        if openings:
            at = openings[0][0]
            return _Block(start if at == start or (last and _goes_on(last, why)) else at, openings)
        if last and _goes_on(last, why) and start and (why.ruled or why.small):
            return _Block(start)
    return None


def _goes_on(last: Note, why: _Why) -> bool:
    return why.ruled or not last.rows[-1][1].plain.endswith(_ENDS)


def _starts(sheet: Sheet, rows: Sequence[Row], size: float, scanned: bool) -> list[tuple[int, _Why]]:
    """Where notes may begin, the surest first, and why."""
    starts = []
    if (at := _below_rule(sheet.rules, rows)) is not None:
        starts.append((at, _Why(ruled=True)))
    small = len(rows)
    limit = _SMALLER * size * (0.97 if scanned else 1)
    while small and (
        rows[small - 1].size <= limit or (scanned and small > 1 and rows[small - 2].size <= limit)
    ):
        small -= 1
    if small < len(rows):
        starts.append((small, _Why(small=True)))
    for i in range(len(rows) - 1, 0, -1):
        mark = opening(rows[i])
        gap = rows[i].baseline - rows[i - 1].baseline
        if mark and (mark.raised or gap > _GAP * rows[i].size):
            starts.append((i, _Why()))
        if gap > _GAP * rows[i].size:
            break
    return starts


def _below_rule(rules: Sequence[Rule], rows: Sequence[Row]) -> int | None:
    """The first row below the short line that stands above notes, None where there is no such line."""
    if not rows:
        return None
    left, right = min(row.left for row in rows), max(row.right for row in rows)
    width = right - left
    for rule in sorted(rules, key=lambda rule: -rule.y):
        below = [i for i, row in enumerate(rows) if row.baseline > rule.y]
        if not below:
            continue
        first = rows[below[0]]
        near = rule.left - left < 0.1 * width and first.baseline - rule.y < 3 * first.size
        short = _SEPARATOR[0] * width <= rule.right - rule.left <= _SEPARATOR[1] * width
        alone = sum(abs(other.y - rule.y) < 3 for other in rules) == 1
        return below[0] if near and short and alone and below[0] > 0 else None
    return None


def _openings(
    rows: Sequence[Row], start: int, wanted: set[str], *, strict: bool
) -> list[tuple[int, Opening]]:
    """The rows from `start` on that open a note, the first with a `wanted` mark; their marks count on from each other.

    With `strict`, the first one is the first row.
    """
    found: list[tuple[int, Opening]] = []
    marks = [(i, mark) for i in range(start, len(rows)) if (mark := opening(rows[i]))]
    while True:
        fits = [
            (i, mark)
            for i, mark in marks
            if mark.label in wanted and (i > found[-1][0] if found else not strict or i == start)
        ]
        if not fits:
            return found
        label = fits[0][1].label
        same = [fit for fit in fits if fit[1].label == label]
        found.append(max(same, key=lambda fit: _score(rows, start, *fit)))
        wanted = {_next(label)}


def _next(label: str) -> str:
    if label.isdigit():
        return str(int(label) + 1)
    return next((after for before, after in pairwise(_ROMANS) if before == label), label + "*")


def _score(rows: Sequence[Row], start: int, at: int, mark: Opening) -> float:
    """How much speaks for a row to open a note rather than to go on with one; the earlier one wins a tie."""
    before = rows[at - 1]
    widest = max(row.right for row in rows[start:])
    ended = at == start or before.right < widest - 2 * before.size or before.plain.endswith(_ENDS)
    return 2 * mark.raised + ended - at / 1e6
