"""What a file is, whatever it is called."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from ingest.errors import FileDamaged, FileProtected, IngestError, UnsupportedFormat
from ingest.formats.kinds import ENDINGS, OLE, SUFFIXES, Kind, kind_of

WIDE = "utf-16-le"


def zipped(**parts: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part.replace("__", "/"), content)
    return buffer.getvalue()


def kind(tmp_path: Path, name: str, data: bytes) -> Kind:
    path = tmp_path / name
    path.write_bytes(data)
    return kind_of(path, name, data)


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.txt", "Báo cáo".encode(), Kind.TEXT),
        ("a.md", b"# A", Kind.MARKDOWN),
        ("a.doc", "Báo cáo".encode(), Kind.TEXT),
        ("a.txt", b"%PDF-1.7\n", Kind.PDF),
        ("a.pdf", b"\n\n%PDF-1.4", Kind.PDF),
        ("a", b"%PDF-1.4", Kind.PDF),
        ("a.doc", b"{\\rtf1 x}", Kind.RTF),
        ("a.docx", zipped(word__document="<a/>"), Kind.DOCX),
        ("a.doc", zipped(word__document="<a/>"), Kind.DOCX),
        ("a.odt", zipped(mimetype="application/vnd.oasis.opendocument.text"), Kind.ODT),
        ("a.docx", OLE + "WordDocument".encode(WIDE), Kind.DOC),
        ("a.txt", b"\x89PNG\r\n\x1a\n", Kind.IMAGE),
        ("a.bmp", b"BM\0\0", Kind.IMAGE),
        ("a.txt", b"BM\xc3\xa1o", Kind.TEXT),
        ("a.webp", b"RIFF\0\0\0\0WEBP", Kind.IMAGE),
    ],
)
def test_content_decides(tmp_path: Path, name: str, data: bytes, expected: Kind) -> None:
    assert kind(tmp_path, name, data) is expected


@pytest.mark.parametrize(
    ("name", "data", "problem", "told"),
    [
        ("a.xlsx", zipped(xl__workbook="<a/>"), UnsupportedFormat, "Excel"),
        ("a.ods", zipped(mimetype="application/vnd.oasis.opendocument.spreadsheet"), UnsupportedFormat, "bảng tính"),
        ("a.zip", zipped(a="x"), UnsupportedFormat, "tệp nén"),
        ("a.docx", zipped(a="x"), FileDamaged, "thiếu phần nội dung"),
        ("a.docx", b"PK\x03\x04 not a zip", FileDamaged, "chưa tải về đủ"),
        ("a.docx", b"text", FileDamaged, ".docx"),
        ("a.pdf", b"text", FileDamaged, ".pdf"),
        ("a.docx", OLE + "EncryptedPackage".encode(WIDE), FileProtected, "mật khẩu"),
        ("a.xls", OLE + "Workbook".encode(WIDE), UnsupportedFormat, "Excel"),
        ("a.msi", OLE, UnsupportedFormat, "nhị phân"),
        ("a.doc", b"<!DOCTYPE html><html>", UnsupportedFormat, "trang web"),
        ("a.exe", b"MZ\x90", UnsupportedFormat, "chương trình"),
        ("a.csv", b"a,b", UnsupportedFormat, ".csv"),
        ("a", b"x", UnsupportedFormat, "không có đuôi"),
    ],
)  # fmt: skip
def test_what_is_not_read(
    tmp_path: Path, name: str, data: bytes, problem: type[IngestError], told: str
) -> None:
    with pytest.raises(problem, match="«") as caught:
        kind(tmp_path, name, data)
    assert told in caught.value.message
    assert "\n" not in caught.value.message


def test_every_kind_has_its_endings() -> None:
    assert set(ENDINGS) == set(Kind)
    assert all(ending.startswith(".") and ending == ending.lower() for ending in SUFFIXES)
