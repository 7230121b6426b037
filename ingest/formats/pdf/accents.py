"""Accents that a page draws apart from their letters, put back on them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from ingest.formats.pdf.show import Atom

_MARKS = re.compile("[\u0300-\u036f]{2,}")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_SPACING = {
    "´": "\u0301",
    "`": "\u0300",
    "ˆ": "\u0302",
    "^": "\u0302",
    "˜": "\u0303",
    "~": "\u0303",
    "˘": "\u0306",
    "¨": "\u0308",
    "¯": "\u0304",
}
# In shares of the font's size: how far an accent may be from its letter, across and down.
_BESIDE, _ABOVE = 0.1, 0.6
_AT_LEFT = 0.5  # points
_NEAR = 300  # glyphs before and after, in the order of drawing


def composed(text: str) -> str:
    """NFC, whatever the order in which a letter's marks were drawn: the tone goes on last."""
    if unicodedata.is_normalized("NFC", text) and not _MARKS.search(text):
        return text
    return unicodedata.normalize("NFC", _MARKS.sub(_tone_last, unicodedata.normalize("NFD", text)))


def _tone_last(match: re.Match[str]) -> str:
    return "".join(sorted(match.group(), key=lambda mark: mark in _TONES))


def _as_mark(text: str) -> str | None:
    """The combining marks that a text is made of, None where it is more than that."""
    if not 0 < len(text) <= 3:
        return None
    marks = "".join(_SPACING.get(c, c) for c in text)
    return marks if marks and all(unicodedata.combining(c) for c in marks) else None


def draws_accents(atoms: Sequence[Atom]) -> bool:
    """Whether an accent stands alone over a letter, so that the page must be read glyph by glyph."""
    loose = [atom for atom in atoms if _as_mark(atom.text)]
    return any(_over(mark, atom) for mark in loose[:50] for atom in atoms if atom.text and atom is not mark)


def _over(mark: Atom, atom: Atom) -> bool:
    centre = (mark.left + mark.right) / 2
    return (
        abs(atom.baseline - mark.baseline) <= _ABOVE * atom.size
        and atom.left - _BESIDE * atom.size <= centre <= atom.right + _BESIDE * atom.size
    )


def _distance(mark: Atom, letter: Atom) -> float:
    """How far a mark is from where a font has the marks of a letter: at its right end, else over its middle."""
    centre = (mark.left + mark.right) / 2
    middle = (letter.left + letter.right) / 2
    return min(abs(mark.left - letter.right), abs(centre - middle), abs(mark.left - letter.left) + _AT_LEFT)


def with_accents(atoms: Sequence[Atom]) -> list[Atom]:
    """Atoms of one glyph each, with every accent on the letter that it stands over."""
    whole: list[Atom | None] = list(atoms)
    marks = {at: found for at, atom in enumerate(atoms) if (found := _as_mark(atom.text))}
    owners: dict[int, int] = {}

    def can_carry(index: int, at: int) -> bool:
        letter = whole[index] if 0 <= index < len(whole) and index not in marks else None
        return (
            letter is not None
            and _over(atoms[at], letter)
            and len(composed(letter.text + marks[at])) == len(letter.text)
        )

    for at, accent in marks.items():
        last = owners.get(at - 1, at - 1)  # the letter drawn last, with an accent or not
        near = [index for index in (last, at + 1) if can_carry(index, at)]
        near = near or [index for index in range(at - _NEAR, at + _NEAR) if can_carry(index, at)]
        if not near:
            continue
        owner = min(near, key=lambda i: _distance(atoms[at], atoms[i]))
        letter = whole[owner]
        assert letter is not None
        owners[at] = owner
        whole[owner] = replace(
            letter, text=composed(letter.text + accent), after=letter.after or atoms[at].after
        )
        whole[at] = None
    return [atom for atom in whole if atom is not None]
