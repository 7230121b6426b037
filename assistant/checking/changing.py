"""Whether a figure tells how much there is, or by how much it grew or fell (pure)."""

from __future__ import annotations

import re

from ingest.normalise import fold
from ingest.quantity import Kind, Quantity

_BETWEEN = r"(?:\s+(?:khoang|tren|hon|gan|it nhat|toi thieu|binh quan|trung binh|hang nam|moi nam|tu|them|duoc|dat|la|uoc|cao|tu))*\W*$"
# Right before a value that is a change; a level.
_CHANGED = re.compile(
    rf"(?<!\w)(?:tang|giam|vuot|cao hon|thap hon|tang truong|toc do tang|muc tang|muc giam|chenh lech|cat giam|tiet kiem){_BETWEEN}"
)
_LEVEL = re.compile(
    r"(?<!\w)(?:dat|dat muc|la|uoc|con|len|xuong|thanh|co|chiem|toi|den)(?:\s+(?:khoang|tren|hon|gan|tu))*\W*$"
)
_CHANGE_NAME = re.compile(r"\W*(?:muc (?:tang|giam|vuot|chenh lech)|so .{0,30}(?:tang|giam) them)(?!\w)")
_GROWTH = re.compile(r"(?<!\w)(?:toc do (?:tang|giam)|tang truong|muc (?:tang|giam))(?!\w)")


def changes(quantity: Quantity, label: str, name: str) -> bool | None:
    """Whether a figure is a change; None where its words do not say, as with most shares.

    A percentage of growth is one, "tăng lên 12 %" is none.
    """
    before, named = fold(label), fold(name)
    if quantity.kind is Kind.POINTS or _CHANGE_NAME.match(named):
        return True
    if quantity.kind is Kind.PERCENT:
        if _GROWTH.search(before) or _GROWTH.search(named) or _CHANGED.search(before) or "/" in quantity.unit:
            return True
        return (
            False if _LEVEL.search(before) or re.match(r"\W*(?:ty le|ty trong|co cau)(?!\w)", named) else None
        )
    if _CHANGED.search(before):
        return True
    return False if _LEVEL.search(before) else None
