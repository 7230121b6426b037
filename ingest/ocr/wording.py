"""Accents that were misread ("chuyển đối" for "chuyển đổi"), told by the words beside them.

Only what the reader itself was less sure of is looked at; only accents change, and only to a pair of syllables that the
document has elsewhere, surely read, or that is a common word.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

from ingest.normalise import fold, syllable_key

# The reader is this sure (of 100) of nearly every word it reads right.
SURE = 93.0
# A common word counts as much as this many places in the document.
_COMMON = 3
_LEAST_SUPPORT = 3
_CLEARLY_MORE = 10
_CORE = re.compile(r"(?P<before>\W*)(?P<core>[^\W\d_]+)(?P<after>\W*)")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the text and how sure the reader was of it (0 to 100)."""

    text: str
    confidence: float


@cache
def common_words() -> frozenset[tuple[str, str]]:
    """Common words of two syllables that are no words with other accents."""
    lines = (files("ingest.ocr") / "words.txt").read_text("utf-8").splitlines()
    return frozenset((first, second) for first, _, second in (line.partition(" ") for line in lines))


def mended(tokens: Sequence[Token]) -> list[str]:
    """The words, with accents mended that their neighbours show to be wrong."""
    pairs = _Pairs(tokens)
    cores = [_core(token.text) for token in tokens]
    texts = [token.text for token in tokens]
    for index, token in enumerate(tokens):
        if token.confidence < SURE and cores[index]:
            left = cores[index - 1] if index and not _parted(texts[index - 1], texts[index]) else ""
            last = index + 1 == len(tokens)
            right = "" if last or _parted(texts[index], texts[index + 1]) else cores[index + 1]
            better = pairs.better(left, cores[index], right)
            if better:
                texts[index] = _in_place(better, token.text)
                cores[index] = better
    return texts


class _Pairs:
    """How often two syllables stand together in the text where both were surely read, and in common words."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._counts: Counter[tuple[str, str]] = Counter()
        self._spellings: dict[str, set[str]] = defaultdict(set)
        for one, other in pairwise(tokens):
            if min(one.confidence, other.confidence) >= SURE and not _parted(one.text, other.text):
                self._add(_core(one.text), _core(other.text), 1)
        for first, second in common_words():
            self._add(first, second, _COMMON)

    def _add(self, first: str, second: str, weight: int) -> None:
        if first and second:
            self._counts[first, second] += weight
            for core in (first, second):
                self._spellings[fold(core)].add(core)

    def _support(self, left: str, core: str, right: str) -> int:
        return self._counts[left, core] + self._counts[core, right]

    def better(self, left: str, core: str, right: str) -> str:
        """The spelling of `core` that its neighbours call for; empty where that is not clear."""
        others = [other for other in self._spellings[fold(core)] if syllable_key(other) != syllable_key(core)]
        ranked = sorted(((self._support(left, other, right), other) for other in others), reverse=True)
        if not ranked:
            return ""
        support, best = ranked[0]
        rival = max(self._support(left, core, right), ranked[1][0] if len(ranked) > 1 else 0)
        return best if support >= max(_LEAST_SUPPORT, _CLEARLY_MORE * rival) else ""


def _core(text: str) -> str:
    match = _CORE.fullmatch(text)
    return match["core"].lower() if match else ""


def _parted(one: str, other: str) -> bool:
    """Whether punctuation stands between two words."""
    return not (one[-1:].isalnum() and other[:1].isalnum())


def _in_place(core: str, text: str) -> str:
    """The spelling in the case of the word, between its punctuation."""
    match = _CORE.fullmatch(text)
    if match is None:
        return text
    old = match["core"]
    if old.isupper() and len(old) > 1:
        core = core.upper()
    elif old[0].isupper():
        core = core[0].upper() + core[1:]
    return match["before"] + core + match["after"]
