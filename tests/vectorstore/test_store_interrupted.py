"""Writes that are cut short, and readers that a writer overtakes: the old state answers, or the new one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.errors import ModelMissing
from ingest.types import Document
from tests.fakes import FakeEmbeddings, FakeVectorIndex, make_document
from tests.vectorstore.conftest import OpenStore
from tests.vectorstore.samples import NEW, OTHER, assert_old_state, leftovers, texts
from vectorstore.catalogue import Shelf
from vectorstore.lexical import LexicalIndex
from vectorstore.store import Store


class Killed(BaseException):
    """The process ends here."""


def after(owner: type, name: str) -> Callable[[pytest.MonkeyPatch], None]:
    """Ends the process right after a step."""

    def patch(monkeypatch: pytest.MonkeyPatch) -> None:
        original = getattr(owner, name)

        def step(*arguments: object, **options: object) -> None:
            original(*arguments, **options)
            raise Killed

        monkeypatch.setattr(owner, name, step)

    return patch


STEPS = {
    "document": after(Shelf, "write_document"),
    "lexical": after(LexicalIndex, "save"),
}


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("change", ["add", "replace", "rebuild"])
def test_a_write_cut_short_changes_nothing(
    old: Store, open_store: OpenStore, monkeypatch: pytest.MonkeyPatch, step: str, change: str
) -> None:
    def write(store: Store) -> None:
        if change == "rebuild":
            store.rebuild()
        else:
            store.add(NEW if change == "replace" else OTHER)

    with monkeypatch.context() as patched:
        STEPS[step](patched)
        patched.setattr(Store, "_sweep", lambda *_: None)  # a killed process tidies nothing up
        with pytest.raises(Killed):
            write(old)
    assert_old_state(old)
    again = open_store()
    assert_old_state(again)
    write(again)
    assert leftovers(again) == []
    assert len(again.documents()) == (2 if change == "add" else 1)


def test_a_write_cut_short_after_the_manifest_is_done(
    old: Store, open_store: OpenStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        after(Shelf, "write")(patched)
        patched.setattr(Store, "_sweep", lambda *_: None)
        with pytest.raises(Killed):
            old.add(NEW)
    again = open_store()
    assert texts(again.search("tăng trưởng")) == texts(old.search("tăng trưởng")) == {NEW.passages[0].text}
    assert leftovers(again) != []
    again.add(OTHER)
    assert leftovers(again) == []


class Failing(FakeEmbeddings):
    """Fails at a text of the second batch."""

    def __init__(self, error: BaseException) -> None:
        super().__init__()
        self.error = error

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        if any("hỏng" in text for text in texts):
            raise self.error
        return super().embed_documents(texts)


@pytest.mark.parametrize("kind", ["folder", pytest.param("server", marks=pytest.mark.server)], indirect=True)
@pytest.mark.parametrize("error", [ModelMissing("Thiếu."), RuntimeError("torch"), KeyboardInterrupt()])
def test_a_failed_embedding_loses_nothing_and_leaves_nothing(
    old: Store, open_store: OpenStore, error: BaseException
) -> None:
    failing = open_store(embeddings=Failing(error))
    long = make_document("báo cáo", *(f"Đoạn dài {number}" for number in range(100)), "hỏng")
    with pytest.raises(type(error)) as caught:
        failing.add(long)
    assert caught.value is error
    assert_old_state(old)
    assert_old_state(failing)
    assert leftovers(old) == []


@pytest.mark.parametrize("kind", ["fake"], indirect=True)
def test_a_reader_starts_again_when_the_state_it_reads_is_removed(
    old: Store, open_store: OpenStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = open_store()
    reader.documents()
    nearest = FakeVectorIndex.nearest
    writes: list[Document] = [NEW]

    def interrupted(index: FakeVectorIndex, *arguments: object) -> object:
        if writes:
            old.add(writes.pop())
        return nearest(index, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(FakeVectorIndex, "nearest", interrupted)
    assert texts(reader.search("tăng trưởng")) == {NEW.passages[0].text}


def test_the_order_of_a_write(old: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Vectors, document, BM25, manifest, and only then what is old goes."""
    steps: list[str] = []

    def note(owner: type, name: str) -> None:
        original = getattr(owner, name)

        def step(*arguments: object, **options: object) -> object:
            steps.append(name)
            return original(*arguments, **options)

        monkeypatch.setattr(owner, name, step)

    note(type(old._vectors(old._current.snapshot().catalogue)), "add")
    note(type(old._vectors(old._current.snapshot().catalogue)), "delete")
    for owner, name in (
        (Shelf, "write_document"),
        (LexicalIndex, "save"),
        (Shelf, "write"),
        (Shelf, "sweep"),
    ):
        note(owner, name)
    old.add(NEW)
    assert steps == ["add", "write_document", "save", "write", "sweep", "delete"]
