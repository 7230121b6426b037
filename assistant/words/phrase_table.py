"""Expressions found by their syllables: the longest that begins at a place, and how often each stands in a text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Generic, TypeVar

from ingest.normalise import fold, syllables

Key = tuple[str, ...]
T = TypeVar("T")


@lru_cache(maxsize=65536)
def key_of(phrase: str) -> Key:
    """An expression as it is looked up."""
    return tuple(syllables(phrase))


def bare_key(key: Key) -> Key:
    """The same without accents."""
    return tuple(fold(part) for part in key)


class PhraseTable(Generic[T]):
    """Values by the syllables of an expression; a question costs a look-up or two a syllable."""

    def __init__(self, values: Mapping[Key, T]) -> None:
        self._values = dict(values)
        # The beginnings of all expressions: where one ends, no longer expression can stand.
        self._beginnings = frozenset(key[:n] for key in values for n in range(1, len(key) + 1))

    def all_at(self, parts: Sequence[str], start: int) -> Iterator[tuple[Key, T]]:
        """The expressions that begin at `start`, the shortest first, with their values."""
        for end in range(start + 1, len(parts) + 1):
            key = tuple(parts[start:end])
            if key not in self._beginnings:
                return
            if key in self._values:
                yield key, self._values[key]


def written(phrases: Collection[Key], text: str) -> Counter[Key]:
    """How often `text` writes each of `phrases`, and all else that reads as one of them without accents."""
    parts = syllables(text)
    bare_parts = [fold(part) for part in parts]
    table = PhraseTable({bare_key(phrase): None for phrase in phrases})
    return Counter(
        tuple(parts[i : i + len(key)]) for i in range(len(parts)) for key, _ in table.all_at(bare_parts, i)
    )
