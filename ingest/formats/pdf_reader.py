"""A PDF file opened for reading, within bounds."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
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
# Stands in for all that pypdf would log: the user is told in warnings of ours.
_SILENT = logging.CRITICAL + 1


@contextmanager
def opened_reader(path: Path, name: str, password: str = "") -> Iterator[PdfReader]:
    """The file's reader, its pages counted, while the block lasts.

    Raises FileMissing, FileUnreadable, FileProtected, FileDamaged, FileEmpty (no pages) or FileTooLarge (more than
    `MAX_PAGES`).
    """
    from pypdf import apply_configuration

    logging.getLogger("pypdf").setLevel(_SILENT)
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


def forget(reader: PdfReader) -> None:
    """Let go of the objects read so far, images among them; those asked for again are read again."""
    reader.resolved_objects.clear()
