"""Small Word binary files, built byte by byte ([MS-CFB], [MS-DOC])."""

from __future__ import annotations

import struct
from dataclasses import dataclass

_SECTOR = 512
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
TEXT_AT = 1024


def compound(streams: dict[str, bytes]) -> bytes:
    """A compound file; each stream is padded so that it needs no small sectors."""
    padded = {name: data.ljust(4096, b"\0") for name, data in streams.items()}
    fat: list[int] = [_FAT]
    body = bytearray()
    starts = {}
    for name, data in padded.items():
        count = -(-len(data) // _SECTOR)
        starts[name] = len(fat)
        fat += [*range(len(fat) + 1, len(fat) + count), _END]
        body += data.ljust(count * _SECTOR, b"\0")
    entries = [_entry("Root Entry", 5, 1 if padded else _FREE, _FREE, _END, 0)]
    ordered = sorted(padded, key=lambda name: (len(name), name.upper()))
    for number, name in enumerate(ordered, 1):
        right = number + 1 if number < len(ordered) else _FREE
        entries.append(_entry(name, 2, _FREE, right, starts[name], len(padded[name])))
    directory = b"".join(entries)
    directory += b"\0" * (-len(directory) % _SECTOR)
    at = len(fat)
    count = len(directory) // _SECTOR
    fat += [*range(at + 1, at + count), _END]
    assert len(fat) <= _SECTOR // 4, "one sector of sector numbers is enough for tests"
    fat += [_FREE] * (_SECTOR // 4 - len(fat))
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
        + bytes(6)
    )
    header += (
        struct.pack("<IIIIIIIII", 0, 1, at, 0, 4096, _END, 0, _END, 0) + struct.pack("<I", 0) + b"\xff" * 432
    )
    return header + struct.pack(f"<{len(fat)}I", *fat) + bytes(body) + directory


def _entry(name: str, kind: int, child: int, right: int, start: int, size: int) -> bytes:
    encoded = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<BBIII", kind, 1, _FREE, right, child)
    return (
        encoded.ljust(64, b"\0")
        + struct.pack("<H", len(encoded))
        + links
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )


@dataclass(frozen=True)
class Part:
    """Text in a font; `character` and `paragraph` are further property modifiers (the latter of the marks in it)."""

    text: str
    font: int = 0
    character: bytes = b""
    paragraph: bytes = b""
    style: int = 0


FONTS = ("Times New Roman", ".VnTime", "VNI-Times", "Symbol")
IN_TABLE = struct.pack("<HB", 0x2416, 1)
ROW_END = IN_TABLE + struct.pack("<HB", 0x2417, 1)
HIDDEN = struct.pack("<HB", 0x083C, 1)
DELETED = struct.pack("<HB", 0x0800, 1)
SPECIAL = struct.pack("<HB", 0x0855, 1)


def outline(level: int) -> bytes:
    """The modifier of a paragraph's outline level, the highest 0."""
    return struct.pack("<HB", 0x2640, level)


def in_list(use: int, level: int = 0) -> bytes:
    """The modifiers of a paragraph in a list."""
    return struct.pack("<HHHB", 0x460B, use, 0x260A, level)


def symbol(font: int, char: int) -> bytes:
    """The modifier that shows another font's character."""
    return struct.pack("<HHH", 0x6A09, font, char) + SPECIAL


def word_file(
    body: list[Part],
    notes: list[list[Part]] = (),  # type: ignore[assignment]
    heads: list[Part] = (),  # type: ignore[assignment]
    *,
    wide: bool = False,
    flags: int = 0,
    version: int = 0xC1,
    lists: tuple[bytes, bytes] = (b"", b""),
) -> bytes:
    """A file; a note's mark is \\x02 in the body, each note's text ends with \\r. `wide` stores UTF-16."""
    stories = [list(body), [part for note in notes for part in note], list(heads)]
    lengths = [sum(len(part.text) for part in story) for story in stories]
    parts = [part for story in stories for part in story] + [Part("\r")]
    text = "".join(part.text for part in parts)
    width = 2 if wide else 1
    encoded = text.encode("utf-16-le") if wide else b"".join(char.encode("cp1252") if char not in "\x81\x8d\x8f\x90\x9d" else bytes((ord(char),)) for char in text)  # fmt: skip
    main = bytearray(TEXT_AT) + encoded
    main += b"\0" * (-len(main) % _SECTOR)
    looks, shapes, at = [], [], TEXT_AT
    paragraph_start = at
    for part in parts:
        look = struct.pack("<HHHH", 0x4A4F, part.font, 0x4A51, part.font) + part.character
        looks.append((at, at + len(part.text) * width, bytes((len(look),)) + look))
        for char in part.text:
            at += width
            if char in "\r\x07\x0c":
                group = struct.pack("<H", part.style) + part.paragraph
                group += b"\0" * (1 - len(group) % 2)
                shapes.append((paragraph_start, at, bytes(((len(group) + 1) // 2,)) + group))
                paragraph_start = at
    pages = []
    for runs, size in ((looks, 1), (shapes, 13)):
        pages.append(len(main) // _SECTOR)
        main += _page(runs, size)
    table = bytearray(b"\0" * 4)
    places: dict[int, tuple[int, int]] = {}

    def put(number: int, data: bytes, counted: int | None = None) -> None:
        places[number] = (len(table), len(data) if counted is None else counted)
        table.extend(data)

    for number, page, runs in ((12, pages[0], looks), (13, pages[1], shapes)):
        put(number, struct.pack("<III", runs[0][0], runs[-1][1], page))
    names = [name.encode("utf-16-le") + b"\0\0" for name in FONTS]
    put(
        15, struct.pack("<HH", len(names), 0) + b"".join(bytes((39 + len(n),)) + bytes(39) + n for n in names)
    )
    fc = TEXT_AT if wide else TEXT_AT * 2 | 0x40000000
    put(33, struct.pack("<BIIIHIH", 2, 16, 0, len(text), 0, fc, 0))
    if notes:
        marks = [index for index, char in enumerate(text[: lengths[0]]) if char == "\x02"]
        put(2, struct.pack(f"<{len(marks) + 1}I", *marks, lengths[0] + 1) + bytes(2 * len(marks)))
        bounds = [0]
        for note in notes:
            bounds.append(bounds[-1] + sum(len(part.text) for part in note))
        put(3, struct.pack(f"<{len(bounds) + 1}I", *bounds, bounds[-1] + 1))
    if lists[0]:
        put(73, lists[0], 2 + 28 * struct.unpack_from("<H", lists[0])[0])
        put(74, lists[1])
    struct.pack_into("<HH", main, 0, 0xA5EC, version)
    struct.pack_into("<H", main, 0x0A, flags | 0x0200)
    struct.pack_into("<III", main, 0x4C, *lengths)
    for number, (start, size) in places.items():
        struct.pack_into("<II", main, 0x9A + 8 * number, start, size)
    return compound({"WordDocument": bytes(main), "1Table": bytes(table)})


def _page(runs: list[tuple[int, int, bytes]], size: int) -> bytes:
    page = bytearray(_SECTOR)
    page[511] = len(runs)
    struct.pack_into(f"<{len(runs) + 1}I", page, 0, *(start for start, _, _ in runs), runs[-1][1])
    at = 510
    for index, (_, _, group) in enumerate(runs):
        at = (at - len(group)) // 2 * 2
        page[at : at + len(group)] = group
        page[4 * (len(runs) + 1) + size * index] = at // 2
    assert at > 4 * (len(runs) + 1) + size * len(runs), "one page of formatting is enough for tests"
    return bytes(page)


def numbered_list(text: str, style: int, font: int, first: int = 1) -> tuple[bytes, bytes]:
    """The tables of one simple list; \\0 in the text stands for the number."""
    look = struct.pack("<HH", 0x4A51, font)
    level = struct.pack("<iB", first, style) + bytes(19) + bytes((len(look), 0)) + bytes(2) + look
    level += struct.pack("<H", len(text)) + text.encode("utf-16-le")
    use = struct.pack("<i", 77) + bytes(12)
    return struct.pack("<Hi", 1, 77) + bytes(22) + b"\1\0" + level, struct.pack("<I", 1) + use + bytes(4)
