"""Shares that together are all: by their names, or as the structure of one thing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.figures.audit.partitions import Part, complements
from assistant.figures.audit.told import Figure, Statement, Told
from assistant.figures.audit.types import Finding, FindingKind
from assistant.figures.comparing import decimal_of, vietnamese
from ingest.ledger.phrases import capital
from ingest.quantity import Kind

_STRUCTURE = re.compile(
    r"(?<!\w)(?:cơ cấu|tỷ trọng|tỉ trọng|xếp loại|phân loại|phân theo)(?!\w)", re.IGNORECASE
)
# What makes a list of percentages something else than shares of one whole.
_NO_LIST = re.compile(
    r"(?<!\w)(?:tăng|giảm|xuống|lên|từ|so với|trở lên|trong đó|riêng|kế hoạch|chỉ tiêu|cùng kỳ|mục tiêu|vượt|bằng)(?!\w)",
    re.IGNORECASE,
)
# Shares of one whole that are further from 100 than this were not meant to be all.
_FAR = 15
_LEAST = 3


def hundred(told: Told) -> Iterator[Finding]:
    """The findings about shares that make 100 %, or should."""
    for statement in told.statements:
        if statement.row:
            continue
        yield from _named(statement, [figure for figure in statement.figures if _plain(figure)])
        yield from _asides(statement)
    yield from _lists(told)


def _plain(figure: Figure) -> bool:
    """Whether it is a share of its own, no aside and no range."""
    quantity = figure.quantity
    return _share(figure) and figure.clause.host is None and not quantity.aimed


def _share(figure: Figure) -> bool:
    quantity = figure.quantity
    return (
        quantity.kind is Kind.PERCENT and quantity.number_max is None and quantity.unit in ("%", "phần trăm")
    )


def _named(statement: Statement, shares: Sequence[Figure]) -> Iterator[Finding]:
    """Shares that by their names leave nothing out: "nam 55%, nữ 45%"."""
    if len(shares) < 2 or _NO_LIST.search(statement.text, shares[0].end, shares[-1].start):
        return
    for group in complements([Part(i, figure.near, figure.quantity) for i, figure in enumerate(shares)]):
        if finding := _judged([shares[part.key] for part in group], certain=True):
            yield finding


def _asides(statement: Statement) -> Iterator[Finding]:
    """Shares in parentheses after the parts of one whole: "nữ 46 đ/c (31%), nam 103 đ/c (69%)"."""
    pairs = [
        (before, figure)
        for before, figure in zip(statement.figures, statement.figures[1:], strict=False)
        if figure.clause.host is not None and _share(figure)
    ]
    for group in complements([Part(i, count.words, count.quantity) for i, (count, _) in enumerate(pairs)]):
        if finding := _judged([pairs[part.key][1] for part in group], certain=True):
            yield finding


def _lists(told: Told) -> Iterator[Finding]:
    """The structure of one thing in one sentence or in sibling bullets."""
    for statement in told.statements:
        shares = [figure for figure in statement.figures if _plain(figure)]
        if len(shares) < _LEAST or statement.row or not _STRUCTURE.search(statement.text[: shares[0].start]):
            continue
        between = statement.text[shares[0].end : shares[-1].start]
        if (
            not _NO_LIST.search(between)
            and len(shares) == sum(_share(figure) for figure in statement.figures)
            and (finding := _judged(shares, certain=False))
        ):
            yield finding
    groups: dict[tuple[int | None, tuple[str, ...]], list[Figure]] = {}
    for statement in told.statements:
        shares = [figure for figure in statement.figures if _plain(figure)]
        if (
            len(shares) == 1
            and statement.leads
            and _STRUCTURE.search(statement.leads[-1])
            and not statement.row
        ):
            groups.setdefault((statement.section, statement.leads), []).append(shares[0])
    for group in groups.values():
        if len(group) >= _LEAST and (finding := _judged(group, certain=False)):
            yield finding


def _judged(shares: Sequence[Figure], *, certain: bool) -> Finding | None:
    """`certain`: their names leave nothing out; else only more than 100 % is wrong."""
    made = sum((decimal_of(share.quantity) for share in shares), Decimal(0))
    places = max(-min(0, int(decimal_of(share.quantity).as_tuple().exponent)) for share in shares)
    slack = len(shares) * 0.5 * 10.0**-places
    terms = " + ".join(vietnamese(decimal_of(share.quantity)) + "%" for share in shares)
    entries = tuple(dict.fromkeys(share.entry for share in shares))
    off = float(made) - 100
    if abs(off) <= slack:
        about = "" if made == 100 else " (chênh lệch do làm tròn)"
        return Finding(
            FindingKind.SUM, True, f"Các tỷ lệ thành phần cộng lại đủ 100%: {terms}{about}.", entries
        )
    if any(share.quantity.loose or share.quantity.estimated for share in shares) or abs(off) > _FAR:
        return None
    if not certain and off < 0:
        return None
    message = f"Các tỷ lệ thành phần cộng lại là {vietnamese(made)}% ({terms}), {'vượt' if off > 0 else 'thiếu'} {vietnamese(abs(made - 100))} điểm phần trăm so với 100%."
    return Finding(FindingKind.SUM, False, capital(message), entries)
