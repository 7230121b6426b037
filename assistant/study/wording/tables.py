"""The tables of `data/study_wording.toml`, ready to be looked up by syllables."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from assistant.constraints.tables import table
from assistant.words.phrase_table import Key, key_of


@cache
def keys_of(name: str) -> frozenset[Key]:
    """The phrases of a list."""
    return frozenset(key_of(phrase) for phrase in table("study_wording")[name])


@cache
def words_of(name: str) -> frozenset[str]:
    """The phrases of a list that are one syllable."""
    return frozenset(key[0] for key in keys_of(name) if len(key) == 1)


@cache
def same() -> dict[Key, Key]:
    """Phrases with the one that stands for them."""
    found: dict[Key, Key] = {}
    for line in table("study_wording")["same"]:
        first, *others = (key_of(phrase.strip()) for phrase in line.split(","))
        found |= dict.fromkeys(others, first)
    return found


def longest(parts: Sequence[str], start: int, phrases: frozenset[Key] | dict[Key, Key]) -> Key:
    """The longest of some phrases that begins at a place; empty for none."""
    for size in range(min(_LONGEST, len(parts) - start), 0, -1):
        key = tuple(parts[start : start + size])
        if key in phrases:
            return key
    return ()


_LONGEST = 8
