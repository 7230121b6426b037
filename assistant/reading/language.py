"""How Vietnamese syllables follow each other: a bigram model of the indexed texts over one of general Vietnamese.

General Vietnamese comes from `data/general.txt`, written for this purpose. No kept library offers better: the embedding
model's vocabulary knows syllables but not their order, pyvi restores three syllables of four, and what underthesea and its
like bring is made for segmenting and tagging at the price of a heavy import.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from assistant.reading.syllable import is_legal
from ingest.normalise import canonical, fold, syllable_key

# Stand for the boundary of a clause, a number, an abbreviation, a word that no text knows.
EDGE, NUMBER, ABBREVIATION, NEW = ".", "#", "?", ""

# Discount of the smoothing, and the share of the indexed texts in the mixture: read off XQuAD-vi and a ViQuAD sample, flat
# around these values.
_DISCOUNT = 0.6
_TEXTS_SHARE = 0.45
_FLOOR = 1e-7

_PIECE = re.compile(r"[^\W\d_]+|\d[\d.,]*|[.?!;:\n(),]")
_COMMENT = re.compile(r"(?m)^#.*$")


@dataclass(frozen=True, slots=True)
class Bigrams:
    """Counts smoothed as interpolated Kneser-Ney does (Chen and Goodman 1999).

    `after` maps a syllable to its successors and their counts, `totals` to the sum of these; `unigrams` to the share of
    all different pairs that end in it.
    """

    after: Mapping[str, Mapping[str, int]]
    totals: Mapping[str, int]
    unigrams: Mapping[str, float]

    @classmethod
    def of(cls, keys: Iterable[str]) -> Bigrams:
        """Count a sequence of keys, clauses set apart by `EDGE`."""
        after: dict[str, dict[str, int]] = {}
        previous = EDGE
        for key in keys:
            if key != EDGE or previous != EDGE:
                row = after.setdefault(previous, {})
                row[key] = row.get(key, 0) + 1
            previous = key
        ways = Counter(key for row in after.values() for key in row)
        kinds = sum(ways.values())
        return cls(
            after,
            {key: sum(row.values()) for key, row in after.items()},
            {key: count / kinds for key, count in ways.items()},
        )


@dataclass(frozen=True, slots=True)
class Source:
    """What is counted of one body of text, ready to be mixed.

    `old_placement` maps the key of a syllable to how it is written where that differs (hoà: hòa), `names` holds the pairs
    that are mostly written with capitals, `abbreviations` those in small letters.
    """

    bigrams: Bigrams
    old_placement: Mapping[str, str]
    names: frozenset[tuple[str, str]]
    abbreviations: frozenset[str]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Source:
        """Count texts as they stand in a document or file."""
        keys: list[str] = []
        written: Counter[tuple[str, str]] = Counter()
        pairs: Counter[tuple[str, str]] = Counter()
        capital: Counter[tuple[str, str]] = Counter()
        abbreviations: set[str] = set()
        previous, was_title = EDGE, False
        for piece in _pieces(texts):
            title = False
            if not piece[0].isalpha():
                key = NUMBER if piece[0].isdigit() else EDGE
            else:
                small = piece.lower()
                key = syllable_key(piece)
                if len(piece) > 1 and piece.isupper() and not is_legal(key):
                    abbreviations.add(key)
                    key = ABBREVIATION
                else:
                    title = piece[0].isupper() and (len(piece) == 1 or piece[1:].islower())
                    if len(piece) == 1 or not piece.isupper():
                        pairs[previous, key] += 1
                        capital[previous, key] += title and was_title
                    written[key, small] += small != key
            keys.append(key)
            previous, was_title = key, title
        counts = Bigrams.of(keys)
        uses = Counter(keys)
        return cls(
            counts,
            {key: small for (key, small), n in written.items() if 2 * n > uses[key]},
            frozenset(pair for pair, n in capital.items() if 2 * n > pairs[pair]),
            frozenset(abbreviations),
        )


def _pieces(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from _PIECE.findall(text)
        yield "\n"


@cache
def general() -> Source:
    """General Vietnamese, counted once."""
    text = (resources.files("assistant") / "data" / "general.txt").read_text(encoding="utf-8")
    return Source.of([_COMMENT.sub("", canonical(text))])


@dataclass(frozen=True, slots=True)
class Row:
    """The ways on from one syllable: `cost` of the next in nats."""

    texts: Mapping[str, int]
    texts_weight: float
    general: Mapping[str, int]
    general_weight: float
    rest: float


class Language:
    """The two bodies of text mixed."""

    def __init__(self, texts: Source) -> None:
        self._texts, self._general = texts, general()
        sources = (texts, self._general) if texts.bigrams.unigrams else (self._general,)
        shares = (_TEXTS_SHARE, 1 - _TEXTS_SHARE) if len(sources) > 1 else (1.0,)
        self.unigrams: dict[str, float] = defaultdict(float)
        self.written: dict[str, str] = {}
        self.names: frozenset[tuple[str, str]] = frozenset()
        for source, share in zip(reversed(sources), reversed(shares), strict=True):
            for key, value in source.bigrams.unigrams.items():
                self.unigrams[key] += share * value
            self.names |= source.names
        self.unigrams = dict(self.unigrams)
        for key in self.unigrams:
            source = texts if key in texts.bigrams.unigrams else self._general
            if key in source.old_placement:
                self.written[key] = source.old_placement[key]
        self.abbreviations = texts.abbreviations | self._general.abbreviations
        self._shares = shares if len(shares) > 1 else (0.0, 1.0)
        forms: dict[str, list[str]] = defaultdict(list)
        for key in sorted(self.unigrams, key=lambda key: (-self.unigrams[key], key)):
            forms[fold(key)].append(key)
        self.forms: dict[str, tuple[str, ...]] = {bare: tuple(keys) for bare, keys in forms.items()}

    def seen(self, first: str, second: str) -> bool:
        """True where the pair stands in either body of text."""
        return any(second in source.bigrams.after.get(first, {}) for source in (self._texts, self._general))

    def row(self, first: str) -> Row:
        """The ways on from `first`."""
        parts: list[tuple[Mapping[str, int], float]] = []
        rest = 0.0
        for source, share in zip((self._texts, self._general), self._shares, strict=True):
            after = source.bigrams.after.get(first)
            if not after or not share:
                parts.append(({}, 0.0))
                rest += share
                continue
            total = source.bigrams.totals[first]
            parts.append((after, share / total))
            rest += share * _DISCOUNT * len(after) / total
        return Row(*parts[0], *parts[1], rest)

    def cost(self, row: Row, second: str) -> float:
        """Minus the logarithm of the probability that `second` follows; nothing for `NEW`, whose price is set elsewhere."""
        if second == NEW:
            return 0.0
        p = row.rest * (self.unigrams.get(second, 0.0) + _FLOOR)
        count = row.texts.get(second)
        if count:
            p += (count - _DISCOUNT) * row.texts_weight
        count = row.general.get(second)
        if count:
            p += (count - _DISCOUNT) * row.general_weight
        return -math.log(p)
