"""The auth file, passwords, throttling, sessions."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.web import auth as module
from assistant.web.auth import (
    FREE_FAILURES,
    PAUSE_SECONDS,
    Auth,
    Role,
    TooManyFailures,
    User,
    hash_line,
    read_auth,
)
from assistant.web.sessions import COOKIE, LIFETIME_SECONDS, Sessions, drop_cookie, set_cookie, token_of
from ingest.errors import ConfigurationError

PASSWORD = "mật-khẩu dài: có #"


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(scope="module")
def lines() -> tuple[str, str]:
    return hash_line("lan", "user", PASSWORD), hash_line("minh.nguyễn", "admin", PASSWORD + "2")


def write(folder: Path, *lines: str) -> Path:
    path = folder / "nguoi-dung.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_users_log_in_with_their_roles(tmp_path: Path, lines: tuple[str, str]) -> None:
    auth = read_auth(write(tmp_path, "# người dùng", "", *lines))
    assert auth.login("lan", PASSWORD) == User("lan", Role.USER)
    assert auth.login(" minh.nguyễn ", PASSWORD + "2") == User("minh.nguyễn", Role.ADMIN)
    assert auth.login("lan", PASSWORD + "2") is None
    assert auth.login("ai đó", PASSWORD) is None
    assert auth.login("", "") is None


def test_the_hash_is_not_the_password(lines: tuple[str, str]) -> None:
    assert PASSWORD not in lines[0]
    assert lines[0].startswith("lan:user:$argon2id$")
    assert hash_line("lan", "user", PASSWORD) != lines[0]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("lan", "thiếu tên, vai trò hoặc mã băm"),
        ("lan:user", "thiếu tên, vai trò hoặc mã băm"),
        (":user:x", "thiếu tên, vai trò hoặc mã băm"),
        ("lan:chủ:x", "vai trò «chủ» không có"),
        ("lan:user:matkhau", "mã băm không phải của Argon2"),
        ("{first}", "người dùng «lan» đã có"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, lines: tuple[str, str], line: str, told: str) -> None:
    path = write(tmp_path, "# đầu", lines[0], line.format(first=lines[0]))
    with pytest.raises(ConfigurationError, match="dòng 3") as caught:
        read_auth(path)
    assert told in caught.value.message


@pytest.mark.parametrize("content", [b"", b"# ai\n", b"\xff\xfe\x00"])
def test_a_file_without_users_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "nguoi-dung.txt"
    path.write_bytes(content)
    with pytest.raises(ConfigurationError, match=r"nguoi-dung\.txt"):
        read_auth(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="Không đọc được"):
        read_auth(tmp_path / "khong-co.txt")


def test_a_byte_order_mark_is_no_part_of_a_name(tmp_path: Path, lines: tuple[str, str]) -> None:
    path = tmp_path / "nguoi-dung.txt"
    path.write_text(lines[0], encoding="utf-8-sig")
    assert read_auth(path).login("lan", PASSWORD)


@pytest.mark.parametrize(
    ("user", "role", "password"),
    [
        ("", "user", PASSWORD),
        (" lan", "user", PASSWORD),
        ("l:an", "user", PASSWORD),
        ("#lan", "user", PASSWORD),
        ("l\nan", "user", PASSWORD),
        ("lan", "chủ", PASSWORD),
        ("lan", "user", "ngắn"),
        ("lan", "user", "x" * 257),
    ],
)
def test_lines_that_cannot_be_read_back_are_not_made(user: str, role: str, password: str) -> None:
    with pytest.raises(ConfigurationError):
        hash_line(user, role, password)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Passwords compared without the slow hash; the hashes asked for."""
    asked: list[str] = []

    def matches(known_hash: str, password: str) -> bool:
        asked.append(known_hash)
        return known_hash == f"hash of {password}"

    monkeypatch.setattr(module, "_matches", matches)
    return asked


def test_an_unknown_name_costs_as_much_as_a_known_one(quick: list[str]) -> None:
    auth = Auth({"lan": (Role.USER, "hash of x")})
    assert auth.login("không ai", "x") is None
    assert auth.login("lan", "y") is None
    assert len(quick) == 2
    assert quick[0].startswith("$argon2id$")


@pytest.mark.usefixtures("quick")
def test_repeated_failures_have_to_wait() -> None:
    clock = Clock()
    auth = Auth({"lan": (Role.USER, "hash of x"), "minh": (Role.USER, "hash of x")}, clock=clock)
    for _ in range(FREE_FAILURES):
        assert auth.login("lan", "sai") is None
    with pytest.raises(TooManyFailures) as caught:
        auth.login("lan", "x")
    assert caught.value.seconds == PAUSE_SECONDS
    assert auth.login("minh", "x"), "others are not held up"
    clock.now += PAUSE_SECONDS
    assert auth.login("lan", "x")
    assert auth.login("lan", "sai") is None, "the count starts again after a success"


@pytest.mark.usefixtures("quick")
def test_a_flood_of_names_is_not_remembered_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "REMEMBERED_NAMES", 10)
    auth = Auth({})
    for number in range(100):
        auth.login(str(number), "x")
    assert len(auth._failures) == 10


def test_sessions_end() -> None:
    clock = Clock()
    sessions = Sessions(clock)
    lan, minh = User("lan", Role.USER), User("minh", Role.ADMIN)
    first, second = sessions.start(lan), sessions.start(minh)
    assert (sessions.user(first), sessions.user(second)) == (lan, minh)
    sessions.end(first)
    assert sessions.user(first) is None
    assert sessions.user(None) is None
    assert sessions.user("giả mạo") is None
    clock.now += LIFETIME_SECONDS
    assert sessions.user(second) is None
    sessions.start(lan)
    assert len(sessions._users) == 1, "what has run out is forgotten"


def test_cookies() -> None:
    assert token_of(f"a=b; {COOKIE}=abc; c=d") == "abc"
    assert token_of("") is None
    assert token_of("hỏng;;==\x00") is None
    plain = set_cookie("abc", secure=False)
    assert token_of(plain.split(";")[0]) == "abc"
    assert "HttpOnly" in plain
    assert "SameSite=Lax" in plain
    assert "Secure" not in plain
    assert set_cookie("abc", secure=True).endswith("; Secure")
    assert "Max-Age=0" in drop_cookie()
