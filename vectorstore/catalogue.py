"""What is in the store: one manifest that is replaced whole, and one file for each document.

The manifest alone decides. Files, folders and vectors that it does not name are left over from a write that was cut
short, and the next write removes them.
"""

from __future__ import annotations

import difflib
import json
import secrets
import shutil
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter

from ingest.dating import own_date
from ingest.errors import DocumentUnknown, StoreDamaged, StoreMismatch
from ingest.types import Document
from vectorstore.files import damaged, disk_error, disk_errors, write_whole
from vectorstore.sketch import sketch, wording
from vectorstore.types import DocumentInfo

# Raised when the layout, or what is embedded or indexed of a passage, changes.
SCHEMA = 1

T = TypeVar("T")


def new_id() -> str:
    """A name never used before: each write gets its own, so no write touches what another one made."""
    return secrets.token_hex(8)


@dataclass(frozen=True, slots=True)
class Entry:
    """A document of the store; `id` names its file and its vectors."""

    id: str
    info: DocumentInfo


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The manifest. `store` names the store for ever, `space` its set of vectors, `lexical` its BM25 folder."""

    fingerprint: str
    schema: int = SCHEMA
    store: str = field(default_factory=new_id)
    space: str = field(default_factory=new_id)
    lexical: str = ""
    entries: tuple[Entry, ...] = ()

    def find(self, name: str) -> Entry | None:
        """The entry of that name."""
        return next((entry for entry in self.entries if entry.info.name == name), None)

    def entry(self, name: str) -> Entry:
        """The entry of that name; DocumentUnknown lists the nearest names."""
        if found := self.find(name):
            return found
        names = [entry.info.name for entry in self.entries]
        near = difflib.get_close_matches(name, names, n=3, cutoff=0.4) or names[:3]
        hint = f"Có phải: {'; '.join(near)}?" if near else "Chưa có tài liệu nào được lập chỉ mục."
        raise DocumentUnknown(
            f"Không có tài liệu nào tên «{name}». {hint} Xem danh sách bằng «troly documents»."
        )

    def without(self, name: str) -> Catalogue:
        """The catalogue less one document."""
        return replace(self, entries=tuple(entry for entry in self.entries if entry.info.name != name))

    def with_entry(self, added: Entry) -> Catalogue:
        """The catalogue with one document added or replaced, in order of names."""
        others = self.without(added.info.name).entries
        return replace(self, entries=tuple(sorted((*others, added), key=lambda entry: entry.info.name)))


# Building one takes a while, so each is built when first needed.
_CODECS: dict[type, TypeAdapter[Any]] = {}


def _codec(kind: type[T]) -> TypeAdapter[T]:
    if kind not in _CODECS:
        _CODECS[kind] = TypeAdapter(kind)
    return _CODECS[kind]


def encode(value: object) -> bytes:
    """A dataclass as JSON in UTF-8; a path that is not UTF-8 keeps its odd bytes, as Python's lone surrogates."""
    plain = _codec(type(value)).dump_python(value, mode="json")
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def decode(kind: type[T], data: bytes) -> T:
    """What `encode` was given. Raises ValueError where the bytes do not tell a `kind`."""
    return _codec(kind).validate_python(json.loads(data.decode("utf-8", "surrogatepass")))


def describe(document: Document) -> DocumentInfo:
    """The line of the list for a document indexed now."""
    return DocumentInfo(
        name=document.name,
        path=document.path,
        version=document.version,
        title=document.title,
        pages=len(document.pages),
        passages=len(document.passages),
        characters=len(document.text),
        indexed_at=datetime.now(UTC).isoformat(timespec="milliseconds"),  # two files may come in one second
        kind=document.kind,
        size=document.size,
        digest=document.digest,
        scanned=len(document.scans),
        doubts=len(document.doubts),
        observations=len(document.observations),
        footnotes=len(document.footnotes),
        warnings=document.warnings,
        dated=own_date(document.text, min((note.start for note in document.footnotes), default=None)),
        sketch=sketch(document.text),
        wording=wording(document.text),
    )


def with_file(document: Document, told: Document | DocumentInfo) -> Document:
    """A document as from the file that `told` tells of: the file may have moved since the document was kept."""
    if document.path == told.path and document.digest == told.digest:
        return document
    return replace(document, path=told.path, kind=told.kind, size=told.size, digest=told.digest)


