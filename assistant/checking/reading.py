"""The text that is to be checked: from a file, from standard input, as it was pasted."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO, NamedTuple

from ingest.encoding import decode
from ingest.errors import FileTooLarge
from ingest.files import MAX_BYTES
from ingest.pipeline import build_document, ingest
from ingest.types import Page, Progress, no_progress

_STDIN = "văn bản nhập vào"


class Reading(NamedTuple):
    """A canonical text, and what a user should know about how it was read (Vietnamese sentences)."""

    text: str
    warnings: tuple[str, ...] = ()


def read_file(path: Path, max_bytes: int = MAX_BYTES, progress: Progress = no_progress) -> Reading:
    """The text of a file of any kind that can be a report. Raises an `IngestError` that says what to do."""
    document = ingest(path, max_bytes=max_bytes, progress=progress)
    return Reading(document.text, document.warnings)


def read_stream(stream: BinaryIO, max_bytes: int = MAX_BYTES) -> Reading:
    """The text of a stream of bytes in any encoding of Vietnamese. Raises FileEmpty, FileTooLarge, UnknownEncoding."""
    data = stream.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise FileTooLarge(
            f"Văn bản nhập vào lớn hơn {max_bytes // 2**20} MB; hãy chia nhỏ rồi kiểm tra từng phần."
        )
    text, warning = decode(data, _STDIN)
    document = build_document([Page(None, text)], name=_STDIN)
    return Reading(document.text, (*((warning,) if warning else ()), *document.warnings))
