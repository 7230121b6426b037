"""The store at one moment: searching it, and loading what a search needs."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ingest.types import Document, Passage
from vectorstore.catalogue import Catalogue, Entry, Shelf, Stamp
from vectorstore.lexical import LexicalIndex, Scores, terms
from vectorstore.types import Hit, VectorIndex

# Up to here, asking Chroma for the cosine of every passage of a document costs less than fetching, for those that
# only the words found, their vectors.
ALL_NEAREST = 1000
# What other words for the same count against the question's own.
OTHER_WORDS = 0.25


@dataclass(frozen=True, slots=True)
class _Part:
    """The passages of one document, which start at `offset` in the list of all."""

    entry: Entry
    offset: int
    size: int


class Snapshot:
    """One catalogue and what it names, loaded when first needed; safe to use from many threads."""

    def __init__(
        self, shelf: Shelf, catalogue: Catalogue, stamp: Stamp | None, load: Callable[[Entry], Document]
    ):
        self.catalogue = catalogue
        self.stamp = stamp
        self._shelf = shelf
        self._load = load
        self._loading = threading.Lock()
        self._ready: _Searchable | None = None

    def search(
        self,
        text: str,
        words: str,
        vector: Sequence[float],
        vectors: VectorIndex,
        *,
        limit: int,
        documents: Collection[str],
    ) -> list[Hit]:
        """The union of what each of the three retrievers finds, each hit with all three scores.

        In order of documents and places. StoreDamaged where vectors or documents are missing.
        """
        ready = self._searchable()
        chosen = {self.catalogue.entry(name).id for name in documents}
        parts = [part for part in ready.parts if part.size and (not chosen or part.entry.id in chosen)]
        lexical = ready.lexical.scores(text)
        if words:
            lexical = lexical.plus(ready.lexical.scores(words), OTHER_WORDS)
        dense: dict[int, float] = {}
        for part in parts:
            wanted = min(part.size, max(limit, ALL_NEAREST))
            for position, cosine in vectors.nearest(part.entry.id, vector, wanted):
                dense[part.offset + position] = cosine
        found = set(sorted(dense, key=lambda index: -dense[index])[:limit])
        inside = _indexes(parts)
        for scores in lexical:
            found |= _best(scores, inside, limit)
        self._fill(dense, found, parts, vector, vectors)
        return [
            Hit(ready.passages[i], dense[i], float(lexical.accented[i]), float(lexical.folded[i]))
            for i in sorted(found)
        ]

    @staticmethod
    def _fill(
        dense: dict[int, float],
        found: Iterable[int],
        parts: Sequence[_Part],
        vector: Sequence[float],
        vectors: VectorIndex,
    ) -> None:
        """Add the cosines of hits that only their words found."""
        missing = sorted(index for index in found if index not in dense)
        for part in parts if missing else ():
            here = [i - part.offset for i in missing if part.offset <= i < part.offset + part.size]
            if here:
                cosines = vectors.cosines(part.entry.id, vector, here)
                dense.update(zip((part.offset + i for i in here), cosines, strict=True))

    def prepare(self) -> None:
        """Load what a search needs, where that has not been done."""
        self._searchable()

    def _searchable(self) -> _Searchable:
        if self._ready is None:
            with self._loading:
                if self._ready is None:
                    self._ready = self._prepare()
        return self._ready

    def _prepare(self) -> _Searchable:
        parts: list[_Part] = []
        passages: list[Passage] = []
        for entry in self.catalogue.entries:
            document = self._load(entry)
            parts.append(_Part(entry, len(passages), len(document.passages)))
            passages.extend(document.passages)
        return _Searchable(parts, passages, self._lexical(passages))

    def _lexical(self, passages: Sequence[Passage]) -> LexicalIndex:
        """The stored index, or where that is lost, the same built anew: it holds nothing of its own."""
        try:
            return LexicalIndex.load(self._shelf.lexical / self.catalogue.lexical, len(passages))
        except (OSError, ValueError):
            return LexicalIndex.build(terms(passage.indexed_text) for passage in passages)


@dataclass(frozen=True, slots=True)
class _Searchable:
    parts: Sequence[_Part]
    passages: Sequence[Passage]
    lexical: LexicalIndex


def _indexes(parts: Sequence[_Part]) -> npt.NDArray[np.intp]:
    ranges = [np.arange(part.offset, part.offset + part.size) for part in parts]
    return np.concatenate(ranges) if ranges else np.empty(0, np.intp)


def _best(scores: Scores, inside: npt.NDArray[np.intp], limit: int) -> set[int]:
    """Where the highest scores above zero stand, among the indexes `inside`."""
    here = scores[inside]
    top = np.argpartition(-here, limit)[:limit] if limit < len(here) else np.arange(len(here))
    return {int(index) for index in inside[top[here[top] > 0]]}
