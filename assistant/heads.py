"""What stands at the head and the close of a document: its title, who reports, whose place it is (pure)."""

from __future__ import annotations

import re

from ingest.normalise import fold, syllables
from ingest.types import Document

_HEAD, _CLOSE = 900, 500
# The letterhead ends where the number, the date or the title begins.
_END = re.compile(r"^\W*(?:số\b|phần\b|báo cáo|dự thảo|[IVX]+\.)|ngày\s+\d", re.IGNORECASE)
_MOTTO = re.compile(r"\s*(?:CỘNG HÒA XÃ HỘI|CỘNG HOÀ XÃ HỘI|ĐẢNG CỘNG SẢN|Độc lập).*")
_PLACE = re.compile(
    r"(?:HUYỆN|XÃ|PHƯỜNG|THỊ TRẤN|THỊ XÃ|QUẬN|THÀNH PHỐ|TỈNH|TP\.?)\s+(?P<name>[^\W\d_]+(?:\s+[^\W\d_]+){0,3})$"
)


def front(document: Document) -> str:
    """Its title, chapters, first and last lines, as unaccented syllables between spaces."""
    chapters = " | ".join(section.title for section in document.sections if section.parent is None)
    text = document.text
    told = f"{document.title} | {chapters} | {text[:_HEAD]} | {text[-_CLOSE:]}"
    return f" {' '.join(map(fold, syllables(told)))} "


def own_place(document: Document) -> str:
    """The place whose body reports, by the last line of the letterhead: "Yên Khê"; "" where it names none."""
    found = ""
    for line in document.text[:_HEAD].splitlines():
        line = _MOTTO.sub("", line).strip()
        if _END.search(line) or (line and not line.isupper()):
            break
        if line:
            place = _PLACE.search(line)
            found = place["name"].title() if place else ""
    return found
