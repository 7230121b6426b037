"""Files as pages: each kind of file by its own reader."""

from __future__ import annotations

from pathlib import Path

from ingest.encoding import decode
from ingest.files import MAX_BYTES, read_bytes
from ingest.formats.kinds import Kind, kind_of
from ingest.titles import display_name
from ingest.types import Loaded, Page, Progress, no_progress


def load(path: Path, max_bytes: int = MAX_BYTES, progress: Progress = no_progress) -> Loaded:
    """The pages of one file; text and Markdown are one page without a number.

    Raises an `IngestError` that says what to do; whatever `progress` raises goes through.
    """
    return pages_from(path, read_bytes(path, max_bytes), progress)


def pages_from(path: Path, data: bytes, progress: Progress = no_progress) -> Loaded:
    """The same for a file whose bytes have been read already."""
    name = display_name(path.name)
    kind = kind_of(path, name, data)
    if kind in (Kind.TEXT, Kind.MARKDOWN):
        text, warning = decode(data, name)
        return Loaded([Page(None, text)], (warning,) if warning else (), kind is Kind.MARKDOWN)
    return _read(kind, path, name, progress)


def _read(kind: Kind, path: Path, name: str, progress: Progress) -> Loaded:
    """Each reader is imported when it is needed: they bring large libraries."""
    match kind:
        case Kind.DOCX:
            from ingest.formats.docx import read_docx

            return read_docx(path, name, progress)
        case Kind.DOC:
            from ingest.formats.doc import read_doc

            return read_doc(path, name, progress)
        case Kind.RTF:
            from ingest.formats.rtf import read_rtf

            return read_rtf(path, name, progress)
        case Kind.ODT:
            from ingest.formats.office import read_office

            return read_office(path, name, progress)
        case Kind.PDF:
            from ingest.formats.pdf import read_pdf
            from ingest.ocr.recognise import recognise

            return read_pdf(path, name, progress, recognise=recognise)
        case _:
            from ingest.formats.image import read_image
            from ingest.ocr.recognise import recognise

            return read_image(path, name, progress, recognise=recognise)
