"""Pictures of a document's pages, drawn when they are asked for, a few at a time, and kept for a while."""

from __future__ import annotations

import asyncio
import threading
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from assistant.web.ports import Preview
from assistant.web.quoting import parts
from ingest.errors import IngestError, InputError
from ingest.paging import page_of
from ingest.types import Box, Document

# Pixels; a width asked for is raised to the next of these, so that few pictures serve all screens.
WIDTHS = (480, 800, 1200, 1800, 2600)
KEPT_BYTES = 64 * 2**20
AT_ONCE = 2
GONE = "Không còn tệp gốc; chỉ xem được văn bản."
CHANGED = "Tệp gốc đã thay đổi sau khi lập chỉ mục; chỉ xem được văn bản."
NO_PAGE = "Báo cáo không có trang này."

T = TypeVar("T")


class FileGone(IngestError):
    """The file a document came from is no more, or not what was indexed."""


class Pictures:
    """Draws pages through a `Preview`; for one event loop."""

    def __init__(self, preview: Preview, digest_of: Callable[[Path], str]) -> None:
        self._preview = preview
        self._digest_of = digest_of
        self._kept: OrderedDict[tuple[object, ...], bytes] = OrderedDict()
        self._checked: OrderedDict[tuple[str, str, int, int], bool] = OrderedDict()
        self._lock = threading.Lock()
        self._turns: asyncio.Semaphore | None = None

    async def count(self, document: Document) -> int:
        """How many pages the file has; raises IngestError."""
        return await self._aside(lambda: self._preview.page_count(self._file(document)))

    async def image(self, document: Document, number: int, width: int) -> bytes:
        """The picture of a page, one of WIDTHS wide; raises IngestError, InputError where there is no such page."""
        width = fitting(width)
        key = (document.name, document.version, document.digest, number, width)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        return await self._aside(lambda: self._draw(document, number, width, key))

    async def places(self, document: Document, start: int, end: int) -> list[tuple[int, tuple[Box, ...]]]:
        """The pages on which a stretch of the text stands, and where on each; a page without places where none is found."""
        return await self._aside(lambda: self._find(document, start, end))

    def _draw(self, document: Document, number: int, width: int, key: tuple[object, ...]) -> bytes:
        file = self._file(document)
        if not 1 <= number <= self._preview.page_count(file):
            raise InputError(NO_PAGE)
        image = self._preview.page_image(file, number, width)
        with self._lock:
            self._kept[key] = image
            while sum(map(len, self._kept.values())) > KEPT_BYTES and len(self._kept) > 1:
                self._kept.popitem(last=False)
        return image

    def _find(self, document: Document, start: int, end: int) -> list[tuple[int, tuple[Box, ...]]]:
        file = self._file(document)
        scans = {scan.page: scan for scan in document.scans}
        found: dict[int, tuple[Box, ...]] = {}
        for page, quote in parts(document, start, end):
            scan = scans.get(page)
            boxes = (
                self._preview.places_in_scan(scan, quote) if scan else self._preview.places(file, page, quote)
            )
            found[page] = found.get(page, ()) + boxes
        if not found and (page_here := page_of(document, start)) is not None:
            found[page_here] = ()
        return list(found.items())

    def _file(self, document: Document) -> Path:
        """The file, where it is still what was indexed; raises FileGone."""
        path = Path(document.path)
        try:
            stat = path.stat()
        except (OSError, ValueError) as error:
            raise FileGone(GONE) from error
        if document.digest:
            key = (document.path, document.digest, stat.st_mtime_ns, stat.st_size)
            if key not in self._checked:
                self._checked[key] = self._digest_of(path) == document.digest
                while len(self._checked) > 200:
                    self._checked.popitem(last=False)
            if not self._checked[key]:
                raise FileGone(CHANGED)
        return path

    async def _aside(self, work: Callable[[], T]) -> T:
        """Do slow work in a thread, not many at once."""
        if self._turns is None:
            self._turns = asyncio.Semaphore(AT_ONCE)
        async with self._turns:
            return await asyncio.to_thread(work)


def fitting(width: int) -> int:
    """The least of WIDTHS that is not less, or the greatest."""
    return next((known for known in WIDTHS if known >= width), WIDTHS[-1])


def media_type(image: bytes) -> str:
    """What kind of picture this is, by its first bytes."""
    if image.startswith(b"\x89PNG"):
        return "image/png"
    if image.startswith(b"RIFF") and image[8:12] == b"WEBP":
        return "image/webp"
    return "image/jpeg"
