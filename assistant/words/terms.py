"""How much of a question a text holds, its terms weighted by their rarity in the indexed documents."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Iterable, Sequence

from assistant.words.lexicon import is_bare, lexicon
from ingest.normalise import fold, syllables


def folded_syllables(text: str) -> list[str]:
    """The syllables of a text without accents."""
    return [fold(part) for part in syllables(text)]


def grams(parts: Sequence[str]) -> list[str]:
    """Syllables and adjacent pairs of them."""
    return [*parts, *(f"{a} {b}" for a, b in itertools.pairwise(parts))]


def gram_set(text: str) -> frozenset[str]:
    """The unaccented syllables and pairs of a text."""
    return frozenset(grams(folded_syllables(text)))


def content_grams(text: str, *, strict: bool = False) -> tuple[str, ...]:
    """The unaccented syllables and pairs of a question that carry its topic, each once, in order.

    A pair counts where at least one of its syllables carries the topic; `strict`: where both do.
    """
    words = lexicon()
    stop = words.stop_bare if is_bare(text) else words.stop
    parts = [(fold(part), part in stop) for part in syllables(text)]
    singles = [part for part, idle in parts if not idle]
    pairs = [
        f"{a} {b}"
        for (a, a_idle), (b, b_idle) in itertools.pairwise(parts)
        if not (a_idle or b_idle if strict else a_idle and b_idle)
    ]
    return tuple(dict.fromkeys([*singles, *pairs]))


class Weights:
    """Inverse document frequency of unaccented syllables and pairs; each item of `texts` is one text's grams."""

    def __init__(self, texts: Iterable[frozenset[str]]) -> None:
        self._frequency: Counter[str] = Counter()
        self._count = 0
        for present in texts:
            self._count += 1
            self._frequency.update(present)

    def of(self, gram: str) -> float:
        """The weight of one syllable or pair; a pair that occurs nowhere weighs little, it may be chance."""
        found = self._frequency.get(gram, 0)
        if not found and " " in gram:
            return 0.5
        return math.log(1 + (self._count - found + 0.5) / (found + 0.5))

    def coverage(self, wanted: Sequence[str], present: frozenset[str]) -> float:
        """The weighted share (0 to 1) of the grams `wanted` that are `present`."""
        weights = [(self.of(gram), gram in present) for gram in wanted]
        total = sum(weight for weight, _ in weights)
        return sum(weight for weight, here in weights if here) / total if total else 0.0
