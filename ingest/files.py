"""Which files there are to read, and their bytes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from ingest.errors import FileEmpty, FileMissing, FileTooLarge, FileUnreadable, UnsupportedFormat
from ingest.formats.kinds import READABLE, SUFFIXES
from ingest.titles import display_name

MAX_BYTES = 50 * 1024 * 1024
# Locks and half-made copies that Office and LibreOffice leave beside a document.
_LEFTOVERS = ("~$", ".~lock")


def supported_files(paths: Iterable[Path]) -> list[Path]:
    """The files to read: each path that is a file, and under each folder all readable ones, sorted.

    Within folders, hidden files and other formats are passed over; a folder reached twice by a link is walked once.
    Raises FileMissing for a path that does not exist and a folder without a readable file.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        shown = display_name(str(path))
        try:
            files = [file for file in _walk(path) if _readable(file)] if path.is_dir() else [path]
            if not path.exists():
                raise FileMissing(f"Không tìm thấy «{shown}»; hãy kiểm tra lại đường dẫn.")
            resolved = [(file.resolve(), file) for file in files]
        except (
            OSError,
            RuntimeError,
            ValueError,
        ) as error:  # no permission, a loop of links, a NUL in the name
            raise FileUnreadable(f"Không mở được «{shown}»; hãy kiểm tra đường dẫn và quyền đọc.") from error
        if not files:
            raise FileMissing(
                f"Thư mục «{shown}» chưa có báo cáo nào; trợ lý đọc {READABLE}, hãy chép tệp vào đó."
            )
        for real, file in resolved:
            found.setdefault(real, file)
    return list(found.values())


def skipped_files(paths: Iterable[Path]) -> list[Path]:
    """The files under folders that `supported_files` passes over because of their format, sorted."""
    skipped: list[Path] = []
    for path in paths:
        try:
            skipped += [file for file in _walk(path) if not _readable(file)] if path.is_dir() else []
        except (OSError, RuntimeError, ValueError):
            continue  # `supported_files` tells
    return sorted(set(skipped))


def read_bytes(path: Path, max_bytes: int = MAX_BYTES) -> bytes:
    """The bytes of a file.

    Raises FileMissing, FileUnreadable, FileTooLarge, FileEmpty, or UnsupportedFormat for what is no file.
    """
    name = display_name(path.name)
    try:
        if path.is_dir():
            raise UnsupportedFormat(f"«{name}» là thư mục; hãy chọn một tệp.")
        if not path.exists():
            raise FileMissing(f"Không tìm thấy «{name}»; hãy kiểm tra lại đường dẫn.")
        if not path.is_file():
            raise UnsupportedFormat(f"«{name}» không phải tệp thường; hãy chọn một tệp khác.")
        with path.open("rb") as file:
            data = file.read(max_bytes + 1)  # the size on disk may lie (growing file, special file)
    except (OSError, ValueError) as error:
        raise FileUnreadable(f"Không đọc được «{name}»; hãy kiểm tra quyền đọc và ổ đĩa.") from error
    if len(data) > max_bytes:
        raise FileTooLarge(
            f"«{name}» lớn hơn mức cho phép {max_bytes / 1024 / 1024:.0f} MB; hãy tách thành nhiều tệp nhỏ hơn."
        )
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise FileEmpty(f"«{name}» là tệp rỗng; hãy kiểm tra lại nội dung tệp.")
    return data


def _readable(file: Path) -> bool:
    return file.suffix.lower() in SUFFIXES


def _walk(folder: Path) -> list[Path]:
    return sorted(_files(folder))


def _files(folder: Path) -> Iterator[Path]:
    seen: set[Path] = set()
    for root, folders, names in os.walk(folder, followlinks=True):
        real = Path(root).resolve()
        if real in seen:
            folders.clear()
            continue
        seen.add(real)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in names:
            file = Path(root, name)
            if not name.startswith((".", *_LEFTOVERS)) and file.is_file():
                yield file
