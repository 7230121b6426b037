"""Pages as pictures, and the places on them where a quote stands."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.errors import FileDamaged, FileMissing, FileTooLarge, UnsupportedFormat
from ingest.legacy import detect, to_unicode
from ingest.pdfium import drawn, opened
from ingest.quote_match import find_quote, letters
from ingest.titles import display_name
from ingest.types import Box, Scan

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfPage, PdfTextPage  # type: ignore[import-untyped]

IMAGE_TYPE = "image/jpeg"
PDF_SUFFIXES = frozenset({".pdf"})
IMAGE_SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp", ".bmp"})
_NARROWEST, _WIDEST = 50, 3000
_MOST_PIXELS = 12_000_000
_QUALITY = 85
# The device that page coordinates are mapped to; shares of it are shares of the page.
_DEVICE = 1_000_000
_ROOM = 4.0  # the widest gap within a line, in heights of it
# Letters of a scanned line that must be within the quote for the line to count.
_SHARE_OF_LINE, _LETTERS_OF_LINE = 0.25, 8
# What is no letter at the edges of a quote.
_BEFORE, _AFTER = re.compile(r"^[\W_]+"), re.compile(r"[\W_]+$")


def page_count(path: Path) -> int:
    """How many pages the file has.

    Raises UnsupportedFormat for what is not shown in pages, FileMissing, FileUnreadable, FileProtected or FileDamaged.
    """
    if _is_pdf(path):
        with opened(path, display_name(path.name)) as document:
            return len(document)
    with _image(path) as image:
        return int(getattr(image, "n_frames", 1))


def page_image(path: Path, number: int, width: int) -> bytes:
    """Page `number` (from 1) as a JPEG of `width` pixels (at least 50, at most 3,000).

    Raises what `page_count` raises, and FileMissing for a page that the file does not have.
    """
    name = display_name(path.name)
    width = min(max(width, _NARROWEST), _WIDEST)
    if _is_pdf(path):
        with opened(path, name) as document:
            if not 1 <= number <= len(document):
                raise _no_page(name, number)
            page = document[number - 1]
            return _jpeg(drawn(page, width / max(1.0, page.get_width()), _MOST_PIXELS), width)
    with _image(path) as image:
        if not 1 <= number <= int(getattr(image, "n_frames", 1)):
            raise _no_page(name, number)
        from PIL import ImageOps

        image.seek(number - 1)
        image.draft("RGB", (width, width * 2))
        return _jpeg(ImageOps.exif_transpose(image), width)


def places(path: Path, number: int, quote: str) -> tuple[Box, ...]:
    """Where a quote of the canonical text stands on page `number` of a PDF, a box for each visual line.

    Empty where the page has no text or not this one. Raises what `page_count` raises for a PDF.
    """
    if not _is_pdf(path):
        return ()
    with opened(path, display_name(path.name)) as document:
        if not 1 <= number <= len(document):
            return ()
        page = document[number - 1]
        text_page = page.get_textpage()
        chars = _characters(text_page)
        text, owners = letters(chars)
        found = sorted({owners[at] for at in find_quote(text, quote)})
        return _joined(list(_boxes(page, text_page, _with_signs(chars, found, quote))))


def places_in_scan(scan: Scan, quote: str) -> tuple[Box, ...]:
    """The same on a page whose text was recognised: the boxes of whole lines."""
    text, owners = letters(line.text for line in scan.lines)
    total = [0] * len(scan.lines)
    within = [0] * len(scan.lines)
    for owner in owners:
        total[owner] += 1
    found = find_quote(text, quote)
    for at in found:
        within[owners[at]] += 1
    return tuple(
        line.box
        for line, letters_in, every in zip(scan.lines, within, total, strict=True)
        if letters_in and letters_in >= min(_SHARE_OF_LINE * every, _LETTERS_OF_LINE, len(found))
    )


def _is_pdf(path: Path) -> bool:
    if path.suffix.lower() in PDF_SUFFIXES:
        return True
    if path.suffix.lower() in IMAGE_SUFFIXES:
        return False
    raise UnsupportedFormat(f"«{display_name(path.name)}» không xem được theo trang; hãy xem bản chữ.")


def _no_page(name: str, number: int) -> FileMissing:
    return FileMissing(f"«{name}» không có trang {number}; hãy nạp lại tài liệu.")


@contextmanager
def _image(path: Path) -> Iterator[Image]:
    from PIL import Image

    name = display_name(path.name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path) as image:
                yield image
    except FileNotFoundError as error:
        raise FileMissing(f"Không tìm thấy «{name}»; hãy kiểm tra lại đường dẫn.") from error
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise FileTooLarge(f"Ảnh «{name}» quá lớn; hãy quét lại ở độ phân giải 300 dpi.") from error
    except (OSError, ValueError, SyntaxError, EOFError) as error:  # all that Pillow raises on damaged images
        raise FileDamaged(f"Ảnh «{name}» bị hỏng; hãy quét hoặc lưu lại ảnh rồi thử lại.") from error


def _jpeg(image: Image, width: int) -> bytes:
    height = max(1, round(image.height * width / max(1, image.width)))
    if height * width > _MOST_PIXELS:  # a strip of paper
        width, height = max(1, width * _MOST_PIXELS // (height * width)), _MOST_PIXELS // width
    if image.size != (width, height):
        image = image.convert("RGB").resize((width, height))
    buffer = io.BytesIO()
    image.convert("RGB").save(buffer, "JPEG", quality=_QUALITY)
    return buffer.getvalue()


def _characters(text_page: PdfTextPage) -> list[str]:
    """The page's characters, those of a legacy encoding in Unicode, each where the first of them stood."""
    import pypdfium2.raw as raw  # type: ignore[import-untyped]

    codes = (raw.FPDFText_GetUnicode(text_page, index) for index in range(text_page.count_chars()))
    chars = [chr(code) if code < 0x110000 else "" for code in codes]
    encoding = detect("".join(chars))
    return _converted(chars, encoding) if encoding else chars


