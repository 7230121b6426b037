"""Files as pages."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from ingest.encoding import decode
from ingest.errors import FileEmpty, FileMissing, FileTooLarge, FileUnreadable, UnsupportedFormat
from ingest.titles import display_name
from ingest.types import Page

TEXT_SUFFIXES = frozenset({".txt", ".text"})
MARKDOWN_SUFFIXES = frozenset({".md", ".markdown"})
SUFFIXES = TEXT_SUFFIXES | MARKDOWN_SUFFIXES
MAX_BYTES = 20 * 1024 * 1024


class Loaded(NamedTuple):
    """The pages of a file, and what a user should know about how they were read."""

    pages: list[Page]
    warnings: tuple[str, ...] = ()


def supported_files(paths: Iterable[Path]) -> list[Path]:
    """The files to read: each path that is a file, and under each folder all readable ones, sorted.

    Within folders, hidden files and other formats are passed over; a folder reached twice by a link is walked once.
    Raises FileMissing for a path that does not exist and a folder without a readable file.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        shown = display_name(str(path))
        try:
            files = _walk(path) if path.is_dir() else [path]
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
            raise FileMissing(f"Thư mục «{shown}» chưa có tệp .txt hoặc .md nào; hãy chép báo cáo vào đó.")
        for real, file in resolved:
            found.setdefault(real, file)
    return list(found.values())


def _walk(folder: Path) -> list[Path]:
    seen: set[Path] = set()
    files: list[Path] = []
    for root, folders, names in os.walk(folder, followlinks=True):
        real = Path(root).resolve()
        if real in seen:
            folders.clear()
            continue
        seen.add(real)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        readable = (Path(root, name) for name in names if not name.startswith("."))
        files += [file for file in readable if file.suffix.lower() in SUFFIXES and file.is_file()]
    return sorted(files)


def load(path: Path, max_bytes: int = MAX_BYTES) -> Loaded:
    """The pages of one file; text and Markdown are one page without a number.

    Raises FileMissing, FileUnreadable, FileTooLarge, FileEmpty, UnsupportedFormat or UnknownEncoding.
    """
    name = display_name(path.name)
    data = _read(path, name, max_bytes)
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise FileEmpty(f"«{name}» là tệp rỗng; hãy kiểm tra lại nội dung tệp.")
    text, warning = decode(data, name)
    return Loaded([Page(None, text)], (warning,) if warning else ())


def _read(path: Path, name: str, max_bytes: int) -> bytes:
    try:
        if path.is_dir():
            raise UnsupportedFormat(f"«{name}» là thư mục; hãy chọn một tệp .txt hoặc .md.")
        if not path.exists():
            raise FileMissing(f"Không tìm thấy «{name}»; hãy kiểm tra lại đường dẫn.")
        if not path.is_file():
            raise UnsupportedFormat(f"«{name}» không phải tệp thường; hãy chọn một tệp .txt hoặc .md.")
        if path.suffix.lower() not in SUFFIXES:
            kind = f"tệp {path.suffix.lower()}" if path.suffix else "tệp không có đuôi"
            raise UnsupportedFormat(
                f"Phiên bản này đọc tệp .txt và .md, chưa đọc {display_name(kind)} («{name}»); "
                "hãy lưu báo cáo dưới dạng văn bản thuần UTF-8."
            )
        with path.open("rb") as file:
            data = file.read(max_bytes + 1)  # the size on disk may lie (growing file, special file)
    except (OSError, ValueError) as error:
        raise FileUnreadable(f"Không đọc được «{name}»; hãy kiểm tra quyền đọc và ổ đĩa.") from error
    if len(data) > max_bytes:
        raise FileTooLarge(
            f"«{name}» lớn hơn mức cho phép {max_bytes / 1024 / 1024:.0f} MB; hãy tách thành nhiều tệp nhỏ hơn."
        )
    return data
