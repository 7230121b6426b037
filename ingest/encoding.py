"""Bytes of a text file as text, whatever Vietnamese encoding they are in."""

from __future__ import annotations

import codecs
import unicodedata

from charset_normalizer import from_bytes

from ingest.errors import UnknownEncoding, UnsupportedFormat
from ingest.formats.kinds import READABLE
from ingest.legacy import converted
from ingest.legacy.lines import mended, read_lines
from ingest.legacy.syllables import VIETNAMESE_LETTERS

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
# Formats that are often renamed to .txt, by their first bytes.
_MAGIC = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "Word hoặc tệp nén"),
    (b"\xd0\xcf\x11\xe0", "Word cũ (.doc)"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "ảnh"),
    (b"\xff\xd8\xff", "ảnh"),
    (b"GIF8", "ảnh"),
    (b"\x7fELF", "chương trình"),
    (b"MZ\x90", "chương trình"),
    (b"\x1f\x8b", "tệp nén"),
)
# Text in these has zero bytes, which are looked at before.
_WIDE = ["utf_16", "utf_16_be", "utf_16_le", "utf_32", "utf_32_be", "utf_32_le"]
# A few broken bytes in a text that is UTF-8 otherwise are dropped, not taken for another encoding.
_MOST_BROKEN = 0.002


def decode(data: bytes, name: str) -> tuple[str, str | None]:
    """The text of a file, and a Vietnamese warning where it had to be converted or was damaged.

    Raises UnsupportedFormat for binary data, UnknownEncoding where no encoding gives readable text.
    """
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise UnsupportedFormat(
                f"«{name}» không phải tệp văn bản thuần ({kind}); hãy đặt lại đúng đuôi tệp, hoặc "
                "lưu lại dưới dạng văn bản thuần UTF-8."
            )
    text, warning = _decoded(data, name)
    text, more = mended(text)
    return text, " ".join(filter(None, (warning, more))) or None


def _decoded(data: bytes, name: str) -> tuple[str, str | None]:
    for bom, codec, shown in _BOMS:
        if data.startswith(bom):
            try:
                return data.decode(codec), None if shown == "UTF-8" else _converted(shown)
            except UnicodeDecodeError:
                break
    if b"\0" in data:
        return _wide(data, name)
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError:
        return _not_utf8(data, name)


def _wide(data: bytes, name: str) -> tuple[str, str | None]:
    """UTF-16 or UTF-32 without a byte order mark, else binary."""
    zeros = [data[at::4].count(0) for at in range(4)]
    quarter = max(len(data) // 4, 1)
    big, little = zeros[0] + zeros[2], zeros[1] + zeros[3]
    guesses = [("utf-32-le", "UTF-32")] if zeros[3] == quarter and zeros[2] > 0.9 * quarter else []
    guesses += [("utf-32-be", "UTF-32")] if zeros[0] == quarter and zeros[1] > 0.9 * quarter else []
    if max(big, little) > 0.2 * quarter:
        guesses.append(("utf-16-le" if little > big else "utf-16-be", "UTF-16"))
    for codec, shown in guesses:
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if _readable(text):
            return text, _converted(shown)
    raise UnsupportedFormat(f"«{name}» là tệp nhị phân, không phải văn bản; trợ lý đọc {READABLE}.")


def _not_utf8(data: bytes, name: str) -> tuple[str, str | None]:
    mended = data.decode("utf-8", errors="replace")
    broken = mended.count("\ufffd") - data.count("\ufffd".encode())
    valid = sum(ord(char) > 127 for char in mended) - broken
    if broken <= max(_MOST_BROKEN * len(mended), 3) and valid > broken:
        return mended, f"Tệp có {broken} chỗ hỏng mã; các ký tự hỏng đã được bỏ."
    text, read = read_lines(data)
    if read == "windows-1258":
        return text, _converted(read)
    if read:
        return text, converted(read)
    # cp1258 keeps the tone as a mark of its own after the letter; composing makes it one letter again.
    text = unicodedata.normalize("NFC", data.decode("cp1258", errors="replace"))
    if _vietnamese(text):
        return text, _converted("windows-1258")
    best = from_bytes(data, cp_exclusion=_WIDE).best()
    if best is not None and (_vietnamese(str(best)) or best.multi_byte_usage > 0.3):
        return str(best), _converted(best.encoding.replace("_", "-").upper())
    raise UnknownEncoding(
        f"Không nhận ra bảng mã của «{name}» (có thể là TCVN3 hoặc VNI); hãy mở tệp bằng trình soạn thảo và lưu lại "
        "dưới dạng UTF-8."
    )


def _converted(encoding: str) -> str:
    return f"Đã chuyển mã từ {encoding} sang UTF-8; hãy xem lại vài chỗ có dấu."


def _readable(text: str) -> bool:
    strange = sum(
        unicodedata.category(char) in ("Cc", "Co", "Cn") and char not in "\t\n\r\f" for char in text
    )
    return bool(text) and strange <= 0.01 * len(text)


def _vietnamese(text: str) -> bool:
    """Whether nearly all letters beyond ASCII are Vietnamese, with accents as frequent as Vietnamese has them."""
    letters = [
        char for char in text.casefold() if char.isalpha() or (not char.isspace() and ord(char) > 0x2122)
    ]
    beyond = [char for char in text.casefold() if ord(char) > 127 and char not in "–—‘’“”…•«»§°\u00a0"]
    good = sum(char in VIETNAMESE_LETTERS for char in beyond)
    return len(beyond) > 0 and good >= 0.97 * len(beyond) and good >= 0.05 * len(letters)
