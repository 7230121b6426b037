"""The chat spellings of `data/chat.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from ingest.normalise import syllable_key, syllables


@dataclass(frozen=True, slots=True)
class Chat:
    """`readings` maps a chat spelling to what it may stand for, likeliest first; `kept` are words that stay as typed."""

    readings: Mapping[str, tuple[tuple[str, ...], ...]]
    kept: frozenset[str]


@cache
def chat() -> Chat:
    """The table, read once."""
    data = tomllib.loads((resources.files("assistant") / "data" / "chat.toml").read_text(encoding="utf-8"))
    return Chat(
        {
            syllable_key(word): tuple(tuple(syllables(reading)) for reading in readings)
            for word, readings in data["readings"].items()
        },
        frozenset(syllable_key(word) for word in data["kept"]["words"]),
    )
