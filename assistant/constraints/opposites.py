"""Sides that exclude each other: a question on imports is not answered by exports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.constraints.question import Asked, Phrases, ask_phrases
from assistant.constraints.statement import Statement, phrase_key, read
from assistant.constraints.tables import table
from assistant.constraints.types import Constraint, Kind
from ingest.normalise import fold

# Without accents these are mostly other words: "nam" is a year, "nu" nothing, "giam" a deputy.
_LOOSE = frozenset(("nam", "nu", "ts", "giam", "tang", "huy"))


_AFTER_YEAR = frozenset(
    ("trong", "nao", "nay", "qua", "toi", "sau", "truoc", "ngoai", "vua", "o", "tren", "may")
)


@dataclass(frozen=True, slots=True)
class Side:
    """One side: phrases to find in a question, keys to find in a statement."""

    asks: Phrases
    tells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Opposites:
    """One set of sides; `mask` holds keys that do not mean the side whose word they hold."""

    hard: bool
    must: bool
    sides: tuple[Side, ...]
    mask: tuple[str, ...]


@cache
def _sets() -> tuple[Opposites, ...]:
    return tuple(
        Opposites(
            hard=entry["hard"],
            must=entry["must"],
            sides=tuple(
                Side(Phrases.of(side["asks"]), tuple(phrase_key(p) for p in (*side["asks"], *side["tells"])))
                for side in entry["side"]
            ),
            mask=tuple(sorted((phrase_key(phrase) for phrase in entry["mask"]), key=len, reverse=True)),
        )
        for entry in table("opposites")["set"]
    )


def opposites(asked: Asked) -> Iterator[Constraint]:
    """A constraint for each set of which the question names one side only; none for a word inside another's phrase."""
    figure = asked.has(ask_phrases("figure"))
    found: list[tuple[str, Side, Opposites]] = []
    for opposed in _sets():
        named = [(side, _named(asked, side, opposed.mask)) for side in opposed.sides]
        here = [(phrase, side, opposed) for side, phrase in named if phrase]
        if len(here) == 1:
            found.extend(here)
    for phrase, side, opposed in found:
        if any(phrase != other and f" {phrase} " in f" {other} " for other, _, _ in found):
            continue
        rivals = tuple(key for other in opposed.sides if other is not side for key in other.tells)
        yield Constraint(
            Kind.OPPOSITE,
            asked.shown(phrase, side.asks),
            side.tells,
            hard=opposed.hard,
            rivals=tuple(key for key in rivals if key not in side.tells),
            must=opposed.must and figure,
            mask=opposed.mask,
        )


def _named(asked: Asked, side: Side, mask: tuple[str, ...]) -> str:
    """The longest phrase by which the question names a side, its masked phrases left aside."""
    for phrase in asked.found(side.asks):
        if asked.bare and fold(phrase) in _LOOSE:
            continue
        # A name: "anh Nam", "Nam Định".
        if phrase == "nam" and not any(word.text == "nam" for word in asked.words):
            continue
        # A slip for "năm" or "nằm": "nam 2024", "nam trong khoảng".
        follows = "".join(asked.after(phrase)[:1])
        if phrase == "nam" and (follows.isdigit() or fold(follows) in _AFTER_YEAR):
            continue
        text = f" {' '.join(asked.parts)} "
        for hidden in mask:
            text = text.replace(f" {fold(hidden) if asked.bare else hidden} ", " | ")
        if f" {phrase} " in text:
            return phrase
    return ""


def tells_side(wanted: Constraint, statement: Statement, placed: Statement) -> bool:
    """Whether a statement tells of the side asked for, or at least not of another one.

    A statement that names no side is judged by where it is placed.
    """
    if _holds(statement, wanted.accepted, wanted.mask):
        return True
    if _holds(statement, wanted.rivals, wanted.mask):
        return False
    if _holds(placed, wanted.accepted, wanted.mask):
        return True
    return not wanted.must and not _holds(placed, wanted.rivals, wanted.mask)


def on_the_side(wanted: Iterable[Constraint], words: str, text: str) -> bool:
    """Whether a part of a text is about the sides asked for: it names each that the text names somewhere."""
    part, whole = read(words), read(text)
    return all(
        _holds(part, one.accepted, one.mask) or not _holds(whole, one.accepted, one.mask)
        for one in wanted
        if one.kind is Kind.OPPOSITE and one.hard
    )


def _holds(text: Statement, keys: tuple[str, ...], mask: tuple[str, ...]) -> bool:
    plain = _unmasked(text.folded if text.bare else text.keys, mask)
    return any(f" {fold(key) if text.bare else key} " in plain for key in keys)


@lru_cache(maxsize=8192)
def _unmasked(text: str, mask: tuple[str, ...]) -> str:
    for hidden in mask:
        text = text.replace(f" {hidden} ", " | ")
    return text
