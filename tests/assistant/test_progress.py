"""Results of practice, one file a person: kept whole, kept apart, deleted for good."""

from __future__ import annotations

import errno
import json
import logging
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from unicodedata import normalize

import pytest
from filelock import FileLock

from assistant import progress as module
from assistant.progress import FOLDER, NOTHING, Outdated, ProgressStore, parse_value
from ingest.errors import InputError, StoreDamaged, StoreError, StoreFull, StoreLocked, StoreReadOnly

VALUE: module.Value = {"câu hỏi": {"a1": [1, 0, 2.5]}, "khác": None}
NAMES = (
    "lan",
    "Lan",
    "lan ",
    "../lan",
    *(normalize(form, "ẩn") for form in ("NFC", "NFD")),
    "a" * 500,
    "\0",
    "\ud800",
    "",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "mới" / FOLDER


@pytest.fixture
def store(folder: Path) -> ProgressStore:
    return ProgressStore(folder)


def files(folder: Path) -> list[Path]:
    """What tells of a person; lock files are the same for all."""
    return sorted(path for path in folder.iterdir() if not path.name.startswith(".lock-"))


def test_what_is_written_is_read_by_another_process_too(store: ProgressStore, folder: Path) -> None:
    assert store.read("lan") == NOTHING
    assert not folder.exists(), "looking leaves no trace"
    revision = store.write("lan", VALUE, "")
    assert store.read("lan") == ProgressStore(folder).read("lan")
    assert store.read("lan").value == VALUE
    assert store.read("lan").revision == revision
    assert store.read("minh") == NOTHING


def test_every_name_has_a_file_of_its_own_whose_name_tells_nothing(
    store: ProgressStore, folder: Path
) -> None:
    for place, name in enumerate(NAMES):
        store.write(name, {"n": place}, "")
    assert [store.read(name).value for name in NAMES] == [{"n": place} for place in range(len(NAMES))]
    assert len(files(folder)) == len(NAMES)
    assert all(len(path.stem) == 64 and path.stem.isalnum() for path in files(folder))


def test_only_the_owner_of_the_server_reads_the_files(store: ProgressStore, folder: Path) -> None:
    before = os.umask(0)
    try:
        store.write("lan", VALUE, "")
    finally:
        os.umask(before)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


def test_of_two_devices_the_slower_learns_what_the_quicker_wrote(store: ProgressStore) -> None:
    first = store.write("lan", {"a": 1}, "")
    second = store.write("lan", {"a": 2}, first)
    for stale in ("", first, "bịa"):
        with pytest.raises(Outdated) as outdated:
            store.write("lan", {"a": 3}, stale)
        assert outdated.value.kept == store.read("lan")
    assert store.read("lan").value == {"a": 2}
    assert len({first, second, store.write("lan", {"a": 2}, second)}) == 3


def test_what_is_deleted_is_gone(store: ProgressStore, folder: Path) -> None:
    revision = store.write("lan", {"secret": 1}, "")
    [path] = files(folder)
    path.with_name(f"{path.stem}.broken-x").write_text("secret")
    path.with_name(f".{path.name}.cut-off").write_text("secret")
    store.write("minh", VALUE, "")
    store.forget("lan")
    assert len(files(folder)) == 1
    assert store.read("lan") == NOTHING
    with pytest.raises(Outdated) as outdated:
        store.write("lan", VALUE, revision)
    assert outdated.value.kept == NOTHING
    store.write("lan", {"mới": 1}, "")
    assert store.read("lan").value == {"mới": 1}
    assert store.read("minh").value == VALUE
    store.forget("lan")
    store.forget("lan")
    assert store.read("lan") == NOTHING


def test_many_threads_lose_nothing(folder: Path) -> None:
    def add(place: int) -> None:
        store, kept = ProgressStore(folder), NOTHING
        while True:
            try:
                store.write("lan", {**(kept.value or {}), str(place): True}, kept.revision)
            except Outdated as outdated:
                kept = outdated.kept
            else:
                return

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(add, range(24)))
    assert set(ProgressStore(folder).read("lan").value or {}) == {str(place) for place in range(24)}
    assert len(files(folder)) == 1


