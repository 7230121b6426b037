"""Rich Text Format: every run by its font, so that old Vietnamese encodings come back."""

from __future__ import annotations

import re
from pathlib import Path

from ingest.errors import FileDamaged, FileEmpty, FileUnreadable, UnsupportedFormat
from ingest.formats.flow import Flow, loaded
from ingest.formats.rtf.runs import RtfReader, TooDeep
from ingest.formats.rtf.tokens import tokens
from ingest.types import Loaded, Progress, no_progress

_REPORT_EVERY = 20_000


def read_rtf(path: Path, name: str, progress: Progress = no_progress) -> Loaded:
    """The text of an RTF file as one page.

    Raises FileUnreadable, UnsupportedFormat (not RTF), FileDamaged (cut short, or nested beyond measure), FileEmpty, Cancelled.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise FileUnreadable(f"Không đọc được «{name}»; hãy kiểm tra quyền đọc và ổ đĩa.") from error
    if not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf"):
        raise UnsupportedFormat(f"«{name}» không phải tệp RTF; hãy mở bằng Word và lưu lại dưới dạng .docx.")
    found = loaded(_flow(data, name, progress), progress)
    if not re.search(r"\w", found.pages[0].text):
        raise FileEmpty(f"«{name}» không có chữ nào; hãy kiểm tra lại nội dung tệp.")
    return found


def _flow(data: bytes, name: str, progress: Progress) -> Flow:
    reader = RtfReader()
    try:
        for count, token in enumerate(tokens(data.decode("latin-1"))):
            if count % _REPORT_EVERY == 0:
                progress("Đang đọc tệp RTF", None)
            reader.feed(token)
        if reader.open_groups:
            raise FileDamaged(f"«{name}» bị cắt cụt, thiếu phần cuối; hãy chép lại tệp từ bản gốc.")
        return reader.flow()
    except TooDeep as error:
        raise FileDamaged(
            f"«{name}» bị hỏng (các nhóm RTF lồng nhau quá sâu); hãy mở bằng Word và lưu lại dưới dạng .docx."
        ) from error
