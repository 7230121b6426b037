"""Which lines of a text may open a section."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from ingest.headings import Marker, Style, is_capitals, is_title, parse_marker
from ingest.types import ROW_LEVEL

BULLET = re.compile(r"(?P<mark>[-–—+*•●▪◦]|o(?= ))\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line that is not blank, and where it stands."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A line that may open a section: a heading, or an item of a numbered list.

    `start` to `body` is the heading itself; `level` is the heading level of the file format, 0 where it has none or
    where the numbering tells more. `stopped` tells that the title ends in a full stop, as items do.
    """

    start: int
    body: int
    end: int
    number: str
    title: str
    marker: Marker | None
    level: int = 0
    item: bool = False
    stopped: bool = False

    @property
    def rank(self) -> float:
        """The usual order: the format's own levels above all numbering, unnumbered bold lines below."""
        if self.level:
            return self.level - 10 if self.level < BOLD_LEVEL else 100
        return self.marker.rank if self.marker else Style.CAPITALS

    @property
    def row(self) -> object:
        """Entries of one row are siblings where they stand under one parent."""
        if self.level:
            return "level", self.level
        return self.marker.row if self.marker else "capitals"

    @property
    def value(self) -> int:
        """The ordinal, 0 where there is no number."""
        return self.marker.value if self.marker else 0


def text_lines(text: str, end: int) -> list[TextLine]:
    """The lines of `text[:end]` that are not blank."""
    return [TextLine(m.start(), m.end(), m.group()) for m in re.compile(r"[^\n]+").finditer(text, 0, end)]


# The level of an unnumbered line that is bold throughout.
BOLD_LEVEL = 7
_UNITS = (Style.PART, Style.CHAPTER, Style.CLAUSE_GROUP, Style.ARTICLE)
_OPENERS = re.compile(r"(?:phần )?mở đầu|lời (?:nói|mở) đầu|đặt vấn đề|tóm tắt", re.IGNORECASE)
_PROSE = 150


def entries(lines: Sequence[TextLine], levels: Mapping[int, int]) -> list[Entry]:
    """The possible headings and numbered items in order; `levels` gives the format's heading levels by line start.

    A table's row (`ROW_LEVEL`) is neither.
    """
    found: list[Entry] = []
    letter, seen_text, index = 0, False, 0
    lone_top = sum(level == 1 for level in levels.values()) == 1
    mixed = _mixed_levels(lines, levels)
    while index < len(lines):
        line, level = lines[index], levels.get(lines[index].start, 0)
        if level == ROW_LEVEL:
            index += 1
            continue
        marker = None if BULLET.match(line.text) else parse_marker(line.text, letter)
        own_title = level == 1 and lone_top and marker is None
        capitals = is_capitals(line.text) and (found or seen_text or _OPENERS.match(line.text))
        if (level or marker or capitals) and not own_title:
            entry, used = _entry(lines, index, marker, levels, mixed)
            found.append(entry)
            if marker and marker.style is Style.LETTER:
                letter = marker.value
            index += used
            continue
        seen_text = seen_text or len(line.text) >= _PROSE
        index += 1
    return found


def _mixed_levels(lines: Sequence[TextLine], levels: Mapping[int, int]) -> set[int]:
    """The format's levels that say less than the numbering: several styles of it stand on one level."""
    rows: dict[int, set[object]] = {}
    for line in lines:
        if (level := levels.get(line.start)) and (marker := parse_marker(line.text)):
            rows.setdefault(level, set()).add((marker.style, marker.depth))
    return {level for level, styles in rows.items() if len(styles) > 1}


def _entry(
    lines: Sequence[TextLine],
    index: int,
    marker: Marker | None,
    levels: Mapping[int, int],
    mixed: Collection[int],
) -> tuple[Entry, int]:
    """The entry that the line at `index` opens, and how many lines its heading takes."""
    line = lines[index]
    given = levels.get(line.start, 0)
    level = 0 if marker and given in mixed else given
    length = marker.length if marker else 0
    rest = line.text[length:].strip()
    number = marker.label if marker else ""
    if given or not marker or (not rest and marker.style in _UNITS) or is_title(rest):
        title, used = _whole_title(lines, index, rest, marker, levels)
        body = lines[index + used - 1].end
        stopped = rest.endswith(".")
        return Entry(line.start, body, line.end, number, title, marker, level, stopped=stopped), used
    if head := _run_in_title(rest):
        body = line.start + line.text.index(head, length) + len(head) + 1
        return Entry(line.start, body, line.end, number, head, marker), 1
    item = marker.style not in _UNITS
    return Entry(line.start, line.start + length, line.end, number, "", marker, item=item), 1


def _whole_title(
    lines: Sequence[TextLine],
    index: int,
    rest: str,
    marker: Marker | None,
    levels: Mapping[int, int],
) -> tuple[str, int]:
    """The title with the lines it goes on in: under "Phần thứ nhất", or capitals broken over lines."""
    parts = [rest] if rest else []
    used = 1
    unit = marker is not None and marker.style in _UNITS
    level = levels.get(lines[index].start, 0)
    while index + used < len(lines) and used < 5:
        line, last = lines[index + used], lines[index + used - 1]
        if BULLET.match(line.text) or parse_marker(line.text) or levels.get(line.start, level) != level:
            break
        adjacent = line.start == last.end + 1
        if not parts:
            wanted = unit and is_title(line.text) and line.text[-1] not in ".:"
        else:
            wanted = adjacent and is_capitals(parts[-1]) and is_capitals(line.text)
        if not wanted:
            break
        parts.append(line.text)
        used += 1
    return _tidy(" ".join(parts)), used


def _tidy(title: str) -> str:
    return title.rstrip(" .:-–") or title


# A small letter or a figure after the colon completes a statement ("có giá trị: 1 năm"), a capital opens a text.
_RUN_IN = re.compile(r"(?P<head>[^\W\d_][^:.;!?\n]{2,89})(?P<stop>[:.])\s+(?P<next>[^\W\d_])")
_LONG_BODY = 150


def _run_in_title(rest: str) -> str | None:
    """The title at the start of a paragraph: "Mục tiêu chung: …", "Phạm vi điều chỉnh. …"."""
    match = _RUN_IN.match(rest)
    if not match or not match["next"].isupper() or len(rest) - match.end() < _LONG_BODY:
        return None
    head, words = match["head"], len(match["head"].split())
    if match["stop"] == ".":
        return head if words <= 8 and not any(c.isdigit() for c in head) else None
    return head if words <= 14 else None
