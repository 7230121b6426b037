"""Images of pages become sheets of text, several pages at a time."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from threading import Lock

from ingest.layout.types import Sheet
from ingest.ocr.mending import mended_pages
from ingest.ocr.reading import read_page
from ingest.ocr.sheets import ReadPage, sheet_of
from ingest.ocr.tesseract import find_tesseract
from ingest.ocr.types import PageImage
from ingest.types import Progress, no_progress

_MOST_WORKERS = 8
# How often progress is told while nothing is finished: it is also how soon a wish to stop is heard.
_TICK = 0.4


def recognise(images: Sequence[PageImage], name: str, progress: Progress = no_progress) -> list[Sheet]:
    """The sheets of the pages, in their order; `name` is the file's shown name.

    A page that takes too long comes back without text, at confidence 0. Raises ToolMissing; whatever `progress` raises
    ends the running readings and goes through.
    """
    if not images:
        return []
    tesseract = find_tesseract(name)
    rendering = Lock()
    workers = min(_cores(), _MOST_WORKERS, len(images))
    with ThreadPoolExecutor(workers, thread_name_prefix="ocr") as pool:
        pages = [pool.submit(read_page, image, tesseract, rendering) for image in images]
        try:
            _wait(pages, progress)
            found = [page.result() for page in pages]
        finally:
            tesseract.stop()
            for page in pages:
                page.cancel()
    return [sheet_of(page) for page in mended_pages(found)]


def _cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _wait(pages: Sequence[Future[ReadPage]], progress: Progress) -> None:
    waiting = set(pages)
    while waiting:
        done = len(pages) - len(waiting)
        progress(f"Đang nhận dạng chữ: trang {done + 1}/{len(pages)}", done / len(pages))
        finished, waiting = wait(waiting, _TICK, FIRST_COMPLETED)
        for page in finished:
            page.result()  # a page's error ends the rest
