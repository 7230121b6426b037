"""Stand-ins for what is slow or outside: a model, a vector index, a document. Deterministic, no network."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Sequence
from pathlib import Path
from zlib import crc32

from langchain_core.embeddings import Embeddings

from ingest.errors import StoreDamaged
from ingest.normalise import fold, syllables
from ingest.types import Document, Nature, Passage, PassageKind, Section, Span

# Store


class FakeEmbeddings(Embeddings):
    """A bag of folded syllables, hashed into a unit vector: texts that share words are near each other."""

    def __init__(self, size: int = 256) -> None:
        self.size = size
        self.embedded = 0

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        self.embedded += len(texts)
        return [self._vector(text) for text in texts]

    def embed_query(self, text: str) -> list[float]:
        return self._vector(text)

    def _vector(self, text: str) -> list[float]:
        vector = [0.0] * self.size
        for syllable in syllables(text):
            vector[crc32(fold(syllable).encode()) % self.size] += 1.0
        length = math.sqrt(sum(value * value for value in vector))
        return [value / length for value in vector] if length else [1.0] + [0.0] * (self.size - 1)


class FakeVectorIndex:
    """A `vectorstore.types.VectorIndex` in memory; exact."""

    def __init__(self, embeddings: Embeddings) -> None:
        self._embeddings = embeddings
        self._kept: dict[str, list[list[float]]] = {}

    def add(self, key: str, passages: Sequence[Passage], done: Callable[[int], None]) -> None:
        self._kept[key] = self._embeddings.embed_documents([passage.indexed_text for passage in passages])
        done(len(passages))

    def nearest(self, key: str, vector: Sequence[float], limit: int) -> list[tuple[int, float]]:
        cosines = self.cosines(key, vector, range(len(self._kept.get(key, ()))))
        return sorted(enumerate(cosines), key=lambda item: -item[1])[:limit]

    def cosines(self, key: str, vector: Sequence[float], positions: Sequence[int]) -> list[float]:
        if key not in self._kept:
            raise StoreDamaged(f"Thiếu véc-tơ {key}.")
        return [_cosine(vector, self._kept[key][position]) for position in positions]

    def kept(self) -> list[str]:
        return list(self._kept)

    def delete(self, key: str) -> None:
        self._kept.pop(key, None)

    def close(self) -> None:
        """Nothing to release."""


def _cosine(left: Sequence[float], right: Sequence[float]) -> float:
    dot = sum(a * b for a, b in zip(left, right, strict=True))
    return dot / (math.hypot(*left) * math.hypot(*right) or 1.0)


def make_document(name: str = "báo cáo", *texts: str, path: str = "", title: str = "Mục tiêu") -> Document:
    """A document of one section, one passage for each text; all offsets are exact."""
    heading = f"I. {title}"
    text, spans = heading, []
    for part in texts:
        start = len(text) + 1
        text = f"{text}\n{part}"
        spans.append(Span(start, len(text)))
    version = hashlib.sha256(text.encode()).hexdigest()[:16]
    passages = tuple(
        Passage(
            id=hashlib.sha256(f"{name}{part}".encode()).hexdigest()[:16],
            document=name,
            kind=PassageKind.PARAGRAPH,
            start=span.start,
            end=span.end,
            text=part,
            page=None,
            section=0,
            path=("I",),
            titles=(heading,),
            nature=Nature.RESULT,
            term="2020-2025",
            places=(span,),
        )
        for part, span in zip(texts, spans, strict=True)
    )
    section = Section("I.", title, 1, 0, len(heading), len(text), None, ("I",), Nature.RESULT, "2020-2025")
    return Document(
        name=name,
        path=path or str(Path("reports") / f"{name}.txt"),
        version=version,
        title=title,
        text=text,
        pages=(),
        sections=(section,),
        footnotes=(),
        passages=passages,
    )
