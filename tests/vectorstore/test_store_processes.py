"""Several processes on one store: readers follow a writer, writers wait for each other, a killed one does no harm."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.errors import StoreLocked
from tests.fakes import FakeEmbeddings, make_document
from tests.vectorstore.samples import leftovers
from vectorstore.store import Store

REPOSITORY = Path(__file__).parents[2]


class Other:
    """The other process; see `other_process`."""

    def __init__(self, root: Path) -> None:
        command = [sys.executable, "-W", "error", "-m", "tests.vectorstore.other_process", str(root)]
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            cwd=REPOSITORY,
        )

    def tell(self, line: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()

    def hear(self) -> str:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, "the other process ended"
        return line.strip()

    def search(self, words: str) -> list[str]:
        self.tell(f"search {words}")
        return [str(text) for text in json.loads(self.hear())]


@pytest.fixture
def store(root: Path) -> Iterator[Store]:
    store = Store.open(root, FakeEmbeddings(), fingerprint="mô hình a", lock_timeout=0.2)
    store.add(make_document("báo cáo", "Kinh tế tăng trưởng."))
    yield store
    store.close()


@pytest.fixture
def other(store: Store) -> Iterator[Other]:
    other = Other(store.root)
    yield other
    other.process.kill()
    other.process.communicate()


def test_another_process_sees_every_change(store: Store, other: Other) -> None:
    assert other.search("kinh tế") == ["Kinh tế tăng trưởng."]
    store.add(make_document("văn hóa", "Thể thao phát triển."))
    assert other.search("kinh tế") == ["Kinh tế tăng trưởng.", "Thể thao phát triển."]
    store.add(make_document("báo cáo", "Kinh tế số."))
    assert other.search("kinh tế") == ["Kinh tế số.", "Thể thao phát triển."]
    store.remove("văn hóa")
    assert other.search("kinh tế") == ["Kinh tế số."]
    store.rebuild()
    assert other.search("kinh tế") == ["Kinh tế số."]
    # So many that Chroma moves them out of its log and into the index's own files.
    many = [f"Kinh tế ngành thứ {number}." for number in range(1100)]
    store.add(make_document("báo cáo", *many))
    found = other.search("kinh tế ngành thứ 7")
    assert len(found) >= 50
    assert set(found) <= set(many)


def test_another_process_reads_on_while_documents_are_replaced(store: Store, other: Other) -> None:
    other.search("kinh tế")
    other.tell("watch 3")
    for number in range(4):
        store.add(make_document("báo cáo", f"Kinh tế lần {number}.", "Ngân sách."))
    store.add(make_document("văn bản hai", "Kinh tế tập thể."))
    store.add(make_document("văn bản ba", "Kinh tế tư nhân."))
    assert int(other.hear()) > 0
    assert len(other.search("kinh tế")) == 4


def test_a_writer_locks_others_out_and_its_death_does_no_harm(store: Store, other: Other) -> None:
    other.tell("hold")
    assert other.hear() == "held"
    begun = time.monotonic()
    with pytest.raises(StoreLocked, match="tiến trình khác"):
        store.add(make_document("mới", "Văn bản mới."))
    assert time.monotonic() - begun < 5
    for change in (store.rebuild, lambda: store.remove("báo cáo")):
        with pytest.raises(StoreLocked):
            change()
    assert [hit.passage.text for hit in store.search("kinh tế")] == ["Kinh tế tăng trưởng."]
    assert len(leftovers(store)) == 1, "the other process has begun to write"

    other.process.kill()
    other.process.wait()
    assert [hit.passage.text for hit in store.search("kinh tế")] == ["Kinh tế tăng trưởng."]
    store.add(make_document("mới", "Kinh tế mới."))
    assert leftovers(store) == []
    assert len(store.search("kinh tế")) == 2


LAZY = """
import sys
from pathlib import Path
from vectorstore.store import Store
from tests.fakes import FakeEmbeddings, make_document

class Unasked(FakeEmbeddings):
    def embed_query(self, text):
        raise AssertionError

root = Path(sys.argv[1])
store = Store.open(root, Unasked(), fingerprint="mô hình a")
assert [info.name for info in store.documents()] == ["báo cáo"]
document = store.document("báo cáo")
assert store.add(document) == "unchanged"
heavy = {"chromadb", "langchain_chroma", "bm25s", "torch", "transformers", "onnxruntime"}
assert not heavy & set(sys.modules), heavy & set(sys.modules)
store.close()
store = Store.open(root, FakeEmbeddings(), fingerprint="mô hình a")
assert store.search("kinh tế")
assert "chromadb" in sys.modules
assert not {"torch", "onnxruntime"} & set(sys.modules), "Chroma must not load a model of its own"
"""


def test_heavy_libraries_are_loaded_only_to_search(store: Store) -> None:
    command = [sys.executable, "-W", "error", "-c", LAZY, str(store.root)]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
