"""A text that a reader sends to be checked: typed, or in a file that is read once and not kept."""

from __future__ import annotations

import json
import shutil
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath

from assistant.checking.reading import read_file
from assistant.web.uploads import safe_name
from ingest.errors import FileTooLarge, InputError, StoreFull, UnsupportedFormat
from ingest.formats.kinds import ENDINGS, Kind
from ingest.normalise import canonical

LONGEST_TEXT = 200_000  # characters
LARGEST_JSON = 4 * 2**20
LARGEST_FILE = 20 * 2**20
LONGEST_READING = 60  # seconds

# What a speech comes in; a picture would have to be recognised, which takes minutes and gets figures wrong.
TAKEN = frozenset(ending for kind in Kind if kind is not Kind.IMAGE for ending in ENDINGS[kind])

EMPTY = "Chưa có nội dung để kiểm tra; hãy dán văn bản hoặc chọn một tệp."
NOT_READ = "Yêu cầu không đúng dạng; xin tải lại trang rồi thử lại."
WRONG_KIND = "Chỉ kiểm tra được tệp Word (.docx, .doc, .rtf, .odt), PDF hoặc văn bản thuần (.txt, .md)."
SLOW = (
    "«{name}» mất quá nhiều thời gian để đọc (có thể là bản quét); hãy dán phần văn bản cần kiểm tra vào ô."
)
TOO_LONG = "Văn bản có {length} ký tự, dài hơn mức cho phép là {most} ký tự; hãy chia thành nhiều phần."
NO_SPACE = "Máy chủ hết chỗ cho tệp tạm; hãy dán phần văn bản vào ô hoặc báo người quản trị."
TOO_LARGE = "Tệp lớn hơn mức cho phép ({limit:.0f} MB); hãy bỏ bớt hình ảnh hoặc dán phần văn bản vào ô."


@dataclass(frozen=True, slots=True)
class Sent:
    """The text in its canonical form; of a file also its name and what a reader should know about its reading."""

    text: str
    name: str = ""
    warnings: tuple[str, ...] = ()


@asynccontextmanager
async def received(name: str, content: AsyncIterator[bytes], max_bytes: int) -> AsyncIterator[Path]:
    """A file that comes in, in a folder of its own outside the store; gone on leaving.

    Raises UnsupportedFormat, FileTooLarge or StoreFull.
    """
    name = safe_name(name)
    if PurePath(name).suffix.lower() not in TAKEN:
        raise UnsupportedFormat(WRONG_KIND)
    folder: Path | None = None
    try:
        try:
            folder = Path(tempfile.mkdtemp(prefix="troly-"))
            size = 0
            with (folder / name).open("wb") as file:
                async for chunk in content:
                    size += len(chunk)
                    if size > max_bytes:
                        raise FileTooLarge(TOO_LARGE.format(limit=max_bytes / 2**20))
                    file.write(chunk)
        except OSError as error:
            raise StoreFull(NO_SPACE) from error
        yield folder / name
    finally:
        if folder:
            shutil.rmtree(folder, ignore_errors=True)


def read(path: Path, max_bytes: int) -> Sent:
    """The text of a file. Raises an IngestError or InputError."""
    until = time.monotonic() + LONGEST_READING

    def progress(_message: str, _fraction: float | None) -> None:
        if time.monotonic() > until:
            raise InputError(SLOW.format(name=path.name))

    text, warnings = read_file(path, max_bytes, progress)
    return Sent(_fit(text), path.name, warnings)


async def read_json(content: AsyncIterator[bytes]) -> tuple[Sent, tuple[str, ...] | None]:
    """The text that was typed and the names of the documents to check it against (None for the usual ones).

    Raises InputError.
    """
    body = bytearray()
    async for chunk in content:
        body += chunk
        if len(body) > LARGEST_JSON:
            raise InputError(TOO_LONG.format(length="quá nhiều", most=_count(LONGEST_TEXT)))
    try:
        sent = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise InputError(NOT_READ) from error
    text = sent.get("text") if isinstance(sent, dict) else None
    if not isinstance(text, str):
        raise InputError(NOT_READ)
    names = sent.get("documents")
    if names is not None and not (isinstance(names, list) and all(isinstance(name, str) for name in names)):
        raise InputError(NOT_READ)
    return Sent(_fit(canonical(text))), None if names is None else tuple(names)


def _fit(text: str) -> str:
    if not text:
        raise InputError(EMPTY)
    if len(text) > LONGEST_TEXT:
        raise InputError(TOO_LONG.format(length=_count(len(text)), most=_count(LONGEST_TEXT)))
    return text


def _count(number: int) -> str:
    return f"{number:,}".replace(",", ".")
