"""Percentages of a plan and of a change, where both amounts stand beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.figures.audit.adding import exact
from assistant.figures.audit.naming import name_of, value_of
from assistant.figures.audit.told import ADDED, Figure, Statement, Told
from assistant.figures.audit.types import Finding, FindingKind
from assistant.figures.comparing import base_unit, decimal_of, vietnamese
from ingest.ledger.phrases import capital
from ingest.number_words import DIGITS, parse_decimal
from ingest.quantity import Kind

_PLAN = r"(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu)(?:\s+(?:năm|giao|được giao|đề ra|tỉnh giao|huyện giao|pháp lệnh))*"
# "215 tỷ đồng, bằng 119,2% kế hoạch (180 tỷ đồng)"
_REACHED = re.compile(r"\s*,?\s*(?:đạt|bằng|tương đương)\s*", re.IGNORECASE)
_OF_PLAN = re.compile(rf"\s*(?:so với\s+)?{_PLAN}\s*\(\s*(?:là\s+)?", re.IGNORECASE)
# "giảm từ 27 xuống còn 19 đầu mối (giảm 29,6%)"
_FROM_TO = re.compile(
    rf"(?<!\w)từ\s+(?P<first>{DIGITS})(?P<unit>[^\d.;,()%]{{0,30}})(?:xuống|lên|còn)(?:\s+(?:còn|đến|mức))*\s+$",
    re.IGNORECASE,
)
_CHANGED = re.compile(r"\s*[,(]\s*(?:tương ứng\s+|tức\s+)?(?:tăng|giảm)\s*$", re.IGNORECASE)


def planned(told: Told) -> Iterator[Finding]:
    """The findings about percentages whose two amounts stand beside them."""
    for statement in told.statements:
        for i, figure in enumerate(statement.figures):
            if figure.quantity.kind is Kind.PERCENT and figure.quantity.number_max is None and i:
                yield from _of_plan(statement, statement.figures, i)
                yield from _of_change(statement, statement.figures, i)


def _of_plan(statement: Statement, figures: Sequence[Figure], i: int) -> Iterator[Finding]:
    if i + 1 >= len(figures):
        return
    reached, share, plan = figures[i - 1 : i + 2]
    if reached.quantity.kind not in ADDED or plan.quantity.kind is not reached.quantity.kind:
        return
    if base_unit(plan.quantity) != base_unit(reached.quantity) or reached.quantity.number_max is not None:
        return
    text = statement.text
    if _REACHED.fullmatch(text, reached.end, share.start) and _OF_PLAN.fullmatch(text, share.end, plan.start):
        part, whole = _amount(reached), _amount(plan)
        if whole:
            told = f"{value_of(reached.quantity)} so với {value_of(plan.quantity)}"
            yield from _judged(100 * part / whole, share, (reached, share, plan), told)


def _of_change(statement: Statement, figures: Sequence[Figure], i: int) -> Iterator[Finding]:
    now, share = figures[i - 1], figures[i]
    if now.quantity.kind not in ADDED or now.quantity.number_max is not None:
        return
    text = statement.text
    change = _FROM_TO.search(text[: now.start])
    word = _CHANGED.search(text, now.end, share.start)
    if change is None or word is None or "." in text[now.end : word.start()]:
        return
    before, after = parse_decimal(change["first"]), decimal_of(now.quantity)
    if not before or (change["unit"].strip() and change["unit"].split()[0] not in now.quantity.unit.split()):
        return
    change_ = 100 * abs(after - before) / before
    told = f"từ {vietnamese(before)} đến {value_of(now.quantity)}"
    yield from _judged(change_, share, (now, share), told)


def _judged(true: Decimal, share: Figure, figures: Sequence[Figure], told: str) -> Iterator[Finding]:
    said = decimal_of(share.quantity)
    half = Decimal(5).scaleb(min(0, int(said.as_tuple().exponent)) - 1)
    entries = tuple(dict.fromkeys(figure.entry for figure in figures))
    shown = f"{vietnamese(true, 2)}%"
    name = capital(name_of(figures[0]))
    if abs(true - said) <= half:
        yield Finding(
            FindingKind.SHARE,
            True,
            f"{name}: {told} là {shown}, khớp với tỷ lệ {value_of(share.quantity)} đã nêu.",
            entries,
        )
    elif abs(true - said) > 2 * half and not any(figure.quantity.loose for figure in figures):
        message = f"{name}: {told} là {shown}, khác với tỷ lệ {value_of(share.quantity)} mà báo cáo nêu."
        yield Finding(FindingKind.SHARE, False, message, entries)


def _amount(figure: Figure) -> Decimal:
    return decimal_of(figure.quantity) * exact(figure.quantity.scale)
