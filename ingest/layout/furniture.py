"""Running heads, running feet and page numbers: what the pages repeat outside their body."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from ingest.layout.cells import count_segments
from ingest.layout.rows import Row
from ingest.layout.types import Sheet
from ingest.normalise import fold

# Furniture stands in this share of the page's height at its top or bottom, in so many rows at most.
_MARGIN = 0.16
_DEEPEST = 4
_EXPLICIT = re.compile(
    r"(?:trang|tr\.?|page)\s*:?\s*(?P<a>\d{1,4})(?:\s*(?:/|of|tren|tong so)\s*\d{1,4})?"
    r"|[-–—~|_•]\s*(?P<b>\d{1,4})\s*[-–—~|_•]"
)
_BARE = re.compile(r"(?P<a>\d{1,4})(?:\s*/\s*\d{1,4})?")
_ROMAN = re.compile(r"[-–—~]?\s*(?=[ivxl])(?:x{0,3}|xl|l)(?:ix|iv|v?i{0,3})\s*[-–—~]?")
# What text recognition makes of a lone page number.
_SLIP = re.compile(r"[\doiIlLzZsSbBgGqQaAtTeE|!\[\](){}'\"“”‘’*°.,:;~_=-]{1,4}")
_SIMILAR = 0.85


class _Edge(NamedTuple):
    """An outer row of a page: `sheet` and `row` index it, `at` is its baseline from its edge of the page."""

    sheet: int
    row: int
    top: bool
    depth: int
    at: float
    text: str
    key: str


def without_furniture(sheets: Sequence[Sheet], pages: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """Each page's rows without running heads and feet and page numbers.

    A row goes when it is a page number that counts with the pages, or when rows at its place say the same on other
    pages too (figures apart), and nothing of the body stands outside it.
    """
    edges = [edge for i, rows in enumerate(pages) for edge in _edges(i, sheets[i], rows)]
    dropped = _numbers(edges, sheets, pages) | _repeated(edges, sheets, pages)
    dropped |= _in_their_place(edges, dropped, pages)
    gone: dict[int, set[int]] = defaultdict(set)
    for edge in edges:  # from the outside inwards
        outer = edge.row + (-1 if edge.top else 1)
        if (edge.sheet, edge.row) in dropped and (edge.depth == 0 or outer in gone[edge.sheet]):
            gone[edge.sheet].add(edge.row)
    return [[row for i, row in enumerate(rows) if i not in gone[sheet]] for sheet, rows in enumerate(pages)]


def _edges(index: int, sheet: Sheet, rows: Sequence[Row]) -> Iterable[_Edge]:
    for top in (True, False):
        for depth in range(min(_DEEPEST, len(rows))):
            number = depth if top else len(rows) - 1 - depth
            row = rows[number]
            at = row.baseline if top else sheet.height - row.baseline
            if at > _MARGIN * sheet.height:
                break
            text = " ".join(fold(row.plain).split())
            yield _Edge(index, number, top, depth, at, text, re.sub(r"\d+", "#", text))


def _value(text: str) -> tuple[int | None, bool]:
    """The page number that a row is, and whether its form alone tells that it is one."""
    for pattern, explicit in ((_EXPLICIT, True), (_BARE, False)):
        if match := pattern.fullmatch(text):
            return int(next(group for group in match.groups() if group)), explicit
    return None, False


def _numbers(
    edges: Sequence[_Edge], sheets: Sequence[Sheet], pages: Sequence[Sequence[Row]]
) -> set[tuple[int, int]]:
    """The rows that are page numbers: they count on with the pages, or their form and place leave no doubt."""
    values = {edge: _value(edge.text) for edge in edges}
    offsets = Counter(
        (edge.top, value - sheets[edge.sheet].number)
        for edge, (value, _) in values.items()
        if value is not None
    )
    found: dict[_Edge, float] = {}
    for edge, (value, explicit) in values.items():
        if value is None:
            continue
        support = offsets[edge.top, value - sheets[edge.sheet].number]
        counts = value == sheets[edge.sheet].number
        if (
            support >= 3
            or (support >= 2 and (explicit or _apart(edge, pages)))
            or (counts and _apart(edge, pages))
            or (explicit and (counts or edge.depth == 0))
        ):
            found[edge] = edge.at
    if len(found) >= 3:
        found |= {
            edge: edge.at for edge in edges if edge not in found and _is_slip(edge, found, sheets, pages)
        }
    return {(edge.sheet, edge.row) for edge in found}


def _is_slip(
    edge: _Edge, found: dict[_Edge, float], sheets: Sequence[Sheet], pages: Sequence[Sequence[Row]]
) -> bool:
    """Whether a row that text recognition misread, or a Roman number, stands where the page numbers stand."""
    row = pages[edge.sheet][edge.row]
    scanned = sheets[edge.sheet].confidence is not None
    if not (_ROMAN.fullmatch(edge.text) or (scanned and _SLIP.fullmatch(row.plain.replace(" ", "")))):
        return False
    middle = (row.left + row.right) / 2
    for other in found:
        if other.top == edge.top and abs(other.at - edge.at) < 0.6 * row.size:
            number = pages[other.sheet][other.row]
            if abs((number.left + number.right) / 2 - middle) < 1.5 * row.size:
                return True
    return False


def _apart(edge: _Edge, pages: Sequence[Sequence[Row]]) -> bool:
    """Whether a row stands off the body beside it: by its type size, by a gap, or flush right or centred on its own."""
    rows = pages[edge.sheet]
    row, inner = rows[edge.row], edge.row + (1 if edge.top else -1)
    if not 0 <= inner < len(rows):
        return True
    beside = rows[inner]
    gap = abs(beside.baseline - row.baseline)
    left = min(other.left for other in rows)
    return (
        abs(beside.size - row.size) > 0.08 * beside.size
        or gap > 1.8 * beside.size
        or row.left - left > 3 * row.size
    )


def _repeated(
    edges: Sequence[_Edge], sheets: Sequence[Sheet], pages: Sequence[Sequence[Row]]
) -> set[tuple[int, int]]:
    """The rows that say the same as rows at the same place of other pages."""
    groups: dict[tuple[bool, str], list[_Edge]] = defaultdict(list)
    for edge in edges:
        if any(c.isalpha() for c in edge.key):
            groups[
                edge.top, _same_key(edge, groups, scanned=sheets[edge.sheet].confidence is not None)
            ].append(edge)
    found: set[tuple[int, int]] = set()
    for group in groups.values():
        for edge in group:
            reach = pages[edge.sheet][edge.row].size * (
                1 if sheets[edge.sheet].confidence is not None else 0.4
            )
            like = {other.sheet for other in group if abs(other.at - edge.at) < reach}
            enough = len(like) >= 3 or (len(sheets) <= 3 and len(like) == 2 and _apart(edge, pages))
            if enough and not _is_note(edge, sheets, pages) and not _heads_table(edge, pages):
                found.add((edge.sheet, edge.row))
    return found


def _is_note(edge: _Edge, sheets: Sequence[Sheet], pages: Sequence[Sequence[Row]]) -> bool:
    """Whether a row opens with a figure below other text or a short line, as a note does, such as a source named often."""
    if edge.top or not edge.text[:1].isdigit():
        return False
    rows = pages[edge.sheet]
    row, width = rows[edge.row], max(r.right for r in rows) - min(r.left for r in rows)
    short = [rule for rule in sheets[edge.sheet].rules if rule.right - rule.left < 0.5 * width]
    return not _apart(edge, pages) or any(0 < row.baseline - rule.y < 3 * row.size for rule in short)


def _same_key(edge: _Edge, groups: dict[tuple[bool, str], list[_Edge]], *, scanned: bool) -> str:
    """The key of the group that a row belongs to; text recognition may have read it a little differently."""
    if scanned and (edge.top, edge.key) not in groups:
        for top, key in groups:
            if top == edge.top and len(key) > 5 and abs(len(key) - len(edge.key)) < 0.2 * len(key):
                matcher = SequenceMatcher(None, key, edge.key, autojunk=False)
                if matcher.quick_ratio() > _SIMILAR and matcher.ratio() > _SIMILAR:
                    return key
    return edge.key


def _heads_table(edge: _Edge, pages: Sequence[Sequence[Row]]) -> bool:
    """Whether a row opens a table, whose head may be repeated on each page."""
    rows = pages[edge.sheet]
    count = count_segments(rows[edge.row])
    if count >= 3 or edge.row + 1 >= len(rows) or not edge.top:
        return count >= 3
    below = rows[edge.row + 1]
    near = below.baseline - rows[edge.row].baseline < 2.2 * below.size
    return count == 2 and near and count_segments(below) >= 2


def _in_their_place(
    edges: Sequence[_Edge], dropped: set[tuple[int, int]], pages: Sequence[Sequence[Row]]
) -> set[tuple[int, int]]:
    """Rows of other wording that stand, off the body, where other pages have theirs: a chapter's own running head."""
    places: dict[tuple[bool, float], int] = Counter()
    for edge in edges:
        if (edge.sheet, edge.row) in dropped:
            places[edge.top, round(edge.at)] += 1
    found: set[tuple[int, int]] = set()
    for edge in edges:
        row = pages[edge.sheet][edge.row]
        here = sum(places[edge.top, round(edge.at) + step] for step in (-1, 0, 1))
        if here >= 2 and _apart(edge, pages) and not _heads_table(edge, pages):
            inner = edge.row + (1 if edge.top else -1)
            others = pages[edge.sheet]
            gap = abs(others[inner].baseline - row.baseline) if 0 <= inner < len(others) else 0.0
            if gap > 1.8 * row.size:
                found.add((edge.sheet, edge.row))
    return found
