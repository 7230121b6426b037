"""Pages drawn in code, for tests of text recognition; skips where a program or font for them is missing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from ingest.errors import ToolMissing
from ingest.layout.types import Sheet
from ingest.ocr.tesseract import find_tesseract
from ingest.ocr.types import PageImage

_FONTS = ("LiberationSerif-Regular.ttf", "DejaVuSerif.ttf", "NotoSerif-Regular.ttf", "DejaVuSans.ttf")
_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "/System/Library/Fonts")
WIDTH, HEIGHT = 595.0, 842.0


@cache
def font_file() -> Path | None:
    places = (found for name in _FONTS for folder in _FOLDERS for found in Path(folder).rglob(name))
    return next(places, None)


@cache
def _missing() -> str:
    try:
        find_tesseract("x")
    except ToolMissing as error:
        return error.message
    return ""


needs_font = pytest.mark.skipif(
    font_file() is None, reason="needs a font with Vietnamese letters (fonts-dejavu)"
)
needs_tesseract = pytest.mark.skipif(
    font_file() is None or bool(_missing()),
    reason="needs Tesseract with Vietnamese data and a font to draw with",
)


def draw_page(lines: Sequence[str], *, size: float = 14, dpi: int = 150, left: float = 85) -> Image.Image:
    """An A4 page in grey with one line of text under the other; lengths in points."""
    image = Image.new("L", (round(WIDTH * dpi / 72), round(HEIGHT * dpi / 72)), 255)
    for number, line in enumerate(lines):
        write(image, line, left, 90 + 26 * number, size=size, dpi=dpi)
    return image


def write(
    image: Image.Image, text: str, left: float, top: float, *, size: float = 14, dpi: int = 150
) -> float:
    """Write on a page; returns where the text ends, in points."""
    font = ImageFont.truetype(str(font_file()), size * dpi / 72)
    ImageDraw.Draw(image).text((left * dpi / 72, top * dpi / 72), text, fill=0, font=font)
    return left + font.getlength(text) * 72 / dpi


def page_image(image: Image.Image, number: int = 1) -> PageImage:
    width = WIDTH if image.height >= image.width else HEIGHT
    return PageImage(number, width, width * image.height / image.width, lambda: image)


def text_of(sheet: Sheet) -> str:
    """The sheet's words, line by line from the top."""
    rows: dict[float, list[str]] = {}
    for fragment in sheet.fragments:
        rows.setdefault(fragment.baseline, []).append(fragment.text)
    return "\n".join(" ".join(words) for _, words in sorted(rows.items()))
