"""The fonts and styles of a Word binary file."""

from __future__ import annotations

import struct
from dataclasses import replace

from ingest.formats.doc.properties import Look, Shape, with_look, with_shape

_PARAGRAPH, _CHARACTER = 1, 2
_NO_BASE = 0xFFF
_HEADINGS = 9


def read_fonts(table: bytes) -> list[str]:
    """The fonts' names by number."""
    if len(table) < 4:
        return []
    names = []
    count, extra = struct.unpack_from("<HH", table)
    at = 4
    for _ in range(count):
        if at >= len(table):
            break
        size = table[at] + 1
        name = table[at + 40 : at + size].decode("utf-16-le", errors="ignore")
        names.append(name.split("\0")[0])
        at += size + extra
    return names


def standard_font(sheet: bytes) -> int | None:
    """The font of letters beyond ASCII where neither style nor text names one."""
    return struct.unpack_from("<H", sheet, 18)[0] if len(sheet) >= 20 else None


def read_styles(sheet: bytes) -> dict[int, tuple[Look, Shape]]:
    """How characters look and what paragraphs are in each style, by its number."""
    if len(sheet) < 20:
        return {}
    size, count, base_size = struct.unpack_from("<HHH", sheet)
    raw: dict[int, bytes] = {}
    at = 2 + size
    for number in range(count):
        if at + 2 > len(sheet):
            break
        length = struct.unpack_from("<H", sheet, at)[0]
        if length > base_size:
            raw[number] = sheet[at + 2 : at + 2 + length]
        at += 2 + length + length % 2
    known: dict[int, tuple[Look, Shape]] = {}
    for number in raw:
        _style(number, raw, base_size, known, 0)
    return known


def _style(
    number: int,
    raw: dict[int, bytes],
    base_size: int,
    known: dict[int, tuple[Look, Shape]],
    depth: int,
) -> tuple[Look, Shape]:
    """One style, after the one that it is based on."""
    if number in known:
        return known[number]
    std = raw.get(number)
    if std is None or depth > 20:
        return Look(), Shape()
    kind_and_base, count = struct.unpack_from("<HH", std, 2)
    kind, base = kind_and_base & 0xF, kind_and_base >> 4
    look, shape = (Look(), Shape()) if base == _NO_BASE else _style(base, raw, base_size, known, depth + 1)
    groups = _groups(std, base_size, count & 0xF)
    if kind == _PARAGRAPH:
        if 1 <= number <= _HEADINGS:
            shape = replace(shape, level=number)
        shape = with_shape(shape, groups[0][2:]) if groups else shape
        groups = groups[1:]
    if kind in (_PARAGRAPH, _CHARACTER) and groups:
        look = with_look(look, look, groups[0], {})
    known[number] = look, shape
    return known[number]


def _groups(std: bytes, base_size: int, count: int) -> list[bytes]:
    """The modifier groups of a style, which follow its name."""
    letters = struct.unpack_from("<H", std, base_size)[0] if base_size + 2 <= len(std) else 0
    at = base_size + 2 + 2 * letters + 2
    groups = []
    for _ in range(count):
        if at + 2 > len(std):
            break
        length = struct.unpack_from("<H", std, at)[0]
        groups.append(std[at + 2 : at + 2 + length])
        at += 2 + length + length % 2
    return groups
