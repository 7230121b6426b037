"""The store's contract, for every kind of vector index: documents go in, come back, and go."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ingest.errors import DocumentUnknown, StoreEmpty
from ingest.types import Document, Footnote, Passage, Span
from tests.fakes import FakeEmbeddings, make_document
from tests.vectorstore.conftest import OpenStore
from tests.vectorstore.samples import CULTURE, ECONOMY, leftovers, texts
from vectorstore.store import Store
from vectorstore.types import AddStatus


def files(root: Path) -> dict[str, tuple[int, int]]:
    """Every file of a store but Chroma's own and the lock."""
    return {
        str(path.relative_to(root)): (path.stat().st_mtime_ns, path.stat().st_size)
        for path in root.rglob("*")
        if path.is_file() and "vectors" not in path.parts and path.name != "write.lock"
    }


def test_an_empty_store_says_so(store: Store) -> None:
    assert store.documents() == ()
    assert store.mismatch() is None
    with pytest.raises(StoreEmpty, match="troly ingest"):
        store.search("tăng trưởng")
    with pytest.raises(DocumentUnknown, match="Chưa có tài liệu"):
        store.document("kinh tế")
    with pytest.raises(DocumentUnknown):
        store.remove("kinh tế")
    assert not store.root.exists()


def test_added_documents_are_listed_by_name(filled: Store) -> None:
    first, second = filled.documents()
    assert (first.name, second.name) == ("kinh tế", "văn hóa")
    document = make_document("kinh tế", *ECONOMY)
    assert (first.version, first.title, first.path) == (document.version, document.title, document.path)
    assert (first.pages, first.passages, first.characters) == (0, 3, len(document.text))
    assert first.indexed_at.endswith("+00:00")


def test_the_same_document_again_touches_nothing(filled: Store, embeddings: FakeEmbeddings) -> None:
    before, embedded = files(filled.root), embeddings.embedded
    assert filled.add(make_document("kinh tế", *ECONOMY)) is AddStatus.UNCHANGED
    assert files(filled.root) == before
    assert embeddings.embedded == embedded == len(ECONOMY) + len(CULTURE)


def test_the_same_document_by_force_is_indexed_anew(filled: Store, embeddings: FakeEmbeddings) -> None:
    embedded = embeddings.embedded
    assert filled.add(make_document("kinh tế", *ECONOMY), force=True) is AddStatus.REPLACED
    assert embeddings.embedded == embedded + len(ECONOMY)
    assert len(filled.search("tăng trưởng kinh tế")) == len(ECONOMY) + len(CULTURE)
    assert leftovers(filled) == []


def test_a_document_whose_file_moved_is_not_embedded_again(
    filled: Store, open_store: OpenStore, embeddings: FakeEmbeddings
) -> None:
    before, embedded = filled.documents()[0], embeddings.embedded
    moved = replace(
        make_document("kinh tế", *ECONOMY, path="nơi khác/kinh tế.txt"), digest="abc", kind="txt", size=5
    )
    assert filled.document("kinh tế").path == before.path
    assert filled.add(moved) is AddStatus.UNCHANGED
    assert embeddings.embedded == embedded
    for store in (filled, open_store()):
        (info, _) = store.documents()
        assert (info.path, info.digest, info.indexed_at) == (moved.path, "abc", before.indexed_at)
        assert store.document("kinh tế") == moved
    assert filled.holds("kinh tế", "abc")


def test_the_same_text_on_other_pages_replaces_the_old_one(filled: Store) -> None:
    paged = replace(make_document("kinh tế", *ECONOMY), pages=((1, 0), (2, 20)))
    assert filled.add(paged) is AddStatus.REPLACED
    assert filled.document("kinh tế").pages == paged.pages


def test_what_a_file_is_held_by(filled: Store) -> None:
    filled.add(replace(make_document("kinh tế", *ECONOMY), digest="abc"))
    assert filled.holds("kinh tế", "abc")
    assert not filled.holds("kinh tế", "khác")
    assert not filled.holds("văn hóa", "")
    assert not filled.holds("không có", "abc")
    for path in (filled.root / "documents").iterdir():
        path.write_bytes(b"")
    filled.close()
    assert not filled.holds("kinh tế", "abc")


def test_a_rebuild_keeps_what_is_told_of_the_file(filled: Store) -> None:
    filled.add(replace(make_document("kinh tế", *ECONOMY, path="nơi khác/kinh tế.txt"), digest="abc"))
    before = filled.documents()
    filled.rebuild()
    assert filled.documents() == before
    assert filled.document("kinh tế").digest == "abc"


