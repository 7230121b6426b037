"""What a figure is said of, as weighted words, and how alike two such topics are (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.checking.words import checking_words
from assistant.words.terms import Weights, gram_set
from assistant.words.vocabulary import Vocabulary
from assistant.words.wanted import OTHER_WORDS, PARTLY, Term, Wanted
from ingest.normalise import fold

# Parts the pieces that a name is put together from: words of two of them are no pair.
PART = "\n"
_NUMBERS = re.compile(r"\d[\d.,/-]*")
# What a word counts that stands in the clause, or only elsewhere in the sentence and its headings.
CLAUSE, AROUND = 0.9, 0.45
# What a word weighs that can be said of anything.
HEAD = 0.5
# What two names must hold of each other to be one.
SAME_NAME = 0.85


def content(text: str) -> str:
    """The words of a text that name its topic."""
    words = checking_words()
    return words.idle.without(_NUMBERS.sub(" | ", words.in_full(text)))


@dataclass(frozen=True, slots=True)
class Topic:
    """The words of a figure: those that name it, weighed, and by grams those of the name, the clause, all around.

    `weights` are of the grams that name it, `others` of those of them that can be said otherwise, with `synonyms`.
    """

    weights: dict[str, float]
    others: dict[str, Term]
    synonyms: frozenset[str]
    total: float
    name: frozenset[str]
    clause: frozenset[str]
    around: frozenset[str]

    @classmethod
    def of(
        cls, wanted: Sequence[Wanted], name: frozenset[str], clause: frozenset[str], around: frozenset[str]
    ) -> Topic:
        """Make the terms of a name ready to be looked for in many other topics."""
        terms = [term for part in wanted for term in part.terms]
        heads = checking_words().heads
        weights = {term.gram: term.weight * (HEAD if term.gram in heads else 1.0) for term in terms}
        others = {term.gram: term for term in terms if term.others}
        synonyms = frozenset(gram for term in others.values() for said in term.others for gram in said)
        return cls(weights, others, synonyms, sum(weights.values()), name, clause, around)

    def held_by(self, other: Topic) -> float:
        """The share (0 to 1) of its own words that another figure is said of."""
        if not self.total:
            return 0.0
        weights = self.weights
        held = 0.0
        here = weights.keys() & other.around
        for gram in here:
            held += weights[gram] * (
                1.0 if gram in other.name else CLAUSE if gram in other.clause else AROUND
            )
        said = {} if self.synonyms.isdisjoint(other.around) else self.others
        for gram, term in said.items():
            if gram not in other.clause:
                own = AROUND if gram in here else 0.0
                held += weights[gram] * (max(own, _said_otherwise(term, other)) - own)
        return held / self.total

    def named_by(self, other: Topic) -> float:
        """The share (0 to 1) of its own words that the other's name holds."""
        held = sum(
            weight * (term.held(other.name) if (term := self.others.get(gram)) else gram in other.name)
            for gram, weight in self.weights.items()
        )
        return held / self.total if self.total else 0.0


def _said_otherwise(term: Term, other: Topic) -> float:
    """What the best of a term's other expressions is worth: in the other's name, its clause, or around it."""
    best = 0.0
    for said in term.others:
        if said.isdisjoint(other.around):
            continue
        for grams, level in ((other.name, 1.0), (other.clause, CLAUSE), (other.around, AROUND)):
            share = len(said & grams) / len(said)
            if share >= PARTLY:
                best = max(best, level * OTHER_WORDS * share)
                break
    return best


@dataclass(frozen=True, slots=True)
class Language:
    """The weights and the vocabulary by which topics are read; `own` names what the reports are about."""

    weights: Weights
    vocabulary: Vocabulary
    own: frozenset[str] = frozenset()

    def topic(self, name: str, clause: str, around: Sequence[str]) -> Topic:
        """The topic of a figure from its name, its clause, and the lines around and above it."""
        parts = [content(part) for part in name.split(PART)]
        if not any(parts):
            parts = name.split(PART)
        grams = frozenset[str]().union(*map(gram_set, parts))
        near = grams | gram_set(content(clause))
        every = near.union(*(gram_set(content(line)) for line in around))
        return Topic.of([self._wanted(part) for part in parts], grams, near, every)

    def _wanted(self, part: str) -> Wanted:
        part = self._without_own(part)
        return Wanted.of(part, self.weights, self.vocabulary.expansions(part))

    def _without_own(self, name: str) -> str:
        """A name without the place that the whole report is about."""
        bare = fold(name)
        for place in self.own:
            at = f" {bare} ".find(f" {place} ")
            if at >= 0 and len(bare) > len(place):
                name, bare = name[:at] + name[at + len(place) :], bare[:at] + bare[at + len(place) :]
        return name


def same_name(mine: Topic, other: Topic) -> bool:
    """Whether two names say the same in nearly the same words."""
    return min(mine.named_by(other), other.named_by(mine)) >= SAME_NAME
