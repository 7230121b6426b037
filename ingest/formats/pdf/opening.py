"""A PDF file opened for reading, within bounds."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ingest.errors import FileEmpty, FileMissing, FileTooLarge, FileUnreadable, TrolyError
from ingest.pdfium import damaged, without_password

if TYPE_CHECKING:
    from pypdf import PdfReader

MAX_PAGES = 5_000
# pypdf's own limits are wider; these bound the time of a page to seconds.
_LIMITS: dict[str, Any] = {
    "zlib_maximum_output_length": 40_000_000,
    "lzw_maximum_output_length": 20_000_000,
    "run_length_maximum_output_length": 40_000_000,
    "array_based_stream_maximum_output_length": 40_000_000,
    "stream_decoding_work_maximum_length": 120_000_000,
    "stream_parsing_work_maximum_count": 600_000,
    "page_tree_maximum_entries": 20_000,
    "page_tree_maximum_page_entries": 400_000,
}
# What pypdf would log is nothing for the user, who is told in warnings of ours …
_SILENT = logging.CRITICAL + 1
# … but for streams that it cannot unpack to their end, which it tells in no other way.
_UNPACKING = "pypdf.filters"
_losses: ContextVar[int] = ContextVar("losses", default=0)


@contextmanager
def opened_reader(path: Path, name: str, password: str = "") -> Iterator[PdfReader]:
    """The file's reader, its pages counted, while the block lasts.

    Raises FileMissing, FileUnreadable, FileProtected, FileDamaged, FileEmpty (no pages) or FileTooLarge (more than
    `MAX_PAGES`).
    """
    from pypdf import apply_configuration

    _listen()
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise FileMissing(f"Không tìm thấy «{name}»; hãy kiểm tra lại đường dẫn.") from error
    except OSError as error:
        raise FileUnreadable(f"Không đọc được «{name}»; hãy kiểm tra quyền đọc và ổ đĩa.") from error
    with apply_configuration(**_LIMITS):
        try:
            reader = _reader(data, path, name, password)
            count = len(reader.pages)
        except TrolyError:
            raise
        except Exception as error:  # pypdf raises all sorts on damaged files, endless recursion among them
            raise damaged(name) from error
        if not count:
            raise FileEmpty(f"«{name}» không có trang nào; hãy xuất lại tệp PDF.")
        if count > MAX_PAGES:
            raise FileTooLarge(
                f"«{name}» có {count} trang, nhiều hơn mức cho phép {MAX_PAGES} trang; hãy tách thành nhiều tệp nhỏ hơn."
            )
        yield reader


def _reader(data: bytes, path: Path, name: str, password: str) -> PdfReader:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    try:
        reader = PdfReader(io.BytesIO(data))
        if not reader.is_encrypted:
            return reader
    except DependencyError:  # an encryption that pypdf leaves to other libraries
        pass
    return PdfReader(io.BytesIO(without_password(path, name, password)))


class _Counting(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.WARNING:
            _losses.set(_losses.get() + 1)


_COUNTING = _Counting()


def _listen() -> None:
    logging.getLogger("pypdf").setLevel(_SILENT)
    unpacking = logging.getLogger(_UNPACKING)
    unpacking.setLevel(logging.WARNING)
    unpacking.propagate = False
    if _COUNTING not in unpacking.handlers:
        unpacking.addHandler(_COUNTING)


def losses() -> int:
    """How many streams have been met so far, in all files of this thread, that cannot be unpacked to their end."""
    return _losses.get()


def forget(reader: PdfReader) -> None:
    """Let go of the objects read so far, images among them; those asked for again are read again."""
    reader.resolved_objects.clear()
