"""Files are replaced whole; faults of the disk have words."""

from __future__ import annotations

import errno
import os
import threading
from pathlib import Path

import pytest

from ingest.errors import StoreDamaged, StoreError, StoreFull, StoreLocked, StoreReadOnly
from vectorstore.files import disk_error, write_lock, write_whole


@pytest.mark.parametrize(
    ("code", "expected", "words"),
    [
        (errno.ENOSPC, StoreFull, "hết chỗ trống"),
        (errno.EDQUOT, StoreFull, "giải phóng"),
        (errno.EACCES, StoreReadOnly, "--store"),
        (errno.EROFS, StoreReadOnly, "cấp quyền"),
        (errno.ENOTDIR, StoreDamaged, "không phải là thư mục"),
        (errno.EIO, StoreDamaged, "troly rebuild"),
    ],
)
def test_faults_of_the_disk(tmp_path: Path, code: int, expected: type[StoreError], words: str) -> None:
    error = disk_error(OSError(code, os.strerror(code)), tmp_path)
    assert type(error) is expected
    assert words in error.message
    assert str(tmp_path) in error.message
    assert "\n" not in error.message


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "thư mục" / "tệp"
    for data in (b"one", b"", b"three" * 100_000):
        write_whole(path, data)
        assert path.read_bytes() == data
    assert list(path.parent.iterdir()) == [path]


def test_a_failed_replacement_leaves_the_old_file_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "thư mục" / "tệp"
    write_whole(path, b"old")

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(OSError, match="full"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(path.parent.iterdir()) == [path]


def test_the_lock_holds_against_threads_and_is_given_back(tmp_path: Path) -> None:
    root, path = tmp_path / "kho", tmp_path / "kho" / "lock"
    outcome: list[str] = []

    def second() -> None:
        try:
            with write_lock(root, path, 0.05):
                outcome.append("held")
        except StoreLocked as error:
            outcome.append(error.message)

    def first() -> None:
        with write_lock(root, path, 0.05):
            thread = threading.Thread(target=second)
            thread.start()
            thread.join()
            raise RuntimeError("ours")

    with pytest.raises(RuntimeError, match="ours"):
        first()
    second()
    assert "tiến trình khác" in outcome[0]
    assert outcome[1:] == ["held"]
