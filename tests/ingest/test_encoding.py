"""Bytes in the encodings that Vietnamese text files come in."""

from __future__ import annotations

import unicodedata

import pytest

from ingest.encoding import decode
from ingest.errors import UnknownEncoding, UnsupportedFormat

TEXT = "Ủy ban nhân dân xã Đông đã chỉ đạo thực hiện tốt nhiệm vụ, hoàn thành chỉ tiêu đề ra năm 2024.\n" * 5


def windows_1258(text: str) -> bytes:
    """As Windows writes it: letters with the mark of the tone after them."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    data = b""
    for char in text:
        try:
            data += char.encode("cp1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", char)
            base = unicodedata.normalize("NFC", "".join(c for c in parts if c not in tones))
            data += (base + "".join(c for c in parts if c in tones)).encode("cp1258")
    return data


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig"])
def test_utf8_needs_no_warning(codec: str) -> None:
    assert decode(TEXT.encode(codec), "a.txt") == (TEXT, None)


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_wide_encodings(codec: str) -> None:
    text, warning = decode(TEXT.encode(codec), "a.txt")
    assert text == TEXT
    assert warning is not None
    assert "chuyển mã từ UTF-" in warning


def test_windows_1258() -> None:
    text, warning = decode(windows_1258(TEXT), "a.txt")
    assert text == TEXT
    assert warning is not None
    assert "chuyển mã từ windows-1258" in warning


def test_a_few_broken_bytes() -> None:
    data = TEXT.encode()
    at = data.index(b" nh")
    text, warning = decode(data[:at] + b"\xff" + data[at:], "a.txt")
    assert text.replace("\ufffd", "") == TEXT
    assert warning is not None
    assert "1 chỗ hỏng mã" in warning


# "Cộng hoà xã hội chủ nghĩa Việt Nam" in TCVN3 and in VNI, as their bytes.
@pytest.mark.parametrize(
    "data",
    ["Céng hoµ x· héi chñ nghÜa ViÖt Nam. ".encode("latin-1") * 10, "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam. ".encode("latin-1") * 10],
)  # fmt: skip
def test_old_encodings_are_named_not_guessed(data: bytes) -> None:
    with pytest.raises(UnknownEncoding, match="TCVN3 hoặc VNI"):
        decode(data, "a.txt")


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7\n...", b"PK\x03\x04rest", b"{\\rtf1 abc}", b"\xd0\xcf\x11\xe0rest", b"\x89PNG\r\n", b"abc\0\x01\x02def" * 20, bytes(range(256))],
)  # fmt: skip
def test_binary(data: bytes) -> None:
    with pytest.raises(UnsupportedFormat, match="UTF-8"):
        decode(data, "a.txt")
