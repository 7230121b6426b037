"""The formatting that a Word binary file keeps apart from its text: fonts, styles, hidden and deleted text."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from ingest.formats.doc.file import Part, WordFile


@dataclass(frozen=True, slots=True)
class Look:
    """How characters look: font numbers, what is not to be read, a symbol in their place.

    `other` is the font of letters beyond ASCII, `ascii` that of the others.
    """

    other: int | None = None
    ascii: int | None = None
    hidden: bool = False
    deleted: bool = False
    special: bool = False
    symbol: tuple[int, int] | None = None  # font number, character


@dataclass(frozen=True, slots=True)
class Shape:
    """What a paragraph is: its style, its place in a table, its outline level (0 none), its list and level in it."""

    style: int = 0
    in_table: bool = False
    row_end: bool = False
    depth: int = 0
    inner_cell: bool = False
    level: int | None = None
    list_use: int = 0
    list_level: int = 0


_OPERAND = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
_DEFINE_TABLE = 0xD608
_PAGE = 512


def modifiers(group: bytes) -> Iterator[tuple[int, bytes]]:
    """The property modifiers of a group: code and operand."""
    at = 0
    while at + 2 <= len(group):
        code = int.from_bytes(group[at : at + 2], "little")
        at += 2
        size = _OPERAND.get(code >> 13)
        if size is None:  # the operand tells its own length
            if code == _DEFINE_TABLE:
                size = int.from_bytes(group[at : at + 2], "little") + 1
            else:
                size = 1 + (group[at] if at < len(group) else 0)
        yield code, group[at : at + size]
        at += size


def with_look(look: Look, base: Look, group: bytes, styles: dict[int, Look]) -> Look:
    """A look with a group's modifiers applied; `base` is that of its style, which toggles refer to."""
    for code, operand in modifiers(group):
        number = int.from_bytes(operand, "little")
        if code == 0x4A30:
            look = _in_style(look, styles.get(number))
        elif code == 0x4A51:
            look = replace(look, other=number)
        elif code == 0x4A4F:
            look = replace(look, ascii=number)
        elif code == 0x083C:
            look = replace(look, hidden=_toggled(number, base.hidden))
        elif code == 0x0800:
            look = replace(look, deleted=bool(number))
        elif code == 0x0855:
            look = replace(look, special=bool(number))
        elif code == 0x6A09 and len(operand) == 4:
            font, char = struct.unpack("<HH", operand)
            look = replace(look, symbol=(font, char))
        elif code == 0x2A33:
            look = base
    return look


def _in_style(look: Look, style: Look | None) -> Look:
    """A look with a character style on top, which names only what it changes."""
    if style is None:
        return look
    other = look.other if style.other is None else style.other
    return replace(
        look, other=other, ascii=look.ascii if style.ascii is None else style.ascii, hidden=style.hidden
    )


def _toggled(number: int, base: bool) -> bool:
    return base if number == 0x80 else not base if number == 0x81 else bool(number)


def with_shape(shape: Shape, group: bytes) -> Shape:
    """A shape with a group's modifiers applied."""
    for code, operand in modifiers(group):
        number = int.from_bytes(operand, "little")
        match code:
            case 0x2416:
                shape = replace(shape, in_table=bool(number))
            case 0x2417:
                shape = replace(shape, row_end=bool(number))
            case 0x6649:
                shape = replace(shape, depth=number)
            case 0x244B | 0x244C:
                shape = replace(shape, inner_cell=bool(number))
            case 0x2640:
                shape = replace(shape, level=0 if number >= 9 else number + 1)
            case 0x460B:
                shape = replace(shape, list_use=number)
            case 0x260A:
                shape = replace(shape, list_level=min(number, 8))
    return shape


class Formatting:
    """Looks up a file's formatting by byte offset of its main stream."""

    def __init__(self, file: WordFile) -> None:
        self._file = file
        self._looks = _Pages(file, Part.CHARACTER_PAGES)
        self._shapes = _Pages(file, Part.PARAGRAPH_PAGES)

    @cached_property
    def styles(self) -> dict[int, tuple[Look, Shape]]:
        """The styles by number."""
        from ingest.formats.doc.styles import read_styles

        return read_styles(self._file.part(Part.STYLES))

    @cached_property
    def _style_looks(self) -> dict[int, Look]:
        return {number: look for number, (look, _) in self.styles.items()}

    def look(self, offset: int, style: int, own: bytes) -> tuple[Look, int]:
        """The look of the character at a byte offset in a paragraph of a style, and the offset up to which it holds."""
        base = self._style_looks.get(style, Look())
        group, end = self._looks.at(offset)
        look = with_look(base, base, group, self._style_looks)
        return (with_look(look, base, own, self._style_looks) if own else look), end

    def shape(self, offset: int, own: bytes) -> Shape:
        """The shape of the paragraph whose mark stands at a byte offset."""
        group, _ = self._shapes.at(offset)
        style = int.from_bytes(group[:2], "little") if len(group) >= 2 else 0
        shape = replace(self.styles.get(style, (Look(), Shape()))[1], style=style)
        return with_shape(with_shape(shape, group[2:]), own)


class _Pages:
    """Formatting pages: 512 bytes each, offsets first, the groups that hold between them behind."""

    def __init__(self, file: WordFile, part: Part) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._groups: list[bytes] = []
        paragraphs = part is Part.PARAGRAPH_PAGES
        table = file.part(part)
        count = max((len(table) - 4) // 8, 0)
        pages = (
            [number & 0x3FFFFF for number in struct.unpack_from(f"<{count}I", table, 4 * (count + 1))]
            if count
            else []
        )
        found: list[tuple[int, int, bytes]] = []
        for number in dict.fromkeys(pages):
            page = file.main[number * _PAGE : (number + 1) * _PAGE]
            if len(page) == _PAGE:
                found += _runs(page, paragraphs)
        for start, end, group in sorted(found, key=lambda run: run[:2]):
            self._starts.append(start)
            self._ends.append(end)
            self._groups.append(group)

    def at(self, offset: int) -> tuple[bytes, int]:
        """The group that holds at an offset, and up to where; none and the next group's start where there is a gap."""
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and offset < self._ends[index]:
            return self._groups[index], self._ends[index]
        following = index + 1
        return b"", self._starts[following] if following < len(self._starts) else 1 << 32


def _runs(page: bytes, paragraphs: bool) -> Iterator[tuple[int, int, bytes]]:
    count = page[511]
    size = 13 if paragraphs else 1
    if not count or 4 * (count + 1) + size * count > 511:
        return
    offsets = struct.unpack_from(f"<{count + 1}I", page)
    for index in range(count):
        at = 2 * page[4 * (count + 1) + size * index]
        group = b""
        if at:
            length = page[at] if at < 511 else 0
            if paragraphs:
                at, length = (at + 1, 2 * page[at + 1]) if length == 0 and at < 510 else (at, 2 * length - 1)
            group = page[at + 1 : at + 1 + max(length, 0)]
        yield offsets[index], offsets[index + 1], group
