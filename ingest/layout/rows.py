"""Fragments as visual lines in reading order."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ingest.layout.fragments import usable
from ingest.layout.types import Fragment, Sheet
from ingest.normalise import DOUBT_MARK

# All in font heights.
_SAME_LINE = 0.32  # how far baselines of one line may lie apart
_SPACE = 0.16  # the narrowest gap that is a space
_SMALL = 0.88  # a raised or lowered fragment is at most this large
_RAISED, _LOWERED = 0.68, 0.3  # how far such a fragment may stand off its line
_TOUCHES = 0.6
_SUPERSCRIPTS = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_POWER = re.compile(r"[\d+-]+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_BUCKET = 4.0


@dataclass(frozen=True, slots=True)
class Row:
    """A visual line: its fragments from left to right, and what they say together.

    `text` has a `DOUBT_MARK` before each doubtful number, `plain` has none. `bold` tells that it is bold throughout,
    `starts_bold` that its first word is.
    """

    fragments: tuple[Fragment, ...]
    spaced: bool
    left: float
    right: float
    baseline: float
    size: float
    text: str
    plain: str
    bold: bool
    starts_bold: bool


def row_of(fragments: Sequence[Fragment], *, spaced: bool = False) -> Row:
    """The row that fragments of one line make; with `spaced`, each fragment is a word of its own."""
    ordered = sorted(fragments, key=lambda fragment: fragment.left)
    weights: dict[float, int] = defaultdict(int)
    for fragment in ordered:
        weights[round(fragment.size, 1)] += len(fragment.text.strip())
    size = max(weights, key=lambda size: (weights[size], size))
    if spaced:
        size = sorted(fragment.size for fragment in ordered)[len(ordered) // 2]
    main = [fragment for fragment in ordered if fragment.size > _SMALL * size] or ordered
    baseline = sorted(fragment.baseline for fragment in main)[len(main) // 2]
    text = _text(ordered, baseline, size, spaced)
    words = [fragment for fragment in main if any(c.isalnum() for c in fragment.text)] or main
    return Row(
        tuple(ordered),
        spaced,
        min(fragment.left for fragment in ordered),
        max(fragment.right for fragment in ordered),
        baseline,
        size,
        text,
        text.replace(DOUBT_MARK, ""),
        all(fragment.bold for fragment in words),
        words[0].bold,
    )


def is_raised(fragment: Fragment, baseline: float, size: float) -> bool:
    """Whether a fragment is a superscript on a line."""
    return fragment.size <= _SMALL * size and baseline - fragment.baseline > 0.12 * size


def _text(fragments: Sequence[Fragment], baseline: float, size: float, spaced: bool) -> str:
    parts: list[str] = []
    last: Fragment | None = None
    for fragment in fragments:
        text = " ".join(fragment.text.split())
        if fragment.doubtful:
            text = _NUMBER.sub(lambda match: DOUBT_MARK + match.group(), text)
        if not spaced and _POWER.fullmatch(text) and is_raised(fragment, baseline, size):
            text = text.translate(_SUPERSCRIPTS)  # "10" with a raised 6 is not 106
        if last is not None:
            gap = fragment.left - last.right
            apart = spaced or last.text[-1].isspace() or fragment.text[0].isspace()
            if apart or gap > _SPACE * max(fragment.size, last.size):
                parts.append(" ")
        parts.append(text)
        last = fragment
    return "".join(parts)


@dataclass(slots=True)
class _Open:
    """A row being gathered; `at` is its baseline where it was met last."""

    at: float
    size: float
    fragments: list[Fragment] = field(default_factory=list)


class _Gathered:
    """Rows findable by baseline."""

    def __init__(self) -> None:
        self.rows: list[_Open] = []
        self._buckets: dict[int, set[int]] = defaultdict(set)

    def near(self, baseline: float, above: float, below: float) -> Iterable[int]:
        first, last = int((baseline - above) // _BUCKET), int((baseline + below) // _BUCKET)
        for bucket in range(first, last + 1):
            yield from self._buckets.get(bucket, ())

    def add(self, fragment: Fragment, index: int | None) -> None:
        if index is None:
            index = len(self.rows)
            self.rows.append(_Open(fragment.baseline, fragment.size))
        row = self.rows[index]
        self._buckets[int(row.at // _BUCKET)].discard(index)
        row.fragments.append(fragment)
        weight = 0.5 if len(fragment.text) > 2 else 0.25  # a comma's baseline tells less
        row.at += weight * (fragment.baseline - row.at)
        row.size = max(row.size, fragment.size)
        self._buckets[int(row.at // _BUCKET)].add(index)


def rows_of(sheet: Sheet) -> list[Row]:
    """The rows of a sheet from top to bottom."""
    spaced = sheet.confidence is not None
    gathered = _Gathered()
    for fragment in sorted(usable(sheet), key=lambda fragment: (fragment.left, fragment.baseline)):
        reach = _SAME_LINE * fragment.size
        rows = [
            (abs(gathered.rows[i].at - fragment.baseline), i)
            for i in gathered.near(fragment.baseline, reach, reach)
        ]
        distance, index = min(rows, default=(reach + 1, -1))
        gathered.add(fragment, index if distance <= reach else None)
    groups = _with_scripts(gathered)
    found = [row_of(group, spaced=spaced) for group in groups]
    if spaced:
        found = [row for row in found if any(c.isalnum() for c in row.plain)]
    return sorted(found, key=lambda row: (row.baseline, row.left))


def _with_scripts(gathered: _Gathered) -> list[list[Fragment]]:
    """The rows' fragments, superscripts and subscripts moved to the row they belong to."""
    groups = [list(row.fragments) for row in gathered.rows]
    for index, row in enumerate(gathered.rows):
        for fragment in row.fragments:
            if len(fragment.text) > 8 or len(groups[index]) > 200:
                continue
            host = _host(gathered, index, fragment)
            if host is not None:
                groups[index].remove(fragment)
                groups[host].append(fragment)
    return [group for group in groups if group]


def _host(gathered: _Gathered, own: int, fragment: Fragment) -> int | None:
    """The row that a small fragment is a script of."""
    reach = 2 * fragment.size
    for index in gathered.near(fragment.baseline, reach, reach):
        row = gathered.rows[index]
        if index == own or fragment.size > _SMALL * row.size:
            continue
        off = row.at - fragment.baseline
        if not -_LOWERED * row.size <= off <= _RAISED * row.size:
            continue
        touch = _TOUCHES * row.size
        for other in row.fragments:
            if other.size * _SMALL >= fragment.size and (
                abs(fragment.left - other.right) < touch or abs(other.left - fragment.right) < touch
            ):
                return index
    return None
