"""Wholes with the figures that a report tells as their parts, as the form of its sentences and bullets shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.figures.audit.kinship import akin, contains
from assistant.figures.audit.listing import complete_list
from assistant.figures.audit.told import Figure, Statement, Told

# What opens the parts of a whole. Only the second kind says that nothing is left out.
_SOME = r"trong đó|trong số đó|trong số này|cụ thể|như sau"
_ALL = r"bao gồm|gồm(?: có)?|(?:được )?chia (?:ra|thành|theo)"
_OPENER = re.compile(
    rf"(?<!\w)(?P<word>(?P<all>{_ALL})|{_SOME})(?!\w)(?:\s+(?:có|là))?\s*:?|[:(]", re.IGNORECASE
)
_BEGINS = re.compile(rf"[-+*•–\s]*(?:(?P<all>{_ALL})|{_SOME})(?!\w)", re.IGNORECASE)
_ENDS = re.compile(rf"(?:(?P<all>{_ALL})|{_SOME})?\s*(?P<colon>:)?[\s.]*$", re.IGNORECASE)
_OUT_OF = re.compile(r"(?:^|[.;,:]\s*)\W*trong\s+(?:tổng số|tổng|số)?\s*$", re.IGNORECASE)
_TOTAL = re.compile(r"(?<!\w)(?:tổng|tất cả|toàn bộ|cộng)(?!\w)", re.IGNORECASE)
_REST = re.compile(r"(?<!\w)(?:còn lại|số còn lại)(?!\w)", re.IGNORECASE)
_STOP = re.compile(r"[.!?]\s|\n")
_FURTHER = re.compile(r",\s*(?:với|có|quản lý|đạt|đang|tổng)(?!\w)", re.IGNORECASE)
# A closed list of a total that comes so near to it was meant to make it up.
_NEARLY = 0.1
# How many lines after a total may tell its parts.
_AHEAD = 8


@dataclass(frozen=True, slots=True)
class Division:
    """A whole and what may be its parts, in order of place.

    `complete`: by its form they leave nothing out; `mixed`: they count things of several kinds.
    """

    whole: Figure
    parts: tuple[Figure, ...]
    complete: bool
    mixed: bool = False


def divisions(told: Told) -> Iterator[Division]:
    """Every division that the statements show, a whole perhaps in several."""
    for i, statement in enumerate(told.statements):
        if statement.row:
            continue
        yield from _within(statement)
        if i and (before := _before(told.statements[i - 1], statement)):
            yield from _opening(before, statement)
        yield from _below(told, i)


def total(figure: Figure) -> bool:
    """Whether a figure calls itself a total."""
    return bool(_TOTAL.search(figure.label))


def _within(statement: Statement) -> Iterator[Division]:
    text, figures = statement.text, [figure for figure in statement.figures if figure.summand]
    openers = [match for match in _OPENER.finditer(text) if not _idle(match, statement)]
    for i, opener in enumerate(openers):
        strong = [later.start() for later in openers[i + 1 :] if later["word"]]
        end = strong[0] if strong else len(text)
        if (around := _opening_parenthesis(text, opener.end())) is not None:
            end = min(end, _closing(text, around))
        if stop := _STOP.search(text, opener.end(), end):
            end = stop.start()
        before = [figure for figure in figures if figure.end <= opener.start()]
        after = [figure for figure in figures if opener.end() <= figure.start < end]
        for whole in _wholes(before, after):
            complete = bool(opener["all"]) or _adds_up_nearly(text, whole, after, opener)
            yield from _divided(text, whole, after, opener.end(), end, complete=complete)
    for i, figure in enumerate(figures):
        rest = figures[i + 1 :]
        if rest and (_OUT_OF.search(text[: figure.start]) or (total(figure) and not openers)):
            yield from _divided(text, figure, rest, figure.end, len(text), complete=False)
        if _REST.search(figure.label) and i > 1:
            kin = [item for item in figures[: i + 1] if akin(item.quantity, figure.quantity)]
            parts = [item for item in kin[1:] if item.depth == figure.depth]
            if len(parts) > 1:
                yield Division(kin[0], tuple(parts), complete=True)


def _adds_up_nearly(text: str, whole: Figure, after: Sequence[Figure], opener: re.Match[str]) -> bool:
    """Whether a total and all that a colon opens up to a last "và" were meant to be added up.

    "Tổng số: 30 hợp tác xã, trong đó: 18 hợp tác xã chè và 11 hợp tác xã chăn nuôi." is one short.
    """
    parts = [
        figure for figure in after if figure.depth == whole.depth and akin(whole.quantity, figure.quantity)
    ]
    if len(parts) < 2 or parts != list(after) or not opener.group().endswith(":") or not total(whole):
        return False
    last = text[parts[-2].end : parts[-1].start]
    made = sum(part.quantity.amount for part in parts)
    near = abs(made - whole.quantity.amount) <= _NEARLY * whole.quantity.amount
    return near and re.search(r"(?<!\w)và(?!\w)", last) is not None


def _idle(opener: re.Match[str], statement: Statement) -> bool:
    """A colon or parenthesis before the first figure, or around an aside, opens no parts."""
    if opener["word"]:
        return False
    if not any(figure.end <= opener.start() for figure in statement.figures):
        return True
    if opener.group() == "(":
        close = _closing(statement.text, opener.start())
        return sum(opener.end() <= figure.start < close for figure in statement.figures) < 2
    return False


def _opening_parenthesis(text: str, at: int) -> int | None:
    """Where the parenthesis opens that `at` stands in."""
    depth = 0
    for i in range(at - 1, -1, -1):
        depth += (text[i] == ")") - (text[i] == "(")
        if depth < 0:
            return i
    return None


def _closing(text: str, start: int) -> int:
    """Where the parenthesis that opens at `start` closes."""
    depth = 0
    for at in range(start, len(text)):
        depth += (text[at] == "(") - (text[at] == ")")
        if not depth:
            return at
    return len(text)


def _wholes(before: Sequence[Figure], after: Sequence[Figure]) -> Iterator[Figure]:
    """The figures before an opener that the first figures after it may be parts of: the nearest, and the first."""
    for part in after[:2]:
        kin = [figure for figure in before if _may_hold(figure, part)]
        if kin:
            yield kin[-1]
            if kin[0] is not kin[-1]:
                yield kin[0]
            return


def _divided(
    text: str, whole: Figure, after: Sequence[Figure], start: int, end: int, *, complete: bool
) -> Iterator[Division]:
    first = next((figure for figure in after if _may_hold(whole, figure)), None)
    if first is None:
        return
    same = akin(whole.quantity, first.quantity) and not any(
        contains(whole.quantity, figure.quantity, whole.clause.tail) for figure in after
    )
    parts = [
        figure for figure in after if figure.depth == first.depth and _may_hold(whole, figure, same=same)
    ]
    if stop := next((i for i, figure in enumerate(parts) if total(figure)), None):
        parts = parts[:stop]
    if len(parts) < 2:
        return
    if complete:
        # A list told with commas ends at the semicolon after it, any list at what its whole further has.
        marks = [found.start() for found in _FURTHER.finditer(text, parts[1].end, end)]
        if ";" not in text[start : parts[1].start]:
            marks.append(text.find(";", parts[1].start, end))
        end = min((mark for mark in marks if mark > 0), default=end)
        parts = [part for part in parts if part.end <= end]
        complete = complete_list(text, parts, start, end)
    mixed = not all(akin(whole.quantity, part.quantity) for part in parts)
    if not mixed or complete_list(text, parts, start, end):
        yield Division(whole, tuple(parts), complete, mixed)


def _may_hold(whole: Figure, part: Figure, *, same: bool = False) -> bool:
    """Whether a figure may be a part of a whole by what they count; `same`: only the whole's own kind."""
    return akin(whole.quantity, part.quantity) or (
        not same and contains(whole.quantity, part.quantity, whole.clause.tail)
    )


