from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from assistant.library import FileStatus, add_files
from assistant.naming import choose_name, find_document
from ingest.errors import DocumentUnknown, StoreFull
from ingest.pipeline import ingest
from ingest.types import Document, Progress, no_progress
from tests.assistant.cli_helps import write
from vectorstore.types import AddStatus, DocumentInfo


class Shelf:
    """Keeps what it is given; full after `room` documents."""

    def __init__(self, room: int = 99) -> None:
        self.kept: dict[str, Document] = {}
        self.room = room

    def documents(self) -> tuple[DocumentInfo, ...]:
        return tuple(
            DocumentInfo(d.name, d.path, d.version, d.title, 0, len(d.passages), len(d.text), "")
            for d in self.kept.values()
        )

    def add(self, document: Document, *, progress: Progress = no_progress) -> AddStatus:
        progress("Đang tính véc-tơ", 0.5)
        if len(self.kept) >= self.room:
            raise StoreFull("Hết chỗ trên đĩa.")
        old = self.kept.get(document.name)
        self.kept[document.name] = document
        if old is None:
            return AddStatus.ADDED
        return AddStatus.UNCHANGED if old.version == document.version else AddStatus.REPLACED


def add(shelf: Shelf, *paths: Path) -> list[tuple[str, str]]:
    return [(r.document, r.status.value) for r in add_files(shelf, paths, max_bytes=100_000)]


def test_each_file_once_in_the_order_given(tmp_path: Path) -> None:
    first, second = write(tmp_path / "b.txt"), write(tmp_path / "a.md")
    (tmp_path / "link.txt").symlink_to(first)
    assert add(Shelf(), first, tmp_path, first) == [("b.txt", "added"), ("a.md", "added")]
    assert second.exists()


def test_failures_keep_their_place_and_their_reason(tmp_path: Path) -> None:
    (tmp_path / "trống").mkdir()
    paths = [tmp_path / "không có", write(tmp_path / "a.txt"), tmp_path / "trống", Path("dài" * 200)]
    reports = add_files(Shelf(), paths, max_bytes=100_000)
    assert [report.status for report in reports] == [
        FileStatus.FAILED,
        FileStatus.ADDED,
        FileStatus.FAILED,
        FileStatus.FAILED,
    ]
    assert all(report.problem for report in reports if report.status is FileStatus.FAILED)


def test_a_file_over_the_limit(tmp_path: Path) -> None:
    large = write(tmp_path / "lớn.txt", "chữ " * 1000)
    (report,) = add_files(Shelf(), [large], max_bytes=1000)
    assert report.status is FileStatus.FAILED


def test_a_fault_of_ours_stops_no_other_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "b.txt")

    def faulty(path: Path, **options: Any) -> Document:
        if path.name == "a.txt":
            raise KeyError("lỗi của ta")
        return ingest(path, **options)

    monkeypatch.setattr("assistant.library.ingest", faulty)
    first, second = add_files(Shelf(), [tmp_path], max_bytes=100_000)
    assert (first.status, second.status) == (FileStatus.FAILED, FileStatus.ADDED)
    assert "KeyError" in (first.problem or "")


def test_a_full_store_stops_all(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "b.txt", "Nội dung khác hẳn.")
    shelf = Shelf(room=1)
    with pytest.raises(StoreFull):
        add(shelf, tmp_path)
    assert list(shelf.kept) == ["a.txt"]


def test_progress_names_the_file(tmp_path: Path) -> None:
    told: list[str] = []
    for name in ("a.txt", "b.txt"):
        write(tmp_path / name)
    add_files(Shelf(), [tmp_path], max_bytes=100_000, progress=lambda message, _: told.append(message))
    assert "b.txt (2/2): Đang tính véc-tơ" in told


def test_a_name_with_strange_bytes(tmp_path: Path) -> None:
    strange = os.fsencode(tmp_path / "b") + b"\xff\n\x1b[2J.txt"
    Path(os.fsdecode(strange)).write_text("Nội dung.", "utf-8")
    (report,) = add_files(Shelf(), [tmp_path], max_bytes=100_000)
    assert report.status is FileStatus.ADDED
    assert report.document.isprintable()


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
