"""Where a signed-in person's practice is kept, so that it follows them from one device to the next."""

from __future__ import annotations

import asyncio
import json
from urllib.parse import quote, unquote

from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from assistant.progress import LARGEST, NOTHING, Kept, Outdated, ProgressStore, parse_value
from assistant.web.auth import User
from assistant.web.foreign import FOREIGN, is_foreign
from assistant.web.gate import STUDY_PATH
from assistant.web.telling import told

NO_ACCOUNTS = "Máy chủ này không có tài khoản người dùng nên không lưu kết quả luyện tập; kết quả chỉ lưu trong trình duyệt."
SOMEONE_ELSE = "Đã đăng nhập bằng tài khoản khác; xin tải lại trang."
TOO_LARGE = "Kết quả luyện tập lớn hơn mức máy chủ lưu được; kết quả vẫn còn trong trình duyệt này."


def progress_routes(store: ProgressStore | None) -> list[Route]:
    """Read, replace and delete what is one's own; `store` is None where nobody signs in, and then nothing is kept.

    A value replaces the revision that `If-Match` names (none: nothing was kept so far); where another device was
    quicker the answer is 412 with what is kept now. `Troly-User` tells for whom the page was made: where another one
    has signed in since in the same browser, nothing is mixed up.
    """

    async def handle(request: Request) -> Response:
        user: User | None = request.state.user
        if store is None or user is None:
            return JSONResponse({"message": NO_ACCOUNTS}, 404)
        if is_foreign(request):
            return JSONResponse({"message": FOREIGN}, 403)
        # Whose results they are is told by the session alone; the page only tells whose it takes them for.
        if unquote(request.headers.get("troly-user", quote(user.name))) != user.name:
            return JSONResponse({"message": SOMEONE_ELSE}, 409)
        if request.method == "PUT":
            return await _put(store, user.name, request)
        if request.method == "DELETE":
            await asyncio.to_thread(store.forget, user.name)
            return _answer(NOTHING)
        kept = await asyncio.to_thread(store.read, user.name)
        if kept.revision and _revision(request, "if-none-match") == kept.revision:
            return Response(status_code=304)
        return _answer(kept)

    small = [Middleware(GZipMiddleware, minimum_size=4096)]
    methods = ["GET", "PUT", "DELETE"]
    return [Route(f"{STUDY_PATH}/tien-do", told(handle), methods=methods, middleware=small)]


async def _put(store: ProgressStore, user: str, request: Request) -> Response:
    try:
        body = await _body(request)
    except ClientDisconnect:
        return Response(status_code=400)  # nobody is there to read it
    if body is None:
        return JSONResponse({"message": TOO_LARGE}, 413)
    value = parse_value(body)
    try:
        revision = await asyncio.to_thread(store.write, user, value, _revision(request, "if-match"))
    except Outdated as error:
        return _answer(error.kept, 412)
    return _json({"revision": revision})


def _revision(request: Request, header: str) -> str:
    return request.headers.get(header, "").strip().strip('"')


async def _body(request: Request) -> bytes | None:
    """What is sent; None where it is too large."""
    body = bytearray()
    async for chunk in request.stream():
        body.extend(chunk)
        if len(body) > LARGEST:
            return None
    return bytes(body)


def _answer(kept: Kept, status: int = 200) -> Response:
    return _json({"revision": kept.revision, "value": kept.value}, status)


def _json(content: dict[str, object], status: int = 200) -> Response:
    """JSON that no browser keeps, in ASCII: what a page sent may hold halves of characters."""
    return Response(
        json.dumps(content), status, media_type="application/json", headers={"Cache-Control": "no-store"}
    )
