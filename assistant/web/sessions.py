"""Who is logged in: random tokens in memory, known to the browser by a cookie."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable
from http.cookies import CookieError, SimpleCookie

from assistant.web.auth import User

COOKIE = "troly_phien"
LIFETIME_SECONDS = 12 * 3600


class Sessions:
    """Logged-in users; a session ends after twelve hours, on logout, or with the server."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._users: dict[str, tuple[User, float]] = {}

    def start(self, user: User) -> str:
        """A token for a user who has just logged in."""
        token = secrets.token_urlsafe(32)
        now = self._clock()
        with self._lock:
            self._users = {known: entry for known, entry in self._users.items() if entry[1] > now}
            self._users[token] = (user, now + LIFETIME_SECONDS)
        return token

    def user(self, token: str | None) -> User | None:
        """The user of a token, None where it is not known or has run out."""
        with self._lock:
            entry = self._users.get(token or "")
        return entry[0] if entry and entry[1] > self._clock() else None

    def end(self, token: str | None) -> None:
        """Forget a token."""
        with self._lock:
            self._users.pop(token or "", None)


def token_of(cookies: str) -> str | None:
    """Our token in a Cookie header."""
    try:
        morsel = SimpleCookie(cookies).get(COOKIE)
    except CookieError:
        return None
    return morsel.value if morsel else None


def set_cookie(token: str, *, secure: bool) -> str:
    """The Set-Cookie header that gives a token to the browser."""
    return f"{COOKIE}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age={LIFETIME_SECONDS}" + (
        "; Secure" if secure else ""
    )


def drop_cookie() -> str:
    """The Set-Cookie header that takes the token from the browser."""
    return f"{COOKIE}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0"
