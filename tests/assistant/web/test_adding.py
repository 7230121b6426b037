"""Reports added from the page: kept and indexed, or turned away with nothing changed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest

from assistant.library import FileReport, FileStatus
from assistant.web.adding import Adder, safe_name
from assistant.web.ports import Intake
from ingest.errors import FileTooLarge, InputError, StoreFull, StoreLocked, TrolyError, UnsupportedFormat
from ingest.types import Progress


class Indexer:
    """Stands in for the index: remembers what it was given, does what it is told."""

    def __init__(self, outcome: FileStatus | TrolyError = FileStatus.ADDED) -> None:
        self.outcome = outcome
        self.seen: list[tuple[str, bytes]] = []
        self.adder: Adder | None = None
        self.progress: list[str] = []

    def __call__(self, paths: Sequence[Path], progress: Progress) -> list[FileReport]:
        [path] = paths
        self.seen.append((path.name, path.read_bytes()))
        progress("Đang tính vectơ", 0.4)
        assert self.adder is not None
        self.progress.append(self.adder.progress)
        if isinstance(self.outcome, TrolyError):
            raise self.outcome
        problem = "Tệp rỗng." if self.outcome is FileStatus.FAILED else None
        return [FileReport(path.name, str(path), self.outcome, problem=problem)]


async def stream(*chunks: bytes) -> AsyncIterator[bytes]:
    for chunk in chunks:
        yield chunk


def add(folder: Path, indexer: Indexer, *chunks: bytes, name: str = "Báo cáo.txt", limit: int = 100) -> str:
    async def run() -> str:
        indexer.adder = Adder(Intake(indexer, limit), folder)
        message = await indexer.adder.add(name, stream(*chunks))
        assert indexer.adder.progress == ""
        return message

    return asyncio.run(run())


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.exists() else {}


@pytest.mark.parametrize(
    ("status", "told"),
    [(FileStatus.ADDED, "Đã thêm"), (FileStatus.REPLACED, "Đã thay"), (FileStatus.UNCHANGED, "đã có sẵn")],
)
def test_a_report_is_kept_and_indexed(tmp_path: Path, status: FileStatus, told: str) -> None:
    indexer = Indexer(status)
    message = add(tmp_path / "uploads", indexer, b"ab", b"c")
    assert told in message
    assert "Báo cáo.txt" in message
    assert indexer.seen == [("Báo cáo.txt", b"abc")]
    assert indexer.progress == ["Đang tính vectơ (40%)"]
    assert content(tmp_path / "uploads") == {"Báo cáo.txt": b"abc"}


@pytest.mark.parametrize("outcome", [FileStatus.FAILED, StoreLocked("Kho đang bận.")])
def test_a_failure_leaves_what_was_there(tmp_path: Path, outcome: FileStatus | TrolyError) -> None:
    with pytest.raises((InputError, StoreLocked), match=r"Tệp rỗng|đang bận"):
        add(tmp_path, Indexer(outcome), b"moi")
    assert content(tmp_path) == {}
    (tmp_path / "Báo cáo.txt").write_bytes(b"cu")
    with pytest.raises(TrolyError):
        add(tmp_path, Indexer(outcome), b"moi")
    assert content(tmp_path) == {"Báo cáo.txt": b"cu"}


def test_a_file_too_large_is_stopped_on_the_way(tmp_path: Path) -> None:
    indexer = Indexer()
    with pytest.raises(FileTooLarge):
        add(tmp_path, indexer, b"x" * 60, b"x" * 60)
    assert indexer.seen == []
    assert content(tmp_path) == {}


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "uploads").write_text("không phải thư mục", encoding="utf-8")
    with pytest.raises(StoreFull):
        add(tmp_path / "uploads", Indexer(), b"x")


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("báo cáo.txt", "báo cáo.txt"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\thư mục\\tệp.MD", "tệp.MD"),
        ("a\x00b\n<c>.txt", "ab<c>.txt"),
        ("..an.txt", "an.txt"),
        ("x" * 300 + ".txt", "x" * 146 + ".txt"),
    ],
)
def test_names_stay_in_the_folder(name: str, kept: str) -> None:
    assert safe_name(name) == kept


@pytest.mark.parametrize("name", ["", "..", "/", ".txt", "anh.png", "khong-duoi"])
def test_other_kinds_are_refused(name: str) -> None:
    with pytest.raises(UnsupportedFormat):
        safe_name(name)
