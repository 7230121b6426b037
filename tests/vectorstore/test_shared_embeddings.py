"""Many threads, one model: nothing is mixed up, nobody is forgotten, no text is embedded without need."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

import pytest

from ingest.errors import ModelMissing
from vectorstore.shared_embeddings import SharedEmbeddings


def vector(kind: str, text: str) -> list[float]:
    """What the model gives for a text: told apart by kind, length and content."""
    return [float(kind == "question"), float(len(text)), float(sum(map(ord, text)))]


class SlowModel:
    """Remembers what it was asked, and fails if two threads use it at once."""

    def __init__(self, seconds: float = 0.0) -> None:
        self.seconds = seconds
        self.calls: list[tuple[str, list[str]]] = []
        self.busy = threading.Lock()

    def _work(self, kind: str, texts: list[str]) -> list[list[float]]:
        assert self.busy.acquire(blocking=False), "two threads at once"
        try:
            time.sleep(self.seconds)
            self.calls.append((kind, texts))
            if "sai" in texts:
                raise ValueError("sai")
            return [vector(kind, text) for text in texts]
        finally:
            self.busy.release()

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return self._work("passage", texts)

    def embed_queries(self, texts: list[str]) -> list[list[float]]:
        return self._work("question", texts)

    def texts(self, kind: str) -> Iterable[str]:
        return (text for called, texts in self.calls if called == kind for text in texts)


def test_nothing_is_loaded_before_it_is_needed() -> None:
    loads: list[int] = []
    release = threading.Event()

    def load() -> SlowModel:
        release.wait(10)
        loads.append(1)
        return SlowModel()

    shared = SharedEmbeddings(load)
    assert not shared.ready
    assert loads == []
    shared.warm()
    shared.warm()
    assert not shared.ready
    release.set()
    shared.wait()
    assert shared.ready
    assert shared.embed_query("xin chào") == vector("question", "xin chào")
    assert loads == [1]


def test_threads_that_come_first_load_once_and_all_get_their_answer() -> None:
    loads: list[int] = []

    def load() -> SlowModel:
        time.sleep(0.05)
        loads.append(1)
        return SlowModel()

    shared = SharedEmbeddings(load)
    texts = [f"câu hỏi {'x' * index}" for index in range(20)]
    with ThreadPoolExecutor(20) as pool:
        assert list(pool.map(shared.embed_query, texts)) == [vector("question", text) for text in texts]
    assert loads == [1]


def test_a_failed_load_reaches_everyone_and_is_tried_again() -> None:
    failing = True

    def load() -> SlowModel:
        time.sleep(0.02)
        if failing:
            raise ModelMissing("Chưa có mô hình.")
        return SlowModel()

    shared = SharedEmbeddings(load)
    with ThreadPoolExecutor(8) as pool:
        waiting = [pool.submit(shared.embed_query, str(index)) for index in range(8)]
    for answer in waiting:
        with pytest.raises(ModelMissing, match="Chưa có mô hình"):
            answer.result()
    with pytest.raises(ModelMissing):
        shared.wait()
    assert not shared.ready
    failing = False
    assert shared.embed_query("1") == vector("question", "1")


def test_questions_that_wait_are_embedded_together() -> None:
    model = SlowModel(0.05)
    shared = SharedEmbeddings(lambda: model)
    texts = [f"câu {'x' * index}" for index in range(20)]
    with ThreadPoolExecutor(20) as pool:
        assert list(pool.map(shared.embed_query, texts)) == [vector("question", text) for text in texts]
    assert sorted(model.texts("question")) == sorted(texts)
    assert len(model.calls) < 10


def test_the_same_question_is_embedded_once() -> None:
    model = SlowModel(0.02)
    shared = SharedEmbeddings(lambda: model)
    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(shared.embed_query, ["một"] * 10))
    answers[0][0] = 9.0  # a caller may do with its list what it likes
    assert shared.embed_query("một") == vector("question", "một")
    assert answers[1:] == [vector("question", "một")] * 9
    assert list(model.texts("question")).count("một") <= 2


def test_old_questions_are_forgotten() -> None:
    model = SlowModel()
    shared = SharedEmbeddings(lambda: model, remembered=2)
    for text in ("a", "b", "a", "c", "a", "b"):
        shared.embed_query(text)
    assert list(model.texts("question")) == ["a", "b", "c", "b"]


def test_passages_keep_their_order_and_go_by_length() -> None:
    model = SlowModel()
    shared = SharedEmbeddings(lambda: model, batch_size=2)
    texts = ["dài nhất đây", "a", "vừa thôi", "", "bc"]
    assert shared.embed_documents(texts) == [vector("passage", text) for text in texts]
    assert [texts for _, texts in model.calls] == [["dài nhất đây", "vừa thôi"], ["bc", "a"], [""]]
    assert shared.embed_documents([]) == []


def test_a_question_does_not_wait_for_a_whole_document() -> None:
    model = SlowModel(0.01)
    shared = SharedEmbeddings(lambda: model, batch_size=1)
    shared.wait()
    with ThreadPoolExecutor(1) as pool:
        document = pool.submit(shared.embed_documents, [str(index) for index in range(50)])
        while not model.calls:
            time.sleep(0.001)
        shared.embed_query("gấp")
        assert not document.done()
    assert len(document.result()) == 50


def test_an_error_reaches_those_who_asked_and_nobody_else() -> None:
    shared = SharedEmbeddings(SlowModel)
    with pytest.raises(ValueError, match="sai"):
        shared.embed_query("sai")
    with pytest.raises(ValueError, match="sai"):
        shared.embed_documents(["sai"])
    assert shared.embed_query("đúng") == vector("question", "đúng")
    assert shared.embed_documents(["đúng"]) == [vector("passage", "đúng")]
