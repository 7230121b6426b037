"""What a mistyped word may have been, with what each slip of the finger costs in nats."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from assistant.reading.syllable import split_tone
from ingest.normalise import fold

_LETTERS = "abcdeghiklmnopqrstuvxy"
_VOWELS = frozenset("aeiouy")
_TELEX = frozenset("sfrxjw")
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
# Letters of like sound in one dialect or another.
_ALIKE = (
    ("s", "x"),
    ("l", "n"),
    ("r", "d"),
    ("d", "v"),
    ("c", "k"),
    ("k", "q"),
    ("c", "t"),
    ("n", "g"),
    ("o", "u"),
)


def _neighbours() -> dict[str, str]:
    """Each letter with those beside it on the keyboard and those that sound like it."""
    near: dict[str, set[str]] = {letter: set() for row in _ROWS for letter in row}
    for i, row in enumerate(_ROWS):
        for j, letter in enumerate(row):
            below = _ROWS[i + 1] if i + 1 < len(_ROWS) else ""
            for other in (row[j + 1 : j + 2], below[j - 1 : j] if j else "", below[j : j + 1]):
                if other:
                    near[letter].add(other)
                    near[other].add(letter)
    for one, other in _ALIKE:
        near[one].add(other)
        near[other].add(one)
    return {letter: "".join(sorted(others & set(_LETTERS))) for letter, others in near.items()}


_NEAR = _neighbours()

DOUBLED, SWAPPED, STRAY_KEY, DROPPED, ADDED, NEAR = 3.5, 4.5, 4.0, 5.0, 6.0, 5.5
# Of a vowel's mark or the tone: not typed, or typed wrong; hỏi and ngã are often taken for each other.
MISSING, WRONG, CONFUSED = 2.5, 6.0, 3.5


class Slip(NamedTuple):
    """A word one slip away: its bare form, what of the typed accents to compare with, the cost, the letter lost."""

    bare: str
    typed: str
    cost: float
    lost: str = ""


def slips(key: str, bare: str) -> Iterator[Slip]:
    """What may have been meant by `key`; `bare` is the same without accents, letter for letter."""
    for i, char in enumerate(bare):
        before, after = bare[:i], bare[i + 1 :]
        if i and bare[i - 1] == char:
            yield Slip(before + after, key[:i] + key[i + 1 :], DOUBLED)
        else:
            stray = char in _TELEX and not after
            yield Slip(before + after, key[:i] + key[i + 1 :], STRAY_KEY if stray else ADDED)
        if after and after[0] != char:
            yield Slip(before + after[0] + char + after[1:], key, SWAPPED)
        for other in _NEAR.get(char, ""):
            yield Slip(before + other + after, key, NEAR)
    for i in range(len(bare) + 1):
        for other in _LETTERS:
            yield Slip(bare[:i] + other + bare[i:], key, DROPPED, other)


def marks(key: str) -> tuple[str, Counter[str]]:
    """The tone of a syllable and its letters that carry another mark."""
    letters, tone = split_tone(key)
    return tone, Counter(char for char in letters if char != fold(char))


def accent_gap(typed: str, meant: str, lost: str = "") -> float:
    """What it costs that `meant` was typed with the accents of `typed`, less what went with a letter that was lost."""
    typed_tone, typed_marks = marks(typed)
    tone, meant_marks = marks(meant)
    cost = MISSING * (meant_marks - typed_marks).total() + WRONG * (typed_marks - meant_marks).total()
    if typed_tone != tone:
        cost += MISSING if not typed_tone else CONFUSED if {typed_tone, tone} == {"r", "x"} else WRONG
    if lost == "d" or (lost and lost in _VOWELS and not typed_tone):
        cost = max(0.0, cost - 2 * MISSING)
    return cost
