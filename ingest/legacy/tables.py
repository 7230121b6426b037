"""What each character of a legacy text stands for.

A legacy text is read as if it were western: the keys are characters of Windows-1252 (Latin-1 for the bytes that it leaves
free). The tables are those of `viparse`, with what they lack:

- TCVN3 has no capitals with tones in its fonts, but the standard (TCVN 5712) and some fonts do: 16 of them where Word
  can hold them.
- VNI: "ẳ" (a and ú), "ỵ" (one character, î), and every pairing of a small mark with a capital letter and the other way,
  which typing with Caps Lock gives.
- VPS and VISCII use bytes 0x80 to 0x9F, which a reader may give as Windows-1252 characters.
"""

from __future__ import annotations

from functools import cache

# Characters of TCVN 5712 that `viparse` does not have: Ằ Ẳ Ẵ Ắ Ầ Ẩ Ẫ Ấ Ề Ể Ễ Ế Ồ Ổ Ỗ Ố.
_TCVN3_CAPITALS = dict(
    zip(
        map(
            chr,
            (0xAF, 0xBA, 0xBF, 0xC0, 0xC1, 0xC2, 0xC3, 0xC4, 0xC5, 0xCD, 0xD9, 0xDA, 0xDB, 0xE0, 0xF0, 0xFF),
        ),
        "ẰẲẴẮẦẨẪẤỀỂỄẾỒỔỖỐ",
        strict=True,
    )
)
_VNI_MARKS = {
    "a": dict(zip("øùûõïêèéúüëâàáåãä", "àáảãạăằắẳẵặâầấẩẫậ", strict=True)),
    "e": dict(zip("øùûõïâàáåãä", "èéẻẽẹêềếểễệ", strict=True)),
    "i": dict(zip("øùûõï", "ìíỉĩị", strict=True)),
    "o": dict(zip("øùûõïâàáåãä", "òóỏõọôồốổỗộ", strict=True)),
    "ô": dict(zip("øùûõï", "ờớởỡợ", strict=True)),
    "u": dict(zip("øùûõï", "ùúủũụ", strict=True)),
    "ö": dict(zip("øùûõï", "ừứửữự", strict=True)),
    "y": dict(zip("øùûõï", "ỳýỷỹỵ", strict=True)),
}
_VNI_SINGLE = dict(zip("ñôöæóòîÑÔÖÆÓÒÎ", "đơưỉĩịỵĐƠƯỈĨỊỴ", strict=True))

ENCODINGS = ("tcvn3", "vni", "windows-1258", "viscii", "vps")


def western(byte: int) -> str:
    """The character that Windows-1252 has at a byte, Latin-1's where it has none."""
    try:
        return bytes((byte,)).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


@cache
def table(encoding: str) -> dict[str, str]:
    """Legacy character sequences (one or two characters) to Vietnamese letters; KeyError for an unknown encoding."""
    if encoding == "vni":
        return _vni()
    if encoding == "windows-1258":
        return _windows_1258()
    from viparse.normalize.encodings import CHARMAPS  # type: ignore[import-untyped]

    pairs = dict(CHARMAPS[encoding].pairs)
    if encoding == "tcvn3":
        return _TCVN3_CAPITALS | pairs
    # Latin-1's control characters, and the same bytes as Windows-1252 shows them.
    return {western(ord(key)): value for key, value in pairs.items()} | pairs


def _vni() -> dict[str, str]:
    pairs = dict(_VNI_SINGLE)
    for base, marks in _VNI_MARKS.items():
        for mark, letter in marks.items():
            for typed in (mark, mark.upper()):
                pairs[base + typed] = letter
                pairs[base.upper() + typed] = letter.upper()
    return pairs


def _windows_1258() -> dict[str, str]:
    """Characters that Windows-1258 has elsewhere; its tones are marks of their own, which composing joins."""
    pairs = {}
    for byte in range(0x80, 0x100):
        try:
            vietnamese = bytes((byte,)).decode("cp1258")
        except UnicodeDecodeError:
            continue
        if vietnamese != western(byte):
            pairs[western(byte)] = vietnamese
    return pairs
