"""The words of `data/checking.toml`, ready to be found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from assistant.constraints.tables import table
from assistant.words.lexicon import Phrases
from assistant.words.terms import folded_syllables

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class CheckingWords:
    """`idle` phrases name no topic; `heads`, the unaccented grams of those that say little alone; `short` forms in full."""

    idle: Phrases
    heads: frozenset[str]
    short: dict[str, str]

    def in_full(self, text: str) -> str:
        """A text with its short forms written out: "dự án DDI" as "dự án trong nước"."""
        return _WORD.sub(lambda found: self.short.get(found[0].casefold(), found[0]), text)


@cache
def checking_words() -> CheckingWords:
    """The tables, read once; phrases of how things are done (`data/indicators.toml`) say little alone as well."""
    data = table("checking")
    heads = (*_phrases(data["heads"]), *_phrases(table("indicators")["soft"]))
    grams = (gram for phrase in heads for gram in _grams(phrase))
    return CheckingWords(Phrases.of(_phrases(data["idle"])), frozenset(grams), dict(data["short"]))


def _grams(phrase: str) -> Iterator[str]:
    parts = folded_syllables(phrase)
    yield " ".join(parts)
    yield from parts


def _phrases(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield from (phrase.strip() for phrase in line.split(",") if phrase.strip())
