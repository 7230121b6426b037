"""Word binary files (.doc, Word 97 to 2003), read without Word: every run by its font, so that old encodings come back.

Word 6 and 95 are read as plain text, those saved in pieces by LibreOffice.
"""

from __future__ import annotations

import re
import struct
from pathlib import Path

from ingest.errors import FileEmpty
from ingest.formats.doc.file import OldWord, damaged, open_word
from ingest.formats.doc.story import flow_of
from ingest.formats.flow import loaded
from ingest.formats.office import read_office
from ingest.types import Loaded, Progress, no_progress


def read_doc(path: Path, name: str, progress: Progress = no_progress) -> Loaded:
    """The text of a Word file as one page.

    Raises FileUnreadable, UnsupportedFormat, FileProtected, FileDamaged, FileEmpty, Cancelled;
    ToolMissing where only LibreOffice could read the file.
    """
    progress("Đang đọc tệp Word", None)
    try:
        file = open_word(path, name)
        flow = flow_of(file, progress)
    except OldWord:
        return read_office(path, name, progress)
    except (struct.error, ValueError, IndexError, KeyError, OverflowError) as error:
        raise damaged(name) from error
    found = loaded(flow, progress)
    if not re.search(r"\w", found.pages[0].text):
        raise FileEmpty(f"«{name}» không có chữ nào; hãy kiểm tra lại nội dung tệp.")
    return found
