"""A question as a row of words that patterns of Vietnamese grammar are found in."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from assistant.words.lexicon import is_bare
from ingest.normalise import canonical, fold, syllable_key

# A full stop ends a clause only before a space: "sàn abc.net.vn", "4.500".
_TOKENS = re.compile(
    r"\d+(?:[.,/]\d+)*(?:/[^\W\d_]+)*|[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*|%|[,;:?!()…]|\.(?=\s|$)"
)
_LETTERS = re.compile(r"[^\W\d_]+")
CLAUSE_ENDS = frozenset(",;:?!().…")
# Stands for words that a reader has put aside; no pattern names it, gaps run over it.
ASIDE = "·"

# What patterns may hold besides words; replaced after accents are folded, which would damage them. No gap runs over
# an interrogative.
_WORD = r"(?!(?:gì|gi|nào|nao|nhiêu|nhieu) )(?:[^\W_][^ ]*|[%·])"
# A gap within a noun phrase: no auxiliary either.
_AUXILIARY = (
    "còn|có|con|co|đã|da|được|duoc|là|la|phải|phai|bị|bi|không|khong|thì|mà|nên|vẫn|cũng|đều|sẽ|đạt|đang"
)
_NOMINAL = rf"(?!(?:{_AUXILIARY}) ){_WORD}"
_MARKERS = (
    (re.compile(r"\^ "), r"(?<=[,;:?!().…] )"),
    (re.compile(r" \$"), r"(?= [,;:?!().…])"),
    (re.compile(r"\( …\)\?"), rf"(?: {_WORD}){{0,10}}?"),
    (re.compile(r"\(…\)\? ?"), rf"(?:{_WORD} ){{0,10}}?"),
    (re.compile(r"… "), rf"(?:{_WORD} ){{1,10}}?"),
    (re.compile(r"\(nominal\)\?"), rf"(?:{_NOMINAL} ){{0,8}}?"),
    (re.compile(r"<n>"), r"\d[^ ]*"),
    (re.compile(r"<year>"), r"(?:19|20)\d\d"),
    (re.compile(r"<month>"), r"\d\d?/(?:19|20)\d\d"),
)


class Range(NamedTuple):
    """Words from `first` up to, not including, `last`."""

    first: int
    last: int

    def meets(self, other: Range) -> bool:
        """True where the two share a word."""
        return self.first < other.last and other.first < self.last


@dataclass(frozen=True, slots=True)
class Utterance:
    """The words of a question; punctuation that ends a clause is a word too.

    `words` are the keys to match by (folded where the text has no accents), `spans` their places in `text`.
    """

    text: str
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    bare: bool

    @classmethod
    def of(cls, text: str) -> Utterance:
        """Read a text; it is brought to one line in canonical form first."""
        text = " ".join(canonical(text).split())
        bare = is_bare(text)
        found = list(_TOKENS.finditer(text))
        # "AI" is no question word.
        keys = ("a.i" if m[0] == "AI" and not text.isupper() else syllable_key(m[0]) for m in found)
        words = tuple(fold(key) if bare else key for key in keys)
        return cls(text, words, tuple(m.span() for m in found), bare)

    def without(self, ranges: Iterable[Range], mark: str = ASIDE) -> Utterance:
        """The same utterance with the words of `ranges` put aside."""
        words = list(self.words)
        for first, last in ranges:
            words[first:last] = [mark] * (last - first)
        return replace(self, words=tuple(words))

    def slice(self, first: int, last: int) -> str:
        """The text from one word up to another, without punctuation at its ends."""
        while first < last and self.words[first] in CLAUSE_ENDS and self._at(first) in CLAUSE_ENDS:
            first += 1
        while first < last and self._at(last - 1) in CLAUSE_ENDS:
            last -= 1
        return self.text[self.spans[first][0] : self.spans[last - 1][1]] if first < last else ""

    def _at(self, index: int) -> str:
        return self.text[slice(*self.spans[index])]

    def clauses(self) -> list[Range]:
        """The stretches between punctuation, empty ones left out."""
        ends = [-1, *(i for i, word in enumerate(self.words) if word in CLAUSE_ENDS), len(self.words)]
        return [Range(a + 1, b) for a, b in pairwise(ends) if b > a + 1]


@dataclass(frozen=True, slots=True)
class Pattern:
    """Alternatives written with accents, found with and without them, by whole words.

    "…" stands for one to ten words of one clause, "(…)?" for none to ten, "(nominal)?" for none to
    eight of a noun phrase, "^" and "$" for a clause's start and end,
    "<n>" for a number, "<year>", "<month>" (4/2025); "{name}" is replaced from a table of sets; the rest is `re`.
    """

    accented: re.Pattern[str]
    bare: re.Pattern[str]

    @classmethod
    def of(cls, alternatives: Iterable[str], sets: Mapping[str, str] | None = None) -> Pattern:
        """Compile alternatives, the earlier preferred."""
        filled = []
        for alternative in alternatives:
            for name, words in (sets or {}).items():
                alternative = alternative.replace("{" + name + "}", words)
            filled.append(_LETTERS.sub(lambda m: syllable_key(m[0]), alternative))
        whole = "|".join(filled)
        return cls(_compiled(whole), _compiled(fold(whole)))

    def found(self, utterance: Utterance) -> Iterator[Range]:
        """Each place where an alternative stands, from left to right."""
        keys, starts = _row(utterance.words)
        for match in (self.bare if utterance.bare else self.accented).finditer(keys):
            if match.end() > match.start():
                first = bisect_left(starts, match.start())
                yield Range(first, bisect_right(starts, match.end() - 1))

    def within(self, utterance: Utterance) -> bool:
        """True where an alternative stands anywhere."""
        return any(True for _ in self.found(utterance))


@lru_cache(maxsize=64)
def _row(words: tuple[str, ...]) -> tuple[str, list[int]]:
    """The words as one string between full stops, and where each begins."""
    return " ".join((".", *words, ".")), [*accumulate((len(word) + 1 for word in words), initial=2)][:-1]


def _compiled(pattern: str) -> re.Pattern[str]:
    for marker, expression in _MARKERS:
        pattern = expression.join(marker.split(pattern))
    return re.compile(rf"(?<= )(?:{pattern})(?= )")
