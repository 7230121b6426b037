"""Pictures of pages (a scan or a photo as png, jpg, tif, webp, bmp): their text is recognised."""

from __future__ import annotations

import struct
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.errors import FileDamaged, FileEmpty, FileSuspicious, FileUnreadable
from ingest.ocr.types import PageImage, Recognise
from ingest.types import Loaded, Progress, no_progress

if TYPE_CHECKING:
    from PIL.Image import Image

# Pillow's own modules for these; no others may open an untrusted file.
_FORMATS = ("PNG", "JPEG", "TIFF", "WEBP", "BMP")
_MOST_PAGES = 2000
# A picture that says it is this long and wide (points) says so rightly; a camera writes 72 dpi for anything.
_SHORTEST, _LONGEST = 200.0, 1300.0
_A4 = 842.0
_SCREEN_DPI, _SCREEN_PIXELS = 96.0, 1100
# What Pillow raises on a broken file, by format.
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, struct.error, LookupError, TypeError, ArithmeticError)


def read_image(
    path: Path, name: str, progress: Progress = no_progress, *, recognise: Recognise | None = None
) -> Loaded:
    """The pages of a picture, one for each frame of a TIFF; `name` is the file's shown name.

    Raises FileDamaged, FileEmpty (no text is seen), FileSuspicious, FileUnreadable or ToolMissing.
    """
    from ingest.layout.pages import pages_of
    from ingest.ocr.recognise import recognise as with_tesseract
    from ingest.ocr.telling import told

    progress("Đang mở ảnh", None)
    images = _pages(path, name)
    sheets = (recognise or with_tesseract)(images, name, progress)
    if not any(char.isalnum() for sheet in sheets for part in sheet.fragments for char in part.text):
        raise FileEmpty(
            f"«{name}»: không nhận ra chữ nào trong ảnh; hãy quét lại rõ hơn, thẳng trang, khoảng 300 dpi."
        )
    laid = pages_of(sheets, name)
    note = told(laid.pages)
    return Loaded(list(laid.pages), (*((note,) if note else ()), *laid.warnings))


def _pages(path: Path, name: str) -> list[PageImage]:
    with _opened(path, name) as image:
        frames = min(getattr(image, "n_frames", 1), _MOST_PAGES) if image.format == "TIFF" else 1
        pages = []
        for frame in range(frames):
            if frame:
                image.seek(frame)
            _bounded(image, name)
            width, height = page_size(image)
            if image.getexif().get(0x0112, 1) >= 5:  # stored on its side
                width, height = height, width
            pages.append(PageImage(frame + 1, width, height, _renderer(path, name, frame)))
    return pages


def _renderer(path: Path, name: str, frame: int) -> Callable[[], Image]:
    def render() -> Image:
        from PIL import ImageOps

        with _opened(path, name) as image:
            if frame:
                image.seek(frame)
            _bounded(image, name)
            image.load()
            return ImageOps.exif_transpose(image).copy()

    return render


@contextmanager
def _opened(path: Path, name: str) -> Iterator[Image]:
    """An open picture; whatever goes wrong with it, now or while it is used, becomes an error for the user."""
    from PIL import Image as images

    try:
        with path.open("rb") as file, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with images.open(file, formats=_FORMATS) as image:
                yield image
    except images.DecompressionBombError as error:
        raise _too_large(name) from error
    except (PermissionError, FileNotFoundError, IsADirectoryError) as error:
        raise FileUnreadable(f"Không đọc được «{name}»; hãy kiểm tra quyền đọc và ổ đĩa.") from error
    except (MemoryError, *_BROKEN) as error:
        raise FileDamaged(
            f"Ảnh «{name}» bị hỏng hoặc chưa tải về đủ; hãy quét hoặc tải lại tệp rồi thử lại."
        ) from error


def _bounded(image: Image, name: str) -> None:
    from PIL import Image as images

    if image.width * image.height > (images.MAX_IMAGE_PIXELS or 0) > 0:
        raise _too_large(name)


def _too_large(name: str) -> FileSuspicious:
    return FileSuspicious(f"Ảnh «{name}» lớn bất thường khi mở ra; hãy quét lại ở khoảng 300 dpi.")


def page_size(image: Image) -> tuple[float, float]:
    """Width and height in points: by the picture's own resolution where it is that of a page, else as A4 or a screen."""
    longest = max(image.size)
    try:
        dpi = float(max(image.info.get("dpi", (0, 0))))
    except (TypeError, ValueError):
        dpi = 0.0
    if not (dpi > 0 and _SHORTEST <= longest * 72 / dpi <= _LONGEST):
        dpi = _SCREEN_DPI if longest < _SCREEN_PIXELS else longest * 72 / _A4
    return image.width * 72 / dpi, image.height * 72 / dpi
