"""The gate before everything: who may come in, which paths there are, what browsers may do with our pages.

One ASGI layer around the whole app, so that no route, ours or Gradio's, can be forgotten.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.web.auth import User
from assistant.web.page import ASSETS_PATH, localise
from assistant.web.sessions import Sessions, token_of

LOGIN_PATH = "/dang-nhap"
LOGOUT_PATH = "/dang-xuat"
DOCUMENTS_PATH = "/tai-lieu"
FIGURES_PATH = "/so-lieu"
STUDY_PATH = "/on-tap"
STATUS_PATH = "/trang-thai"
GUIDE_PATH = "/huong-dan"
WORDING_PATH = "/dien-dat"

# A question comes with the conversation before it (see exchange.py); nothing posted is larger.
LARGEST_POST = 4 * 2**20

# Open to all: the login page and what it is made of.
_OPEN = re.compile(rf"{LOGIN_PATH}|{LOGOUT_PATH}|{ASSETS_PATH}/.+|/favicon\.ico")
# The paths of ours, and those of Gradio that the chat uses; the others (API, uploads, file proxy, editor …) are not served.
_KNOWN = re.compile(
    rf"/|{_OPEN.pattern}|{DOCUMENTS_PATH}(/.*)?|{FIGURES_PATH}/.+|{STUDY_PATH}/.+|{STATUS_PATH}|{GUIDE_PATH}|{WORDING_PATH}/[0-9a-f]+"
    r"|/config/?|/theme\.css|/assets/.+|/static/.+"
    r"|/gradio_api/(queue/(join|data)|heartbeat/[^/]+|cancel|reset/?|startup-events|app_id/?)"
)

# Gradio compiles templates and styles in the browser, hence the two "unsafe"; everything else comes from here.
_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


class Gate:
    """Wraps `app`.

    `sessions` is None where the app is open to all. `hosts`, where given, are the only names under which the app may
    be called: a page elsewhere whose name was made to point to this machine is turned away.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        title: str,
        sessions: Sessions | None = None,
        hosts: Collection[str] = (),
    ) -> None:
        self._app = app
        self._title = title
        self._sessions = sessions
        self._hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        user = self._user(scope)
        scope.setdefault("state", {})["user"] = user
        refusal = self._refusal(scope, user)
        shielded = _with_headers(send)
        if refusal is not None:
            await refusal(scope, receive, shielded)
        elif scope["path"] == "/":
            await self._start_page(scope, receive, shielded)
        else:
            await self._app(scope, receive, shielded)

    def _user(self, scope: Scope) -> User | None:
        if self._sessions is None:
            return None
        return self._sessions.user(token_of(Headers(scope=scope).get("cookie", "")))

    def _refusal(self, scope: Scope, user: User | None) -> Response | None:
        """The answer to a request that may not go on."""
        path: str = scope["path"]
        host = Headers(scope=scope).get("host", "")
        if self._hosts and re.sub(r":\d+$", "", host).lower() not in self._hosts:
            return PlainTextResponse("Địa chỉ truy cập không hợp lệ.", 421)
        if scope["method"] == "OPTIONS":  # a foreign page asks whether it may; Gradio would say yes
            return PlainTextResponse("Không nhận yêu cầu từ trang khác.", 405)
        if self._sessions is not None and user is None and not _OPEN.fullmatch(path):
            if path == "/":
                return RedirectResponse(LOGIN_PATH.lstrip("/"), 303)
            return JSONResponse({"message": "Cần đăng nhập."}, 401)
        if scope["method"] == "POST" and int(Headers(scope=scope).get("content-length", 0)) > LARGEST_POST:
            return JSONResponse({"message": "Yêu cầu quá lớn."}, 413)
        if not _KNOWN.fullmatch(path):
            return PlainTextResponse("Không có trang này.", 404)
        return None

    async def _start_page(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Gradio's page, changed on its way out."""
        scope["headers"] = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        start: Message = {}
        body = bytearray()

        async def collect(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                start = message
                return
            if message["type"] != "http.response.body":
                return
            body.extend(message.get("body", b""))
            if message.get("more_body"):
                return
            page = bytes(body)
            headers = MutableHeaders(raw=list(start["headers"]))
            if headers.get("content-type", "").startswith("text/html") and page:
                page = localise(page.decode(), title=self._title).encode()
                headers["content-length"] = str(len(page))
            headers["cache-control"] = "no-store"
            await send({**start, "headers": headers.raw})
            await send({"type": "http.response.body", "body": page})

        await self._app(scope, receive, collect)


def _with_headers(send: Send) -> Send:
    async def shielded(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=list(message.get("headers", [])))
            headers.update(_HEADERS)
            for name in [name for name in headers if name.startswith("access-control-")]:
                del headers[name]  # what is here is for our own pages only
            message = {**message, "headers": headers.raw}
        await send(message)

    return shielded
