"""The words that an outline and a summary sheet are set in, whatever the file (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.study.outlining.timing import MOST_TALK
from assistant.study.types import SessionOutline
from assistant.types import Citation

OBJECTIVES, CONTENT, DISCUSSION = "Mục tiêu", "Nội dung", "Câu hỏi thảo luận"
REMEMBER, CAUTIONS, SOURCES = "Nội dung cần ghi nhớ", "Lưu ý về số liệu", "Nguồn trích dẫn"
CHECK = "Những số liệu sau cần kiểm tra lại với cơ quan ban hành trước khi trình bày:"
MADE = "Tài liệu do máy lập từ văn bản báo cáo; văn bản báo cáo là căn cứ. Số trong ngoặc vuông là số thứ tự nguồn trích dẫn."
_TERM = re.compile(r"\d{4}-\d{4}(?= *,)")
# What begins a line of a list; a number may tell something and stays.
_MARK = re.compile(r"^\s*(?:[-–—+*•]\s+)+")
# A longer number of a section is a part's: "Phần thứ nhất".
_NUMERAL = 6
# Minutes that a point fills at most.
_A_POINT = 4
_FEW = "Nội dung đã chọn chỉ có {points} ý cho {minutes} phút; có thể chọn thêm mục hoặc giảm thời lượng."
ROMAN = ("I", "II", "III", "IV", "V", "VI")


def teaching_minutes(outline: SessionOutline) -> int:
    """The minutes for the parts."""
    return sum(part.minutes for part in outline.parts)


def duration(outline: SessionOutline) -> str:
    """How the minutes are spent: "30 phút (nội dung 22 phút, thảo luận 8 phút)"."""
    teaching = teaching_minutes(outline)
    if teaching == outline.minutes:
        return f"{outline.minutes} phút"
    return f"{outline.minutes} phút (nội dung {teaching} phút, thảo luận {outline.minutes - teaching} phút)"


def halves(title: str) -> tuple[str, str]:
    """What a paper is, and what it is on: "Đề cương học tập chuyên đề", "công nghiệp và điện"."""
    kind, _, topic = title.partition(": ")
    return kind, f"{topic[:1].upper()}{topic[1:]}"


def place(citation: Citation) -> str:
    """Where a citation stands: "Phần thứ nhất › I › 1, trang 3"."""
    page = f"trang {citation.page}" if citation.page is not None else ""
    return ", ".join(filter(None, (citation.section, page))) or citation.document


def quoted(citation: Citation) -> str:
    """The words of a citation on one line, without the mark of the list that they stand in."""
    return " ".join(_MARK.sub("", citation.quote).split())


def ended(text: str) -> str:
    """A statement with its full stop."""
    return text if text.endswith((".", "?", "!", "…", ".”", ".»")) else f"{text}."


def marks(numbers: Iterable[int]) -> str:
    """The marks of sources: "[1] [2]"."""
    return " ".join(f"[{n}]" for n in dict.fromkeys(numbers))


def places(citations: Sequence[Citation]) -> list[str]:
    """The places of citations with the marks of each, a line a part: "Phần thứ hai: II › 1, trang 9 [4] [5]; III [6]"."""
    parts: dict[str, dict[str, list[int]]] = {}
    for citation in sorted(citations, key=lambda one: one.start):
        part, _, rest = citation.section.partition(" › ")
        page = f"trang {citation.page}" if citation.page is not None else ""
        # A part without sections of its own, or a report without parts.
        head, where = (part, rest) if rest and len(part) > _NUMERAL else ("", citation.section)
        parts.setdefault(head, {}).setdefault(", ".join(filter(None, (where, page))), []).append(citation.n)
    lines = []
    for head, found in parts.items():
        told = "; ".join(f"{where} {marks(numbers)}".strip() for where, numbers in found.items())
        lines.append(f"{head}: {told}" if head else told)
    return lines


def within(period: str, heading: str) -> str:
    """A row's period without the term that the heading of its group tells already: "hằng năm"."""
    rest = _TERM.sub("", period, count=1).strip(" ,") if (term := _TERM.match(period)) else ""
    return rest if term and rest and term.group() in heading else period


def few(outline: SessionOutline) -> str:
    """What to tell where there is little to say for so many minutes, else ""."""
    points = sum(len(part.points) for part in outline.parts)
    if points * _A_POINT >= outline.minutes - MOST_TALK:
        return ""
    return _FEW.format(points=points, minutes=outline.minutes)