def _converted(chars: Sequence[str], encoding: str) -> list[str]:
    found = [""] * len(chars)
    start = 0
    for end in range(len(chars) + 1):
        if end < len(chars) and not chars[end].isspace():
            continue
        word = to_unicode("".join(chars[start:end]), encoding)
        for at, char in enumerate(word):
            found[start + at * (end - start) // len(word)] += char
        start = end + 1
    return found


def _with_signs(chars: Sequence[str], found: Sequence[int], quote: str) -> list[int]:
    """The characters found with the signs that the quote has around its letters, such as "(" and "%."."""
    if not found:
        return []
    first, last = found[0], found[-1] + 1
    before, after = ("".join(pattern.findall(quote)) for pattern in (_BEFORE, _AFTER))
    for sign in reversed(before):
        if first == 0 or chars[first - 1] != sign:
            break
        first -= 1
    for sign in after:
        if last == len(chars) or chars[last] != sign:
            break
        last += 1
    return [*range(first, found[0]), *found, *range(found[-1] + 1, last)]


def _boxes(page: PdfPage, text_page: PdfTextPage, indices: Iterable[int]) -> Iterator[Box]:
    """The boxes of single characters, in shares of the page as it is shown."""
    import ctypes

    import pypdfium2.raw as raw

    rect = raw.FS_RECTF()
    x, y = ctypes.c_int(), ctypes.c_int()
    for index in indices:
        if not raw.FPDFText_GetLooseCharBox(text_page, index, rect):
            continue
        corners = []
        for corner in ((rect.left, rect.top), (rect.right, rect.bottom)):
            raw.FPDF_PageToDevice(page, 0, 0, _DEVICE, _DEVICE, 0, *corner, x, y)
            corners.append((_share(x.value), _share(y.value)))
        (x0, y0), (x1, y1) = corners
        yield Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _share(place: int) -> float:
    return min(max(place / _DEVICE, 0.0), 1.0)


def _joined(boxes: Sequence[Box]) -> tuple[Box, ...]:
    """Boxes of characters in reading order become boxes of visual lines."""
    steps = [(abs(b.left - a.left), abs(b.top - a.top)) for a, b in pairwise(boxes)]
    if 2 * sum(down > across for across, down in steps) > len(steps):  # lines that run down or up the page
        return tuple(_transposed(box) for box in _lines(_transposed(box) for box in boxes))
    return tuple(_lines(boxes))


def _transposed(box: Box) -> Box:
    return Box(box.top, box.left, box.bottom, box.right)


def _lines(boxes: Iterable[Box]) -> Iterator[Box]:
    line: Box | None = None
    for box in boxes:
        if line is None:
            line = box
            continue
        middle, room = (box.top + box.bottom) / 2, _ROOM * (box.bottom - box.top)
        beside = box.left <= line.right + room and box.right >= line.left - room
        if beside and line.top <= middle <= line.bottom:
            top, bottom = min(line.top, box.top), max(line.bottom, box.bottom)
            line = Box(min(line.left, box.left), top, max(line.right, box.right), bottom)
        else:
            yield line
            line = box
    if line is not None:
        yield line
