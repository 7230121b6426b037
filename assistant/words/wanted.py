"""The terms of a question, each with what counts as it, and how much of them a text holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.words.lexicon import is_bare, lexicon
from assistant.words.terms import Weights, folded_syllables, grams
from assistant.words.vocabulary import Expansion
from ingest.normalise import fold, syllables

# What another expression of the same meaning counts against the question's own.
OTHER_WORDS = 0.85
# The share of another expression that must be there for it to count, by that share.
PARTLY = 0.75


@dataclass(frozen=True, slots=True)
class Term:
    """One unaccented syllable or pair of a question, its weight, and the gram sets that say the same."""

    gram: str
    weight: float
    others: tuple[frozenset[str], ...] = ()

    def held(self, present: frozenset[str]) -> float:
        """The share (0 to 1) of the term that a text with the grams `present` holds."""
        if self.gram in present:
            return 1.0
        shares = (len(other & present) / len(other) for other in self.others)
        best = max(shares, default=0.0)
        return OTHER_WORDS * best if best >= PARTLY else 0.0


@dataclass(frozen=True, slots=True)
class Wanted:
    """The terms that carry a question's topic."""

    terms: tuple[Term, ...]
    total: float

    @classmethod
    def of(cls, text: str, weights: Weights, expansions: Sequence[Expansion] = ()) -> Wanted:
        """Weigh the topic's syllables and pairs; `expansions` are other expressions for parts of `text`."""
        words = lexicon()
        stop = words.stop_bare if is_bare(text) else words.stop
        parts = [(fold(part), part in stop) for part in syllables(text)]
        spans = [(i, i + 1) for i, (_, idle) in enumerate(parts) if not idle]
        spans += [(i, i + 2) for i in range(len(parts) - 1) if not (parts[i][1] and parts[i + 1][1])]
        terms: dict[str, Term] = {}
        for start, end in spans:
            gram = " ".join(part for part, _ in parts[start:end])
            others = [
                other
                for expansion in expansions
                if start < expansion.end and expansion.start < end
                for other in map(phrase_grams, expansion.others)
                if other
            ]
            terms.setdefault(gram, Term(gram, weights.of(gram), tuple(others)))
        return cls(tuple(terms.values()), sum(term.weight for term in terms.values()))

    @property
    def all_grams(self) -> frozenset[str]:
        """The question's own grams and those of the other expressions."""
        return frozenset(self.grams).union(*(other for term in self.terms for other in term.others))

    @property
    def grams(self) -> tuple[str, ...]:
        """The question's own grams."""
        return tuple(term.gram for term in self.terms)

    def held(self, present: frozenset[str]) -> frozenset[str]:
        """Those of the question's own grams that a text with the grams `present` holds, in its words or others."""
        return frozenset(term.gram for term in self.terms if term.held(present))

    def coverage(self, present: frozenset[str]) -> float:
        """The weighted share (0 to 1) of the terms that a text with the grams `present` holds."""
        held = sum(term.weight * term.held(present) for term in self.terms)
        return held / self.total if self.total else 0.0


def phrase_grams(phrase: str) -> frozenset[str]:
    """What a text must hold to hold a phrase: its pairs, or its one syllable."""
    parts = folded_syllables(phrase)
    return frozenset(gram for gram in grams(parts) if " " in gram) or frozenset(parts)
