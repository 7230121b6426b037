"""Bytes in the encodings that Vietnamese text files come in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given

from ingest.encoding import decode
from ingest.errors import UnknownEncoding, UnsupportedFormat
from tests.ingest.legacy.encoders import SAMPLE, surface, tcvn3, vni, windows_1258
from tests.ingest.strategies import documents

TEXT = "Ủy ban nhân dân xã Đông đã chỉ đạo thực hiện tốt nhiệm vụ, hoàn thành chỉ tiêu đề ra năm 2024.\n" * 5


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig"])
def test_utf8_needs_no_warning(codec: str) -> None:
    assert decode(TEXT.encode(codec), "a.txt") == (TEXT, None)


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])
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


@pytest.mark.parametrize(("encode", "shown"), [(tcvn3, "TCVN3 (ABC)"), (vni, "VNI")])
def test_old_encodings(encode: Callable[[str], bytes], shown: str) -> None:
    for data in (encode(SAMPLE), surface(encode(SAMPLE)).encode(), surface(encode(SAMPLE)).encode("utf-16")):
        text, warning = decode(data, "a.txt")
        assert text == SAMPLE
        assert warning is not None
        assert f"Đã chuyển từ bảng mã {shown} sang Unicode" in warning


def test_mixed_lines() -> None:
    text, warning = decode("Kế hoạch năm\n".encode() + tcvn3(SAMPLE), "a.txt")
    assert text == "Kế hoạch năm\n" + SAMPLE
    assert warning is not None
    assert "TCVN3" in warning


def test_misread_utf8() -> None:
    text, warning = decode("Báo cáo năm\n".encode().decode("cp1252").encode(), "a.txt")
    assert text == "Báo cáo năm\n"
    assert warning is not None


@pytest.mark.parametrize("text", ["Vieät Nam", "coäng hoøa"])
def test_too_little_to_tell(text: str) -> None:
    with pytest.raises(UnknownEncoding, match="TCVN3 hoặc VNI"):
        decode(text.encode("latin-1"), "a.txt")


@given(documents)
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_never_converted(codec: str, text: str) -> None:
    text = text.replace("\ufeff", "").replace("\0", "") + "Ủy ban nhân dân tỉnh"
    found, warning = decode(text.encode(codec), "a.txt")
    assert found == text
    assert "bảng mã" not in (warning or "")


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7\n...", b"PK\x03\x04rest", b"{\\rtf1 abc}", b"\xd0\xcf\x11\xe0rest", b"\x89PNG\r\n", b"abc\0\x01\x02def" * 20, bytes(range(256))],
)  # fmt: skip
def test_binary(data: bytes) -> None:
    with pytest.raises(UnsupportedFormat, match=r"«a\.txt»"):
        decode(data, "a.txt")
