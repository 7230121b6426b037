"""Notes and the marks in the text that they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.layout.marks import Place, marked, places
from ingest.layout.rows import Row
from ingest.layout.slips import unread_marks
from ingest.layout.types import Sheet


@dataclass(slots=True)
class Note:
    """A note: its mark, its rows with the page of each, and whether a place was found for it."""

    label: str
    rows: list[tuple[int, Row]]
    located: bool = True


@dataclass(frozen=True, slots=True)
class Split:
    """A page's body, the characters of its notes in the places of their marks, and those notes."""

    body: list[Row]
    notes: list[Note]


def linked(
    sheets: Sequence[Sheet], bodies: Sequence[list[Row]], found: Sequence[Sequence[Note]]
) -> list[Split]:
    """Each note with the best fitting mark after that of the note before it.

    `found` are the notes at the bottom of each page. In a scan, marks that were misread go to the notes in their order
    where there are as many of them.
    """
    owned: list[list[Note]] = [[] for _ in bodies]
    chosen: list[list[tuple[Place, int]]] = [[] for _ in bodies]
    free = [places(rows) if any(found) else [] for rows in bodies]
    for index, notes in enumerate(found):
        scanned = sheets[index].confidence is not None
        for note in notes:
            page, place = _mark_of(note.label, index, free, scanned)
            note.located = place is not None
            if place:  # what stands before it on the page is no mark of a later note
                free[page] = [other for other in free[page] if _order(other) > _order(place)]
                chosen[page].append((place, len(owned[page])))
            owned[page].append(note)
        if scanned:
            chosen[index] = _with_unread(bodies[index], owned[index], chosen[index])
    return [Split(_with_marks(rows, chosen[page]), owned[page]) for page, rows in enumerate(bodies)]


def _order(place: Place) -> tuple[int, int, int]:
    return place.row, place.fragment, place.start


def _mark_of(
    label: str, index: int, free: Sequence[Sequence[Place]], scanned: bool
) -> tuple[int, Place | None]:
    """The page and the place of a note's mark: on its own page, else raised on a page before it."""
    own = [place for place in free[index] if place.label == label]
    if own:
        return index, max(own, key=lambda place: place.sure)
    for page in range(index - 1, -1, -1):
        for place in free[page]:
            if place.label == label and place.sure == 3 and not scanned:
                return page, place
    return index, None


def _with_unread(
    rows: Sequence[Row], notes: Sequence[Note], chosen: list[tuple[Place, int]]
) -> list[tuple[Place, int]]:
    """The chosen places with those of the notes whose figure in the text was misread."""
    lost = [i for i, note in enumerate(notes) if not note.located]
    if not lost:
        return chosen
    taken = {_order(place) for place, _ in chosen}
    signs = [place for place in unread_marks(rows) if _order(place) not in taken]
    if len(signs) != len(lost):
        return chosen
    pairs = sorted([*chosen, *zip(signs, lost, strict=True)], key=lambda pair: _order(pair[0]))
    if [note for _, note in pairs] != sorted(note for _, note in pairs):
        return chosen
    for i in lost:
        notes[i].located = True
    return pairs


def _with_marks(rows: Sequence[Row], chosen: Sequence[tuple[Place, int]]) -> list[Row]:
    found = list(rows)
    for index in {place.row for place, _ in chosen}:
        found[index] = marked(found[index], [pair for pair in chosen if pair[0].row == index])
    return found
