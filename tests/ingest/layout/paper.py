"""A small typesetter: texts become sheets as a word processor would have laid them out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.layout.types import Fragment, Rule, Sheet

WIDTH, HEIGHT = 595.0, 842.0
LEFT, RIGHT = 85.0, 538.0
LETTER = 0.46  # the width of a letter in font heights
_MARK = re.compile(r"\^([^^]+)\^")

PROSE = (
    "Trong nhiệm kỳ qua, tình hình thế giới và khu vực diễn biến phức tạp, khó lường; Đảng ủy đã lãnh đạo, chỉ đạo các "
    "cấp, các ngành triển khai đồng bộ nhiều giải pháp, thu ngân sách năm 2025 ước đạt 12.450 tỷ đồng, gấp 1,8 lần so "
    "với năm 2020."
)
MORE = (
    "Công tác xây dựng Đảng và hệ thống chính trị được quan tâm; toàn tỉnh kết nạp 1.250 đảng viên mới, đạt 104% chỉ "
    "tiêu; chất lượng sinh hoạt chi bộ từng bước được nâng lên, không có tổ chức yếu kém."
)
THIRD = "Tổng mức bán lẻ hàng hóa tăng bình quân 12,5% mỗi năm, cao hơn mức tăng của giai đoạn trước và của cả vùng trung du."


def wide(text: str, size: float) -> float:
    """The width of a text in points."""
    return LETTER * size * len(text)


@dataclass
class Paper:
    """A page being set; `y` is the baseline of the line set last."""

    number: int = 1
    size: float = 14.0
    pitch: float = 1.38
    y: float = 60.0
    words: bool = False  # each word a fragment of its own
    justified: bool = True
    left: float = LEFT
    right: float = RIGHT
    fragments: list[Fragment] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)

    def at(self, text: str, x: float, y: float, *, size: float = 0, bold: bool = False) -> None:
        """Text at a place; between "^" it is raised."""
        size = size or self.size
        for i, part in enumerate(_MARK.split(text)):
            small = 0.58 * size if i % 2 else size
            if part:
                up = 0.4 * size if i % 2 else 0.0
                self.fragments.append(Fragment(part, x, x + wide(part, small), y - up, small, bold))
            x += wide(part, small)

    def line(
        self, text: str, *, indent: float = 0, gap: float = 0, size: float = 0, bold: bool = False
    ) -> None:
        """One line from the left margin."""
        size = size or self.size
        self.y += self.pitch * size + gap
        self.at(text, self.left + indent, self.y, size=size, bold=bold)

    def centre(self, text: str, *, bold: bool = True, gap: float = 0, size: float = 0) -> None:
        size = size or self.size
        middle = (self.left + self.right) / 2
        self.line(text, indent=middle - self.left - wide(text, size) / 2, gap=gap, bold=bold, size=size)

    def para(
        self,
        text: str,
        *,
        indent: float = 36,
        hang: float = 0,
        gap: float = 0,
        size: float = 0,
        bold: bool = False,
    ) -> None:
        """A paragraph, its first line at `indent`, the others at `hang`."""
        size = size or self.size
        start, line = indent, ""
        for word in text.split(" "):
            longer = f"{line} {word}".strip()
            if line and self.left + start + wide(_MARK.sub("", longer), size) > self.right:
                self._set(line, start, gap, size, bold, full=True)
                start, line, gap = hang, word, 0
            else:
                line = longer
        self._set(line, start, gap, size, bold, full=False)

    def _set(self, line: str, start: float, gap: float, size: float, bold: bool, *, full: bool) -> None:
        self.y += self.pitch * size + gap
        x = self.left + start
        if not full or not self.justified or "^" in line:
            self.at(line, x, self.y, size=size, bold=bold)
        elif self.words:
            words = line.split(" ")
            room = (self.right - x - sum(wide(word, size) for word in words)) / max(len(words) - 1, 1)
            for word in words:
                self.at(word, x, self.y, size=size, bold=bold)
                x += wide(word, size) + room
        else:
            self.fragments.append(Fragment(line, x, self.right, self.y, size, bold))

    def rule(self, left: float, right: float, y: float) -> None:
        self.rules.append(Rule(left, right, y))

    def row(self, cells: list[str], lefts: list[float], *, bold: bool = False, size: float = 12) -> None:
        """A row of a table."""
        self.y += 1.5 * size
        for cell, left in zip(cells, lefts, strict=True):
            if cell:
                self.at(cell, left, self.y, size=size, bold=bold)

    def sheet(self, confidence: float | None = None) -> Sheet:
        return Sheet(self.number, WIDTH, HEIGHT, tuple(self.fragments), tuple(self.rules), confidence)
