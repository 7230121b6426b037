"""The clause that a quantity stands in: its label, its value, and what is said of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from ingest.normalise import fold, syllables
from ingest.quantities import Kind, Quantity, quantities
from ingest.types import Span

# What may part two clauses. A comma or "và" does so only next to another figure.
_MARK = re.compile(
    r"[;\n()]|[.!?…](?=\s|$)|:|,(?!\d)"
    r"|(?<!\w)(?:trong đó|trong số đó|trong do|riêng|rieng|cụ thể|cu the)(?!\w)(?:\s+(?:có|co|là|la)(?!\w))?"
    r"|(?<!\w)(?:và|va|còn|con)(?!\w)",
    re.IGNORECASE,
)
_SOFT = re.compile(r",|và|va|còn|con", re.IGNORECASE)
_WITHIN = re.compile(r"trong|riêng|rieng", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
# What may stand between a colon and its value.
_VALUE_LEAD = re.compile(
    r"\W*(?:(?:trên|dưới|hơn|gần|khoảng|ước|đạt|từ|là|có|tren|duoi|hon|gan|khoang|uoc|dat|tu|la|co)\s+)*"
)
# A clause longer than this is cut at its last comma.
_LONG = 150
# A parenthesis no longer than this belongs to the value before it: "46 đ/c (31%)".
_ASIDE = 24
# Up to so many syllables after a comma go on with the list before it: "kiểm tra, giám sát".
_COORDINATED = 3


@dataclass(frozen=True, slots=True)
class Clause:
    """A figure of a sentence and the clause around it, as offsets of the sentence.

    `label` stands before the value, `tail` after its unit; `part`: the figure is a share of another ("trong đó …",
    in parentheses); `host` is the index of the figure whose aside this one is ("46 đ/c (31%)"), else None.
    """

    quantity: Quantity
    start: int
    end: int
    label: str
    tail: str
    part: bool
    host: int | None


def clauses(sentence: str, kinds: Collection[Kind] = ()) -> list[Clause]:
    """The clauses of a sentence's figures in order, and of its other quantities that are of `kinds`."""
    figures = [item for item in quantities(sentence) if item.figure or item.kind in kinds]
    marks = list(_MARK.finditer(sentence)) if figures else []
    starts = [mark.start() for mark in marks]
    found: list[Clause] = []
    for i, figure in enumerate(figures):
        before = figures[i - 1] if i else None
        after = figures[i + 1] if i + 1 < len(figures) else None
        # Marks between this figure and its neighbours, and the one that follows these: the others say nothing of it.
        first = bisect_left(starts, before.end if before else 0)
        last = bisect_left(starts, figure.start)
        start, part = _left(sentence, marks[first:last], figure, before)
        host = _host(sentence, start, figure, before, i)
        first = bisect_left(starts, figure.end)
        last = bisect_left(starts, after.start + 1 if after else len(sentence))
        end = _right(sentence, marks[first : last + 1], figure, after)
        if host is not None:
            part = found[host].part
        label = sentence[start : figure.start].strip(" ,:")
        found.append(Clause(figure, start, end, label, sentence[figure.end : end].strip(), part, host))
    return found


def clause_of(sentence: str, quantity: Quantity) -> Span:
    """The smallest part of the sentence around a quantity that stands for itself: label, value, unit, short period.

    A value with no words around it takes those of the value before it: "có 333 gian hàng, 1.013 sản phẩm".
    """
    found = clauses(sentence, (quantity.kind,))
    at = next((i for i, clause in enumerate(found) if clause.quantity.start == quantity.start), None)
    if at is None:
        return Span(quantity.start, quantity.end)
    start, end = found[at].start, found[at].end
    while at and (found[at].host is not None or not _WORD.search(found[at].label + found[at].tail)):
        at -= 1
        if end - found[at].start > _LONG + 50:
            break
        start = found[at].start
    if sentence.count("(", start, end) > sentence.count(")", start, end) and sentence.startswith(")", end):
        end += 1
    return _trimmed(sentence, start, end)


def _trimmed(sentence: str, start: int, end: int) -> Span:
    while start < end and sentence[start] in " ,;:-+*•–\n":
        start += 1
    while end > start and sentence[end - 1] in " ,;:\n":
        end -= 1
    return Span(start, end)


