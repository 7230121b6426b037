"""What a PDF font says of the codes shown in it: their text and how wide they run.

Built on pypdf's reading of the font's encoding, ToUnicode table and widths.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ingest.legacy.fonts import encoding_of_font
from ingest.legacy.tables import western

if TYPE_CHECKING:
    from pypdf.generic import DictionaryObject

_BOLD = re.compile(r"bold|black|heavy|demi|\b(?:cm|ec|sf|vn|lm)bx", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|\b(?:cm|ec|sf|vn|lm)[bt]?ti", re.IGNORECASE)
_DINGBATS = re.compile(r"wingdings|webdings", re.IGNORECASE)
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_FORCE_BOLD, _ITALIC_FLAG = 1 << 18, 1 << 6
_BOLD_WEIGHT = 600
BULLET = "•"
_LONGEST = 32_768  # bytes of one string: more is no text
_MOST_KEPT = 20_000
# What Word's bullets become where a font keeps its glyphs in the private use area.
_BULLET_CODES = frozenset(map(chr, (0xB7, 0xA7, 0xD8, 0xFC, 0xFE, 0x76, 0x2D, 0xE0)))
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
    # Fonts with one glyph for both give the soft hyphen's code for a hyphen that is seen.
    | {"\xad": "-", "\u2010": "-", "\u2011": "-", "\u2212": "-", "\u2215": "/"}
    | dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c", "")
)
_BLANK = re.compile(r"[\s\xa0\u2000-\u200a\u202f\u205f\u3000]")
# No letter for a reader: controls, private use, the replacement character, noncharacters.
_UNREAD = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffc-\uffff]")
_LAST_VIETNAMESE = re.compile("[ạ-ỹẠ-Ỹ]")


@dataclass(frozen=True, slots=True)
class Shown:
    """A string of codes as text, with blanks at its ends taken off.

    `lead`, `ink`, `trail` are widths in thousandths of the font's size: of the blanks before, the rest, the blanks
    after; the `…_codes` count their codes, `ink_blanks` the space codes (32) within. `unread` counts the codes that
    give no letter.
    """

    text: str
    lead: float
    ink: float
    trail: float
    lead_codes: int
    ink_codes: int
    trail_codes: int
    ink_blanks: int
    unread: int


class PdfFont:
    """One font of a page; `shown` is worked out once for each string of codes."""

    def __init__(self, resource: DictionaryObject) -> None:
        from pypdf.generic._font import Font  # the one reading of widths and encodings that pypdf has

        self._font = Font.from_font_resource(resource)
        descriptor = self._font.font_descriptor
        self.name = _SUBSET.sub("", self._font.name)
        flags = descriptor.flags if isinstance(descriptor.flags, int) else 0
        self.bold = bool(
            _BOLD.search(self.name) or flags & _FORCE_BOLD or _number(descriptor.weight, 0) >= _BOLD_WEIGHT
        )
        self.italic = bool(_ITALIC.search(self.name) or flags & _ITALIC_FLAG)
        self.legacy = encoding_of_font(self.name)
        encoding = resource.get("/Encoding")
        self._bytes = self.legacy is not None and encoding is None and not self._font.character_map
        self._codes_are_text = isinstance(encoding, str) and encoding.startswith("/Uni")
        self._dingbats = bool(_DINGBATS.search(self.name))
        self._scale = _type3_scale(resource)
        # Widths that the file gives, not guessed ones: gaps between letters can be relied on.
        self.measured = len(self._font.character_widths) > 1
        self._shown: dict[bytes, Shown] = {}
        self._glyphs: dict[int, tuple[str, float, bool]] = {}

    def shown(self, data: bytes) -> Shown:
        """The text of a string of codes."""
        found = self._shown.get(data)
        if found is None:
            if len(self._shown) >= _MOST_KEPT:
                self._shown.clear()
            found = self._shown[data] = self._show(data[:_LONGEST])
        return found

    def codes(self, data: bytes) -> list[bytes]:
        """A string of codes taken apart."""
        step = 1 if isinstance(self._font.encoding, dict) else 2
        return [data[at : at + step] for at in range(0, len(data), step)]

    def is_unicode(self, text: str) -> bool:
        """Whether a text in this font shows that it needs no conversion, whatever the font is called."""
        return self.legacy is None or bool(_LAST_VIETNAMESE.search(text))

    def _show(self, data: bytes) -> Shown:
        wide = not isinstance(self._font.encoding, dict)
        values = [int.from_bytes(code, "big") for code in self.codes(data)]
        glyphs = [self._glyph(value) for value in values]
        first = next((at for at, glyph in enumerate(glyphs) if not glyph[0].isspace()), len(glyphs))
        last = len(glyphs)
        while last > first and glyphs[last - 1][0].isspace():
            last -= 1
        ink = glyphs[first:last]
        return Shown(
            "".join(text for text, _, _ in ink),
            sum(width for _, width, _ in glyphs[:first]),
            sum(width for _, width, _ in ink),
            sum(width for _, width, _ in glyphs[last:]),
            first,
            last - first,
            len(glyphs) - last,
            0 if wide else sum(value == 32 for value in values[first:last]),
            sum(unread for _, _, unread in ink),
        )

    def _glyph(self, code: int) -> tuple[str, float, bool]:
        found = self._glyphs.get(code)
        if found is None:
            text, known = self._text(code)
            unread = not known or (self.legacy is None and bool(_UNREAD.search(text)))
            widths = self._font.character_widths
            width = _number(widths.get(chr(code), widths.get("default")), 500) * self._scale
            # An unread glyph still stands somewhere: it is kept as one character, and counted.
            found = self._glyphs[code] = ("\ufffd" if unread else text, width, unread)
        return found

    def _text(self, code: int) -> tuple[str, bool]:
        """The text of a code, and whether the font tells it at all."""
        font, raw = self._font, chr(code)
        if isinstance(font.encoding, dict):
            # An old font without an encoding of its own shows the bytes of its encoding.
            letter = western(code) if self._bytes else font.encoding.get(code, raw)
            text = font.character_map.get(letter, letter)
            known = font.interpretable and not (len(text) > 1 and text.startswith("/"))
        elif font.encoding.lower().replace("_", "-") == "utf-16-be":
            known = raw in font.character_map or self._codes_are_text
            text = font.character_map.get(raw, raw)
        else:
            text = code.to_bytes(2, "big").lstrip(b"\0").decode(font.encoding, "replace")
            text, known = font.character_map.get(text, text), True
        if not isinstance(text, str):
            return "", False
        if self._dingbats and text.strip() and (ord(text[0]) < 0x100 or "\uf000" <= text[0] <= "\uf0ff"):
            return BULLET, True
        if "\uf020" <= text[:1] <= "\uf0ff":  # a symbolic font: its codes moved into the private use area
            low = [chr(ord(c) - 0xF000) if "\uf020" <= c <= "\uf0ff" else c for c in text]
            text = BULLET if low[0] in _BULLET_CODES and not self.legacy else "".join(low)
        if self.legacy:  # every code may be a letter there, the soft hyphen's too
            return text, known
        return _BLANK.sub(" ", text.translate(_LIGATURES)), known


def _type3_scale(resource: DictionaryObject) -> float:
    """Widths of a Type 3 font are in its own units; this brings them to thousandths of the size."""
    if resource.get("/Subtype") != "/Type3":
        return 1.0
    matrix = resource.get("/FontMatrix")
    return abs(_number(matrix[0], 0.001)) * 1000 if isinstance(matrix, list) and matrix else 1.0


def _number(value: Any, other: float) -> float:
    return float(value) if isinstance(value, (int, float)) else other
