"""Files of a store that are missing or damaged: told, mended on request, nothing lost."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.errors import StoreDamaged, StoreMismatch
from tests.vectorstore.conftest import OpenStore
from tests.vectorstore.samples import NEW, OLD, OTHER, assert_old_state, leftovers
from vectorstore.store import Store


def garbage(pattern: str) -> Callable[[Path], None]:
    def damage(root: Path) -> None:
        found = list(root.glob(pattern))
        assert found, pattern
        for path in found:
            path.write_bytes(b"\x00rubbish" * 700)

    return damage


def gone(pattern: str) -> Callable[[Path], None]:
    def damage(root: Path) -> None:
        found = list(root.glob(pattern))
        assert found, pattern
        for path in found:
            shutil.rmtree(path) if path.is_dir() else path.unlink()

    return damage


def cut(pattern: str) -> Callable[[Path], None]:
    def damage(root: Path) -> None:
        for path in root.glob(pattern):
            path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])

    return damage


LOST = {
    "manifest is garbage": garbage("manifest.json"),
    "manifest is cut": cut("manifest.json"),
    "manifest is gone": gone("manifest.json"),
    "Chroma's file is garbage": garbage("vectors/*/chroma.sqlite3"),
    "Chroma's file is cut": cut("vectors/*/chroma.sqlite3"),
    "Chroma's file is gone": gone("vectors/*/chroma.sqlite3"),
    "vectors are gone": gone("vectors"),
}
DERIVED = {
    "BM25 is gone": gone("lexical"),
    "BM25 of this state is gone": gone("lexical/*"),
    "BM25 terms are gone": gone("lexical/*/accented/vocab.index.json"),
    "BM25 terms are garbage": garbage("lexical/*/folded/vocab.index.json"),
    "BM25 is cut": cut("lexical/*/*/*.npy"),
    "BM25 is empty": lambda root: [path.write_bytes(b"") for path in root.glob("lexical/*/*/*.npy")],
}


@pytest.mark.parametrize("kind", ["folder"], indirect=True)
@pytest.mark.parametrize("fault", LOST)
def test_a_damaged_store_says_so_and_is_rebuilt(old: Store, open_store: OpenStore, fault: str) -> None:
    old.add(OTHER)
    old.close()
    LOST[fault](old.root)
    store = open_store()
    with pytest.raises(StoreDamaged, match="troly rebuild"):
        store.search("kinh tế")
    if "manifest" in fault:
        with pytest.raises(StoreDamaged, match="manifest"):
            store.documents()
        with pytest.raises(StoreDamaged, match="manifest"):
            store.add(NEW)
    else:
        assert store.document("báo cáo") == OLD
    store.rebuild()
    assert store.document("báo cáo") == OLD
    assert len(store.search("kinh tế")) == 3
    assert leftovers(store) == []


@pytest.mark.parametrize("kind", ["fake"], indirect=True)
@pytest.mark.parametrize("fault", DERIVED)
def test_a_lost_lexical_index_is_built_anew(old: Store, open_store: OpenStore, fault: str) -> None:
    before = old.search("tăng trưởng kinh tế")
    DERIVED[fault](old.root)
    assert open_store().search("tăng trưởng kinh tế") == before


@pytest.mark.parametrize("kind", ["fake"], indirect=True)
@pytest.mark.parametrize("spoil", [garbage("documents/*.json"), gone("documents/*.json")])
def test_an_unreadable_document_is_indexed_again(
    old: Store, open_store: OpenStore, spoil: Callable[[Path], None]
) -> None:
    old.add(OTHER)
    spoil(old.root)
    store = open_store()
    assert len(store.documents()) == 2
    for action in (lambda: store.document("báo cáo"), lambda: store.search("kinh tế"), store.rebuild):
        with pytest.raises(StoreDamaged, match="báo cáo") as caught:
            action()
        assert "troly ingest" in caught.value.message
        assert "troly remove" in caught.value.message
    store.add(OLD)
    assert store.document("báo cáo") == OLD
    store.remove("tài liệu khác")
    assert_old_state(store)
    assert leftovers(store) == []


@pytest.mark.parametrize("kind", ["fake"], indirect=True)
def test_rebuilding_without_a_manifest_sets_unreadable_documents_aside(
    old: Store, open_store: OpenStore
) -> None:
    gone("manifest.json")(old.root)
    (old.root / "documents" / "rubbish.json").write_text("{}", "utf-8")
    store = open_store()
    store.rebuild()
    assert_old_state(store)
    assert (old.root / "documents" / "rubbish.broken").read_text("utf-8") == "{}"


@pytest.mark.parametrize("kind", ["fake"], indirect=True)
def test_a_layout_that_is_not_understood_is_no_damage(old: Store, open_store: OpenStore) -> None:
    manifest = old.root / "manifest.json"
    manifest.write_text(json.dumps({"schema": 7, "books": []}), "utf-8")
    with pytest.raises(StoreMismatch, match="phiên bản khác"):
        open_store().documents()


def test_a_folder_deleted_under_an_open_store(old: Store, kind: str) -> None:
    assert_old_state(old)
    shutil.rmtree(old.root)
    for action in (old.documents, lambda: old.search("kinh tế"), lambda: old.document("báo cáo")):
        with pytest.raises(StoreDamaged, match="troly ingest"):
            action()
    old.add(OLD)
    assert_old_state(old)
    assert kind == "server" or leftovers(old) == []


@pytest.mark.parametrize("kind", ["folder"], indirect=True)
def test_vectors_deleted_under_an_open_store(old: Store, open_store: OpenStore) -> None:
    old.search("kinh tế")
    gone("vectors")(old.root)
    with pytest.raises(StoreDamaged, match="troly rebuild"):
        old.add(OTHER)
    old.rebuild()
    assert_old_state(old)
    assert_old_state(open_store())
