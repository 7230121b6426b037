"""Shares held against the counts that they are told for: "46 đ/c (31%)" of 149, "97/124 xã, bằng 78,2%"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from assistant.figures.audit.adding import exact
from assistant.figures.audit.attributes import attribute
from assistant.figures.audit.divisions import Division
from assistant.figures.audit.elsewhere import wholes_of
from assistant.figures.audit.kinship import akin
from assistant.figures.audit.naming import name_of, value_of
from assistant.figures.audit.told import Figure, Statement, Told
from assistant.figures.audit.types import Finding, FindingKind
from assistant.figures.comparing import decimal_of, vietnamese
from assistant.figures.ledger.entries import Entry
from ingest.ledger.phrases import capital
from ingest.quantity import Kind

# What may stand between a count and the share that it makes.
_LINK = re.compile(
    r"(?:[^.;:()]|\([^()\d]{0,40}\)){0,60}?[\s,(]*(?:\(|,|(?<!\w)(?=chiếm))\s*(?:(?:và|chỉ|mới)\s+)?(?:chiếm|đạt|bằng|tương đương|tương ứng)?"
    r"(?:\s*(?:với\s+)?(?:tỷ lệ|tỉ lệ|tỷ trọng))?\s*(?:là|đạt|chiếm|:)?\s*(?:trên|khoảng|gần|hơn)?\s*",
    re.IGNORECASE,
)
# A share of something else than the whole: of a plan, of the year before.
_OTHER_BASE = re.compile(
    r"(?<!\w)(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu|cùng kỳ|so với|năm trước|kỳ trước|tăng|giảm|vượt|công suất|định mức|"
    r"diện tích|giá trị|tổng vốn|doanh thu|GRDP|GDP|dân số|nghị quyết|KH|NQ)(?!\w)",
    re.IGNORECASE,
)
# A count of what was added or lost: its share is of what was before.
_CHANGE = re.compile(r"(?<!\w)(?:tăng|giảm|vượt|thêm|bớt)(?:\s+(?:thêm|được))?\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Share:
    """A share with the count that it is told for, and the wholes that it may be of; `sure`: only the first may be meant."""

    share: Figure
    count: Figure
    wholes: tuple[Figure, ...]
    sure: bool


def shared(told: Told, found: Sequence[Division]) -> Iterator[Finding]:
    """The findings about shares; `found` are the divisions, which tell the whole of a part."""
    whole_of: dict[int, list[Figure]] = {}
    for division in found:
        for part in division.parts:
            whole_of.setdefault(id(part), []).append(division.whole)
    everywhere = [figure for statement in told.statements for figure in statement.figures if figure.summand]
    parted = {
        before.entry
        for statement in told.statements
        for before, after in pairwise(statement.figures)
        if after.clause.host is not None and after.quantity.kind is Kind.PERCENT
    }
    for i in range(len(told.statements)):
        for share in _shares(told, i, whole_of, parted):
            if finding := _judged(share, everywhere):
                yield finding


def _shares(
    told: Told, i: int, whole_of: dict[int, list[Figure]], parted: Collection[Entry]
) -> Iterator[Share]:
    statement = told.statements[i]
    for at, figure in enumerate(statement.figures):
        quantity = figure.quantity
        if quantity.kind is not Kind.PERCENT or quantity.number_max is not None or not at:
            continue
        if quantity.unit not in ("%", "phần trăm") or _OTHER_BASE.search(figure.words):
            continue
        count = _counted(statement, at)
        if count is None:
            continue
        if count.quantity.kind is Kind.RATIO:
            yield Share(figure, count, (), sure=True)
            continue
        wholes = [
            other
            for other in (*whole_of.get(id(count), ()), *_ahead(statement, count), *_outside(told, i))
            if other is not count
            and akin(other.quantity, count.quantity)
            and other.quantity.amount >= count.quantity.amount
        ]
        wholes = list(dict.fromkeys(wholes))
        if wholes:
            own = bool(whole_of.get(id(count)))
            sure = own or (len(wholes) == 1 and not _beside(wholes[0], count, parted))
            yield Share(figure, count, tuple(wholes), sure)


def _counted(statement: Statement, at: int) -> Figure | None:
    """The count that the share at `at` is told for: the figure before it, where only a link stands between them."""
    share, before = statement.figures[at], statement.figures[at - 1]
    if not (before.summand or before.quantity.kind is Kind.RATIO):
        return None
    link = _LINK.fullmatch(statement.text, before.end, share.start)
    if (
        link is None
        or _OTHER_BASE.search(statement.text, before.end, share.start)
        or _CHANGE.search(before.label)
    ):
        return None
    return before


def _beside(whole: Figure, count: Figure, parted: Collection[Entry]) -> bool:
    """Whether what seems a whole is another part: told apart by the same attribute, or with a share of its own."""
    known = attribute(count.words)
    return (bool(known) and attribute(whole.words) == known) or whole.entry in parted


def _ahead(statement: Statement, count: Figure) -> list[Figure]:
    """Counts before this one in its statement, the nearest first."""
    return [figure for figure in statement.figures if figure.summand and figure.end <= count.start][::-1]


def _outside(told: Told, i: int) -> list[Figure]:
    return [figure for other in wholes_of(told, i) for figure in other.figures if figure.summand][::-1]


def _judged(share: Share, everywhere: Sequence[Figure]) -> Finding | None:
    if share.count.quantity.kind is Kind.RATIO:
        return _ratio(share)
    part, said = _amount(share.count), decimal_of(share.share.quantity)
    fitting = next((whole for whole in share.wholes if _follows(part, _amount(whole), share.share)), None)
    if fitting is not None:
        return _right(share, fitting)
    whole = share.wholes[0]
    off = abs(100 * part / _amount(whole) - said)
    if not share.sure or share.share.quantity.loose or share.count.quantity.loose or whole.quantity.loose:
        return None
    if off <= 2 * _half(share.share) or abs(said * _amount(whole) / 100 - part) <= 1:
        return None
    if any(
        akin(other.quantity, share.count.quantity)
        and other.quantity.amount
        and _follows(part, _amount(other), share.share)
        for other in everywhere
    ):
        return None
    message = (
        f"{capital(name_of(share.count))}: {value_of(share.count.quantity)} trên tổng số {value_of(whole.quantity)} là "
        f"{_percent(part, _amount(whole), share.share)}%, khác với tỷ lệ {value_of(share.share.quantity)} mà báo cáo nêu."
    )
    return Finding(FindingKind.SHARE, False, message, _entries(whole, share.count, share.share))


def _ratio(share: Share) -> Finding | None:
    """A ratio with its own share: "97/124 xã, bằng 78,2%"."""
    quantity = share.count.quantity
    if not quantity.out_of or quantity.number > quantity.out_of:
        return None
    part, whole = exact(quantity.number), exact(quantity.out_of)
    entries = _entries(share.count, share.share)
    told = f"{quantity.value} {quantity.unit}".strip()
    if _follows(part, whole, share.share):
        message = f"{capital(name_of(share.count))}: {told} là {_percent(part, whole, share.share)}%, khớp với tỷ lệ đã nêu."
        return Finding(FindingKind.SHARE, True, message, entries)
    if share.share.quantity.loose or abs(100 * part / whole - decimal_of(share.share.quantity)) <= 2 * _half(
        share.share
    ):
        return None
    message = (
        f"{capital(name_of(share.count))}: {told} là {_percent(part, whole, share.share)}%, "
        f"khác với tỷ lệ {value_of(share.share.quantity)} mà báo cáo nêu."
    )
    return Finding(FindingKind.SHARE, False, message, entries)


def _right(share: Share, whole: Figure) -> Finding:
    part, base = _amount(share.count), _amount(whole)
    message = (
        f"{capital(name_of(share.count))}: {value_of(share.count.quantity)} trên {value_of(whole.quantity)} là "
        f"{_percent(part, base, share.share)}%, khớp với tỷ lệ {value_of(share.share.quantity)} đã nêu."
    )
    return Finding(FindingKind.SHARE, True, message, _entries(whole, share.count, share.share))


def _follows(part: Decimal, whole: Decimal, share: Figure) -> bool:
    """Whether the share is that of the part, rounded, or the part that of the share."""
    if not whole:
        return False
    said = decimal_of(share.quantity)
    return abs(100 * part / whole - said) <= _half(share) or (
        part == part.to_integral() and abs(said * whole / 100 - part) <= Decimal("0.5") and whole >= 10
    )


def _half(share: Figure) -> Decimal:
    """Half a unit of the last place that a share shows."""
    exponent = decimal_of(share.quantity).as_tuple().exponent
    return Decimal(5).scaleb(min(0, int(exponent)) - 1)


def _percent(part: Decimal, whole: Decimal, share: Figure) -> str:
    """The true share with two places, or one more than the report shows; none where it is a whole number."""
    true = 100 * part / whole
    places = max(2, 1 - int(decimal_of(share.quantity).as_tuple().exponent))
    return vietnamese(true, 0 if true == true.to_integral() else places)


def _amount(figure: Figure) -> Decimal:
    return decimal_of(figure.quantity) * exact(figure.quantity.scale)


def _entries(*figures: Figure) -> tuple[Entry, ...]:
    return tuple(dict.fromkeys(figure.entry for figure in figures))
