"""Files of the store on disk: whole or not at all, and faults of the disk in the user's words."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from ingest.errors import StoreDamaged, StoreError, StoreFull, StoreLocked, StoreReadOnly

_FULL = {errno.ENOSPC, errno.EDQUOT}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_NO_FOLDER = {errno.ENOTDIR, errno.EEXIST}


def full(root: Path) -> StoreFull:
    """No space is left where the store lives."""
    return StoreFull(
        f"Ổ đĩa chứa thư mục dữ liệu {root} đã hết chỗ trống; các tài liệu đã lập chỉ mục vẫn nguyên vẹn. "
        "Hãy giải phóng dung lượng rồi thực hiện lại."
    )


def read_only(root: Path) -> StoreReadOnly:
    """The store's folder is closed to this user. Chroma writes even to search."""
    return StoreReadOnly(
        f"Không đủ quyền đọc và ghi trong thư mục dữ liệu {root} (việc tìm kiếm cũng cần quyền ghi). Hãy cấp quyền cho "
        "thư mục này hoặc chọn thư mục khác bằng tùy chọn --store."
    )


def damaged(root: Path, what: str) -> StoreDamaged:
    """Something the store needs is missing or unreadable; `what` says which."""
    return StoreDamaged(
        f"Thư mục dữ liệu {root} bị hỏng: {what}. Hãy chạy «troly rebuild» để lập lại chỉ mục từ bản lưu."
    )


def locked(root: Path) -> StoreLocked:
    """Another process is writing."""
    return StoreLocked(
        f"Một tiến trình khác đang cập nhật thư mục dữ liệu {root}. Hãy chờ tiến trình đó chạy xong rồi thử lại."
    )


def disk_error(error: OSError, root: Path) -> StoreError:
    """The store's word for a fault of the operating system."""
    if error.errno in _FULL:
        return full(root)
    if error.errno in _FORBIDDEN:
        return read_only(root)
    if error.errno in _NO_FOLDER:
        return StoreDamaged(
            f"Không dùng được {root} làm thư mục dữ liệu vì đây không phải là thư mục. Hãy chọn thư mục khác bằng tùy "
            "chọn --store."
        )
    return damaged(root, f"không đọc hoặc ghi được tệp ({error.strerror or error})")


@contextmanager
def disk_errors(root: Path) -> Iterator[None]:
    """Turn an OSError into an error of the store."""
    try:
        yield
    except OSError as error:
        raise disk_error(error, root) from error


@contextmanager
def write_lock(root: Path, path: Path, timeout: float) -> Iterator[None]:
    """Hold the lock file while writing, against threads and processes; StoreLocked after `timeout` seconds."""
    lock = FileLock(path, timeout=timeout)
    with disk_errors(root):
        root.mkdir(parents=True, exist_ok=True)
        try:
            lock.acquire()
        except Timeout as error:
            raise locked(root) from error
    try:
        yield
    finally:
        lock.release()


def write_whole(path: Path, data: bytes) -> None:
    """Replace a file so that a reader, or a power cut, sees the old bytes or the new, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make a rename durable; not every system lets a folder be opened, and then nothing can be done."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
