"""The page as it is shown: its size, and the way from the coordinates it is drawn in."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ingest.formats.pdf.paths import Matrix, multiply
from ingest.formats.pdf.show import Atom

if TYPE_CHECKING:
    from pypdf import PageObject

Size = tuple[float, float]

A4: Size = (595.0, 842.0)
_LARGEST = 20_000.0  # points; a PDF page has at most 14,400
_MOST = 0.6


def geometry(page: PageObject) -> tuple[Matrix, Size]:
    """The matrix from the page's user space to points from its top left corner as shown, and its size as shown."""
    left, bottom, right, top = _box(page)
    width, height = right - left, top - bottom
    rotation = _rotation(page)
    if rotation == 90:
        return (0.0, 1.0, 1.0, 0.0, -bottom, -left), (height, width)
    if rotation == 180:
        return (-1.0, 0.0, 0.0, 1.0, right, -bottom), (width, height)
    if rotation == 270:
        return (0.0, -1.0, -1.0, 0.0, top, right), (height, width)
    return (1.0, 0.0, 0.0, -1.0, -left, top), (width, height)


def _box(page: PageObject) -> tuple[float, float, float, float]:
    media = _corners(page, "mediabox")
    crop = _corners(page, "cropbox")
    if media is None:
        return crop or (0.0, 0.0, *A4)
    if crop is None:
        return media
    both = max(media[0], crop[0]), max(media[1], crop[1]), min(media[2], crop[2]), min(media[3], crop[3])
    return both if both[2] - both[0] > 1 and both[3] - both[1] > 1 else media


def _corners(page: PageObject, name: str) -> tuple[float, float, float, float] | None:
    try:
        x0, y0, x1, y1 = (float(value) for value in getattr(page, name))
    except Exception:  # a box of three numbers, of names, of nothing
        return None
    left, right, bottom, top = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
    sound = all(math.isfinite(value) for value in (left, right, bottom, top))
    if not sound or not 1 < right - left < _LARGEST or not 1 < top - bottom < _LARGEST:
        return None
    return left, bottom, right, top


def _rotation(page: PageObject) -> int:
    try:
        return round(float(page.rotation) / 90) * 90 % 360
    except Exception:  # not a number
        return 0


def main_turn(atoms: Iterable[Atom]) -> int:
    """The way in which most letters of a page run (see `Atom.turn`), 0 where none prevails."""
    letters: Counter[int | None] = Counter()
    for atom in atoms:
        letters[atom.turn] += len(atom.text)
    turn, count = letters.most_common(1)[0] if letters else (0, 0)
    return turn if turn and count > _MOST * letters.total() else 0


def righted(base: Matrix, size: Size, turn: int) -> tuple[Matrix, Size]:
    """The same for a page whose text runs by `turn`, turned so that it is read from left to right."""
    width, height = size
    if turn == 1:
        return multiply(base, (0.0, -1.0, 1.0, 0.0, 0.0, width)), (height, width)
    if turn == 2:
        return multiply(base, (-1.0, 0.0, 0.0, -1.0, width, height)), size
    return multiply(base, (0.0, 1.0, -1.0, 0.0, height, 0.0)), (height, width)


def upright(atoms: Iterable[Atom]) -> list[Atom]:
    """What is read with the page's lines: text that runs along them, and upright text amid them (a table's heads).

    Left out is text askew (a watermark), upside down, or upright in the margin.
    """
    every = list(atoms)
    along = [atom for atom in every if atom.turn == 0]
    left = min((atom.left for atom in along), default=0.0)
    right = max((atom.right for atom in along), default=math.inf)
    return [atom for atom in every if atom.turn == 0 or (atom.turn in (1, 3) and left < atom.left < right)]
