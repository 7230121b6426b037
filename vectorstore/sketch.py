"""A few numbers that tell how much of its wording a text shares with another (pure).

Bottom-k sketch (Cohen and Kaplan 2007), a MinHash with one hash function: of the hashes of all runs of syllables the k
smallest. Of the k smallest of two texts together, the share that both hold estimates the Jaccard similarity of the
texts; the standard error is at most 1 / (2 √k), 0.044.
"""

from __future__ import annotations

import heapq
import re
from collections.abc import Sequence
from hashlib import blake2b

from ingest.normalise import fold

SIZE = 128
# Syllables in a run: four in a row are seldom shared by texts that do not share more.
RUN = 4
# A text with fewer runs says too little to be compared.
LEAST_RUNS = 24

# Figures are left out: they are what differs between two versions.
_WORD = re.compile(r"[^\W\d_]+")


def sketch(text: str) -> tuple[int, ...]:
    """The 128 smallest 64-bit hashes of the runs of four unaccented syllables, ascending; empty for a short text."""
    words = _WORD.findall(fold(text))
    runs = {" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}
    if len(runs) < LEAST_RUNS:
        return ()
    return tuple(heapq.nsmallest(SIZE, map(_hash, runs)))


def wording(text: str) -> str:
    """A hash of the letters and digits alone: the same for one text in several formats."""
    return blake2b("".join(filter(str.isalnum, fold(text))).encode(), digest_size=16).hexdigest()


def similarity(left: Sequence[int], right: Sequence[int]) -> float:
    """The estimated Jaccard similarity of two texts by their sketches (0 to 1); 0 where one has none."""
    first, second = set(left), set(right)
    if not first or not second:
        return 0.0
    # A sketch cut at k knows nothing of the hashes above its last one.
    size = min(SIZE, len(first | second))
    smallest = heapq.nsmallest(size, first | second)
    return len(first & second & set(smallest)) / size


def _hash(run: str) -> int:
    """Of its content alone, so that every process finds the same."""
    return int.from_bytes(blake2b(run.encode(), digest_size=8).digest(), "big")
