"""One figure of the ledger in a reader's words (pure)."""

from __future__ import annotations

import re

from ingest.observation import FigureNature
from ingest.quantity import Quantity

NATURES = {
    FigureNature.RESULT: "kết quả",
    FigureNature.TARGET: "chỉ tiêu",
    FigureNature.PLAN: "kế hoạch",
    FigureNature.CONTEXT: "bối cảnh",
}
# Where a qualifier leaves room for the ends of a range: "từ … đến".
_ROOM = "…"
_BETWEEN = re.compile(r"\s*(?:đến|tới|[-–—])\s*")


def figure_text(quantity: Quantity) -> str:
    """A figure as it is read alone: "ước đạt 10,29%", "từ 6 đến 10 triệu đồng/người/tháng", "trên 27.200 lao động"."""
    return " ".join(filter(None, figure_parts(quantity)))


def figure_parts(quantity: Quantity) -> tuple[str, str]:
    """The words before a figure, "" for none, and the figure with its unit."""
    qualifier, value = quantity.qualifier or "", quantity.value
    if _ROOM in qualifier:
        ends = _BETWEEN.split(value, maxsplit=1)
        before, after = (part.strip() for part in qualifier.split(_ROOM, 1))
        qualifier, value = (before, f" {after} ".join(ends)) if len(ends) == 2 else ("", value)
    joined = "" if quantity.unit.startswith("%") else " "
    return qualifier, f"{value}{joined}{quantity.unit}".strip()


def as_written(quantity: Quantity) -> str:
    """A figure with its qualifier, number and unit letter by letter as the report has them: "từ 15-20%".

    For answers, whose figures must stand in the quote; `figure_text` spells ranges out.
    """
    qualifier = (quantity.qualifier or "").replace(" … đến", "").replace("từ …", "từ").strip()
    if qualifier.startswith(("trở lên", "trở xuống")):
        return f"{quantity.text} {qualifier}"
    before, _, after = qualifier.partition(f" {_ROOM} ")
    return " ".join(f"{before} {quantity.text} {after}".split())


def section_text(section: str, heading: str) -> str:
    """A section path with the title of the innermost: "Phần thứ nhất › I › 1 Về kinh tế"."""
    steps = section.split(" › ") if section else []
    return " › ".join((*steps[:-1], heading or steps[-1])) if steps else heading