def _left(
    sentence: str, marks: Sequence[re.Match[str]], figure: Quantity, before: Quantity | None
) -> tuple[int, bool]:
    """Where the clause of a figure begins, and whether it speaks of a part."""
    floor = before.end if before else 0
    depth = 0
    commas: list[int] = []
    separators: list[re.Match[str]] = []
    for mark in reversed([mark for mark in marks if mark.end() <= figure.start]):
        char = mark.group()
        if char == ")":
            depth += 1
        elif char == "(":
            if not depth:
                return mark.end(), True
            depth -= 1
        elif depth:
            continue
        elif char == "," or _SOFT.fullmatch(char):
            separators.append(mark)
            if char == ",":
                commas.append(mark.end())
        elif char == ":" and _VALUE_LEAD.fullmatch(sentence, mark.end(), figure.start):
            continue
        elif _WITHIN.match(char):
            return mark.end(), True
        else:
            return mark.end(), False
    if before and depth:
        # The parenthesis that closes here holds the figure before.
        close = next(m for m in marks if m.group() == ")")
        floor = close.end()
        separators = [mark for mark in separators if mark.start() >= floor]
    if before and separators:
        first = next((mark for mark in reversed(separators) if mark.group() == ","), separators[-1])
        return first.end(), False
    start = floor
    if figure.start - start > _LONG and commas:
        start = next((at for at in commas if figure.start - at >= 25), start)
    return start, False


def _host(sentence: str, start: int, figure: Quantity, before: Quantity | None, i: int) -> int | None:
    """The figure before, where this one is its aside: nothing but "(", "tỷ lệ", "đạt" … between them."""
    if before is None or start == 0 or sentence[start - 1] != "(":
        return None
    aside = _WORD.findall(sentence[start : figure.start])
    near = not _WORD.search(sentence[before.end : start]) or len(aside) == 0
    return i - 1 if near and len(aside) <= 2 and start - before.end < 60 else None


def _bare_share(figure: Quantity, tail: str) -> bool:
    """Whether only those who make up a share have been named, not yet what is said of them: "100% cán bộ, …"."""
    words = _WORD.findall(tail.casefold())
    return figure.kind in (Kind.PERCENT, Kind.RATIO) and 0 < len(words) <= 6 and not _PREDICATES & set(words)


def _both(words: str) -> frozenset[str]:
    """The words with accents and without."""
    keys = syllables(words)
    return frozenset((*keys, *map(fold, keys)))


# What opens a statement of its own after a comma, and so does not go on with a list.
_ANEW = _both(
    "đúng đạt đảm bảo vượt góp tăng giảm bằng hoàn chiếm trong với theo tại do đã được có không là từ đến cao thấp xếp đứng"
)
# What tells of those who make up a share.
_PREDICATES = _both("đều đạt so vượt tăng giảm được hoàn tham có không")


def _right(
    sentence: str, following: Sequence[re.Match[str]], figure: Quantity, after: Quantity | None
) -> int:
    """Where the clause of a figure ends; `following` are the marks after it up to the first beyond the next figure."""
    limit = after.start if after else len(sentence)
    for i, mark in enumerate(following):
        char = mark.group()
        if mark.start() > limit:
            break
        if char == "(":
            close = sentence.find(")", mark.end(), mark.start() + _ASIDE)
            return close + 1 if close >= 0 else mark.start()
        if char == ",":
            onward = following[i + 1] if i + 1 < len(following) else None
            stop = onward.start() if onward else len(sentence)
            piece = sentence[mark.end() : stop]
            parted = stop > limit or re.search(r"\d", piece) is not None
            listed = onward is None or onward.group() in ",;.()\n"
            words = _WORD.findall(piece.casefold())
            if not parted and listed and 0 < len(words) <= _COORDINATED and words[0] not in _ANEW:
                continue
            if not parted and _bare_share(figure, sentence[figure.end : mark.start()]):
                continue
            return mark.start()
        if _SOFT.fullmatch(char):
            if after is not None and not any(m.start() < limit for m in following[i + 1 :]):
                return mark.start()
            continue
        return mark.start()
    return figure.end if after else len(sentence)
