"""How far a signed-in person is with practising: one file a person, which nobody else reads.

Each file holds `user`, `revision`, `saved` (ISO 8601, UTC) and `value`, what the page made of the results.
"""

from __future__ import annotations

import errno
import json
import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from filelock import FileLock, Timeout

from ingest.errors import InputError, StoreDamaged, StoreFull, StoreLocked, StoreReadOnly
from vectorstore.files import write_whole

FOLDER = "progress"  # under the data folder
LARGEST = 2**20  # bytes of a value as it is sent; a page remembers some hundred questions at most
MOST_NESTED = 20
SECONDS_TO_WAIT = 5.0

NOT_RESULTS = "Kết quả luyện tập gửi lên không đúng định dạng; xin tải lại trang."
FULL = "Ổ đĩa của máy chủ đã hết chỗ trống nên chưa lưu được kết quả luyện tập; kết quả vẫn còn trong trình duyệt này."
CLOSED = "Máy chủ không đủ quyền đọc, ghi kết quả luyện tập; xin báo người quản trị kiểm tra quyền của thư mục dữ liệu."
LOCKED = "Máy chủ đang bận lưu kết quả luyện tập; xin thử lại sau ít phút."
FAILED = "Máy chủ không đọc hoặc ghi được kết quả luyện tập; xin báo người quản trị kiểm tra ổ đĩa."

_FULL = {errno.ENOSPC, errno.EDQUOT}
_CLOSED = {errno.EACCES, errno.EPERM, errno.EROFS}

_log = logging.getLogger(__name__)

Value = dict[str, object]


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a person; `revision` changes with every write. Empty and None where nothing is."""

    revision: str
    value: Value | None


NOTHING = Kept("", None)


class Outdated(Exception):
    """Another device has written since; `kept` is what there is now."""

    def __init__(self, kept: Kept) -> None:
        super().__init__("another revision is kept")
        self.kept = kept


class ProgressStore:
    """The folder of all; safe between threads and processes. Every method raises StoreError."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, user: str) -> Kept:
        """What is kept of a person; a file that cannot be understood is put aside and counts as none."""
        path = self._path(user)
        with _faults():
            try:
                return _parsed(path)
            except ValueError:
                with self._locked(user):
                    return _read(path)

    def write(self, user: str, value: Value, revision: str) -> str:
        """Keep a value in place of the `revision` that it was made from; its own revision. Raises Outdated."""
        path = self._path(user)
        with _faults(), self._locked(user):
            kept = _read(path)
            if kept.revision != revision:
                raise Outdated(kept)
            return _write(path, user, value)

    def forget(self, user: str) -> None:
        """Delete all that is kept of a person, cut off and broken files too."""
        path = self._path(user)
        with _faults(), self._locked(user):
            for left in (
                path,
                *self._folder.glob(f"{path.stem}.broken-*"),
                *self._folder.glob(f".{path.name}.*"),
            ):
                left.unlink(missing_ok=True)

    def _path(self, user: str) -> Path:
        """Names are anything that people type: only their hash goes into a path."""
        return self._folder / f"{sha256(user.encode('utf-8', 'surrogatepass')).hexdigest()}.json"

    @contextmanager
    def _locked(self, user: str) -> Iterator[None]:
        """Hold off other writers; a few lock files for all, so that none tells of a person."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = FileLock(
            self._folder / f".lock-{self._path(user).name[0]}", timeout=SECONDS_TO_WAIT, mode=0o600
        )
        try:
            lock.acquire()
        except Timeout as error:
            raise StoreLocked(LOCKED) from error
        try:
            yield
        finally:
            lock.release()


def parse_value(body: bytes) -> Value:
    """What a page sends to be kept; raises InputError."""
    try:
        value = json.loads(body)
        if not isinstance(value, dict) or not _is_flat(value, MOST_NESTED):
            raise InputError(NOT_RESULTS)
        json.dumps(value, allow_nan=False)  # numbers that no browser reads
    except (ValueError, RecursionError) as error:
        raise InputError(NOT_RESULTS) from error
    return value


def _is_flat(value: object, left: int) -> bool:
    if not isinstance(value, dict | list):
        return True
    inner = value.values() if isinstance(value, dict) else value
    return left > 0 and all(_is_flat(one, left - 1) for one in inner)


def _parsed(path: Path) -> Kept:
    """A file as it was written; raises ValueError where it was not written by us whole, OSError."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return NOTHING
    try:
        read = json.loads(content)
        revision, value = read["revision"], read["value"]
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError("not a file of ours") from error
    if not (isinstance(revision, str) and revision and isinstance(value, dict)):
        raise ValueError("not a file of ours")
    return Kept(revision, value)


def _read(path: Path) -> Kept:
    """As `_parsed`, for who holds the lock: what cannot be understood is put aside, for the operator to look at."""
    try:
        return _parsed(path)
    except ValueError:
        aside = path.with_name(f"{path.stem}.broken-{datetime.now(UTC):%Y%m%dT%H%M%S}-{secrets.token_hex(2)}")
        path.replace(aside)
        _log.warning("results of a person could not be read and were put aside as %s", aside)
        return NOTHING


def _write(path: Path, user: str, value: Value) -> str:
    revision = secrets.token_hex(8)
    content = {
        "user": user,
        "revision": revision,
        "saved": datetime.now(UTC).isoformat(timespec="seconds"),
        "value": value,
    }
    write_whole(path, json.dumps(content).encode())
    return revision


@contextmanager
def _faults() -> Iterator[None]:
    """Faults of the disk as errors of the store, told in the log with their cause."""
    try:
        yield
    except OSError as error:
        _log.exception("results of a person could not be read or written")
        if error.errno in _FULL:
            raise StoreFull(FULL) from error
        raise (StoreReadOnly(CLOSED) if error.errno in _CLOSED else StoreDamaged(FAILED)) from error
