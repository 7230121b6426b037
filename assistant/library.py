"""Files become indexed documents, and go again: the use cases that the command line and the web app share."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Protocol, runtime_checkable

from assistant.naming import absolute, choose_name, find_document
from ingest.errors import Cancelled, FileMissing, FileUnreadable, IngestError, TrolyError
from ingest.files import supported_files
from ingest.pipeline import digest_of, ingest
from ingest.titles import display_name
from ingest.types import Document, Progress, no_progress
from vectorstore.types import AddStatus, DocumentInfo

_log = logging.getLogger(__name__)


@runtime_checkable
class Shelf(Protocol):
    """What managing documents needs of a store."""

    def documents(self) -> tuple[DocumentInfo, ...]: ...
    def document(self, name: str) -> Document: ...
    def holds(self, name: str, digest: str) -> bool: ...
    def add(
        self, document: Document, *, progress: Progress = no_progress, force: bool = False
    ) -> AddStatus: ...
    def remove(self, name: str) -> None: ...


class FileStatus(StrEnum):
    """What became of a file."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    REPLACED = "replaced"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class FileReport:
    """One file of an ingest; `problem` is the Vietnamese message where it failed, else None."""

    document: str
    path: str
    status: FileStatus
    pages: int = 0
    passages: int = 0
    warnings: tuple[str, ...] = ()
    problem: str | None = None
    observations: int = 0


def add_files(
    store: Shelf, paths: Iterable[Path], *, max_bytes: int, progress: Progress = no_progress
) -> list[FileReport]:
    """Index files and the files of folders, in the order given; a file that cannot be read stops no other.

    A file indexed before and not changed since is not read again. Where `progress` raises Cancelled, that file and
    those after it are reported as cancelled: nothing of them stays, what came before does. Raises StoreError or
    ModelMissing: what keeps one document out of the store keeps out the rest.
    """
    reports: list[FileReport] = []
    files = _expand(paths)
    infos = {info.name: info for info in store.documents()}
    known = {info.name: info.path for info in infos.values()}
    stopped = False
    for index, file in enumerate(files):
        if isinstance(file, FileReport):
            reports.append(file)
            continue
        name = choose_name(file, known)
        report = FileReport(name, str(file), FileStatus.CANCELLED)
        if not stopped:
            step = _step(progress, name, index, len(files))
            report = _add(store, file, name, infos.get(name), max_bytes, step)
            stopped = report.status is FileStatus.CANCELLED
        reports.append(report)
        if report.status not in (FileStatus.FAILED, FileStatus.CANCELLED):
            known[name] = str(file)
    return reports


def reread(store: Shelf, name: str, *, max_bytes: int, progress: Progress = no_progress) -> FileReport:
    """Read the file of a document again and index it anew, changed or not.

    Where the file is gone or cannot be read, or `progress` raises Cancelled, the report says so and the document stays
    as it was. Raises DocumentUnknown, StoreError, ModelMissing.
    """
    info = _info(store, name)
    name, file = info.name, Path(info.path)
    if not _there(file):
        gone = FileMissing(
            f"Tệp gốc của «{name}» không còn ở «{display_name(info.path)}», bản đã lập chỉ mục vẫn dùng được; "
            "hãy thêm lại tệp nếu muốn đọc lại."
        )
        return _failed(name, file, gone)
    return _index(store, file, name, max_bytes, _step(progress, name), force=True)


def remove(store: Shelf, name: str, uploads: Path | None = None) -> bool:
    """Take a document out of the store, and its file too where that lies under `uploads`; whether the file is gone.

    Files elsewhere are the user's own and stay. Raises DocumentUnknown, StoreError.
    """
    info = _info(store, name)
    store.remove(info.name)
    file = absolute(Path(info.path))
    if uploads is None or not file.is_relative_to(absolute(uploads)):
        return False
    with suppress(OSError, ValueError):
        file.unlink(missing_ok=True)
    return not _there(file)