def test_a_changed_document_replaces_the_old_one(filled: Store) -> None:
    assert filled.add(make_document("kinh tế", "Xuất khẩu tăng trưởng khá.")) is AddStatus.REPLACED
    assert [info.passages for info in filled.documents()] == [1, 2]
    assert not texts(filled.search("tăng trưởng kinh tế")) & set(ECONOMY)
    assert leftovers(filled) == []


def test_documents_of_one_content_live_side_by_side(store: Store) -> None:
    for name in ("bản một", "bản hai"):
        assert store.add(make_document(name, *ECONOMY)) is AddStatus.ADDED
    store.remove("bản một")
    assert [hit.passage.document for hit in store.search("ngân sách")] == ["bản hai"] * 3


def test_a_document_comes_back_as_it_was(open_store: OpenStore) -> None:
    plain = make_document("đầy đủ", *ECONOMY)
    passage: Passage = replace(
        plain.passages[0],
        page=2,
        section=None,
        term=None,
        context="Chú thích",
        places=(Span(3, 9), Span(20, 26)),
    )
    document = Document(
        **{
            **{name: getattr(plain, name) for name in plain.__slots__},
            "pages": ((1, 0), (2, 40)),
            "footnotes": (Footnote(1, 5, 9, None, None), Footnote(2, 10, 12, 4, Span(0, 8))),
            "passages": (passage, *plain.passages[1:]),
            "warnings": ("Thiếu “mục b” \U0001f600",),
        }
    )
    assert open_store().add(document) is AddStatus.ADDED
    assert open_store().document("đầy đủ") == document
    assert open_store().documents()[0].pages == 2


def test_a_document_is_read_once(filled: Store) -> None:
    assert filled.document("kinh tế") is filled.document("kinh tế")


def test_an_unknown_name_is_told_the_nearest(filled: Store) -> None:
    for action in (filled.document, filled.remove):
        with pytest.raises(DocumentUnknown, match="kinh tế") as caught:
            action("kinh te")
        assert "troly documents" in caught.value.message
    assert len(filled.documents()) == 2


def test_removing_leaves_nothing_behind(filled: Store) -> None:
    filled.remove("văn hóa")
    assert [info.name for info in filled.documents()] == ["kinh tế"]
    assert texts(filled.search("thể thao")) == set(ECONOMY)
    assert leftovers(filled) == []
    filled.remove("kinh tế")
    assert leftovers(filled) == []
    with pytest.raises(StoreEmpty):
        filled.search("kinh tế")
    for path in filled.root.rglob("*.json"):
        assert "tăng trưởng" not in path.read_text("utf-8")


def test_a_store_opened_again_answers_the_same(filled: Store, open_store: OpenStore) -> None:
    again = open_store()
    assert again.documents() == filled.documents()
    before, after = filled.search("kinh tế"), again.search("kinh tế")
    assert [hit.passage for hit in before] == [hit.passage for hit in after]
    for left, right in zip(before, after, strict=True):
        assert left.dense == pytest.approx(right.dense, abs=1e-5)
        assert (left.lexical, left.folded) == (right.lexical, right.folded)


def test_two_stores_of_one_process_see_each_other(filled: Store, open_store: OpenStore) -> None:
    other = open_store()
    assert len(other.search("kinh tế")) == 5
    filled.add(make_document("kinh tế", "Kinh tế số."))
    assert texts(other.search("kinh tế")) == {"Kinh tế số.", *CULTURE}
    other.remove("văn hóa")
    assert texts(filled.search("kinh tế")) == {"Kinh tế số."}


def test_progress_is_told_in_vietnamese(store: Store) -> None:
    steps: list[tuple[str, float | None]] = []
    store.add(
        make_document("dài", *(f"Đoạn số {number}." for number in range(150))),
        progress=lambda message, fraction: steps.append((message, fraction)),
    )
    assert steps[0] == ("Đang lập chỉ mục: 0/150 đoạn", 0.0)
    assert ("Đang lập chỉ mục: 150/150 đoạn", 1.0) in steps
    fractions = [fraction for _, fraction in steps if fraction is not None]
    assert fractions == sorted(fractions)


def test_a_document_without_passages_can_be_kept(store: Store) -> None:
    assert store.add(make_document("trống")) is AddStatus.ADDED
    assert store.search("kinh tế") == []
    store.add(make_document("kinh tế", *ECONOMY))
    assert texts(store.search("kinh tế")) == set(ECONOMY)
