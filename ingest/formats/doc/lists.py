"""The numbers that Word writes before the paragraphs of its lists, which are not in the text of a binary file."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

from ingest.formats.doc.file import Part, WordFile
from ingest.formats.doc.properties import Look, Shape, with_look
from ingest.legacy.runs import Run

_LEVELS = 9
_BULLET, _NONE = 23, 255
_MOST_LISTS = 4_000
_LONGEST = 100
_NO_MARKS = dict.fromkeys(range(0xFDD0, 0xFDF0))
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list is numbered: characters 0 to 8 of `text` stand for the numbers of the levels."""

    first: int
    style: int
    text: str
    font: int | None


@dataclass(slots=True)
class Numbering:
    """Counts the lists of a file while its paragraphs go by."""

    _lists: dict[int, list[_Level]]
    _uses: list[int]  # the list of each use; uses are numbered from 1
    _starts: dict[int, dict[int, int]]
    _counts: dict[int, list[int | None]] = field(default_factory=dict)

    def before(self, shape: Shape, fonts: list[str], font: str) -> Run | None:
        """What stands before a paragraph, None where it is in no list; `font` is the paragraph's own."""
        if not 1 <= shape.list_use <= len(self._uses):
            return None
        number = self._uses[shape.list_use - 1]
        levels = self._lists.get(number, [])
        at = min(shape.list_level, len(levels) - 1)
        if at < 0:
            return None
        counts = self._counts.setdefault(number, [None] * _LEVELS)
        level, last = levels[at], counts[at]
        first = self._starts.get(shape.list_use, {}).pop(at, None)
        counts[at] = first if first is not None else level.first if last is None else last + 1
        counts[at + 1 :] = [None] * (_LEVELS - at - 1)
        if level.style == _BULLET:
            return Run("+ " if at else "- ")
        text = "".join(_number(ord(c), levels, counts, at) if ord(c) < _LEVELS else c for c in level.text)
        if not text.strip():
            return None
        named = fonts[level.font] if level.font is not None and level.font < len(fonts) else font
        return Run(text.translate(_NO_MARKS).rstrip() + " ", named)


def _number(index: int, levels: list[_Level], counts: list[int | None], at: int) -> str:
    if index > at or index >= len(levels):
        return ""
    count = counts[index]
    return written(levels[index].first if count is None else count, levels[index].style)


def written(count: int, style: int) -> str:
    """A number in one of Word's styles."""
    if style == _NONE or not 0 <= count < 32_768:
        return ""
    if style in (1, 2) and count:
        roman, rest = "", count
        for value, letters in _ROMAN:
            roman += letters * (rest // value)
            rest %= value
        return roman.upper() if style == 1 else roman
    if style in (3, 4) and count:
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return (letter.upper() if style == 3 else letter)[:20]
    return f"{count:02d}" if style == 22 else str(count)


def read_numbering(file: WordFile) -> Numbering:
    """A file's lists; none where their tables are damaged, for numbers are not worth losing the text."""
    try:
        return _read(file)
    except (struct.error, IndexError, ValueError):
        return Numbering({}, [], {})


def _read(file: WordFile) -> Numbering:
    lists: dict[int, list[_Level]] = {}
    listed = file.part(Part.LISTS)
    if len(listed) < 2:
        return Numbering({}, [], {})
    count = min(struct.unpack_from("<H", listed)[0], _MOST_LISTS)
    # The levels stand behind the table, beyond the length that the header gives it.
    rest = file.from_start(Part.LISTS)
    at = 2 + 28 * count
    for index in range(count):
        number = struct.unpack_from("<i", rest, 2 + 28 * index)[0]
        simple = rest[2 + 28 * index + 26] & 1
        lists[number] = []
        for _ in range(1 if simple else _LEVELS):
            level, at = _level(rest, at)
            lists[number].append(level)
    uses, starts = _uses(file.part(Part.LIST_USES))
    return Numbering(lists, uses, starts)


def _level(data: bytes, at: int) -> tuple[_Level, int]:
    first, style = struct.unpack_from("<iB", data, at)
    looks, shapes = data[at + 24], data[at + 25]
    at += 28 + shapes
    look = with_look(Look(), Look(), data[at : at + looks], {})
    at += looks
    letters = struct.unpack_from("<H", data, at)[0]
    text = data[at + 2 : at + 2 + 2 * min(letters, _LONGEST)].decode("utf-16-le", errors="ignore")
    return _Level(first, style, text, look.ascii if look.other is None else look.other), at + 2 + 2 * letters


def _uses(table: bytes) -> tuple[list[int], dict[int, dict[int, int]]]:
    """The list of each use, and the numbers at which a use begins anew, by its levels."""
    if len(table) < 4:
        return [], {}
    count = min(struct.unpack_from("<I", table)[0], _MOST_LISTS)
    uses = [struct.unpack_from("<i", table, 4 + 16 * index)[0] for index in range(count)]
    starts: dict[int, dict[int, int]] = {}
    at = 4 + 16 * count
    for index in range(count):
        at += 4
        for _ in range(table[4 + 16 * index + 12]):
            if at + 8 > len(table):
                return uses, starts
            first, flags = struct.unpack_from("<iI", table, at)
            at += 8
            if flags & 0x10:
                starts.setdefault(index + 1, {})[flags & 0xF] = first
            if flags & 0x20:
                level, at = _level(table, at)
                starts.setdefault(index + 1, {}).setdefault(flags & 0xF, level.first)
    return uses, starts
