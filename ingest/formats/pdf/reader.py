"""PDF files as pages: text where the file has it, text recognition where a page is an image."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ingest.errors import FileEmpty, ToolMissing
from ingest.formats.pdf.legacy import Legacy
from ingest.formats.pdf.opening import opened_reader
from ingest.formats.pdf.scans import listed, recognised
from ingest.formats.pdf.sheets import Content, sheets
from ingest.layout.types import Sheet
from ingest.pdfium import damaged
from ingest.types import Loaded, Progress, no_progress

if TYPE_CHECKING:
    from ingest.ocr.types import Recognise


def read_pdf(
    path: Path,
    name: str,
    progress: Progress = no_progress,
    *,
    recognise: Recognise | None = None,
    password: str = "",
) -> Loaded:
    """The pages of a PDF file; `name` is how it is called to the user.

    Pages that are images go through `recognise`. Where there is none, or its program is not installed, the other pages
    are kept and a warning names these; without other pages ToolMissing is raised. Raises FileMissing, FileUnreadable,
    FileProtected, FileDamaged, FileEmpty, FileTooLarge, and what `progress` raises.
    """
    from ingest.layout.pages import pages_of
    from ingest.ocr.telling import told

    found, warnings = read_sheets(path, name, progress, recognise=recognise, password=password)
    laid = pages_of(found, name)
    recognised_pages = told(laid.pages)
    return Loaded(
        list(laid.pages),
        (*warnings, *((recognised_pages,) if recognised_pages else ()), *laid.warnings),
    )


def read_sheets(
    path: Path,
    name: str,
    progress: Progress = no_progress,
    *,
    recognise: Recognise | None = None,
    password: str = "",
) -> tuple[list[Sheet], tuple[str, ...]]:
    """The pages of a PDF file as sheets, before they are laid out, and the warnings; raises what `read_pdf` raises."""
    legacy = Legacy()
    with opened_reader(path, name, password) as reader:
        pages = list(sheets(reader, legacy, progress))
    by_content: dict[Content, list[int]] = {content: [] for content in Content}
    for page in pages:
        by_content[page.content].append(page.sheet.number)
    if len(by_content[Content.FAILED]) == len(pages):
        raise damaged(name)
    found = legacy.by_spelling([page.sheet for page in pages])
    warnings = list(legacy.warnings)
    images = by_content[Content.IMAGE]
    failed = by_content[Content.FAILED]
    if images:
        try:
            read, undrawn = recognised(
                path, name, password, [found[n - 1] for n in images], progress, recognise
            )
        except ToolMissing as error:
            if not by_content[Content.TEXT] and not by_content[Content.LAYER]:
                raise
            warnings.append(
                f"{len(images)} trang là ảnh quét, chưa đọc được ({listed(images)}). {error.message}"
            )
        else:
            failed = sorted(failed + undrawn)
            for sheet in read:
                found[sheet.number - 1] = sheet
    if failed:
        warnings.append(f"{listed(failed).capitalize()} không đọc được.")
    if partly := [page.sheet.number for page in pages if page.damaged]:
        warnings.append(f"{listed(partly).capitalize()} bị hỏng một phần, có thể thiếu chữ.")
    if layers := by_content[Content.LAYER]:
        warnings.append(
            f"{listed(layers).capitalize()} là ảnh quét có sẵn lớp chữ nhận dạng; hãy đối chiếu số liệu với bản gốc."
        )
    if not any(sheet.fragments for sheet in found):
        raise FileEmpty(f"«{name}» không có chữ nào đọc được; hãy kiểm tra lại nội dung tệp.")
    return found, tuple(warnings)
