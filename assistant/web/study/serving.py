"""How the routes of the part «Ôn tập» answer."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from assistant.web.gate import STUDY_PATH
from assistant.web.telling import told

Json = dict[str, object]


def answer(content: Json) -> Response:
    """JSON that no browser keeps."""
    return JSONResponse(content, headers={"Cache-Control": "no-store"})


def file(content: bytes, media_type: str, name: str) -> Response:
    """A file to be saved under a name in plain letters."""
    return Response(
        content,
        media_type=media_type,
        headers={"Cache-Control": "no-store", "Content-Disposition": f'attachment; filename="{name}"'},
    )


def route(path: str, handler: Callable[[Request], Response]) -> Route:
    """A route that answers GET in a thread, with errors told in Vietnamese, and squeezed where it is large."""

    async def handle(request: Request) -> Response:
        return await asyncio.to_thread(handler, request)

    small = [Middleware(GZipMiddleware, minimum_size=4096)]
    return Route(f"{STUDY_PATH}/{path}", told(handle), methods=["GET"], middleware=small)
