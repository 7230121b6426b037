"""Which paragraphs are headings by their looks alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.candidates import BOLD_LEVEL
from ingest.headings import is_capitals
from ingest.layout.cells import count_segments
from ingest.layout.margins import Line, has_marker
from ingest.layout.paragraphs import Paragraph
from ingest.types import ROW_LEVEL

_LONGEST = 110
_LARGER = 1.15
_PROSE = 90
_CAPTION = re.compile(r"(?:bảng|biểu|hình|sơ đồ|biểu đồ|đồ thị)(?: số)?\s*\d", re.IGNORECASE)


def levels_of(paragraphs: Sequence[Paragraph], size: float) -> list[int]:
    """The level of each paragraph: `BOLD_LEVEL` for an unnumbered bold or larger line between texts, a row's, else 0.

    `size` is the body's type size. What stands in the middle above the first text is the title's, what stands below the
    last one the signature's.
    """
    texts = [i for i, paragraph in enumerate(paragraphs) if _is_text(paragraph)]
    if not texts:
        return [ROW_LEVEL if paragraph.given else 0 for paragraph in paragraphs]
    return [
        ROW_LEVEL
        if paragraph.given
        else BOLD_LEVEL
        if i < texts[-1] and _is_heading(paragraph, size, front=i < texts[0])
        else 0
        for i, paragraph in enumerate(paragraphs)
    ]


def _is_text(paragraph: Paragraph) -> bool:
    return len(paragraph.text()) >= _PROSE and not paragraph.bold


def _is_heading(paragraph: Paragraph, size: float, *, front: bool) -> bool:
    text = paragraph.text()
    if paragraph.aside or _CAPTION.match(text):
        return False
    if front and any(_is_in_the_middle(line) for line in paragraph.lines):
        return False
    rows = [line.row for line in paragraph.lines]
    if any(count_segments(row) > 1 for row in rows):
        return False  # a table's names that stand side by side
    striking = paragraph.bold or (
        bool(rows) and all(not row.spaced and row.size >= _LARGER * size for row in rows)
    )
    plain = (
        text[:1] != "(" and any(c.isalpha() for c in text) and not is_capitals(text) and not has_marker(text)
    )
    return striking and plain and len(text) <= _LONGEST and text[-1] not in ".;,"


def _is_in_the_middle(line: Line) -> bool:
    left, right = line.row.left - line.frame.left, line.frame.right - line.row.right
    return abs(left - right) < 2 * line.row.size
