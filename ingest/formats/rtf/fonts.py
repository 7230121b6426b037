"""The fonts and styles that an RTF file declares, and what the bytes in a font stand for."""

from __future__ import annotations

import codecs
from dataclasses import dataclass, field

from ingest.legacy import encoding_of_font
from ingest.legacy.tables import western

# Windows' character sets by \fcharset; 0 and 1 follow \ansicpg.
_CODECS = {
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gbk",
    136: "big5",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
_SYMBOL = 2


@dataclass(slots=True)
class Fonts:
    """Names and character sets by font number."""

    codec: str = "cp1252"
    default: int = 0
    names: dict[int, str] = field(default_factory=dict)
    charsets: dict[int, int] = field(default_factory=dict)

    def name(self, font: int | None) -> str:
        """A font's name, empty where the table does not have it."""
        return self.names.get(self.default if font is None else font, "")

    def text(self, data: bytes, font: int | None) -> str:
        """Bytes in a font as text; in a legacy font as Windows-1252, whatever character set is declared."""
        number = self.default if font is None else font
        charset = self.charsets.get(number, 1)
        if encoding_of_font(self.names.get(number, "")):
            return "".join(map(western, data))
        if charset == _SYMBOL:
            return "".join(chr(0xF000 + byte) if byte >= 0x20 else "" for byte in data)
        codec = _CODECS.get(charset, self.codec)
        if codec == "cp1252":
            return "".join(map(western, data))
        return data.decode(codec, errors="replace")


def codec_of_page(page: int | None) -> str:
    """Python's name for a Windows code page, cp1252 where there is none."""
    name = f"cp{page}"
    try:
        codecs.lookup(name)
    except LookupError:
        return "utf-8" if page == 65001 else "mac_roman" if page == 10000 else "cp1252"
    return name
