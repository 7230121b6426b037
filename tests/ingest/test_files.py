"""Which files are found, and what is said about those that cannot be read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ingest.errors import FileEmpty, FileMissing, FileTooLarge, FileUnreadable, IngestError, UnsupportedFormat
from ingest.files import skipped_files, supported_files
from ingest.load import load


def write(path: Path, text: str = "Nội dung.") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_folders_are_walked_in_order(tmp_path: Path) -> None:
    names = [
        "b.txt",
        "a.md",
        "c/d.TXT",
        "c/.an.txt",
        ".git/e.txt",
        "bang.xlsx",
        "f.pdf",
        "~$f.docx",
        "c/g.DocX",
    ]
    for name in names:
        write(tmp_path / name)
    found = supported_files([tmp_path])
    shown = [path.relative_to(tmp_path).as_posix() for path in found]
    assert shown == ["a.md", "b.txt", "c/d.TXT", "c/g.DocX", "f.pdf"]
    assert [path.name for path in skipped_files([tmp_path, tmp_path / "a.md"])] == ["bang.xlsx"]
    assert supported_files([tmp_path / "b.txt", tmp_path])[0] == tmp_path / "b.txt"
    assert len(supported_files([tmp_path / "b.txt", tmp_path])) == len(found)


def test_a_named_file_is_kept_whatever_its_kind(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx")
    assert supported_files([path]) == [path]
    with pytest.raises(UnsupportedFormat, match=r"Word \(\.docx"):
        load(path)


def test_links_in_a_circle(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    (tmp_path / "vong").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "x.txt").symlink_to(tmp_path / "x.txt")
    (tmp_path / "lai.txt").symlink_to(tmp_path / "a.txt")
    assert [path.name for path in supported_files([tmp_path])] == ["a.txt"]
    with pytest.raises(IngestError):
        supported_files([tmp_path / "x.txt"])


def test_nothing_there(tmp_path: Path) -> None:
    with pytest.raises(FileMissing, match="Không tìm thấy"):
        supported_files([tmp_path / "khong-co"])
    with pytest.raises(FileMissing, match="chưa có báo cáo nào"):
        supported_files([tmp_path])
    with pytest.raises(FileMissing):
        load(tmp_path / "a.txt")
    with pytest.raises(FileMissing):
        supported_files([Path("a\0b.txt")])


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_empty(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    with pytest.raises(FileEmpty):
        load(path)


def test_too_large(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "x" * 2048)
    assert load(path, 2048).pages[0].text == "x" * 2048
    with pytest.raises(FileTooLarge):
        load(path, 2047)


def test_what_is_no_file(tmp_path: Path) -> None:
    folder = tmp_path / "a.txt"
    folder.mkdir()
    with pytest.raises(UnsupportedFormat, match="thư mục"):
        load(folder)
    pipe = tmp_path / "b.txt"
    os.mkfifo(pipe)
    with pytest.raises(UnsupportedFormat):
        load(pipe)


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.txt")

    def refuse(*_args: object, **_kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)  # the tests may run as root, whom no mode stops
    with pytest.raises(FileUnreadable, match="quyền đọc") as caught:
        load(path)
    assert isinstance(caught.value.__cause__, PermissionError)


def test_messages_show_no_control_characters(tmp_path: Path) -> None:
    path = write(tmp_path / "a\x1b[31m\n.txt", "")
    with pytest.raises(FileEmpty) as caught:
        load(path)
    assert caught.value.message.isprintable()
