"""Line breaks inside a paragraph: which of them separate lines, and which only place one on the page."""

from __future__ import annotations

import re

from ingest.candidates import BULLET
from ingest.formats.docx.model import PAGE_BREAK
from ingest.headings import is_capitals, parse_marker

_ENDS = re.compile(r"[.!?;:…][\"”’»)\]]*$")


def split_breaks(text: str) -> list[str]:
    """The lines of a paragraph.

    A page break separates. A soft break separates where the next line opens with a bullet or a number, where the line
    before ends a sentence or clause and the next does not go on in small letters, where one of them is in capitals and
    the other is not, and after a bare "Phần thứ nhất", "Chương I"; elsewhere it is a space.
    """
    if "\n" not in text and PAGE_BREAK not in text:
        return [line] if (line := " ".join(text.split())) else []
    lines: list[str] = []
    apart = True
    for match in re.finditer(f"([^\n{PAGE_BREAK}]*)([\n{PAGE_BREAK}]|$)", text):
        piece = " ".join(match[1].split())
        if piece:
            if lines and not apart and not _separate(lines[-1], piece):
                lines[-1] += " " + piece
            else:
                lines.append(piece)
            apart = False
        apart = apart or match[2] == PAGE_BREAK
    return lines


def _separate(before: str, after: str) -> bool:
    if BULLET.match(after) or parse_marker(after):
        return True
    if _ENDS.search(before):
        return not after[0].islower()
    marker = parse_marker(before)
    return is_capitals(before) != is_capitals(after) or bool(marker and marker.length == len(before))
