"""The routes that give the page its assets, the reports' text and the state of the server."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from assistant.web.gate import DOCUMENTS_PATH, STATUS_PATH
from assistant.web.page import ASSETS_PATH, asset_folder
from assistant.web.ports import Assistant
from assistant.web.source_pane import pane_document
from ingest.errors import DocumentUnknown, TrolyError

UNEXPECTED = "Không mở được văn bản; xin tải lại trang hoặc báo người quản trị."
_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}

_log = logging.getLogger(__name__)

Handler = Callable[[Request], Awaitable[Response]]


def document_routes(assistant: Assistant) -> list[Route]:
    """Assets, list of documents, text of one document, state of the server."""

    async def listing(_: Request) -> Response:
        infos = await asyncio.to_thread(assistant.store.documents)
        return JSONResponse([{"name": info.name, "title": info.title or info.name} for info in infos])

    async def content(request: Request) -> Response:
        document = await asyncio.to_thread(assistant.store.document, request.query_params.get("ten", ""))
        tag = f'"{document.version}"'
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers={"ETag": tag})
        return JSONResponse(pane_document(document), headers={"ETag": tag, "Cache-Control": "no-cache"})

    async def status(_: Request) -> Response:
        infos = await asyncio.to_thread(assistant.store.documents)
        return JSONResponse({"ready": assistant.ready, "documents": len(infos)})

    return [
        Route(ASSETS_PATH + "/{version}/{name}", _asset),
        Route(DOCUMENTS_PATH, _told(listing)),
        Route(DOCUMENTS_PATH + "/noi-dung", _told(content)),
        Route(STATUS_PATH, _told(status)),
    ]


def _told(handler: Handler) -> Handler:
    """The handler with its errors as Vietnamese messages."""

    async def told(request: Request) -> Response:
        try:
            return await handler(request)
        except DocumentUnknown as error:
            return JSONResponse({"message": error.message}, 404)
        except TrolyError as error:
            return JSONResponse({"message": error.message}, 503)
        except Exception:
            _log.exception("%s failed", request.url.path)
            return JSONResponse({"message": UNEXPECTED}, 500)

    return told


async def _asset(request: Request) -> Response:
    """A file of ours; its address names its version, so that browsers may keep it."""
    files = {file.name: file for file in asset_folder().iterdir()}
    file = files.get(request.path_params["name"])
    suffix = request.path_params["name"][request.path_params["name"].rfind(".") :]
    if file is None or suffix not in _TYPES:
        return PlainTextResponse("Không có tệp này.", 404)
    return Response(
        file.read_bytes(),
        media_type=_TYPES[suffix],
        headers={"Cache-Control": "public, max-age=31536000, immutable"},
    )
