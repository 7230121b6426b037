"""The login page and its two routes."""

from __future__ import annotations

import asyncio
from html import escape
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from assistant.web.auth import Auth, TooManyFailures
from assistant.web.frame import HOW_IT_WORKS, NAME
from assistant.web.gate import LOGIN_PATH, LOGOUT_PATH
from assistant.web.page import LOGIN_SCRIPT, asset, head
from assistant.web.sessions import Sessions, drop_cookie, set_cookie, token_of

LARGEST_FORM = 8192
WRONG = "Tên người dùng hoặc mật khẩu không đúng."
STALE = "Biểu mẫu không hợp lệ; xin tải lại trang rồi đăng nhập lại."


def login_page(*, name: str = "", problem: str = "") -> str:
    """The login form; works without scripts."""
    told = f'<p class="tl-notice" role="alert">{escape(problem)}</p>' if problem else ""
    return (
        '<!doctype html><html lang="vi"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Đăng nhập · {NAME}</title>{head(('base.css', 'login.css'))}</head>"
        f'<body class="tl-login"><main><h1>{NAME}</h1><p class="tl-how">{HOW_IT_WORKS}</p>'
        f'<form method="post" action="{LOGIN_PATH.lstrip("/")}">{told}'
        '<label for="ten">Tên người dùng</label>'
        f'<input id="ten" name="ten" autocomplete="username" autocapitalize="none" spellcheck="false" required'
        f' value="{escape(name)}"{"" if name else " autofocus"}>'
        '<label for="mat-khau">Mật khẩu</label>'
        '<input id="mat-khau" name="mat-khau" type="password" autocomplete="current-password" required'
        f"{' autofocus' if name else ''}>"
        '<button type="submit">Đăng nhập</button></form>'
        '<p class="tl-help">Quên mật khẩu? Xin liên hệ người quản trị hệ thống.</p></main>'
        f'<script type="module" src="{asset(LOGIN_SCRIPT)}"></script></body></html>'
    )


def login_routes(auth: Auth, sessions: Sessions) -> list[Route]:
    """Log in and out."""

    async def show(_: Request) -> Response:
        return HTMLResponse(login_page(), headers={"Cache-Control": "no-store"})

    async def login(request: Request) -> Response:
        form = await _form(request)
        if form is None:
            return HTMLResponse(login_page(problem=STALE), 400)
        name, password = form
        try:
            user = await asyncio.to_thread(auth.login, name, password)
        except TooManyFailures as error:
            told = f"Đăng nhập sai nhiều lần; xin thử lại sau {error.seconds:.0f} giây."
            return HTMLResponse(login_page(name=name, problem=told), 429)
        if user is None:
            return HTMLResponse(login_page(name=name, problem=WRONG), 401)
        cookie = set_cookie(sessions.start(user), secure=request.url.scheme == "https")
        return RedirectResponse("./", 303, headers={"Set-Cookie": cookie})

    async def logout(request: Request) -> Response:
        sessions.end(token_of(request.headers.get("cookie", "")))
        return RedirectResponse(LOGIN_PATH.lstrip("/"), 303, headers={"Set-Cookie": drop_cookie()})

    return [
        Route(LOGIN_PATH, show, methods=["GET"]),
        Route(LOGIN_PATH, login, methods=["POST"]),
        Route(LOGOUT_PATH, logout, methods=["POST"]),
    ]


async def _form(request: Request) -> tuple[str, str] | None:
    """Name and password; None where the form is too large or was sent from another site."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return None
    body = bytearray()
    async for chunk in request.stream():
        body.extend(chunk)
        if len(body) > LARGEST_FORM:
            return None
    fields = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True)
    return fields.get("ten", [""])[0], fields.get("mat-khau", [""])[0]
