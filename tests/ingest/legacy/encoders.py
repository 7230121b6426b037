"""Vietnamese text in its old encodings, as Word stores it: from tables of the tests' own."""

from __future__ import annotations

import unicodedata

TONES = "\u0300\u0301\u0303\u0309\u0323"
BASES = "aăâeêioôơuưy"
ALPHABET = "".join(
    unicodedata.normalize("NFC", base + tone) for base in BASES for tone in ("", *TONES)
).replace("a", "", 1).replace("e", "", 1) + "đ"  # fmt: skip
LETTERS = [char for char in ALPHABET if not char.isascii()]

# TCVN 5712:1993, the set "VN3" (ABC), from byte 0xA1 on; "_" where a byte is free.
_TCVN3 = "ĂÂÊÔƠƯĐăâêôơưđ______àảãáạ_ằẳẵắ_______ặầẩẫấậè_ẻẽéẹềểễếệìỉ___ĩíịò_ỏõóọồổỗốộờởỡớợù_ủũúụừửữứựỳỷỹýỵ"
TCVN3_BYTES = {char: 0xA1 + at for at, char in enumerate(_TCVN3) if char != "_"}

_VNI_TONES = dict(zip(TONES, (0xF8, 0xF9, 0xF5, 0xFB, 0xEF), strict=True))
_VNI_HATS = dict(zip(("", *TONES), (0xE2, 0xE0, 0xE1, 0xE3, 0xE5, 0xE4), strict=True))
_VNI_BREVES = dict(zip(("", *TONES), (0xEA, 0xE8, 0xE9, 0xFC, 0xFA, 0xEB), strict=True))
_VNI_WHOLE = {"ì": 0xEC, "í": 0xED, "ĩ": 0xF3, "ỉ": 0xE6, "ị": 0xF2, "ỵ": 0xEE, "đ": 0xF1}
_VNI_HORNS = {"ơ": 0xF4, "ư": 0xF6}


def tcvn3(text: str) -> bytes:
    """In TCVN3, which has no capitals with tones: they become small letters."""
    data = bytearray()
    for char in unicodedata.normalize("NFC", text):
        if ord(char) < 128:
            data.append(ord(char))
        else:
            data.append(TCVN3_BYTES[char if char in TCVN3_BYTES else char.lower()])
    return bytes(data)


def vni(text: str) -> bytes:
    """In VNI for Windows: base letter, then one mark; capitals have marks of their own, 32 places before."""
    data = bytearray()
    for char in unicodedata.normalize("NFC", text):
        small = char.lower()
        up = 0x20 if char != small else 0
        if ord(char) < 128:
            data.append(ord(char))
        elif small in _VNI_WHOLE:
            data.append(_VNI_WHOLE[small] - up)
        else:
            parts = unicodedata.normalize("NFD", small)
            tone = next((part for part in parts if part in TONES), "")
            base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES))
            if base in "âêô":
                data += bytes((ord(parts[0]) - up, _VNI_HATS[tone] - up))
            elif base == "ă":
                data += bytes((ord("a") - up, _VNI_BREVES[tone] - up))
            else:
                data.append((_VNI_HORNS.get(base) or ord(base)) - up)
                data += bytes((_VNI_TONES[tone] - up,)) if tone else b""
    return bytes(data)


def windows_1258(text: str) -> bytes:
    """In Windows-1258: letters with the mark of the tone after them."""
    data = b""
    for char in text:
        try:
            data += char.encode("cp1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", char)
            base = unicodedata.normalize("NFC", "".join(c for c in parts if c not in TONES))
            data += (base + "".join(c for c in parts if c in TONES)).encode("cp1258")
    return data


def surface(data: bytes) -> str:
    """Bytes as a program shows them that takes them for western text."""
    return "".join(bytes((byte,)).decode("cp1252", "replace").replace("\ufffd", chr(byte)) for byte in data)


ENCODERS = {"tcvn3": tcvn3, "vni": vni, "windows-1258": windows_1258}
SAMPLE = (
    "Cộng hoà xã hội chủ nghĩa Việt Nam. Độc lập - Tự do - Hạnh phúc. Uỷ ban nhân dân tỉnh đã chỉ đạo thực hiện tốt "
    "các nhiệm vụ, hoàn thành chỉ tiêu đề ra năm 2004; thu ngân sách ước đạt 35 tỷ đồng, tăng 8,2% so với cùng kỳ.\n"
    "Sản xuất nông nghiệp giữ vững, kỹ thuật mới được áp dụng ở những nơi khó khăn; rẫy, ruộng ngập mặn được cải tạo.\n"
)
