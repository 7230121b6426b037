"""Text drawn in pieces becomes fragments: what stands on one line without a gap that parts columns.

Spaces are told by the gaps on the page, and by drawn blanks only where the gap bears them out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from ingest.formats.pdf.accents import composed
from ingest.formats.pdf.show import OVERLAID, WIDE, Atom
from ingest.layout.types import Fragment

# Gaps and distances in shares of the font's size.
# What parts columns where letters are spaced out.
_WIDE_SPACED = 1.3
_SPACE = 0.15  # a gap from here on is a space on a line that draws none
_SPACE_BESIDE_DRAWN = 0.22  # and on a line that draws spaces itself
_BACKWARDS = -0.5
_LEVEL = 0.08
_ROW, _RECENT = 4, 300  # where a text's twin is looked for: points, so many of the same text there
_TWICE_ACROSS, _TWICE_DOWN = 0.12, 0.08
_SAME_SIZE = 0.04
_SCRIPT_LENGTH, _SCRIPT_SIZE, _SCRIPT_GAP = 6, 0.85, 0.1
_RAISED, _LOWERED, _TOUCH = 0.8, 0.35, 0.1
_SPACED_OUT = 0.1

# Text in a legacy font and the font's name give Unicode.
Convert = Callable[[str, str], str]


def fragments(atoms: Sequence[Atom], convert: Convert) -> list[Fragment]:
    """The fragments of a page by line from the top, on a line from the left.

    A fragment ends with a space where one parts it from its right neighbour; no space and no wide gap is one word in two
    fonts. `convert` gets whole fragments in a legacy font.
    """
    found: list[Fragment] = []
    drawn = _once(atoms)
    scripts = _Scripts(drawn)
    for line in _lines(drawn):
        space_from = _space_from(line)
        run: list[Atom] = []
        text, blank = "", False
        for atom in line:
            if not atom.text:
                blank = True
                continue
            if run:
                drawn_blank = blank or run[-1].after or atom.before
                gap = _gap(run[-1], atom, drawn_blank, space_from)
                if gap is not None and scripts.between(run[-1], atom):
                    gap = " " if run[-1].after else None
                elif gap is not None and _alike(run[-1], atom):
                    text += gap + atom.text
                    run.append(atom)
                    blank = False
                    continue
                found.append(_fragment(run, text, gap or "", convert))
            run, text, blank = [atom], atom.text, False
        if run:
            found.append(_fragment(run, text, "", convert))
    return found


def _fragment(run: Sequence[Atom], text: str, gap: str, convert: Convert) -> Fragment:
    first = run[0]
    if first.font.legacy and not first.font.is_unicode(text):
        text = convert(text, first.font.name)
    right = max(atom.right for atom in run)
    return Fragment(
        composed(text) + gap, first.left, right, first.baseline, first.size, first.bold, first.font.italic
    )


def _once(atoms: Iterable[Atom]) -> list[Atom]:
    """Text that is drawn twice at nearly one place, to look bold, is taken once."""
    kept: list[Atom] = []
    places: dict[tuple[str, int], list[int]] = {}
    for atom in atoms:
        if not atom.text:
            kept.append(atom)
            continue
        row = round(atom.baseline / _ROW)
        near = (
            index for at in (row - 1, row, row + 1) for index in places.get((atom.text, at), ())[-_RECENT:]
        )
        twin = next((index for index in near if _twins(kept[index], atom)), None)
        if twin is not None:
            kept[twin] = replace(kept[twin], bold=True)
            continue
        places.setdefault((atom.text, row), []).append(len(kept))
        kept.append(atom)
    return kept


def _twins(one: Atom, other: Atom) -> bool:
    em = one.size
    return (
        abs(one.left - other.left) <= _TWICE_ACROSS * em
        and abs(one.baseline - other.baseline) <= _TWICE_DOWN * em
        and abs(one.size - other.size) <= _SAME_SIZE * em
    )


def _lines(atoms: Iterable[Atom]) -> Iterator[list[Atom]]:
    """Atoms by baseline, from the left; raised and lowered ones are on lines of their own."""
    line: list[Atom] = []
    for atom in sorted(atoms, key=lambda atom: atom.baseline):
        if line and atom.baseline - line[0].baseline > _LEVEL * max(atom.size, line[0].size):
            yield sorted(line, key=lambda atom: atom.left)
            line = []
        line.append(atom)
    if line:
        yield sorted(line, key=lambda atom: atom.left)


class _Scripts:
    """The short small texts of a page, findable by where they stand: one may be the mark of a note between two words."""

    def __init__(self, atoms: Sequence[Atom]) -> None:
        self._rows: dict[int, list[Atom]] = {}
        largest = max((atom.size for atom in atoms), default=0.0)
        for atom in atoms:
            if 0 < len(atom.text) <= _SCRIPT_LENGTH and atom.size < _SCRIPT_SIZE * largest:
                self._rows.setdefault(round(atom.baseline / _ROW), []).append(atom)

    def between(self, one: Atom, other: Atom) -> bool:
        """Whether one stands raised or lowered in the gap between two neighbours on a line."""
        em = other.size
        if other.left - one.right < _SCRIPT_GAP * em:
            return False
        top, bottom = one.baseline - _RAISED * em, one.baseline + _LOWERED * em
        return any(
            script.size < _SCRIPT_SIZE * em
            and top <= script.baseline <= bottom
            and one.right - _TOUCH * em <= script.left
            and script.right <= other.left + _TOUCH * em
            for row in range(round(top / _ROW), round(bottom / _ROW) + 1)
            for script in self._rows.get(row, ())[:_RECENT]
        )


def _alike(one: Atom, other: Atom) -> bool:
    return (
        one.bold == other.bold
        and one.font.italic == other.font.italic
        and one.font.legacy == other.font.legacy
        and abs(one.size - other.size) <= _SAME_SIZE * one.size
        and abs(one.baseline - other.baseline) <= _LEVEL * one.size
    )


def _gap(one: Atom, other: Atom, blank: bool, space_from: float) -> str | None:
    """What stands between two neighbours on a line: a space, nothing, or (None) so much room that they are apart."""
    gap = (other.left - one.right) / max(one.size, other.size)
    if not one.measured and other.left > one.left:
        gap = max(gap, 0.0)
    if gap > (WIDE if space_from <= WIDE / 2 else _WIDE_SPACED) or gap < _BACKWARDS:
        return None
    if blank:
        # A letter drawn over a blank: none is seen. Recognised words lie where the image has them, near enough.
        return "" if gap < OVERLAID and one.measured and not one.hidden else " "
    return " " if gap >= space_from else ""


def _space_from(line: Sequence[Atom]) -> float:
    """The gap from which on there is a space, in letters that are spaced out more than the gap between them."""
    inked = [atom for atom in line if atom.text]
    drawn = len(inked) < len(line) or any(atom.before or atom.after or " " in atom.text for atom in inked)
    if len(inked) >= 4 and sum(len(atom.text) for atom in inked) <= 1.5 * len(inked):
        gaps = [(b.left - a.right) / a.size for a, b in pairwise(inked) if not (a.after or b.before)]
        near = [gap for gap in gaps if gap < _WIDE_SPACED]
        usual = median(near) if near else 0.0
        if usual > _SPACED_OUT:
            return _WIDE_SPACED if drawn else 1.5 * usual + 0.05
    return _SPACE_BESIDE_DRAWN if drawn else _SPACE
