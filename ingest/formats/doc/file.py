"""The Word binary file (.doc, Word 97 to 2003): its streams, its header, its text by pieces ([MS-DOC])."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from ingest.errors import FileDamaged, FileProtected, FileUnreadable, UnsupportedFormat
from ingest.legacy.tables import western

_WORD_MAGIC = 0xA5EC
_WORD_97 = 0xC1
_COMPLEX, _ENCRYPTED, _TABLE_1 = 0x0004, 0x0100, 0x0200
_OTHERS = {
    "Workbook": "Excel",
    "Book": "Excel",
    "PowerPoint Document": "PowerPoint",
    "VisioDocument": "Visio",
}
_WESTERN = {byte: western(byte) for byte in range(256)}


class Part(IntEnum):
    """Places in the header's list of the structures in the table stream."""

    STYLES = 1
    FOOTNOTE_MARKS = 2
    FOOTNOTE_TEXTS = 3
    HEADS = 11
    CHARACTER_PAGES = 12
    PARAGRAPH_PAGES = 13
    FONTS = 15
    PIECES = 33
    ENDNOTE_MARKS = 46
    ENDNOTE_TEXTS = 47
    LISTS = 73
    LIST_USES = 74


class Lengths(IntEnum):
    """Places of the stories' lengths in the header, in the order in which the stories follow each other."""

    BODY = 0x4C
    FOOTNOTES = 0x50
    HEADS = 0x54
    MACROS = 0x58
    COMMENTS = 0x5C
    ENDNOTES = 0x60


class OldWord(Exception):
    """A file of Word 6 or 95 that was saved in pieces, which only LibreOffice puts together."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters `start` to `end` of the text, at byte `offset` of the main stream, `width` bytes each.

    `property` is the piece's own formatting, as the file writes it (0 for none).
    """

    start: int
    end: int
    offset: int
    width: int
    property: int = 0


