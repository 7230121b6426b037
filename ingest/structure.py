"""The outline of a canonical text: how its headings nest and what stands under each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.candidates import BOLD_LEVEL, Entry, TextLine, entries, text_lines
from ingest.headings import Style
from ingest.nature import nature_of, term_of
from ingest.signature import signature_start
from ingest.types import Nature, Section


@dataclass(frozen=True, slots=True)
class _Frame:
    """An open heading, or an open numbered list (`index` None), on the way down to the current line."""

    entry: Entry
    index: int | None


@dataclass(frozen=True, slots=True)
class _Placed:
    """An entry that is a heading, and the index of the heading above it."""

    entry: Entry
    parent: int | None


def outline(text: str, end: int, levels: Mapping[int, int]) -> tuple[Section, ...]:
    """The sections of `text[:end]` in order; `levels` gives the file format's heading levels by line start.

    Numbering restarts, repeats and skips, so a heading's place comes from the row it continues (the open heading or
    list whose style it shares), and only for a style that is not open from the usual order of styles.
    """
    lines = text_lines(text, end)
    lines = lines[: signature_start(lines)]
    if not lines:
        return ()
    found = entries(lines, levels)
    while True:  # a heading with nothing under it is an item after all, and so may be the one above it
        placed = _place(found)
        kept = _without_empty(found, placed, lines)
        if kept == found:
            return _sections(placed, lines[-1].end)
        found = kept


def _place(found: Sequence[Entry]) -> list[_Placed]:
    """Each heading under the one it belongs to."""
    placed: list[_Placed] = []
    stack: list[_Frame] = []
    for entry in found:
        at = _row_in(stack, entry)
        if (
            at is not None
        ):  # the row decides: a paragraph among headings is one, a title among list items is not
            heading = bool(entry.level) or stack[at].index is not None
        else:
            heading = not entry.item
            at = len(stack)  # a list opens below whatever is open
            if heading and not _nested(stack, entry):
                at = next((i for i, frame in enumerate(stack) if not _may_stand_under(entry, frame)), at)
        del stack[at:]
        index = None
        if heading:
            parent = next((frame.index for frame in reversed(stack) if frame.index is not None), None)
            index = len(placed)
            placed.append(_Placed(entry, parent))
        stack.append(_Frame(entry, index))
    return placed


def _row_in(stack: Sequence[_Frame], entry: Entry) -> int | None:
    """The open frame whose row the entry continues; None where it opens a row of its own."""
    same = [i for i, frame in enumerate(stack) if frame.entry.row == entry.row]
    if not same or entry.level or entry.marker is None:
        return same[-1] if same else None
    going_on = [i for i in same if stack[i].entry.value + 1 == entry.value]
    if going_on:
        alike = [i for i in going_on if (stack[i].index is None) == entry.item]
        return (alike or going_on)[-1]
    if entry.item:  # a list that starts anew under a heading of its own style stands inside it
        return None if entry.value == 1 and stack[same[-1]].index is not None else same[-1]
    if _nested(stack, entry):
        return None
    return next((i for i in reversed(same) if stack[i].index is not None), None)


def _nested(stack: Sequence[_Frame], entry: Entry) -> bool:
    """Whether a row starts anew inside small letters that stand under the same style: 1. › a) › 1."""
    above = any(frame.entry.row == entry.row for frame in stack[:-1])
    return entry.value == 1 and above and stack[-1].index is not None and stack[-1].entry.rank >= Style.SMALL


def _may_stand_under(entry: Entry, frame: _Frame) -> bool:
    if frame.index is None:
        return False  # a heading ends the lists before it
    letters = {Style.LETTER, Style.ROMAN}
    if entry.marker and frame.entry.marker and {entry.marker.style, frame.entry.marker.style} == letters:
        return entry.value == 1  # A › I and I › A both occur
    return frame.entry.rank < entry.rank


def _without_empty(
    found: Sequence[Entry], placed: Sequence[_Placed], lines: Sequence[TextLine]
) -> list[Entry]:
    """Entries, with numbered headings that have nothing under them turned into what they are.

    A row in which titles with content are the minority is a list; in another row, a heading with nothing under it
    holds its own text as content.
    """
    empty = _empty(placed, lines)
    rows: dict[tuple[int | None, object], list[int]] = {}
    for index, place in enumerate(placed):
        rows.setdefault((place.parent, place.entry.row), []).append(index)
    starts: dict[int, Entry | None] = {}
    for row in rows.values():
        weights = [0 if index in empty else _title_weight(placed[index].entry) for index in row]
        # What follows a list's last item may be no more than the text after the list.
        listed = 2 * sum(weights) < len(row) or (len(row) > 1 and not any(weights[:-1]))
        for index in row:
            entry, marker = placed[index].entry, placed[index].entry.marker
            if 0 < entry.level < BOLD_LEVEL or (marker and marker.style <= Style.CLAUSE_GROUP):
                continue
            bare = replace(entry, title="", body=entry.start + marker.length) if marker else None
            if bare and listed and entry.row != (Style.ARTICLE, 1, False):
                starts[entry.start] = replace(bare, item=True)
            elif index in empty and entry.title:
                starts[entry.start] = bare
    changed = [starts.get(entry.start, entry) for entry in found]
    return [entry for entry in changed if entry is not None]


def _title_weight(entry: Entry) -> float:
    """How much a heading speaks for its row being headings; an item too may be short and end in a full stop."""
    return (0.5 if entry.stopped else 1) if entry.title else 0


def _empty(placed: Sequence[_Placed], lines: Sequence[TextLine]) -> set[int]:
    """The headings with neither text nor headings under them."""
    parents = {place.parent for place in placed}
    starts = [place.entry.start for place in placed] + [lines[-1].end]
    line_starts = [line.start for line in lines]
    empty = set()
    for i, place in enumerate(placed):
        following = bisect_right(line_starts, place.entry.body)
        more = following < len(line_starts) and line_starts[following] < starts[i + 1]
        if i not in parents and place.entry.body >= place.entry.end and not more:
            empty.add(i)
    return empty


def _sections(placed: Sequence[_Placed], end: int) -> tuple[Section, ...]:
    sections: list[Section] = []
    ends = _ends(placed, end)
    for index, place in enumerate(placed):
        entry = place.entry
        above = sections[place.parent] if place.parent is not None else None
        label = f"{entry.number} {entry.title}".strip()
        inherited = above.nature if above and above.nature is not Nature.CONTEXT else None
        sections.append(
            Section(
                number=entry.number,
                title=entry.title,
                level=above.level + 1 if above else 1,
                start=entry.start,
                body=min(entry.body, ends[index]),
                end=ends[index],
                parent=place.parent,
                path=((*above.path,) if above else ()) + (entry.number or label,),
                nature=nature_of(entry.title, inherited) or Nature.CONTEXT,
                term=term_of(entry.title) or (above.term if above else None),
            )
        )
    return tuple(sections)


def _ends(placed: Sequence[_Placed], end: int) -> list[int]:
    """Where each heading's content ends: at the next heading that does not stand under it."""
    ends = [end] * len(placed)
    open_: list[int] = []
    for index, place in enumerate(placed):
        while open_ and open_[-1] != place.parent:
            ends[open_.pop()] = place.entry.start
        open_.append(index)
    return ends
