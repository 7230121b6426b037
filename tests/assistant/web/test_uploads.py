"""Names of files that come in, and what the next start finds of a server that was stopped in the middle."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assistant.web.uploads import LONGEST_NAME, Upload, Uploads, safe_name
from ingest.errors import UnsupportedFormat
from ingest.titles import display_name
from vectorstore.types import DocumentInfo

NAME = "Báo cáo.txt"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("báo cáo.txt", "báo cáo.txt"),
        ("ba\N{COMBINING ACUTE ACCENT}o ca\N{COMBINING ACUTE ACCENT}o.pdf", "báo cáo.pdf"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\thư mục\\tệp.MD", "tệp.MD"),
        ("a\x00b\n<c>.txt", "ab<c>.txt"),
        ("bao-cao\N{RIGHT-TO-LEFT OVERRIDE}fdp.docx", "bao-caofdp.docx"),
        ("..an.txt", "an.txt"),
        ("x" * 146 + ".txt", "x" * 146 + ".txt"),
    ],
)
def test_names_stay_in_the_folder(name: str, kept: str) -> None:
    assert safe_name(name) == kept


def test_long_names_that_begin_alike_stay_two() -> None:
    names = [safe_name("x" * 300 + end + ".txt") for end in ("1", "2")]
    assert names[0] != names[1]
    for name in names:
        assert name.startswith("x" * 100)
        assert name.endswith(".txt")
        assert name == display_name(name)  # a document is called as its file, with its ending


def test_a_long_name_of_wide_letters_fits_the_file_system(tmp_path: Path) -> None:
    name = safe_name("ệ" * 300 + ".pdf")
    assert len(name.encode()) <= LONGEST_NAME
    (tmp_path / name).write_bytes(b"x")


@pytest.mark.parametrize("name", ["", "..", "/", ".txt", "anh.svg", "khong-duoi", "a.txt/"])
def test_other_kinds_are_refused(name: str) -> None:
    if name == "a.txt/":
        assert safe_name(name) == "a.txt"
        return
    with pytest.raises(UnsupportedFormat):
        safe_name(name)


def receive(uploads: Uploads, content: bytes) -> Upload:
    async def stream() -> AsyncIterator[bytes]:
        yield content

    return asyncio.run(uploads.receive(NAME, stream()))


def listed(path: Path, ago: timedelta) -> DocumentInfo:
    indexed = (datetime.now(UTC) - ago).isoformat(timespec="seconds")
    return DocumentInfo(NAME, str(path), "1", NAME, 0, 0, 0, indexed)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("before", [None, b"cu"])
def test_a_file_that_was_being_indexed_is_taken_back(tmp_path: Path, before: bytes | None) -> None:
    place = tmp_path / NAME
    if before:
        place.write_bytes(before)
    documents = [listed(place, timedelta(hours=1))] if before else []
    receive(Uploads(tmp_path, 100), b"moi").put()
    Uploads(tmp_path, 100).recover(documents)
    assert names(tmp_path) == ([NAME] if before else [])
    assert not before or place.read_bytes() == before


def test_a_file_that_had_been_indexed_stays(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"cu")
    place = receive(Uploads(tmp_path, 100), b"moi").put()
    Uploads(tmp_path, 100).recover([listed(place, timedelta())])
    assert names(tmp_path) == [NAME]
    assert place.read_bytes() == b"moi"


def test_what_waited_or_was_half_received_is_cleared_away(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"cu")
    receive(Uploads(tmp_path, 100), b"moi")
    (tmp_path / ".dang-nhan-1").mkdir()
    (tmp_path / ".dang-nhan-cu").write_bytes(b"of an older program")
    Uploads(tmp_path, 100).recover([listed(tmp_path / NAME, timedelta(hours=1))])
    assert names(tmp_path) == [NAME]
    assert (tmp_path / NAME).read_bytes() == b"cu"


def test_a_name_that_was_tampered_with_moves_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "uploads"
    upload = receive(Uploads(folder, 100), b"moi")
    work = next(folder.iterdir())
    upload.put()
    (work / "ten").write_text("../ngoai.txt", encoding="utf-8")
    (tmp_path / "ngoai.txt").write_bytes(b"cua nguoi khac")
    Uploads(folder, 100).recover([])
    assert (tmp_path / "ngoai.txt").read_bytes() == b"cua nguoi khac"