def _add(
    store: Shelf, file: Path, name: str, info: DocumentInfo | None, max_bytes: int, step: Progress
) -> FileReport:
    """Index one file, unless it is what is indexed already."""
    try:
        step("Đang kiểm tra tệp", None)
    except Cancelled:
        return FileReport(name, str(file), FileStatus.CANCELLED)
    if info is None or not _unchanged(store, file, info, max_bytes):
        return _index(store, file, name, max_bytes, step)
    if info.path != str(file):  # it moved
        store.add(replace(store.document(name), path=str(file)))
    return FileReport(
        name,
        str(file),
        FileStatus.UNCHANGED,
        info.pages,
        info.passages,
        info.warnings,
        observations=info.observations,
    )


def _unchanged(store: Shelf, file: Path, info: DocumentInfo, max_bytes: int) -> bool:
    """Whether a file is the one that was indexed; one of which that cannot be told is not."""
    try:
        same = bool(info.digest) and info.size == file.stat().st_size
        digest = digest_of(file, max_bytes) if same else ""
    except (IngestError, OSError, ValueError):
        return False
    return digest == info.digest != "" and store.holds(info.name, digest)


def _index(
    store: Shelf, file: Path, name: str, max_bytes: int, step: Progress, *, force: bool = False
) -> FileReport:
    """Read one file and index what it says."""
    try:
        document = _read(file, name, max_bytes, step)
        status = store.add(document, progress=step, force=force)
    except Cancelled:
        return FileReport(name, str(file), FileStatus.CANCELLED)
    except IngestError as error:
        return _failed(name, file, error)
    return FileReport(
        document=document.name,
        path=str(file),
        status=FileStatus(status),
        pages=len(document.pages),
        passages=len(document.passages),
        observations=len(document.observations),
        warnings=document.warnings,
    )


def _read(file: Path, name: str, max_bytes: int, step: Progress) -> Document:
    """Read one file; a fault of ours is told as one of the file. Raises IngestError, Cancelled."""
    try:
        return ingest(file, name=name, max_bytes=max_bytes, progress=step)
    except TrolyError:
        raise
    except Exception as error:
        _log.exception("reading %s failed", file)
        raise FileUnreadable(
            f"Sự cố ngoài dự kiến khi đọc tệp ({type(error).__name__}); hãy lưu lại tệp rồi thử lại."
        ) from error


def _expand(paths: Iterable[Path]) -> list[Path | FileReport]:
    """The files to read, each once; in its place a report for a path that gives none."""
    files: dict[Path, Path | FileReport] = {}
    for path in paths:
        try:
            found = supported_files([path])
        except IngestError as error:
            files.setdefault(path, _failed(display_name(path.name), path, error))
        except OSError:
            shown = display_name(path.name)
            problem = FileUnreadable(f"Không mở được «{shown}»; hãy kiểm tra tên và quyền truy cập.")
            files.setdefault(path, _failed(shown, path, problem))
        else:
            for file in map(absolute, found):
                files.setdefault(file, file)
    return list(files.values())


def _failed(name: str, path: Path, error: IngestError) -> FileReport:
    return FileReport(document=name, path=str(path), status=FileStatus.FAILED, problem=error.message)


def _info(store: Shelf, name: str) -> DocumentInfo:
    """What is told of the document of exactly that name."""
    infos = {info.name: info for info in store.documents()}
    return infos[find_document(list(infos), name, prefix=False)]


def _there(file: Path) -> bool:
    try:
        return file.exists()
    except (OSError, ValueError):
        return False


def _step(progress: Progress, name: str, index: int = 0, count: int = 1) -> Progress:
    """Progress of one file, told with its name."""
    label = f"{name} ({index + 1}/{count})" if count > 1 else name

    def step(message: str, fraction: float | None = None) -> None:
        progress(f"{label}: {message}", fraction)

    return step
