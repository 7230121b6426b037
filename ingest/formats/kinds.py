"""What a file is, told from its first bytes; its ending decides only among texts."""

from __future__ import annotations

import zipfile
from enum import StrEnum
from pathlib import Path

from ingest.errors import FileDamaged, FileProtected, UnsupportedFormat


class Kind(StrEnum):
    """A kind of file that is read."""

    TEXT = "txt"
    MARKDOWN = "md"
    DOCX = "docx"
    DOC = "doc"
    RTF = "rtf"
    ODT = "odt"
    PDF = "pdf"
    IMAGE = "image"


ENDINGS = {
    Kind.TEXT: (".txt", ".text"),
    Kind.MARKDOWN: (".md", ".markdown"),
    Kind.DOCX: (".docx", ".docm", ".dotx"),
    Kind.DOC: (".doc", ".dot"),
    Kind.RTF: (".rtf",),
    Kind.ODT: (".odt", ".ott"),
    Kind.PDF: (".pdf",),
    Kind.IMAGE: (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp", ".bmp"),
}
SUFFIXES = frozenset(ending for endings in ENDINGS.values() for ending in endings)
READABLE = "Word (.docx, .doc, .rtf, .odt), PDF, ảnh quét (.png, .jpg, .tif), văn bản thuần (.txt, .md)"

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BY_START = (
    (b"{\\rtf", Kind.RTF),
    (b"\x89PNG\r\n", Kind.IMAGE),
    (b"\xff\xd8\xff", Kind.IMAGE),
    (b"II*\0", Kind.IMAGE),
    (b"MM\0*", Kind.IMAGE),
    (b"BM", Kind.IMAGE),
)
# What is told of files that are known but not read.
_OTHERS = (
    (b"GIF8", "ảnh GIF"),
    (b"\x7fELF", "chương trình"),
    (b"MZ", "chương trình"),
    (b"\x1f\x8b", "tệp nén"),
    (b"Rar!", "tệp nén"),
    (b"7z\xbc\xaf", "tệp nén"),
)
_HEAD = 2048


def kind_of(path: Path, name: str, data: bytes) -> Kind:
    """The kind of a file, `data` being its bytes; `name` is how it is called to the user.

    Raises UnsupportedFormat for what is not read, FileDamaged where the content is not what the ending says,
    FileProtected for an Office file under a password.
    """
    suffix = path.suffix.lower()
    head = data[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return Kind.PDF
    if head.startswith(b"PK\x03\x04"):
        return _zipped(path, name)
    if head.startswith(OLE):
        return _compound(name, data)
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return Kind.IMAGE
    for start, kind in _BY_START:
        if head.startswith(start) and not (start == b"BM" and suffix not in ENDINGS[Kind.IMAGE]):
            return kind
    for start, told in _OTHERS:
        if head.startswith(start):
            raise _unreadable(name, told)
    if suffix in ENDINGS[Kind.DOC] and b"<html" in head.lower().replace(b"\0", b""):
        raise _unreadable(name, "trang web lưu với đuôi .doc")
    if suffix in ENDINGS[Kind.MARKDOWN]:
        return Kind.MARKDOWN
    if suffix in ENDINGS[Kind.TEXT] or suffix in ENDINGS[Kind.DOC]:
        return Kind.TEXT  # Word opens a text that is called .doc, and so do we
    if suffix in SUFFIXES:
        raise FileDamaged(
            f"«{name}» bị hỏng hoặc không đúng định dạng {suffix}; hãy mở bằng phần mềm gốc rồi lưu lại."
        )
    raise _unreadable(name, f"tệp {suffix}" if suffix else "tệp không có đuôi")


def _zipped(path: Path, name: str) -> Kind:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist()[:5000])
            mimetype = b""
            if "mimetype" in names:
                with archive.open("mimetype") as file:
                    mimetype = file.read(200)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        raise FileDamaged(f"«{name}» bị hỏng hoặc chưa tải về đủ; hãy tải lại tệp rồi thử lại.") from error
    if b"opendocument.text" in mimetype:
        return Kind.ODT
    if b"opendocument" in mimetype:
        raise _unreadable(name, "bảng tính hoặc trình chiếu")
    if any(part.startswith("word/") for part in names):
        return Kind.DOCX
    if any(part.startswith(("xl/", "ppt/")) for part in names):
        raise _unreadable(name, "bảng tính Excel hoặc trình chiếu PowerPoint")
    if path.suffix.lower() in ENDINGS[Kind.DOCX]:
        raise FileDamaged(f"«{name}» thiếu phần nội dung Word; hãy mở bằng Word rồi lưu lại.")
    raise _unreadable(name, "tệp nén")


def _compound(name: str, data: bytes) -> Kind:
    """An Office 97 file, or a newer one under a password; its streams are named in UTF-16 in its directory."""

    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        raise FileProtected(f"«{name}» được đặt mật khẩu; hãy mở bằng Word, bỏ mật khẩu rồi lưu lại.")
    if holds("WordDocument"):
        return Kind.DOC
    if holds("Workbook") or holds("PowerPoint Document"):
        raise _unreadable(name, "bảng tính Excel hoặc trình chiếu PowerPoint")
    raise _unreadable(name, "tệp nhị phân")


def _unreadable(name: str, kind: str) -> UnsupportedFormat:
    return UnsupportedFormat(f"Chưa đọc được «{name}» ({kind}); trợ lý đọc {READABLE}.")
