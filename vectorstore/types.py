"""What the store gives back, and what it asks of a vector index."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from ingest.types import Passage


class AddStatus(StrEnum):
    """What adding a document changed."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """One line of the list of documents; `indexed_at` is ISO 8601 in UTC, `pages` 0 where the format has none.

    `kind`, `size` and `digest` tell the file (see `Document`), `scanned` how many pages were recognised from images,
    `doubts` how many numbers that left unsure, `observations` how many figures its ledger holds. `dated` is the date that the document gives itself ("2025-06-30",
    "2025-06" or ""), `sketch` what tells how alike two documents are, `wording` whether they are the same but for
    format (both `vectorstore.sketch`), empty where unknown.
    """

    name: str
    path: str
    version: str
    title: str
    pages: int
    passages: int
    characters: int
    indexed_at: str
    kind: str = ""
    size: int = 0
    digest: str = ""
    scanned: int = 0
    doubts: int = 0
    footnotes: int = 0
    warnings: tuple[str, ...] = ()
    dated: str = ""
    sketch: tuple[int, ...] = ()
    wording: str = ""
    observations: int = 0


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage with the raw score of each retriever, comparable within one search only.

    `dense` is the cosine of question and passage, `lexical` BM25 over accented terms, `folded` BM25 over unaccented
    ones. Fusing them is the assistant's work.
    """

    passage: Passage
    dense: float
    lexical: float
    folded: float


class VectorIndex(Protocol):
    """Where the vectors of documents live; each document's passages under a key of their own, written once.

    A passage is known by its position in the document. Every method raises only errors of `ingest.errors`;
    StoreDamaged where the key is unknown or incomplete.
    """

    def add(self, key: str, passages: Sequence[Passage], done: Callable[[int], None]) -> None:
        """Embed and keep all passages; `done` is told how many are finished."""

    def nearest(self, key: str, vector: Sequence[float], limit: int) -> list[tuple[int, float]]:
        """Positions of the passages nearest to the vector, and their cosines, best first."""

    def cosines(self, key: str, vector: Sequence[float], positions: Sequence[int]) -> list[float]:
        """The cosine of the vector and each passage named, in the order asked."""

    def kept(self) -> list[str]:
        """All keys under which something is kept."""

    def delete(self, key: str) -> None:
        """Forget a key; unknown ones are ignored."""

    def close(self) -> None:
        """Release files and connections."""
