from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from assistant.library import FileReport, FileStatus, Shelf, add_files, remove, reread
from assistant.naming import choose_name, find_document
from ingest.errors import Cancelled, DocumentUnknown, StoreFull
from ingest.pipeline import ingest
from ingest.types import Document, Progress, no_progress
from tests.assistant.cli_helps import write
from tests.fakes import FakeEmbeddings, FakeVectorIndex
from vectorstore.catalogue import describe
from vectorstore.store import Store
from vectorstore.types import AddStatus, DocumentInfo


class Memory:
    """Keeps what it is given; full after `room` documents."""

    def __init__(self, room: int = 99) -> None:
        self.kept: dict[str, Document] = {}
        self.room = room

    def documents(self) -> tuple[DocumentInfo, ...]:
        return tuple(map(describe, self.kept.values()))

    def document(self, name: str) -> Document:
        return self.kept[name]

    def holds(self, name: str, digest: str) -> bool:
        return name in self.kept and self.kept[name].digest == digest

    def add(self, document: Document, *, progress: Progress = no_progress, force: bool = False) -> AddStatus:
        progress("Đang lập chỉ mục", 0.5)
        if len(self.kept) >= self.room:
            raise StoreFull("Hết chỗ trên đĩa.")
        old = self.kept.get(document.name)
        self.kept[document.name] = document
        if old is None:
            return AddStatus.ADDED
        same = old.version == document.version and not force
        return AddStatus.UNCHANGED if same else AddStatus.REPLACED

    def remove(self, name: str) -> None:
        del self.kept[name]


def add(shelf: Shelf, *paths: Path, progress: Progress = no_progress) -> list[tuple[str, str]]:
    reports = add_files(shelf, paths, max_bytes=100_000, progress=progress)
    return [(report.document, report.status.value) for report in reports]


