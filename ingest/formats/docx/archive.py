"""The zip package of a Word file, read within bounds."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import FileDamaged, FileProtected, FileSuspicious, FileUnreadable
from ingest.formats.docx import xml

# What a package may grow to when it is unpacked; deflate reaches 1,000 times, Word's own XML 20 to 40 times.
_LARGEST_TOTAL = 300 * 1024 * 1024
_LARGEST_PART = 128 * 1024 * 1024
_SUSPECT_PART = 4 * 1024 * 1024
_LARGEST_RATIO = 200
_MAIN = "word/document.xml"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def damaged(name: str, what: str = "bị hỏng hoặc chưa tải về đủ") -> FileDamaged:
    """The error for a file that cannot be read as Word's."""
    return FileDamaged(f"«{name}» {what}; hãy mở bằng Word rồi lưu lại dưới dạng .docx.")


def suspicious(name: str, what: str) -> FileSuspicious:
    """The error for a file that is made to exhaust its reader."""
    return FileSuspicious(f"«{name}» {what}; hãy mở bằng Word rồi lưu lại, hoặc bỏ tệp này.")


@dataclass(frozen=True, slots=True)
class Archive:
    """The parts of a package by their names in small letters (Word does not mind case)."""

    name: str
    file: zipfile.ZipFile
    parts: dict[str, zipfile.ZipInfo]

    def read(self, part: str) -> bytes | None:
        """The bytes of a part, None where there is no such part."""
        info = self.parts.get(part.lower())
        if info is None:
            return None
        if info.flag_bits & 1:
            raise FileProtected(f"«{self.name}» được đặt mật khẩu; hãy bỏ mật khẩu rồi lưu lại.")
        if info.file_size > _LARGEST_PART:
            raise suspicious(self.name, "phình to bất thường khi giải nén")
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise damaged(self.name, "nén theo cách mà Word không dùng")
        try:
            with self.file.open(info) as stream:  # gives no more than the size that was checked
                data = stream.read(_LARGEST_PART + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
            RuntimeError,
        ) as error:
            raise damaged(self.name) from error
        if xml.declares_entities(data):
            raise suspicious(self.name, "chứa khai báo XML không được phép")
        return data

    def related(self, part: str) -> dict[str, str]:
        """The parts that a part ("" for the package) refers to, by the last word of the relation's type."""
        folder, base = posixpath.split(part)
        data = self.read(posixpath.join(folder, "_rels", f"{base}.rels"))
        targets: dict[str, str] = {}
        for relation in xml.parse(data) if data else ():
            if relation.get("TargetMode") != "External":
                target = (relation.get("Target") or "").replace("\\", "/")
                path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
                kind = (relation.get("Type") or "").rpartition("/")[2]
                targets.setdefault(kind, posixpath.normpath(path))
        return targets

    def main(self) -> str:
        """The name of the part with the text."""
        named = self.related("").get("officeDocument", _MAIN)
        return named if named.lower() in self.parts else _MAIN


@contextmanager
def opened(path: Path, name: str) -> Iterator[Archive]:
    """The package of a file. Raises FileUnreadable, FileDamaged, FileProtected, FileSuspicious."""
    try:
        if _is_protected(path):
            raise FileProtected(f"«{name}» được đặt mật khẩu; hãy mở bằng Word, bỏ mật khẩu rồi lưu lại.")
        file = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, ValueError) as error:
        raise damaged(name) from error
    except OSError as error:
        raise FileUnreadable(f"Không đọc được «{name}»; hãy kiểm tra quyền đọc và ổ đĩa.") from error
    with file:
        infos = file.infolist()
        too_dense = any(
            info.file_size > _SUSPECT_PART and info.file_size > _LARGEST_RATIO * info.compress_size
            for info in infos
        )
        if too_dense or sum(info.file_size for info in infos) > _LARGEST_TOTAL:
            raise suspicious(name, "phình to bất thường khi giải nén")
        parts = {info.filename.replace("\\", "/").lstrip("/").lower(): info for info in infos}
        yield Archive(name, file, parts)


def _is_protected(path: Path) -> bool:
    """Whether the file is a compound file that holds an encrypted package: its streams are named in UTF-16."""
    wanted = "EncryptedPackage".encode("utf-16-le")
    with path.open("rb") as file:
        if file.read(len(_OLE)) != _OLE:
            return False
        tail = b""
        while block := file.read(1 << 20):
            if wanted in tail + block:
                return True
            tail = block[-len(wanted) :]
    return False
