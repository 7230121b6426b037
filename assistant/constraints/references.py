"""The papers that a question names by number, "Nghị quyết 61", and the statements that name them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from assistant.constraints.question import Asked
from assistant.constraints.statement import Statement
from assistant.constraints.types import Constraint, Kind, Known
from ingest.normalise import fold

_KINDS = (
    "nghị quyết", "quyết định", "chỉ thị", "kết luận", "quy định", "thông tư", "nghị định", "kế hoạch", "chương trình hành động",
    "chương trình", "hướng dẫn", "công văn", "tờ trình", "thông báo", "quy chế", "đề án", "công điện", "pháp lệnh",
)  # fmt: skip
_FOLDED = "|".join(fold(kind).replace(" ", r"\s+") for kind in _KINDS)
# "Nghị quyết số 61-NQ/TU", "nghị quyết trung ương 4"; a year of four digits is no number of a paper.
_LEVEL = r"(?:(?:trung\s+uong|tw|hanh\s+dong)\s+)?"
_NUMBER = r"0*(?P<number>(?!(?:19|20)\d\d(?!\d))\d{1,4})(?P<code>\s?[-/]\s?[a-z][\w/.-]*)?(?!\d|[.,]\d)"
_PAPER = re.compile(rf"(?<!\w)(?P<kind>{_FOLDED})\s+{_LEVEL}(?P<so>so\s+)?{_NUMBER}")
# What a plan of five years, or a decision on three matters, goes on with: a count, not the number of a paper.
_COUNTED = re.compile(
    r"\s*(?:%|[-–]\s?\d|nam(?!\w)(?!\s+\d{4}(?!\s*[-–]))|(?:ngay|thang)(?!\w)(?!\s+\d)|(?:phan tram|quy|tuan|noi dung|nhiem vu|giai phap|chi tieu|diem|muc|khau|dot pha"
    r"|nguoi|dong chi|du an|can bo|dang vien|cong chuc|vu|nhom|truong hop|ty|trieu|nghin|viec|lan|luot|tap the|ca nhan|don vi"
    r"|co so|phuong an|buoc|khu|cum|xa|huyen|tinh|chi bo|thanh vien|loai|linh vuc|chuong trinh|de an|cong trinh|hang muc)(?!\w))"
)


def references(asked: Asked, known: Known) -> Iterator[Constraint]:
    """A hard constraint for each paper that the question names by its kind and number."""
    text = _flat(asked.text)
    for found in _PAPER.finditer(text):
        if not (found["so"] or found["code"]) and _COUNTED.match(text, found.end()):
            continue
        kind, number = " ".join(found["kind"].split()), found["number"]
        ways = [f"{kind} {so}{zero}{number}" for so in ("so ", "") for zero in ("", "0")]
        shown = asked.text[found.start() : found.end()] if len(text) == len(asked.text) else found.group()
        yield Constraint(
            Kind.REFERENCE,
            " ".join(shown.split()),
            (kind, number),
            known=any(known(way) for way in ways),
        )


def paper_in(wanted: Constraint, text: str) -> int | None:
    """Where a text names the paper; None where it does not."""
    flat = _flat(text)
    found = _named(*wanted.accepted).search(flat) if len(flat) == len(text) else None
    return found.start() if found else None


def tells_paper(wanted: Constraint, statement: Statement) -> bool:
    """Whether a statement names the paper: its kind, and behind it its number, other papers' numbers between them.

    A number whose code has the kind's initials is enough: "144-QĐ/TW" is that of a quy định as of a quyết định.
    """
    kind, number = wanted.accepted
    return _named(kind, number).search(_flat(statement.raw)) is not None


@cache
def _named(kind: str, number: str) -> re.Pattern[str]:
    words = kind.split()
    first = r"\s+".join(words)
    initials = "".join(word[0] for word in words)
    return re.compile(
        rf"(?<!\w)(?:{first}\s+{_LEVEL}(?:so\s+)?(?:[\w/-]+(?:\s*,|\s+va)\s+(?:so\s+)?){{0,4}}0*{number}(?!\d|[.,]\d)"
        rf"|0*{number}\s?[-/]\s?(?:\d{{4}}\s?[-/]\s?)?{initials}(?!\w))"
    )


def _flat(text: str) -> str:
    return fold(text.casefold())
