"""The words of `data/lexicon.toml`, ready to be found in a question."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources

from ingest.normalise import fold, syllables
from ingest.types import Nature


def is_bare(text: str) -> bool:
    """True where a text was typed without any accents."""
    return fold(text) == text.casefold()


@dataclass(frozen=True, slots=True)
class Phrases:
    """A set of phrases, found by whole syllables; without accents where the text has none."""

    accented: frozenset[tuple[str, ...]]
    bare: frozenset[tuple[str, ...]]
    longest: int

    @classmethod
    def of(cls, phrases: Iterable[str]) -> Phrases:
        """Compile phrases written with accents."""
        accented = frozenset(tuple(syllables(phrase)) for phrase in phrases)
        bare = frozenset(tuple(fold(part) for part in phrase) for phrase in accented)
        return cls(accented, bare, max((len(phrase) for phrase in accented), default=0))

    def found(self, text: str) -> list[tuple[str, ...]]:
        """Every phrase that stands in `text`, in order of place."""
        parts = syllables(text)
        known = self.bare if is_bare(text) else self.accented
        return [
            tuple(parts[i : i + n])
            for i in range(len(parts))
            for n in range(1, self.longest + 1)
            if tuple(parts[i : i + n]) in known
        ]

    def without(self, text: str) -> str:
        """The syllables of `text` less those of the phrases, the longest phrase at a place first."""
        parts = syllables(text)
        known = self.bare if is_bare(text) else self.accented
        kept: list[str] = []
        i = 0
        while i < len(parts):
            n = next((n for n in range(self.longest, 0, -1) if tuple(parts[i : i + n]) in known), 0)
            if not n:
                kept.append(parts[i])
            i += max(n, 1)
        return " ".join(kept)

    def within(self, text: str) -> bool:
        """True where any phrase stands in `text`."""
        return bool(self.found(text))

    def opens(self, text: str) -> bool:
        """True where `text` begins with one of the phrases."""
        parts = tuple(syllables(text))
        known = self.bare if is_bare(text) else self.accented
        return any(parts[:n] in known for n in range(1, self.longest + 1))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All phrase sets of the data file."""

    next_term: Phrases
    past_term: Phrases
    this_term: Phrases
    now: Phrases
    both_terms: Phrases
    section_frame: Phrases
    conflict_frame: Phrases
    next_hint: Phrases
    past_hint: Phrases
    natures: tuple[tuple[Nature, Phrases], ...]
    compare: Phrases
    stop: frozenset[str]
    stop_bare: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once."""
    data = tomllib.loads((resources.files("assistant") / "data" / "lexicon.toml").read_text(encoding="utf-8"))
    stop = frozenset(part for word in data["stop"]["words"] for part in syllables(word))
    return Lexicon(
        next_term=Phrases.of(data["term"]["next"]),
        past_term=Phrases.of(data["term"]["past"]),
        this_term=Phrases.of(data["term"]["this"]),
        now=Phrases.of(data["term"]["now"]),
        both_terms=Phrases.of(data["term"]["both"]),
        section_frame=Phrases.of(data["frame"]["section"]),
        conflict_frame=Phrases.of(data["frame"]["conflict"]),
        next_hint=Phrases.of(data["term"]["next_hint"]),
        past_hint=Phrases.of(data["term"]["past_hint"]),
        natures=tuple((Nature(name), Phrases.of(words)) for name, words in data["nature"].items()),
        compare=Phrases.of(data["asks"]["compare"]),
        stop=stop,
        stop_bare=frozenset(fold(word) for word in stop),
    )
