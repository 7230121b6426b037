"""Which place each note hangs on, where a conversion lost the marks."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.normalise import syllables


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place for a note's mark; `inferred` where no break marks it and only the wording tells."""

    at: int
    inferred: bool = False


# Scores are logarithms of likelihood. A break inside a sentence makes a place e² times as likely; without one, a
# paragraph's end holds a note only where the two share much of their wording. Chosen on one converted report, whose
# laid-out copy shows the true places: any value from 1 to 2.7 finds them all.
_BREAK = 2.0
_NO_PLACE = math.log(0.11)
_FLOOR = 0.02
_MOST_COMPARISONS = 300_000

_Vector = Mapping[object, float]


def align(text: str, body: int, notes: Sequence[str], marks: Sequence[int]) -> list[Anchor | None]:
    """A place in `text[:body]` for each note, in the order of both; None where none is likely.

    Candidates are `marks`, the breaks that lost marks left inside sentences, and the ends of paragraphs, where such a
    break cannot be told from the paragraph's own. The best alignment by shared wording wins.
    """
    if len(notes) == 0:
        return []
    spans = [match.span() for match in re.compile(r"[^\n]+").finditer(text, 0, body)]
    if len(notes) * len(spans) > _MOST_COMPARISONS:
        return [Anchor(at) for at in marks[: len(notes)]] + [None] * (len(notes) - len(marks))
    places: list[tuple[Anchor, int]] = []
    for index, (start, end) in enumerate(spans):
        here = [at for at in marks if start < at <= end]
        places += [(Anchor(at), index) for at in here] or [(Anchor(end, inferred=True), index)]
    vectors = _vectors([text[start:end] for start, end in spans] + list(notes))
    scores = [
        [
            math.log(_FLOOR + _cosine(note, vectors[index])) + (0 if anchor.inferred else _BREAK)
            for anchor, index in places
        ]
        for note in vectors[len(spans) :]
    ]
    return [None if place is None else places[place][0] for place in _best_path(scores)]


def _best_path(scores: Sequence[Sequence[float]]) -> list[int | None]:
    """The increasing choice of one column (or none) a row with the largest sum."""
    columns = len(scores[0])
    best = [0.0] * (columns + 1)  # best sum using the first j columns
    choices: list[list[int]] = []  # per row and j: the column taken among the first j, or -1
    for row in scores:
        now = [best[0] + _NO_PLACE]
        taken = [-1]
        for j, score in enumerate(row, 1):
            options = [(now[j - 1], taken[j - 1]), (best[j] + _NO_PLACE, -1), (best[j - 1] + score, j - 1)]
            value, choice = max(options, key=lambda option: option[0])
            now.append(value)
            taken.append(choice)
        best = now
        choices.append(taken)
    path: list[int | None] = []
    j = columns
    for taken in reversed(choices):
        choice = taken[j]
        path.append(choice if choice >= 0 else None)
        j = choice if choice >= 0 else j
    return path[::-1]


def _vectors(texts: Sequence[str]) -> list[_Vector]:
    """Normalised tf-idf over syllables and their neighbours."""
    counts: list[Counter[object]] = []
    for text in texts:
        words = syllables(text)
        counts.append(Counter([*words, *pairwise(words)]))
    frequency = Counter(term for count in counts for term in count)
    vectors: list[_Vector] = []
    for count in counts:
        weights = {
            term: (1 + math.log(n)) * math.log(len(texts) / frequency[term]) for term, n in count.items()
        }
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        vectors.append({term: weight / length for term, weight in weights.items()})
    return vectors


def _cosine(a: _Vector, b: _Vector) -> float:
    if len(a) > len(b):
        a, b = b, a
    return sum(weight * b.get(term, 0.0) for term, weight in a.items())
