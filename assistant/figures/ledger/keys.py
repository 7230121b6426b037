"""What a line of the ledger is searched by, and a search as one types it (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from assistant.words.vocabulary import Expansion, Vocabulary
from ingest.normalise import fold, syllables

_QUOTED = re.compile(r'"([^"]*)"?|[“«]([^”»]*)[”»]?')
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_DECIMAL_POINT = re.compile(r"\d+\.\d+")
_ENGLISH_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")
_PERCENT = "%"

Run = tuple[str, ...]


class Expressions(Protocol):
    """Where other expressions of the same meaning come from, abbreviations among them."""

    def expansions(self, text: str) -> tuple[Expansion, ...]: ...


@dataclass(frozen=True, slots=True)
class Keys:
    """A line's words, accented and bare, and its numbers: its own (`values`), those of its name, all others.

    Words and numbers stand between single spaces, numbers without dots between thousands: "27200", "10,29".
    """

    accented: str
    bare: str
    values: Run
    named: str
    numbers: str

    @classmethod
    def of(cls, value: str, name: str, around: str) -> Keys:
        """`name` tells what, in what and when was measured, `around` is all else that may be searched."""
        named, beside = _tokens(name), syllables(around)
        accented = _spaced([*named, *beside])
        own = [part for number in syllables(value) for part in (number, *number.split("/"))]
        return cls(
            accented,
            fold(accented),
            tuple(dict.fromkeys(map(_plain, own))),
            _spaced(_numbers(named)),
            _spaced(_numbers(beside)),
        )


@dataclass(frozen=True, slots=True)
class _Part:
    """Runs of words that must all stand in a line, each side by side; or any of `others`, as whole words."""

    runs: tuple[Run, ...]
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Search:
    """The parts of a search; each must be met."""

    parts: tuple[_Part, ...]

    @classmethod
    def of(cls, text: str, expressions: Expressions | None = None) -> Search:
        """Read a search: words, numbers, "words side by side" in quotation marks; a word may be begun only.

        An abbreviation stands for its words and the other way round, as `expressions` tell, else as is usual.
        """
        quoted = [tuple(_tokens(found[1] or found[2] or "")) for found in _QUOTED.finditer(text)]
        loose = _QUOTED.sub(" ", text)
        words = syllables(loose)
        parts = [_Part((run,)) for run in quoted if run]
        at = 0
        for found in (expressions or _usual()).expansions(loose) if words else ():
            if found.start >= at:
                parts += _each(words[at : found.start])
                others = tuple(_spaced(syllables(other)) for other in found.others)
                parts.append(_Part(tuple((word,) for word in words[found.start : found.end]), others))
                at = found.end
        parts += _each(words[at:])
        if _PERCENT in loose:
            parts += _each([_PERCENT])
        return cls(tuple(parts))

    def exact(self, keys: Keys) -> bool:
        """Whether a line holds it as typed: accents where there are any, a number as the line's own or in its name."""
        return all(
            all(_exact(run, keys) for run in part.runs)
            or any(other in keys.accented for other in part.others)
            for part in self.parts
        )

    def close(self, keys: Keys) -> bool:
        """Whether a line holds it whatever the accents, a number by its beginning or anywhere in the sentence."""
        return all(
            all(_close(run, keys) for run in part.runs)
            or any(fold(other) in keys.bare for other in part.others)
            for part in self.parts
        )


def _each(words: Iterable[str]) -> list[_Part]:
    return [_Part(((word,),)) for word in words]


def _exact(run: Run, keys: Keys) -> bool:
    if len(run) == 1 and run[0][0].isdigit():
        return any(number in keys.values or f" {number} " in keys.named for number in _readings(run[0]))
    words = f" {' '.join(run)}"
    return words in (keys.bare if fold(words) == words else keys.accented)


def _close(run: Run, keys: Keys) -> bool:
    if len(run) == 1 and run[0][0].isdigit():
        return any(
            f" {number} " in keys.named
            or f" {number} " in keys.numbers
            or any(value.startswith(number) for value in keys.values)
            # "27.2" is on its way to "27.200".
            for number in (*_readings(run[0]), run[0].replace(".", ""))
        )
    return f" {fold(' '.join(run))}" in keys.bare


def _readings(number: str) -> Run:
    """What a typed number may mean: "27,200" is 27200 also, "10.29" is 10,29."""
    plain = _plain(number)
    if _DECIMAL_POINT.fullmatch(plain):
        return (plain, plain.replace(".", ","))
    return (plain, plain.replace(",", "")) if _ENGLISH_THOUSANDS.fullmatch(plain) else (plain,)


def _plain(number: str) -> str:
    return number.replace(".", "") if _THOUSANDS.fullmatch(number) else number


def _numbers(words: Iterable[str]) -> list[str]:
    return [_plain(word) for word in words if word[0].isdigit()]


def _tokens(text: str) -> list[str]:
    return [*syllables(text), *([_PERCENT] if _PERCENT in text else [])]


def _spaced(words: Sequence[str]) -> str:
    return f" {' '.join(words)} "


@cache
def _usual() -> Vocabulary:
    return Vocabulary.of(())
