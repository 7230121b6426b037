"""What a page of ours posts, checked and bounded."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from assistant.web.foreign import FOREIGN, is_foreign
from assistant.web.gate import STUDY_PATH
from assistant.web.telling import told
from ingest.errors import InputError

LARGEST = 2**20  # bytes
NOT_READ = "Yêu cầu không đúng dạng; xin tải lại trang rồi thử lại."
TOO_LARGE = "Yêu cầu quá lớn."

Json = dict[str, Any]


async def posted(request: Request) -> Json:
    """The JSON object of a request. Raises InputError."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            raise InputError(TOO_LARGE)
    try:
        sent = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise InputError(NOT_READ) from error
    if not isinstance(sent, dict):
        raise InputError(NOT_READ)
    return sent


def posting_route(path: str, handler: Callable[[Request, Json], Response]) -> Route:
    """A route of the part «Ôn tập» that answers POST in a thread, and no page elsewhere."""

    async def handle(request: Request) -> Response:
        if is_foreign(request):
            return JSONResponse({"message": FOREIGN}, 403)
        try:
            sent = await posted(request)
        except ClientDisconnect:
            return Response(status_code=400)  # nobody is there to read it
        return await asyncio.to_thread(handler, request, sent)

    small = [Middleware(GZipMiddleware, minimum_size=4096)]
    return Route(f"{STUDY_PATH}/{path}", told(handle), methods=["POST"], middleware=small)


def strings(value: object, *, most: int, longest: int) -> tuple[str, ...]:
    """A list of texts, each once; none where nothing is given. Raises InputError."""
    if value is None:
        return ()
    if not isinstance(value, list) or len(value) > most:
        raise InputError(NOT_READ)
    if not all(isinstance(one, str) and len(one) <= longest for one in value):
        raise InputError(NOT_READ)
    return tuple(dict.fromkeys(value))


def texts_by_id(value: object, *, most: int, longest: int) -> dict[str, str]:
    """Texts by the ids that they belong to; none where nothing is given. Raises InputError."""
    if value is None:
        return {}
    if not isinstance(value, dict) or len(value) > most:
        raise InputError(NOT_READ)
    if not all(isinstance(one, str) and len(one) <= longest for one in value.values()):
        raise InputError(NOT_READ)
    return dict(value)
