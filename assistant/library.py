"""Files become indexed documents: the use case that the command line and the web app share."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol, runtime_checkable

from assistant.naming import absolute, choose_name
from ingest.errors import FileUnreadable, IngestError
from ingest.load import supported_files
from ingest.pipeline import ingest
from ingest.titles import display_name
from ingest.types import Document, Progress, no_progress
from vectorstore.types import AddStatus, DocumentInfo

_log = logging.getLogger(__name__)


@runtime_checkable
class Shelf(Protocol):
    """What adding files needs of a store."""

    def documents(self) -> tuple[DocumentInfo, ...]: ...
    def add(self, document: Document, *, progress: Progress = no_progress) -> AddStatus: ...


class FileStatus(StrEnum):
    """What became of a file."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    REPLACED = "replaced"
    FAILED = "failed"


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


def add_files(
    store: Shelf, paths: Iterable[Path], *, max_bytes: int, progress: Progress = no_progress
) -> list[FileReport]:
    """Index files and the files of folders, in the order given; a file that cannot be read stops no other.

    Raises StoreError or ModelMissing: what keeps one document out of the store keeps out the rest.
    """
    reports: list[FileReport] = []
    files = _expand(paths)
    known = {info.name: info.path for info in store.documents()}
    for index, file in enumerate(files):
        if isinstance(file, FileReport):
            reports.append(file)
            continue
        name = choose_name(file, known)
        step = _step(progress, name, index, len(files))
        try:
            document = ingest(file, name=name, max_bytes=max_bytes, progress=step)
        except IngestError as error:
            reports.append(_failed(name, file, error))
            continue
        except Exception as error:
            _log.exception("reading %s failed", file)
            problem = FileUnreadable(
                f"Sự cố ngoài dự kiến khi đọc tệp ({type(error).__name__}); hãy lưu lại tệp rồi thử lại."
            )
            reports.append(_failed(name, file, problem))
            continue
        status = store.add(document, progress=step)
        known[document.name] = str(file)
        reports.append(
            FileReport(
                document=document.name,
                path=str(file),
                status=FileStatus(status),
                pages=len(document.pages),
                passages=len(document.passages),
                warnings=document.warnings,
            )
        )
    return reports


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


def _step(progress: Progress, name: str, index: int, count: int) -> Progress:
    """Progress of one file, told with its name."""
    label = f"{name} ({index + 1}/{count})" if count > 1 else name

    def step(message: str, fraction: float | None = None) -> None:
        progress(f"{label}: {message}", fraction)

    return step