def stop_at(word: str) -> Progress:
    """Progress that a user stops at the first message with that word."""

    def progress(message: str, fraction: float | None = None) -> None:
        if word in message:
            raise Cancelled

    return progress


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read as documents."""
    names: list[str] = []

    def counted(path: Path, **options: Any) -> Document:
        names.append(path.name)
        return ingest(path, **options)

    monkeypatch.setattr("assistant.library.ingest", counted)
    return names


def test_each_file_once_in_the_order_given(tmp_path: Path) -> None:
    first, second = write(tmp_path / "b.txt"), write(tmp_path / "a.md")
    (tmp_path / "link.txt").symlink_to(first)
    assert add(Memory(), first, tmp_path, first) == [("b.txt", "added"), ("a.md", "added")]
    assert second.exists()


def test_failures_keep_their_place_and_their_reason(tmp_path: Path) -> None:
    (tmp_path / "trống").mkdir()
    paths = [tmp_path / "không có", write(tmp_path / "a.txt"), tmp_path / "trống", Path("dài" * 200)]
    reports = add_files(Memory(), paths, max_bytes=100_000)
    assert [report.status for report in reports] == [
        FileStatus.FAILED,
        FileStatus.ADDED,
        FileStatus.FAILED,
        FileStatus.FAILED,
    ]
    assert all(report.problem for report in reports if report.status is FileStatus.FAILED)


def test_a_file_over_the_limit(tmp_path: Path) -> None:
    large = write(tmp_path / "lớn.txt", "chữ " * 1000)
    (report,) = add_files(Memory(), [large], max_bytes=1000)
    assert report.status is FileStatus.FAILED


def test_a_fault_of_ours_stops_no_other_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "b.txt")

    def faulty(path: Path, **options: Any) -> Document:
        if path.name == "a.txt":
            raise KeyError("lỗi của ta")
        return ingest(path, **options)

    monkeypatch.setattr("assistant.library.ingest", faulty)
    first, second = add_files(Memory(), [tmp_path], max_bytes=100_000)
    assert (first.status, second.status) == (FileStatus.FAILED, FileStatus.ADDED)
    assert "KeyError" in (first.problem or "")


def test_a_full_store_stops_all(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "b.txt", "Nội dung khác hẳn.")
    shelf = Memory(room=1)
    with pytest.raises(StoreFull):
        add(shelf, tmp_path)
    assert list(shelf.kept) == ["a.txt"]


def test_progress_names_the_file(tmp_path: Path) -> None:
    told: list[str] = []
    for name in ("a.txt", "b.txt"):
        write(tmp_path / name)
    add_files(Memory(), [tmp_path], max_bytes=100_000, progress=lambda message, _: told.append(message))
    assert "b.txt (2/2): Đang lập chỉ mục" in told


def test_a_name_with_strange_bytes(tmp_path: Path) -> None:
    strange = os.fsencode(tmp_path / "b") + b"\xff\n\x1b[2J.txt"
    Path(os.fsdecode(strange)).write_text("Nội dung.", "utf-8")
    (report,) = add_files(Memory(), [tmp_path], max_bytes=100_000)
    assert report.status is FileStatus.ADDED
    assert report.document.isprintable()


# Files that did not change


def test_an_unchanged_file_is_not_read_again(tmp_path: Path, reads: list[str]) -> None:
    shelf = Memory()
    file, other = write(tmp_path / "a.txt"), write(tmp_path / "b.txt", "Nội dung khác.")
    (first, _) = add_files(shelf, [tmp_path], max_bytes=100_000)
    (again, changed) = add_files(shelf, [file, write(other, "Nội dung mới.")], max_bytes=100_000)
    assert reads == ["a.txt", "b.txt", "b.txt"]
    assert (again.status, changed.status) == (FileStatus.UNCHANGED, FileStatus.REPLACED)
    assert (again.pages, again.passages, again.path) == (first.pages, first.passages, first.path)


def test_a_change_of_one_letter_is_seen(tmp_path: Path, reads: list[str]) -> None:
    shelf, file = Memory(), write(tmp_path / "a.txt", "Có 12 dự án.")
    add(shelf, file)
    assert add(shelf, write(file, "Có 13 dự án.")) == [("a.txt", "replaced")]
    assert len(reads) == 2


def test_a_file_that_moved_is_not_read_again_but_found_at_its_new_place(
    tmp_path: Path, reads: list[str]
) -> None:
    shelf, file = Memory(), write(tmp_path / "cũ" / "a.txt")
    add(shelf, file)
    there = tmp_path / "mới" / "a.txt"
    there.parent.mkdir()
    file.rename(there)
    assert add(shelf, there) == [("a.txt", "unchanged")]
    assert (shelf.kept["a.txt"].path, len(reads)) == (str(there), 1)


def test_a_document_that_lost_its_copy_is_read_again(
    tmp_path: Path, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf, file = Memory(), write(tmp_path / "a.txt")
    add(shelf, file)
    monkeypatch.setattr(shelf, "holds", lambda name, digest: False)
    add(shelf, file)
    assert len(reads) == 2


# Stopping


def test_stopped_in_the_middle_what_was_done_stays(tmp_path: Path) -> None:
    for name in "abcd":
        write(tmp_path / f"{name}.txt", f"Nội dung {name}.")
    for word in ("b.txt (2/4): Đang kiểm tra", "b.txt (2/4): Đang đọc", "b.txt (2/4): Đang lập"):
        shelf = Memory()
        found = add(shelf, tmp_path, tmp_path / "không có", progress=stop_at(word.replace("/4", "/5")))
        assert found == [
            ("a.txt", "added"),
            ("b.txt", "cancelled"),
            ("c.txt", "cancelled"),
            ("d.txt", "cancelled"),
            ("không có", "failed"),
        ]
        assert list(shelf.kept) == ["a.txt"]


def test_a_stopped_replacement_leaves_the_old_document(tmp_path: Path) -> None:
    shelf, file = Memory(), write(tmp_path / "a.txt", "Nội dung cũ.")
    add(shelf, file)
    write(file, "Nội dung mới hơn.")
    assert add(shelf, file, progress=stop_at("lập chỉ mục")) == [("a.txt", "cancelled")]
    assert shelf.kept["a.txt"].text == "Nội dung cũ."


def test_a_store_holds_nothing_of_what_was_stopped(tmp_path: Path) -> None:
    index = FakeVectorIndex(FakeEmbeddings())
    store = Store(
        tmp_path / "kho", FakeEmbeddings(), fingerprint="giả", open_vectors=lambda store, space: index
    )
    for name in "ab":
        write(tmp_path / "tệp" / f"{name}.txt", f"Nội dung {name}.")
    # The last step: the vectors are there already.
    stop = stop_at("b.txt (2/2): Đang lập chỉ mục: 1/1")
    assert add(store, tmp_path / "tệp", progress=stop) == [("a.txt", "added"), ("b.txt", "cancelled")]
    assert [info.name for info in store.documents()] == ["a.txt"]
    assert len(index.kept()) == len(list((store.root / "documents").iterdir())) == 1
    assert add(store, tmp_path / "tệp") == [("a.txt", "unchanged"), ("b.txt", "added")]
    assert store.search("nội dung")


# Reading again


def test_reading_again_replaces_whatever_the_file_says(tmp_path: Path, reads: list[str]) -> None:
    shelf, file = Memory(), write(tmp_path / "a.txt", "Nội dung.")
    add(shelf, file)
    report = reread(shelf, "a", max_bytes=100_000)
    assert (report.document, report.status, len(reads)) == ("a.txt", FileStatus.REPLACED, 2)
    write(file, "Nội dung mới.")
    reread(shelf, "a.txt", max_bytes=100_000)
    assert shelf.kept["a.txt"].text == "Nội dung mới."


def test_reading_again_what_is_gone_bad_or_stopped_keeps_the_document(tmp_path: Path) -> None:
    shelf, file = Memory(), write(tmp_path / "a.txt", "Nội dung.")
    add(shelf, file)
    stopped = reread(shelf, "a.txt", max_bytes=100_000, progress=stop_at("Đang đọc"))
    write(file, "")
    bad = reread(shelf, "a.txt", max_bytes=100_000)
    file.unlink()
    gone = reread(shelf, "a.txt", max_bytes=100_000)
    assert stopped == FileReport("a.txt", str(file), FileStatus.CANCELLED)
    assert (bad.status, gone.status) == (FileStatus.FAILED, FileStatus.FAILED)
    assert "rỗng" in (bad.problem or "")
    assert "không còn" in (gone.problem or "")
    assert shelf.kept["a.txt"].text == "Nội dung."
    with pytest.raises(DocumentUnknown):
        reread(shelf, "b.txt", max_bytes=100_000)


# Removing


def test_a_file_added_from_the_page_goes_with_its_document(tmp_path: Path) -> None:
    shelf, uploads = Memory(), tmp_path / "uploads"
    file, own = write(uploads / "a.txt"), write(tmp_path / "b.txt", "Nội dung khác.")
    link = uploads / "c.txt"
    link.symlink_to(write(tmp_path / "c.txt", "Nội dung thứ ba."))
    add(shelf, file, own, link)
    assert remove(shelf, "a.txt", uploads)
    assert not remove(shelf, "b.txt", uploads)
    assert not remove(shelf, "c.txt", uploads)
    assert (file.exists(), own.exists(), link.exists()) == (False, True, True)
    assert shelf.kept == {}
    with pytest.raises(DocumentUnknown):
        remove(shelf, "a.txt", uploads)


def test_without_uploads_no_file_is_touched(tmp_path: Path) -> None:
    shelf, file = Memory(), write(tmp_path / "a.txt")
    add(shelf, file)
    assert not remove(shelf, "a.txt")
    assert file.exists()


def test_a_file_that_is_gone_already(tmp_path: Path) -> None:
    shelf, file = Memory(), write(tmp_path / "a.txt")
    add(shelf, file)
    file.unlink()
    assert remove(shelf, "a.txt", tmp_path)


# Names


def test_names(tmp_path: Path) -> None:
    here = write(tmp_path / "2025" / "bc.txt")
    there = write(tmp_path / "2020" / "bc.txt")
    deeper = write(tmp_path / "cũ" / "2020" / "bc.txt")
    assert choose_name(here, {}) == "bc.txt"
    known = {"bc.txt": str(there)}
    assert choose_name(there, known) == "bc.txt"
    assert choose_name(here, known) == "bc.txt (2025)"
    known["bc.txt (2020)"] = str(here)
    assert choose_name(here, known) == "bc.txt (2020)"
    assert choose_name(deeper, known) == "bc.txt (cũ/2020)"
    assert choose_name(here, {"bc.txt": str(tmp_path / "không còn" / "bc.txt")}) == "bc.txt"


def test_a_long_name_still_tells_its_folder(tmp_path: Path) -> None:
    long = "báo cáo " * 18 + ".txt"
    here, there = write(tmp_path / "2025" / long), write(tmp_path / "2020" / long)
    plain = choose_name(there, {})
    assert choose_name(here, {plain: str(there)}).endswith("(2025)")


NAMES = ("Báo cáo.txt", "báo cáo 2020.txt", "nghị quyết.md", "nghị quyết.txt")


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ("Báo cáo.txt", "Báo cáo.txt"),
        ("báo cáo.TXT", "Báo cáo.txt"),
        ("Báo cáo", "Báo cáo.txt"),
        ("ba\u0301o ca\u0301o 20", "báo cáo 2020.txt"),
        ("nghị quyết.m", "nghị quyết.md"),
    ],
)
def test_the_document_that_is_meant(given: str, found: str) -> None:
    assert find_document(NAMES, given) == found


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("nghị quyết", "nghị quyết.md, nghị quyết.txt"),
        ("nghị", "nhiều tài liệu"),
        ("thư", "hiện có"),
        (" ", "để trống"),
    ],
)
def test_a_document_that_is_not_clear(given: str, told: str) -> None:
    with pytest.raises(DocumentUnknown, match=told):
        find_document(NAMES, given)


def test_no_document_at_all() -> None:
    with pytest.raises(DocumentUnknown, match="troly ingest"):
        find_document((), "gì")
    with pytest.raises(DocumentUnknown):
        find_document(NAMES, "báo cáo 2", prefix=False)
