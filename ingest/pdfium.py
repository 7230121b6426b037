"""PDFium, which draws PDF pages; it is not thread-safe, so all use of it goes through one lock."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from ingest.errors import FileDamaged, FileMissing, FileProtected, FileUnreadable

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfDocument, PdfPage  # type: ignore[import-untyped]

# A page drawn larger than this tells nothing more, but fills the memory.
MOST_PIXELS = 25_000_000
_LOCK = RLock()


@contextmanager
def opened(path: Path, name: str, password: str = "") -> Iterator[PdfDocument]:
    """The document behind a file, under the lock until the block ends; `name` is how the file is called to the user.

    Raises FileMissing, FileUnreadable, FileProtected or FileDamaged, FileDamaged also for what fails within the block.
    """
    import pypdfium2
    import pypdfium2.raw as raw  # type: ignore[import-untyped]

    with _LOCK:
        try:
            document = pypdfium2.PdfDocument(path, password=password or None)
        except FileNotFoundError as error:
            raise FileMissing(f"Không tìm thấy «{name}»; hãy kiểm tra lại đường dẫn.") from error
        except OSError as error:
            raise FileUnreadable(f"Không đọc được «{name}»; hãy kiểm tra quyền đọc và ổ đĩa.") from error
        except pypdfium2.PdfiumError as error:
            if error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
                raise protected(name) from error
            raise damaged(name) from error
        try:
            yield document
        except pypdfium2.PdfiumError as error:
            raise damaged(name) from error
        finally:
            document.close()


def drawn(page: PdfPage, scale: float, most: int = MOST_PIXELS) -> Image:
    """A page as an RGB image, `scale` pixels to the point where that stays within `most` pixels.

    Called within `opened`.
    """
    width, height = page.get_size()
    scale = min(scale, (most / max(1.0, width * height)) ** 0.5)
    bitmap = page.render(scale=scale, draw_annots=True)
    try:
        image: Image = bitmap.to_pil().convert("RGB")
        return image.copy()  # the bitmap's own pixels go with it
    finally:
        bitmap.close()


def without_password(path: Path, name: str, password: str = "") -> bytes:
    """The file's bytes with its encryption taken off; needs the password to open it, if it has one, and no other.

    Raises what `opened` raises.
    """
    import pypdfium2.raw as raw

    with opened(path, name, password) as document:
        plain = io.BytesIO()
        document.save(plain, flags=raw.FPDF_REMOVE_SECURITY)
        return plain.getvalue()


def protected(name: str) -> FileProtected:
    """The file needs a password."""
    return FileProtected(f"«{name}» được đặt mật khẩu; hãy mở tệp, bỏ mật khẩu rồi lưu lại.")


def damaged(name: str) -> FileDamaged:
    """The file is not a PDF as it should be."""
    return FileDamaged(
        f"«{name}» bị hỏng hoặc chưa tải về đủ; hãy tải lại hoặc xuất lại tệp PDF rồi thử lại."
    )
