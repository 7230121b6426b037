"""Pages of a PDF that are images, drawn for text recognition."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.errors import IngestError, ToolMissing
from ingest.layout.types import Sheet
from ingest.pdfium import drawn, opened
from ingest.types import Progress

if TYPE_CHECKING:
    from PIL.Image import Image

    from ingest.ocr.types import Recognise

_SCALE = 300 / 72  # pixels to the point


def recognised(
    path: Path,
    name: str,
    password: str,
    pages: Sequence[Sheet],
    progress: Progress,
    recognise: Recognise | None,
) -> tuple[list[Sheet], list[int]]:
    """The pages as recognition reads them, and the numbers of those that cannot be drawn.

    A page in which nothing is recognised stays as it was. Raises ToolMissing, and what `recognise` and `progress` raise.
    """
    from ingest.ocr.types import PageImage

    if recognise is None:
        raise ToolMissing(
            f"«{name}» có trang là ảnh, cần chương trình Tesseract để nhận dạng chữ; hãy cài bằng lệnh: "
            "sudo apt-get install -y tesseract-ocr tesseract-ocr-vie"
        )
    undrawn: list[int] = []
    sizes = _sizes(path, name, password, pages)
    images = [
        PageImage(page.number, *size, _drawing(path, name, password, page.number, undrawn))
        for page, size in zip(pages, sizes, strict=True)
    ]
    read = recognise(images, name, progress)
    return [new if new.fragments else old for new, old in zip(read, pages, strict=True)], undrawn


def _sizes(path: Path, name: str, password: str, pages: Sequence[Sheet]) -> list[tuple[float, float]]:
    """The pages' sizes as PDFium draws them; sheets may have been turned to be read."""
    try:
        with opened(path, name, password) as document:
            return [document.get_page_size(page.number - 1) for page in pages]
    except IngestError:
        return [(page.width, page.height) for page in pages]


def _drawing(path: Path, name: str, password: str, number: int, undrawn: list[int]) -> Callable[[], Image]:
    def draw() -> Image:
        from PIL import Image

        try:
            with opened(path, name, password) as document:
                return drawn(document[number - 1], _SCALE)
        except IngestError:  # one page that cannot be drawn must not cost the others
            undrawn.append(number)
            return Image.new("RGB", (100, 100), "white")

    return draw


def listed(numbers: Sequence[int]) -> str:
    """Page numbers as a reader writes them: "trang 2, 5–8"."""
    parts = []
    for _, group in groupby(enumerate(sorted(numbers)), key=lambda pair: pair[1] - pair[0]):
        run = [number for _, number in group]
        parts.append(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}")
    return "trang " + ", ".join(parts)