@dataclass(frozen=True, slots=True)
class WordFile:
    """An opened file: its main stream, its table stream, its pieces; `groups` are the formattings pieces refer to."""

    main: bytes
    table: bytes
    pieces: tuple[Piece, ...]
    groups: tuple[bytes, ...] = ()
    old: bool = False

    def part(self, part: Part) -> bytes:
        """A structure of the table stream, empty where the file has none."""
        if self.old:
            return b""
        fc, size = struct.unpack_from("<II", self.main, 0x9A + 8 * part)
        return self.table[fc : fc + size]

    def from_start(self, part: Part) -> bytes:
        """The table stream from where a structure begins, for those that go on beyond their stated length."""
        return b"" if self.old else self.table[struct.unpack_from("<I", self.main, 0x9A + 8 * part)[0] :]

    def length(self, story: Lengths) -> int:
        """How many characters a story has."""
        if self.old:
            return self.pieces[-1].end if story is Lengths.BODY else 0
        return int(struct.unpack_from("<I", self.main, story)[0])

    def start(self, story: Lengths) -> int:
        """Where a story begins in the text."""
        return sum(self.length(other) for other in Lengths if other < story)

    def text(self, piece: Piece, start: int, end: int) -> str:
        """The characters `start` to `end`, which lie in the piece."""
        at = piece.offset + (start - piece.start) * piece.width
        data = self.main[at : at + (end - start) * piece.width]
        if piece.width == 1:
            return data.decode("latin-1").translate(_WESTERN)
        # One character for each unit, so that positions hold; halves of a pair are joined later.
        return "".join(map(chr, struct.unpack(f"<{len(data) // 2}H", data[: len(data) // 2 * 2])))


def open_word(path: Path, name: str) -> WordFile:
    """Open a file. Raises FileUnreadable, UnsupportedFormat, FileProtected, FileDamaged, OldWord."""
    import olefile  # type: ignore[import-untyped]

    try:
        if not olefile.isOleFile(str(path)):
            raise UnsupportedFormat(
                f"«{name}» không phải tệp Word (.doc); hãy mở bằng Word và lưu lại dưới dạng .docx."
            )
        with olefile.OleFileIO(str(path)) as container:
            streams = {"/".join(entry) for entry in container.listdir()}
            _check_kind(streams, name)
            main = container.openstream("WordDocument").read()
            flags = struct.unpack_from("<H", main, 0x0A)[0]
            table_name = "1Table" if flags & _TABLE_1 else "0Table"
            table = container.openstream(table_name).read() if table_name in streams else b""
        return _opened(main, table, flags, name)
    except (UnsupportedFormat, FileProtected, FileDamaged):
        raise
    except PermissionError as error:
        raise FileUnreadable(f"Không đọc được «{name}»; hãy kiểm tra quyền đọc và ổ đĩa.") from error
    except (
        OSError,
        ValueError,
        IndexError,
        KeyError,
        struct.error,
        RecursionError,
        TypeError,
        AttributeError,
    ) as error:
        raise damaged(name) from error


def damaged(name: str) -> FileDamaged:
    """The error for a file that does not hold what its format demands."""
    return FileDamaged(
        f"«{name}» bị hỏng hoặc bị cắt cụt; hãy mở bằng Word, sửa lỗi và lưu lại dưới dạng .docx."
    )


def _check_kind(streams: set[str], name: str) -> None:
    if "EncryptedPackage" in streams:
        raise FileProtected(f"«{name}» có mật khẩu; hãy mở bằng Word, bỏ mật khẩu rồi lưu lại.")
    if "WordDocument" not in streams:
        kind = next((kind for stream, kind in _OTHERS.items() if stream in streams), "không rõ loại")
        raise UnsupportedFormat(
            f"«{name}» không phải tệp Word ({kind}); hãy lưu nội dung dưới dạng .docx hoặc .pdf."
        )


def _opened(main: bytes, table: bytes, flags: int, name: str) -> WordFile:
    magic, version = struct.unpack_from("<HH", main, 0)
    if flags & _ENCRYPTED:
        raise FileProtected(f"«{name}» có mật khẩu; hãy mở bằng Word, bỏ mật khẩu rồi lưu lại.")
    if version < _WORD_97:
        return _word_95(main, flags, name)
    if magic != _WORD_MAGIC or not table:
        raise damaged(name)
    bare = WordFile(main, table, ())
    groups, pieces = _pieces(bare.part(Part.PIECES), len(main))
    file = WordFile(main, table, pieces, groups)
    if not pieces or file.start(Lengths.FOOTNOTES) > pieces[-1].end:
        raise damaged(name)
    return file


def _word_95(main: bytes, flags: int, name: str) -> WordFile:
    """Word 6 and 95, whose text is one stretch of bytes unless the file was saved in pieces."""
    start, end = struct.unpack_from("<II", main, 0x18)
    if flags & _COMPLEX:
        raise OldWord
    length = min(struct.unpack_from("<I", main, 0x34)[0], end - start)
    if not 0 < start < end <= len(main) or length <= 0:
        raise damaged(name)
    return WordFile(main, b"", (Piece(0, length, start, 1),), old=True)


def _pieces(clx: bytes, size: int) -> tuple[tuple[bytes, ...], tuple[Piece, ...]]:
    groups: list[bytes] = []
    at = 0
    while at < len(clx) and clx[at] == 1:
        length = struct.unpack_from("<H", clx, at + 1)[0]
        groups.append(clx[at + 3 : at + 3 + length])
        at += 3 + length
    if at >= len(clx) or clx[at] != 2:
        raise ValueError("no piece table")
    table = clx[at + 5 : at + 5 + struct.unpack_from("<I", clx, at + 1)[0]]
    return tuple(groups), tuple(_read_pieces(table, size))


def _read_pieces(table: bytes, size: int) -> Iterator[Piece]:
    """The pieces in order. Text that is longer than the stream, or not in it, is damage (or an attack)."""
    count = (len(table) - 4) // 12
    starts = struct.unpack_from(f"<{count + 1}I", table)
    if list(starts) != sorted(starts) or starts[-1] > size:
        raise ValueError("piece table out of order")
    for index in range(count):
        fc, prm = struct.unpack_from("<IH", table, 4 * (count + 1) + 8 * index + 2)
        compressed = bool(fc & 0x40000000)
        offset = (fc & 0x3FFFFFFF) // 2 if compressed else fc & 0x3FFFFFFF
        yield Piece(starts[index], starts[index + 1], offset, 1 if compressed else 2, prm)
