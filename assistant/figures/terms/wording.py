"""What a report says of a figure: its own words, those that it takes from the figure before it, and those around (pure)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.figures.ledger.entries import Entry
from assistant.figures.terms.rows import cell_of
from ingest.clauses import Clause, clauses
from ingest.quantities import Kind

# Beyond so many syllables a label tells of other things too.
NEAR = 16
_WORD = re.compile(r"[^\W_]+(?:[.,/]\d+)*")
# What may stand between a count and a second number that belongs to its name: "06 sản phẩm 5 sao".
_GLUED = re.compile(r"\s*")
# An aim or an earlier value named beside what was reached: "(chỉ tiêu 75%)", "so với nhiệm kỳ trước (3,7%)".
_BESIDE = re.compile(
    r"(?:chỉ tiêu|kế hoạch|mục tiêu|nghị quyết)(?:\s+(?:là|đề ra|giao|đạt|năm|\d{4}))*\s*:?\s*$"
    r"|so với[^,;.:()]{0,60}\(\s*$|(?:đầu nhiệm kỳ|nhiệm kỳ trước)(?:\s+(?:là|đạt|có|chỉ))*\s*$",
    re.IGNORECASE,
)
# "trẻ em dưới 5 tuổi": who is spoken of.
_AGED = re.compile(
    r"(?:trẻ em|trẻ|người|phụ nữ|dân số|lao động|dân|thanh niên)\s+(?:(?:từ|dưới|trên|đủ)\s+)*$",
    re.IGNORECASE,
)
# "92% tổ chức đảng và 90% đảng viên hoàn thành …": what follows is said of both.
_JOINT = re.compile(r"[^,;.:()]*\bvà\b[^,;.:()]*")
_FROM, _ONWARD = (
    re.compile(r"(?:^|\s)từ\s*$", re.IGNORECASE),
    re.compile(r"\s*(?:xuống|lên|còn|tăng|giảm)(?!\w)"),
)


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a figure.

    `name` is the indicator, `label` stands before the value, `after` behind its unit; `inherited` is the same of the
    figure before it in its sentence that it is said of, "" where it stands alone. `before` is the rest of the sentence
    ahead of it, `behind` what follows it down to the next figure. `part`: it is a share of that figure. `idle`: it is no value of the indicator at the time, but told to
    compare with ("so với năm 2020 là 12%", "từ 78% xuống 46%", "(chỉ tiêu 75%)"), or a grade ("02 sản phẩm 5 sao").
    """

    name: str
    label: str
    after: str
    inherited: str
    before: str
    behind: str
    part: bool
    idle: bool


def wording(entry: Entry) -> Wording:
    """The words of an entry's figure."""
    told = entry.observation
    name = _last(told.indicator, NEAR + 4)
    cell = cell_of(entry)
    if cell is not None:
        return Wording(cell.name, "", "", "", "", "", part=False, idle=cell.ordinal)
    at = told.quantity.start - told.start
    found = clauses(entry.quote)
    i = next((i for i, clause in enumerate(found) if clause.quantity.start == at), None)
    if i is None:
        return Wording(name, "", "", "", entry.quote[:at], "", part=told.scope is not None, idle=False)
    clause = found[i]
    label, after = _label(clause), _after(entry.quote, found, i)
    inherited = _last(entry.quote[: clause.start], NEAR)
    if i:
        host = clause.host if clause.host is not None else i - 1
        while host and clause.host is None and found[host].part:
            host -= 1
        inherited = f"{_label(found[host])} ; {_noun(found[host])} {_after(entry.quote, found, host)}"
    return Wording(
        name=name,
        label=label,
        after=after,
        inherited=inherited,
        before=entry.quote[: clause.start],
        behind=_behind(entry.quote, found, i),
        part=clause.part or told.scope is not None,
        idle=_beside(entry, found, i),
    )


def _beside(entry: Entry, found: list[Clause], i: int) -> bool:
    """Whether a figure is told only to compare with, or as the grade of what the one before it counts."""
    quantity = found[i].quantity
    ahead, behind = entry.quote[: quantity.start], entry.quote[quantity.end :]
    if _FROM.search(ahead) and quantity.number_max is None and _ONWARD.match(behind):
        return True
    if quantity.unit == "tuổi" and _AGED.search(ahead):
        return True
    before = found[i - 1].quantity if i else None
    if before and before.kind is Kind.COUNT and _GLUED.fullmatch(ahead, before.end):
        return True
    # "phấn đấu … so với năm 2020" speaks of what is to come.
    return bool(_BESIDE.search(ahead)) and not entry.observation.quantity.aimed


def _label(clause: Clause) -> str:
    return _last(clause.label.lstrip("-+*•–; "), NEAR)


def _noun(clause: Clause) -> str:
    return clause.quantity.unit if clause.quantity.kind in (Kind.COUNT, Kind.RATIO, Kind.RANK) else ""


def _after(quote: str, found: list[Clause], i: int) -> str:
    """What follows a figure; a number that follows at once belongs to it: "sản phẩm 5 sao"."""
    clause = found[i]
    tail = clause.tail.split("(")[0]
    if i + 1 < len(found) and clause.quantity.kind is found[i + 1].quantity.kind is Kind.PERCENT:
        between = quote[clause.quantity.end : found[i + 1].quantity.start]
        if _JOINT.fullmatch(between):
            tail = f"{tail} {_after(quote, found, i + 1)}"
    if i + 1 < len(found) and clause.quantity.kind is Kind.COUNT:
        onward = found[i + 1].quantity
        if _GLUED.fullmatch(quote, clause.quantity.end, onward.start):
            tail = f"{onward.text} {tail}"
    return _first(tail, NEAR)


def _behind(quote: str, found: list[Clause], i: int) -> str:
    end = found[i + 1].start if i + 1 < len(found) else len(quote)
    return _first(quote[found[i].quantity.end : end], 2 * NEAR)


def _last(text: str, most: int) -> str:
    words = list(_WORD.finditer(text))
    return text[words[-most].start() :] if len(words) > most else text


def _first(text: str, most: int) -> str:
    words = list(_WORD.finditer(text))
    return text[: words[most - 1].end()] if len(words) > most else text