def _before(previous: Statement, statement: Statement) -> Statement | None:
    """The statement before, where this one opens with the parts of its whole: "Trong đó nữ 46, nam 103."."""
    near = previous.section == statement.section and (previous.anchor is None) == (statement.anchor is None)
    return previous if near and not previous.row and _BEGINS.match(statement.text) else None


def _opening(previous: Statement, statement: Statement) -> Iterator[Division]:
    opener = _BEGINS.match(statement.text)
    figures = [figure for figure in statement.figures if figure.summand]
    wholes = [figure for figure in previous.figures if figure.summand]
    if opener is None:
        return
    for whole in _wholes(wholes, figures):
        yield from _divided(
            statement.text, whole, figures, opener.end(), len(statement.text), complete=bool(opener["all"])
        )


def _below(told: Told, i: int) -> Iterator[Division]:
    """A whole at a line's end, its parts in the lines after it."""
    statement = told.statements[i]
    if statement.block is None:
        return
    figures = [figure for figure in statement.figures if figure.summand]
    block = statement.block
    if not figures or told.lines[block].end - statement.span.end > 20:
        return
    ending = _ENDS.search(told.line(block))
    opened = ending is not None and ending["colon"] is not None
    whole = figures[0]
    children: list[Figure] = []
    complete = bool(ending and ending["all"])
    level: int | None = None
    for at in range(block + 1, min(block + 1 + _AHEAD, len(told.lines))):
        line, text = told.lines[at], told.line(at)
        if line.section != told.lines[block].section:
            break
        found = told.at(at)
        if not found:
            if match := _BEGINS.match(text):
                opened, complete = True, bool(match["all"])
                continue
            break
        figure = next((item for item in found[0].figures if item.summand), None)
        deeper = line.depth > statement.level
        if not (deeper or opened or total(whole)) or (level is not None and line.depth != level):
            if level is not None and line.depth > level:
                continue
            break
        if figure is None or not akin(whole.quantity, figure.quantity) or total(figure):
            break
        level = line.depth
        children.append(figure)
    if len(children) > 1:
        yield Division(whole, tuple(children), complete and opened)
