"""Characters of Word's symbol fonts, which keep them in the private use area."""

from __future__ import annotations

# What occurs in reports: comparisons, arithmetic, arrows, Greek letters; bullets of any shape become "-".
_SYMBOL = {
    0x2D: "-", 0xA2: "′", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±",
    0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB7: "-", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xC6: "∅", 0xC7: "∩",
    0xC8: "∪", 0xCE: "∈", 0xD5: "∏", 0xD6: "√", 0xD7: "·", 0xDE: "⇒", 0xE5: "∑", 0x40: "≅",
}  # fmt: skip
_GREEK = dict(zip(b"abgdezhqiklmnxoprstufcywABGDEZHQIKLMNXOPRSTUFCYW", "αβγδεζηθικλμνξοπρστυφχψωΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ", strict=True))  # fmt: skip
_WINGDINGS = {
    0x6C: "-", 0x6D: "-", 0x6E: "-", 0x6F: "☐", 0x71: "☐", 0x72: "☐", 0x73: "-", 0x74: "-", 0x75: "-", 0x76: "-", 0x77: "-",
    0x9E: "-", 0x9F: "-", 0xA0: "-", 0xA1: "-", 0xA4: "-", 0xA7: "-", 0xA8: "☐", 0xD8: "-", 0xDF: "←", 0xE0: "→", 0xE8: "→",
    0xF0: "→", 0xFB: "☒", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip


def symbol(code: int, font: str) -> str:
    """The character that a font shows at a code of the private use area or of its own code page.

    Unchanged where the font is no symbol font; "" where no character is near to what it shows.
    """
    family = font.strip().lower()
    place = code - 0xF000 if 0xF020 <= code <= 0xF0FF else code
    if place > 0xFF:
        return chr(code)
    if family == "symbol":
        return _SYMBOL.get(place) or _GREEK.get(place) or (chr(place) if place < 0x80 else "")
    if family.startswith(("wingdings", "webdings")):
        return _WINGDINGS.get(place, "") if family == "wingdings" else ""
    return chr(code)


def is_symbol_font(font: str | None) -> bool:
    """Whether the font shows signs in the place of letters."""
    return (font or "").strip().lower().startswith(("symbol", "wingdings", "webdings"))
