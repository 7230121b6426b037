"""Whether a list tells a figure for each of its items, so that nothing of it is left uncounted."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from assistant.figures.audit.told import Figure

_SEPARATOR = re.compile(r",(?!\d)|;|(?<!\w)(?:và|cùng|với)(?!\w)", re.IGNORECASE)
# What shows that a list tells examples only.
_EXAMPLES = re.compile(
    r"…|\.\.\.|v\.\s?v|(?<!\w)(?:như|chủ yếu|tiêu biểu|một số|nhiều|các|ví dụ|điển hình|trong đó|riêng)(?!\w)",
    re.IGNORECASE,
)
# What goes on about a list after its last item.
_AFTERWARDS = re.compile(
    r"\s*(?:chủ yếu|do|đạt|tăng|giảm|bảo đảm|đảm bảo|chiếm|phục vụ|đáp ứng|góp|vượt|bằng|được|đã|đều|so|theo|tổng|nhằm|để|qua)(?!\w)",
    re.IGNORECASE,
)
_LEAD = re.compile(r"[\s:]*(?:có|là)?\s*(?:trên|khoảng|gần|hơn)?\s*", re.IGNORECASE)


def complete_list(text: str, parts: Sequence[Figure], start: int, end: int) -> bool:
    """Whether `text[start:end]` is a list with one of `parts` in each of its items."""
    if _EXAMPLES.search(text, start, parts[-1].start):
        return False
    marks = [
        mark for mark in _SEPARATOR.finditer(text, start, end) if not _enclosed(text, start, mark.start())
    ]
    number_first = _LEAD.fullmatch(text, start, parts[0].start) is not None
    figures = {part.start for part in parts}
    for i, mark in enumerate(marks):
        stop = marks[i + 1].start() if i + 1 < len(marks) else end
        counted = any(mark.end() <= at < stop for at in figures)
        if mark.start() > parts[-1].start:
            if not _AFTERWARDS.match(text, mark.end(), end):
                return False
            break
        if mark.start() < parts[0].start:
            if mark.group() != "và":
                return False
        elif not counted and (number_first or mark.group() not in ("và", "cùng", "với")):
            return False
    return all(_two_items(marks, first, second) for first, second in itertools.pairwise(parts))


def _two_items(marks: Sequence[re.Match[str]], first: Figure, second: Figure) -> bool:
    """Whether two figures stand in two items."""
    return any(first.end <= mark.start() < second.start for mark in marks)


def _enclosed(text: str, start: int, at: int) -> bool:
    return text.count("(", start, at) > text.count(")", start, at)
