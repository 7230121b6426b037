"""A Word file that someone sends, opened to be marked: held against the bounds of reading first."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.errors import FileDamaged
from ingest.files import MAX_BYTES, read_bytes
from ingest.formats.docx.archive import opened
from ingest.formats.kinds import Kind, kind_of
from ingest.titles import display_name

if TYPE_CHECKING:
    from docx.document import Document

_XML = (".xml", ".rels")


def opened_for_marking(source: Path, max_bytes: int = MAX_BYTES) -> Document | None:
    """The file in python-docx; None where it is no Word file, or one that python-docx does not take (with macros).

    Raises an `IngestError` for one that is damaged, protected or grows beyond measure.
    """
    name = display_name(source.name)
    if kind_of(source, name, read_bytes(source, max_bytes)) is not Kind.DOCX:
        return None
    with opened(source, name) as archive:
        for part in archive.parts:
            if part.endswith(_XML):
                archive.read(part)
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import LxmlError  # type: ignore[import-untyped]

    try:
        document = docx.Document(str(source))
        _ = document.element.body
    except (PackageNotFoundError, LxmlError, KeyError, ValueError, AttributeError):
        return None
    except (zipfile.BadZipFile, OSError) as error:
        raise FileDamaged(f"«{name}» bị hỏng; hãy mở bằng Word rồi lưu lại.") from error
    return document