def retold(entry: Entry, document: Document) -> Entry:
    """An entry that tells of its document what `describe` does; when it was indexed stays."""
    return replace(entry, info=replace(describe(document), indexed_at=entry.info.indexed_at))


# Tells one state of a file from the next: a replaced file has another inode.
Stamp = tuple[int, int, int]


class Shelf:
    """Where catalogue and documents lie under the store's folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.manifest = root / "manifest.json"
        self.documents = root / "documents"
        self.lexical = root / "lexical"
        self.vectors = root / "vectors"
        self.lock = root / "write.lock"

    def stamp(self) -> Stamp | None:
        """The state of the manifest; None where there is none."""
        try:
            status = self.manifest.stat()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise disk_error(error, self.root) from error
        return status.st_mtime_ns, status.st_size, status.st_ino

    def read(self) -> Catalogue | None:
        """The catalogue; None in a store that was never written.

        Raises:
            StoreDamaged: the manifest is unreadable, or gone while documents are there.
            StoreMismatch: it was written by a version of the program with another layout.
        """
        try:
            data = self.manifest.read_bytes()
        except FileNotFoundError as error:
            if self._stored():
                raise damaged(self.root, "mất tệp manifest.json") from error
            return None
        except OSError as error:
            raise disk_error(error, self.root) from error
        try:
            return decode(Catalogue, data)
        except ValueError as error:
            if _schema(data) not in (None, SCHEMA):
                raise StoreMismatch(
                    f"Thư mục dữ liệu {self.root} do một phiên bản khác của chương trình lập. Hãy nâng cấp chương "
                    "trình, hoặc lập chỉ mục lại vào một thư mục mới bằng tùy chọn --store."
                ) from error
            raise damaged(self.root, "tệp manifest.json không đọc được") from error

    def write(self, catalogue: Catalogue) -> None:
        """Replace the manifest; from here on the store is in its new state."""
        with disk_errors(self.root):
            write_whole(self.manifest, encode(catalogue))

    def read_document(self, entry: Entry) -> Document:
        """A document as it was kept; StoreDamaged where it cannot be read."""
        try:
            return decode(Document, self._path(entry.id).read_bytes())
        except (OSError, ValueError) as error:
            raise StoreDamaged(
                f"Không đọc được bản lưu của tài liệu «{entry.info.name}» trong thư mục dữ liệu {self.root}. Hãy lập "
                "chỉ mục lại tệp gốc bằng «troly ingest», hoặc gỡ tài liệu bằng «troly remove»."
            ) from error

    def write_document(self, entry_id: str, document: Document) -> None:
        """Keep a document."""
        with disk_errors(self.root):
            write_whole(self._path(entry_id), encode(document))

    def recover(self, fingerprint: str) -> Catalogue:
        """The catalogue that the documents on disk tell; of two with one name, the one written last.

        A file that cannot be read is renamed, not removed.
        """
        catalogue = Catalogue(fingerprint)
        for path in sorted(self._stored(), key=lambda path: path.stat().st_mtime_ns):
            try:
                document = decode(Document, path.read_bytes())
            except (OSError, ValueError):
                # Out of the way of `sweep`: whoever can read it still may.
                path.rename(path.with_suffix(".broken"))
                continue
            catalogue = catalogue.with_entry(Entry(path.stem, describe(document)))
        return catalogue

    def sweep(self, catalogue: Catalogue) -> None:
        """Remove files that the catalogue does not name; those that cannot be removed wait for the next time."""
        kept = {entry.id for entry in catalogue.entries}
        with suppress(OSError):
            for path in self._stored():
                if path.stem not in kept:
                    path.unlink(missing_ok=True)
            for path in (*self.root.glob(".*.json.*"), *self.documents.glob(".*.json.*")):
                path.unlink(missing_ok=True)
        for folder, name in ((self.lexical, catalogue.lexical), (self.vectors, catalogue.space)):
            for path in folder.iterdir() if folder.is_dir() else ():
                if path.name != name:
                    shutil.rmtree(path, ignore_errors=True)

    def _path(self, entry_id: str) -> Path:
        return self.documents / f"{entry_id}.json"

    def _stored(self) -> list[Path]:
        """All documents on disk, those that the manifest does not name included."""
        return list(self.documents.glob("[!.]*.json")) if self.documents.is_dir() else []


def _schema(data: bytes) -> int | None:
    """The schema number of a manifest that does not fit this program's types."""
    try:
        number = json.loads(data)["schema"]
    except (ValueError, KeyError, TypeError):
        return None
    return number if isinstance(number, int) else None
