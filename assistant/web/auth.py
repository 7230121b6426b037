"""Who may use the app: the auth file, password checks, throttling of repeated failures.

The file holds one user a line, `name:role:hash`, role `admin` or `user`, hash as Argon2 writes it; empty lines and
lines starting with `#` are skipped.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from argon2 import PasswordHasher, extract_parameters
from argon2.exceptions import InvalidHashError, VerificationError

from ingest.errors import ConfigurationError

SHORTEST_PASSWORD = 8
LONGEST_PASSWORD = 256
FREE_FAILURES = 5
PAUSE_SECONDS = 60.0
# Names that failed and are remembered; more than any honest mistake, few enough to bound the memory of a flood.
REMEMBERED_NAMES = 10_000
# Argon2 needs 64 MiB a check: no more than this many at once, whatever is thrown at the login page.
PARALLEL_CHECKS = 4

_hasher = PasswordHasher()


class Role(StrEnum):
    """What a user may do: an admin may also add reports."""

    ADMIN = "admin"
    USER = "user"


@dataclass(frozen=True, slots=True)
class User:
    """Someone who has logged in."""

    name: str
    role: Role


class TooManyFailures(Exception):
    """The name must wait `seconds` before the next try."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"wait {seconds:.0f} s")
        self.seconds = seconds


class Auth:
    """Checks names and passwords; safe to share between threads."""

    def __init__(
        self, users: Mapping[str, tuple[Role, str]], *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._users = dict(users)
        self._clock = clock
        self._lock = threading.Lock()
        self._checks = threading.BoundedSemaphore(PARALLEL_CHECKS)
        self._failures: OrderedDict[str, tuple[int, float]] = OrderedDict()
        # Unknown names are checked against this hash, so that they take as long as known ones.
        self._nobody = _hasher.hash("không ai dùng mật khẩu này")

    def login(self, name: str, password: str) -> User | None:
        """The user, or None where name or password is wrong.

        Raises TooManyFailures after repeated failures of the same name.
        """
        name = name.strip()
        self._check_pause(name)
        role, known_hash = self._users.get(name, (None, self._nobody))
        with self._checks:
            right = _matches(known_hash, password[:LONGEST_PASSWORD])
        if role is None or not right:
            self._count_failure(name)
            return None
        with self._lock:
            self._failures.pop(name, None)
        return User(name, role)

    def _check_pause(self, name: str) -> None:
        with self._lock:
            count, last = self._failures.get(name, (0, 0.0))
            left = last + PAUSE_SECONDS - self._clock()
            if count >= FREE_FAILURES and left > 0:
                raise TooManyFailures(left)

    def _count_failure(self, name: str) -> None:
        with self._lock:
            now = self._clock()
            count, last = self._failures.pop(name, (0, now))
            fresh = now - last < PAUSE_SECONDS
            self._failures[name] = (count + 1 if fresh else 1, now)
            while len(self._failures) > REMEMBERED_NAMES:
                self._failures.popitem(last=False)


def read_auth(path: Path) -> Auth:
    """Read the auth file; raises ConfigurationError with the number of the line that is wrong."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ConfigurationError(
            f"Không đọc được tệp người dùng «{path}» ({error.strerror}); hãy kiểm tra đường dẫn và quyền đọc."
        ) from error
    except UnicodeDecodeError as error:
        raise ConfigurationError(
            f"Tệp người dùng «{path}» không phải văn bản UTF-8; hãy lưu lại với bảng mã UTF-8."
        ) from error
    users: dict[str, tuple[Role, str]] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        try:
            name, role, known_hash = _read_line(line)
            if name in users:
                raise ValueError(f"người dùng «{name}» đã có ở dòng trên")
        except ValueError as error:
            raise ConfigurationError(
                f"Tệp người dùng «{path}», dòng {number}: {error}. "
                "Mỗi dòng có dạng tên:vai_trò:mã_băm, vai trò là admin hoặc user."
            ) from error
        users[name] = (role, known_hash)
    if not users:
        raise ConfigurationError(
            f"Tệp người dùng «{path}» chưa có ai; hãy thêm ít nhất một dòng tên:vai_trò:mã_băm."
        )
    return Auth(users)


def hash_line(user: str, role: str, password: str) -> str:
    """One line for the auth file; raises ConfigurationError where the parts cannot make one."""
    if (
        not user.strip()
        or user != user.strip()
        or ":" in user
        or user.startswith("#")
        or not user.isprintable()
    ):
        raise ConfigurationError(
            "Tên người dùng không được để trống, không chứa dấu «:», không bắt đầu bằng «#», không có khoảng trắng ở hai đầu."
        )
    if role not in set(Role):
        raise ConfigurationError(f"Vai trò «{role}» không có; hãy dùng admin hoặc user.")
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise ConfigurationError(f"Mật khẩu phải có từ {SHORTEST_PASSWORD} đến {LONGEST_PASSWORD} ký tự.")
    return f"{user}:{role}:{_hasher.hash(password)}"


def _read_line(line: str) -> tuple[str, Role, str]:
    parts = [part.strip() for part in line.split(":", 2)]
    if len(parts) != 3 or not all(parts):
        raise ValueError("thiếu tên, vai trò hoặc mã băm")
    name, role, known_hash = parts
    if role not in set(Role):
        raise ValueError(f"vai trò «{role}» không có")
    try:
        extract_parameters(known_hash)
    except InvalidHashError as error:
        raise ValueError("mã băm không phải của Argon2; hãy tạo bằng lệnh «troly user»") from error
    return name, Role(role), known_hash


def _matches(known_hash: str, password: str) -> bool:
    try:
        return _hasher.verify(known_hash, password)
    except (VerificationError, InvalidHashError):
        return False
