"""The phrases of `data/requests.toml`, ready to be found in a message."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from ingest.normalise import fold, syllables

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Phrases as tuples of syllables by section and list, and how many syllables the longest of each has."""

    phrases: dict[tuple[str, str], frozenset[Phrase]]
    longest: dict[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class Requests:
    """The table for texts with accents, the one for texts without, and the replies."""

    accented: Table
    bare: Table
    replies: dict[str, str]


@cache
def requests() -> Requests:
    """The data file, read once."""
    path = resources.files("assistant") / "data" / "requests.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    replies = data.pop("reply")
    listed = {
        (section, name): frozenset(tuple(syllables(phrase)) for phrase in phrases)
        for section, lists in data.items()
        for name, phrases in lists.items()
    }
    bare = {
        key: frozenset(tuple(fold(part) for part in phrase) for phrase in phrases if _told_bare(key, phrase))
        for key, phrases in listed.items()
    }
    return Requests(_table(listed), _table(bare), replies)


# Lists whose single syllables are other words without their accents: "mai" is trade, "phia" a side, "ngu" sleep.
_LISTS = frozenset(
    (
        ("other", "now"),
        ("other", "words"),
        ("insult", "at"),
        ("insult", "plain"),
        ("fabrication", "orders"),
        ("fabrication", "orders_opening"),
        ("creative", "alone"),
        ("creative", "objects"),
    )
)


def _told_bare(key: tuple[str, str], phrase: Phrase) -> bool:
    return not (key in _LISTS and len(phrase) == 1 and fold(phrase[0]) != phrase[0])


def _table(phrases: dict[tuple[str, str], frozenset[Phrase]]) -> Table:
    return Table(phrases, {key: max(map(len, listed), default=0) for key, listed in phrases.items()})
