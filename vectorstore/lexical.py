"""BM25 over syllables and pairs of neighbouring syllables, once as written and once without accents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple, Self

import numpy as np
import numpy.typing as npt

from ingest.normalise import fold, syllables

Scores = npt.NDArray[np.float32]


class Terms(NamedTuple):
    """The terms of a text: syllables and their pairs, as written and folded."""

    accented: list[str]
    folded: list[str]


class LexicalScores(NamedTuple):
    """BM25 of one question against every text of the index, in the order of the texts."""

    accented: Scores
    folded: Scores

    def plus(self, other: LexicalScores, weight: float) -> LexicalScores:
        """These scores and `weight` of others of the same texts."""
        return LexicalScores(
            self.accented + np.float32(weight) * other.accented,
            self.folded + np.float32(weight) * other.folded,
        )


_fold = lru_cache(maxsize=1 << 16)(fold)


def terms(text: str) -> Terms:
    """What of a text is indexed. A pair is joined by "_", which no syllable holds."""
    accented = syllables(text)
    return Terms(_with_pairs(accented), _with_pairs([_fold(syllable) for syllable in accented]))


def _with_pairs(words: list[str]) -> list[str]:
    return words + [f"{left}_{right}" for left, right in pairwise(words)]


class _Field:
    """A bm25s index of one kind of term; without any term every score is 0."""

    def __init__(self, size: int, index: Any | None) -> None:
        self.size = size
        self._index = index

    @classmethod
    def build(cls, texts: Sequence[list[str]]) -> Self:
        from bm25s import BM25  # type: ignore[import-untyped]

        if not any(texts):
            return cls(len(texts), None)
        index = BM25()
        index.index(texts, show_progress=False)
        return cls(len(texts), index)

    def save(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        if self._index is not None:
            self._index.save(folder, show_progress=False)

    @classmethod
    def load(cls, folder: Path, size: int) -> Self:
        from bm25s import BM25

        if not any(folder.iterdir()):
            return cls(size, None)
        index = BM25.load(folder, mmap=True, show_progress=False)
        if index.scores["num_docs"] != size:
            raise ValueError(f"{folder}: {index.scores['num_docs']} texts, not {size}")
        for name in ("data", "indices", "indptr"):
            # A plain view of the mapped file: the class numpy gives it costs more than a search.
            index.scores[name] = np.asarray(index.scores[name])
        return cls(size, index)

    def scores(self, words: list[str]) -> Scores:
        if self._index is None or not words:
            return np.zeros(self.size, np.float32)
        return np.asarray(self._index.get_scores(words), np.float32)


class LexicalIndex:
    """BM25 of a fixed list of texts."""

    def __init__(self, accented: _Field, folded: _Field) -> None:
        self._accented = accented
        self._folded = folded

    @classmethod
    def build(cls, texts: Iterable[Terms]) -> Self:
        """Index the terms of texts; a text is known by its position."""
        fields = [(text.accented, text.folded) for text in texts]
        return cls(_Field.build([accented for accented, _ in fields]), _Field.build([f for _, f in fields]))

    def save(self, folder: Path) -> None:
        """Write both indexes under a folder of their own. Raises OSError."""
        self._accented.save(folder / "accented")
        self._folded.save(folder / "folded")

    @classmethod
    def load(cls, folder: Path, size: int) -> Self:
        """Map the files of `save` into memory.

        Raises OSError or ValueError where they are missing, damaged, or not of `size` texts.
        """
        try:
            return cls(_Field.load(folder / "accented", size), _Field.load(folder / "folded", size))
        except (KeyError, TypeError, EOFError) as error:
            raise ValueError(f"{folder}: {error}") from error

    def scores(self, text: str) -> LexicalScores:
        """Score a question against every text."""
        words = terms(text)
        return LexicalScores(self._accented.scores(words.accented), self._folded.scores(words.folded))
