"""Texts compared with a question in meaning: exact cosines, each text embedded once, bounded, safe between threads."""

from __future__ import annotations

import math
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.fakes import FakeEmbeddings
from vectorstore.similarity import Similarity

FOREST, ROAD, SCHOOL = "Trồng 500 ha rừng.", "Làm 12 km đường.", "Xây 24 trường học."


class Counting(FakeEmbeddings):
    """Remembers the texts that it was given, and gives vectors of any length."""

    def __init__(self, length: float = 1.0) -> None:
        super().__init__()
        self.length = length
        self.given: list[str] = []
        self.asked: list[str] = []
        self.guard = threading.Lock()

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        with self.guard:
            self.given += texts
        return [[self.length * value for value in vector] for vector in super().embed_documents(texts)]

    def embed_query(self, text: str) -> list[float]:
        with self.guard:
            self.asked.append(text)
        return super().embed_query(text)


def cosine(one: str, other: str) -> float:
    embeddings = FakeEmbeddings()
    return sum(a * b for a, b in zip(embeddings.embed_query(one), embeddings.embed_query(other), strict=True))


@pytest.mark.parametrize("length", [1.0, 7.5])
def test_one_cosine_for_each_text_in_its_order(length: float) -> None:
    similar = Similarity(Counting(length))
    texts = [ROAD, FOREST, SCHOOL, FOREST]
    for question in ("Trồng bao nhiêu rừng?", "Trồng bao nhiêu rừng?", "Xây trường"):
        found = similar(question, texts)
        assert len(found) == len(texts)
        for told, text in zip(found, texts, strict=True):
            assert math.isclose(told, cosine(question, text), abs_tol=1e-5)


def test_without_texts_nothing_is_embedded() -> None:
    embeddings = Counting()
    assert Similarity(embeddings)("Có gì?", []) == []
    assert embeddings.asked == embeddings.given == []


def test_a_text_is_embedded_once() -> None:
    embeddings = Counting()
    similar = Similarity(embeddings)
    first = similar("rừng", [FOREST, ROAD, FOREST])
    assert sorted(embeddings.given) == sorted([FOREST, ROAD])
    assert similar("rừng", [FOREST, ROAD, FOREST]) == first
    similar("đường", [ROAD, SCHOOL])
    assert sorted(embeddings.given) == sorted([FOREST, ROAD, SCHOOL])


def test_what_was_used_longest_ago_is_forgotten_first() -> None:
    embeddings = Counting()
    similar = Similarity(embeddings, remembered=2)
    similar("?a", [FOREST])
    similar("?a", [ROAD])
    similar("?a", [FOREST])
    similar("?a", [SCHOOL])
    embeddings.given.clear()
    similar("?a", [FOREST, SCHOOL])
    assert embeddings.given == []
    similar("?a", [ROAD])
    assert embeddings.given == [ROAD]


@pytest.mark.parametrize("remembered", [0, 1])
def test_more_texts_at_once_than_are_remembered_are_all_compared(remembered: int) -> None:
    similar = Similarity(Counting(), remembered=remembered)
    for _ in range(2):
        found = similar("Trồng rừng", [FOREST, ROAD, SCHOOL])
        assert found == pytest.approx(
            [cosine("Trồng rừng", text) for text in (FOREST, ROAD, SCHOOL)], abs=1e-5
        )


def test_a_model_that_fails_is_told_and_nothing_is_remembered() -> None:
    class Failing(Counting):
        broken = True

        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            if self.broken:
                raise OSError("hỏng")
            return super().embed_documents(texts)

    embeddings = Failing()
    similar = Similarity(embeddings)
    with pytest.raises(OSError, match="hỏng"):
        similar("rừng", [FOREST])
    embeddings.broken = False
    assert similar("rừng", [FOREST]) == pytest.approx([cosine("rừng", FOREST)], abs=1e-5)


def test_many_threads_get_each_its_own() -> None:
    texts = [f"Xã số {n} có {n * 7} hộ" for n in range(40)]
    similar = Similarity(Counting(), remembered=10)
    expected = {text: cosine("Xã có bao nhiêu hộ", text) for text in texts}

    def work(start: int) -> bool:
        mine = [texts[(start + 3 * i) % len(texts)] for i in range(12)]
        found = similar("Xã có bao nhiêu hộ", mine)
        return found == pytest.approx([expected[text] for text in mine], abs=1e-5)

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(work, range(80)))
