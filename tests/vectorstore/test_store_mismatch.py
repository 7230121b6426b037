"""The store's contract, for every kind of vector index: another model, another layout."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest

from ingest.errors import StoreMismatch
from tests.fakes import FakeEmbeddings, make_document
from tests.vectorstore.conftest import OpenStore
from tests.vectorstore.samples import CULTURE, ECONOMY, leftovers
from vectorstore.store import Store


def test_another_model_is_refused_until_rebuilt(filled: Store, open_store: OpenStore) -> None:
    longer = FakeEmbeddings(300)
    other = open_store(embeddings=longer, fingerprint="mô hình b")
    explanation = other.mismatch()
    assert explanation is not None
    for word in ("mô hình a", "mô hình b", "troly rebuild"):
        assert word in explanation
    for action in (
        lambda: other.search("kinh tế"),
        lambda: other.add(make_document("mới", "Văn bản mới.")),
        lambda: other.add(make_document("kinh tế", *ECONOMY)),
    ):
        with pytest.raises(StoreMismatch) as caught:
            action()
        assert caught.value.message == explanation
    assert len(other.documents()) == 2
    assert other.document("kinh tế").passages[0].text == ECONOMY[0]
    assert longer.embedded == 0
    assert len(filled.search("kinh tế")) == 5


def change_manifest(store: Store, change: Callable[[str], str]) -> None:
    manifest = store.root / "manifest.json"
    manifest.write_text(change(manifest.read_text("utf-8")), "utf-8")


def test_rebuilding_embeds_again_with_the_new_model(filled: Store, open_store: OpenStore) -> None:
    change_manifest(filled, lambda text: re.sub(r'"indexed_at":"[^"]+"', '"indexed_at":"2020-01-01"', text))
    other = open_store(embeddings=FakeEmbeddings(300), fingerprint="mô hình b")
    steps: list[str] = []
    other.rebuild(progress=lambda message, _: steps.append(message))
    assert any("kinh tế" in step for step in steps)
    assert other.mismatch() is None
    assert max(other.search("thu ngân sách"), key=lambda hit: hit.dense).passage.text == ECONOMY[1]
    assert {info.indexed_at for info in other.documents()} == {"2020-01-01"}
    assert leftovers(other) == []
    assert filled.mismatch() is not None
    with pytest.raises(StoreMismatch):
        filled.search("kinh tế")


def test_a_schema_of_another_version_is_refused_until_rebuilt(filled: Store, open_store: OpenStore) -> None:
    change_manifest(filled, lambda text: json.dumps({**json.loads(text), "schema": 999}))
    store = open_store()
    assert "phiên bản khác" in (store.mismatch() or "")
    with pytest.raises(StoreMismatch):
        store.search("kinh tế")
    assert store.document("kinh tế").name == "kinh tế"
    store.rebuild()
    assert store.mismatch() is None
    assert len(store.search("kinh tế")) == 5


def test_an_emptied_store_starts_afresh(filled: Store, open_store: OpenStore, kind: str) -> None:
    filled.remove("kinh tế")
    filled.remove("văn hóa")
    change_manifest(filled, lambda text: json.dumps({**json.loads(text), "schema": 999}))
    spaces = set(filled.root.glob("vectors/*"))
    other = open_store(embeddings=FakeEmbeddings(300), fingerprint="mô hình b")
    assert other.mismatch() is None
    other.add(make_document("mới", *CULTURE))
    assert other.mismatch() is None
    assert len(other.search("thể thao")) == 2
    fresh = set(filled.root.glob("vectors/*"))
    assert not spaces & fresh
    assert len(fresh) == (kind == "folder")