def test_two_processes_lose_nothing(folder: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from assistant.progress import *\n"
        "store, kept, done = ProgressStore(Path(sys.argv[1])), NOTHING, 0\n"
        "while done < 20:\n"
        "    try:\n"
        "        kept = Kept(store.write('lan', {**(kept.value or {}), f'{sys.argv[2]}{done}': 1}, kept.revision), None)\n"
        "        done, kept = done + 1, store.read('lan')\n"
        "    except Outdated as outdated:\n"
        "        kept = outdated.kept\n"
    )
    both = [subprocess.Popen([sys.executable, "-c", script, str(folder), name]) for name in "ab"]
    assert [process.wait(60) for process in both] == [0, 0]
    assert len(ProgressStore(folder).read("lan").value or {}) == 40


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b'{"revision": "1", "val',
        b"[]",
        b"null",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"revision": "", "value": {}}',
        b'{"revision": 1, "value": {}}',
        b'{"revision": "1", "value": []}',
        b'{"revision": "1"}',
        b"\0" * 4096,
    ],
)
def test_a_broken_file_is_put_aside_and_told_of(
    content: bytes, store: ProgressStore, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store.write("lan", VALUE, "")
    [path] = files(folder)
    path.write_bytes(content)
    with caplog.at_level(logging.WARNING):
        assert store.read("lan") == NOTHING
    [aside] = files(folder)
    assert aside.read_bytes() == content
    assert str(aside) in caplog.text
    store.write("lan", VALUE, "")
    assert store.read("lan").value == VALUE
    assert aside.exists()


FAULTS: tuple[tuple[int, type[StoreError]], ...] = (
    (errno.ENOSPC, StoreFull),
    (errno.EDQUOT, StoreFull),
    (errno.EROFS, StoreReadOnly),
    (errno.EACCES, StoreReadOnly),
    (errno.EIO, StoreDamaged),
)


def failing(error: int) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise OSError(error, os.strerror(error))

    return fail


@pytest.mark.parametrize(("error", "told"), FAULTS)
def test_a_disk_that_fails_loses_nothing(
    error: int, told: type[StoreError], store: ProgressStore, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    revision = store.write("lan", VALUE, "")
    monkeypatch.setattr("vectorstore.files.os.fsync", failing(error))
    with pytest.raises(told) as raised:
        store.write("lan", {"n": 1}, revision)
    assert str(folder) not in raised.value.message
    monkeypatch.undo()
    assert store.read("lan") == module.Kept(revision, VALUE)
    assert len(files(folder)) == 1, "no part of a file stays"


def test_a_full_disk_keeps_nobody_from_deleting(
    store: ProgressStore, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.write("lan", VALUE, "")
    monkeypatch.setattr("vectorstore.files.os.fsync", failing(errno.ENOSPC))
    store.forget("lan")
    assert files(folder) == []
    assert store.read("lan") == NOTHING


def test_a_folder_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    (tmp_path / "tệp").write_text("")
    store = ProgressStore(tmp_path / "tệp" / FOLDER)
    for work in (
        lambda: store.read("lan"),
        lambda: store.write("lan", VALUE, ""),
        lambda: store.forget("lan"),
    ):
        with pytest.raises(StoreError):
            work()


def test_nobody_waits_for_long(store: ProgressStore, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store.write("lan", VALUE, "")
    monkeypatch.setattr(module, "SECONDS_TO_WAIT", 0.05)
    locks = [FileLock(folder / f".lock-{digit}") for digit in "0123456789abcdef"]
    for lock in locks:
        lock.acquire()
    with pytest.raises(StoreLocked):
        store.write("lan", VALUE, store.read("lan").revision)
    for lock in locks:
        lock.release()
    assert store.read("lan").value == VALUE


@pytest.mark.parametrize(
    "body",
    [
        *(
            b"",
            b"x",
            b"[]",
            b"1",
            b"null",
            b'"x"',
            b'{"a": NaN}',
            b'{"a": 1e999}',
            b'{"a": -Infinity}',
            b"\xff{}",
        ),
        *(b'{"a":' * 50 + b"1" + b"}" * 50, b"[" * 100_000, b'{"a": ' + b"9" * 5000 + b"}"),
    ],
)
def test_what_is_no_result_is_not_kept(body: bytes) -> None:
    with pytest.raises(InputError):
        parse_value(body)


def test_a_result_is_any_object(store: ProgressStore) -> None:
    for value in ({}, VALUE, {"nửa ký tự": "\ud800"}, {"a": [[[{"b": [1]}]]]}):
        assert parse_value(json.dumps(value).encode()) == value
        store.write("lan", value, store.read("lan").revision)
        assert store.read("lan").value == value
