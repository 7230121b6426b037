"""What tells one indicator from another: the words of `data/indicators.toml`, ready to be found in a label."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.constraints.tables import table
from assistant.words.phrase_table import Key, PhraseTable, key_of

MASK = "|"


@dataclass(frozen=True, slots=True)
class Sides:
    """Sides that exclude each other, the number of the side by its words; `strict`: none named is a side too."""

    words: PhraseTable[str]
    strict: bool

    def named(self, parts: Sequence[str]) -> frozenset[str]:
        """The sides that a label names."""
        return frozenset(side for _, _, side in longest(self.words, parts) if side != MASK)


@dataclass(frozen=True, slots=True)
class IndicatorWords:
    """All tables of the file.

    `weights` holds what phrases weigh that are not of the topic, `same` the first way to write a phrase.
    """

    weights: PhraseTable[float]
    same: PhraseTable[Key]
    actors: PhraseTable[str]
    branches: PhraseTable[str]
    sides: tuple[Sides, ...]


def longest(known: PhraseTable[str], parts: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """The phrases of a table in a label, the longest at a place: start, end, value."""
    at = 0
    while at < len(parts):
        key, value = max(known.all_at(parts, at), key=lambda item: len(item[0]), default=((), ""))
        if key:
            yield at, at + len(key), value
        at += max(len(key), 1)


@cache
def indicator_words() -> IndicatorWords:
    """The tables, read once."""
    data = table("indicators")
    weights = {key_of(phrase): 0.0 for phrase in _phrases(data["idle"])}
    weights |= {key_of(phrase): SOFT for phrase in _phrases(data["soft"])}
    weights |= {key_of(phrase): HEAD for phrase in _phrases(data["heads"])}
    same: dict[Key, Key] = {}
    for line in data["same"]:
        first, others = line.split(":")
        same |= {key_of(other): key_of(first) for other in _phrases([others])}
    return IndicatorWords(
        PhraseTable(weights),
        PhraseTable(same),
        PhraseTable(_sides(data["actors"], data["actor_masks"])),
        PhraseTable(_sides(data["branches"]["words"], data["branches"]["masks"])),
        tuple(
            Sides(PhraseTable(_sides(entry["words"], entry.get("masks", ()))), entry["strict"])
            for entry in data["side"]
        ),
    )


# What a word of how things are done, and one of what is measured, weighs beside one of the topic.
SOFT, HEAD = 0.35, 0.6


def _sides(words: Sequence[str], masks: Sequence[str]) -> Mapping[Key, str]:
    """The first phrase of each line by all of them; `MASK` for those that mean none."""
    found = {key_of(mask): MASK for mask in masks}
    for line in words:
        phrases = list(_phrases([line]))
        found |= {key_of(phrase): phrases[0] for phrase in phrases}
    return found


def _phrases(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        for phrase in line.split(","):
            if phrase.strip():
                yield phrase.strip()
