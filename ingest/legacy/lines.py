"""Plain texts without fonts, line by line: legacy ones to Unicode, Unicode ones as they are."""

from __future__ import annotations

import unicodedata

from ingest.legacy.convert import VIETNAMESE_ONLY, converted, to_unicode
from ingest.legacy.detect import detect_lines, gains
from ingest.legacy.syllables import VIETNAMESE_LETTERS
from ingest.legacy.tables import western

_BYTES = {western(byte): byte for byte in range(256)}
# Bytes that are not UTF-8 are in some old encoding for certain: fewer words tell which.
_FEWEST = 3
_MOSTLY = 0.9
_MISREAD = "Đã sửa chữ Unicode từng bị đọc sai bảng mã; hãy xem lại vài chỗ có dấu."


def mended(text: str) -> tuple[str, str | None]:
    """A Unicode text with its legacy lines converted, and UTF-8 that was read as Windows-1252 read again.

    Gives the text and a Vietnamese warning, None where nothing was changed.
    """
    if text.isascii():
        return text, None
    lines = text.split("\n")
    read_again = _all_read_again(lines)
    warnings = [_MISREAD] if read_again != lines else []
    encoding = detect_lines(unicodedata.normalize("NFC", line) for line in read_again)
    if encoding:
        mixed = VIETNAMESE_ONLY.search(unicodedata.normalize("NFC", "\n".join(read_again))) is not None
        lines = [
            to_unicode(line, encoding) if gains(line, encoding, mixed=mixed) else line for line in read_again
        ]
        if lines != read_again:
            warnings.append(converted(encoding))
            read_again = lines
    return "\n".join(read_again), " ".join(warnings) or None


def read_lines(data: bytes) -> tuple[str, str | None]:
    """Bytes that are not UTF-8 throughout as text, each line as UTF-8 where it is that; and the legacy encoding of the others.

    The encoding is None where it cannot be told.
    """
    lines: list[str] = []
    legacy: list[int] = []
    for number, line in enumerate(data.split(b"\n")):
        try:
            lines.append(line.decode("utf-8"))
        except UnicodeDecodeError:
            legacy.append(number)
            lines.append("".join(map(western, line)))
    encoding = detect_lines((lines[number] for number in legacy), _FEWEST)
    if encoding:
        for number in legacy:
            lines[number] = to_unicode(lines[number], encoding)
    return "\n".join(lines), encoding


def _all_read_again(lines: list[str]) -> list[str]:
    """Lines of UTF-8 that were read as Windows-1252 ("BÃ¡o cÃ¡o"), as they were meant; others unchanged.

    Western text is next to never valid UTF-8 throughout, but a sign or two may be meant as they stand: the whole must
    give several letters, and nearly all of them Vietnamese ones.
    """
    meant = [_read_again(line) for line in lines]
    gained = [char for line, again in zip(lines, meant, strict=True) if line != again for char in again]
    letters = [char for char in gained if char.isalpha() and not char.isascii()]
    vietnamese = sum(
        char.lower() in VIETNAMESE_LETTERS for char in unicodedata.normalize("NFC", "".join(letters))
    )
    return meant if vietnamese >= _FEWEST and vietnamese >= _MOSTLY * len(letters) else lines


def _read_again(line: str) -> str:
    if line.isascii() or not all(char in _BYTES for char in line):
        return line
    try:
        return bytes(map(_BYTES.__getitem__, line)).decode("utf-8")
    except UnicodeDecodeError:
        return line
