"""A disk that is full, or that may not be written: told, and nothing indexed before is lost."""

from __future__ import annotations

import errno
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from ingest.errors import StoreDamaged, StoreError, StoreFull, StoreReadOnly
from tests.fakes import make_document
from tests.vectorstore.conftest import OpenStore
from tests.vectorstore.samples import NEW, OLD, OTHER, assert_old_state, leftovers
from vectorstore.store import Store


def failing_with(code: int, name: str = "") -> Callable[..., object]:
    def fail(*_: object, **__: object) -> object:
        raise OSError(code, os.strerror(code), name)

    return fail


PLACES = {
    "temporary file": ("tempfile.mkstemp", None),
    "rename": (Path, "replace"),
    "flush": ("os.fsync", None),
    "BM25": (np, "save"),
    "folder": (Path, "mkdir"),
}


@pytest.mark.parametrize("kind", ["fake"], indirect=True)
@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (errno.ENOSPC, StoreFull),
        (errno.EDQUOT, StoreFull),
        (errno.EROFS, StoreReadOnly),
        (errno.EACCES, StoreReadOnly),
        (errno.EPERM, StoreReadOnly),
    ],
)
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    "change", [lambda s: s.add(NEW), lambda s: s.remove("báo cáo"), lambda s: s.rebuild()]
)
def test_a_disk_that_is_full_or_closed(
    old: Store,
    monkeypatch: pytest.MonkeyPatch,
    code: int,
    expected: type[StoreError],
    place: str,
    change: Callable[[Store], object],
) -> None:
    old.add(OTHER)  # so that every change has an index to write
    old.search("kinh tế")
    with monkeypatch.context() as patched:
        owner, name = PLACES[place]
        if name is None:
            patched.setattr(owner, failing_with(code))
        else:
            patched.setattr(owner, name, failing_with(code))
        with pytest.raises(expected) as caught:
            change(old)
    assert str(old.root) in caught.value.message
    assert isinstance(caught.value.__cause__, OSError)
    assert len(old.documents()) == 2
    assert len(old.search("kinh tế")) == 3
    assert leftovers(old) == []
    change(old)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 3 MB."""
    folder = tmp_path / "ổ đĩa nhỏ"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("mounting a small disk needs root and its capabilities")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.mark.parametrize("kind", ["folder"], indirect=True)
def test_a_real_disk_runs_full(open_store: OpenStore, small_disk: Path) -> None:
    store = open_store(root=small_disk / "kho")
    store.add(OLD)
    documents = [
        make_document(f"tài liệu {number}", *(f"Đoạn {number}.{n} " * 20 for n in range(100)))
        for number in range(20)
    ]
    with pytest.raises(StoreFull, match="hết chỗ"):
        list(map(store.add, documents))
    assert 1 < len(store.documents()) < 20
    assert store.document("báo cáo") == OLD
    assert {hit.passage.document for hit in store.search("tăng trưởng kinh tế", documents=["báo cáo"])} == {
        "báo cáo"
    }
    again = open_store(root=small_disk / "kho")
    assert {hit.passage.text for hit in again.search("kinh tế", documents=["báo cáo"])} == {
        passage.text for passage in OLD.passages
    }
    while len(store.documents()) > 1:
        store.remove(next(info.name for info in store.documents() if info.name != "báo cáo"))
    assert_old_state(store)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere; the simulated fault covers it")
@pytest.mark.parametrize("kind", ["folder"], indirect=True)
def test_a_folder_without_permission_to_write(old: Store, open_store: OpenStore) -> None:
    old.close()
    folders = [old.root, *(path for path in old.root.rglob("*") if path.is_dir())]
    for folder in folders:
        folder.chmod(0o500)
    try:
        store = open_store()
        assert store.document("báo cáo") == OLD
        with pytest.raises(StoreReadOnly):
            store.add(NEW)
    finally:
        for folder in folders:
            folder.chmod(0o700)
    assert_old_state(open_store())


@pytest.mark.parametrize("kind", ["fake"], indirect=True)
def test_a_file_in_the_place_of_the_folder(open_store: OpenStore, tmp_path: Path) -> None:
    path = tmp_path / "tệp"
    path.write_text("x", "utf-8")
    store = open_store(root=path)
    for action in (store.documents, lambda: store.add(OLD)):
        with pytest.raises(StoreDamaged, match="không phải là thư mục"):
            action()
    assert path.read_text("utf-8") == "x"
