"""What the store gives back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ingest.types import Passage


class AddStatus(StrEnum):
    """What adding a document changed."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """One line of the list of documents; `indexed_at` is ISO 8601 in UTC, `pages` 0 where the format has none."""

    name: str
    path: str
    version: str
    title: str
    pages: int
    passages: int
    characters: int
    indexed_at: str


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
