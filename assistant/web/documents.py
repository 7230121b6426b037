"""The routes that give the page its assets, the list of documents and the state of the server."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from assistant.web.gate import DOCUMENTS_PATH, STATUS_PATH
from assistant.web.listing import listed, state
from assistant.web.page import ASSETS_PATH, asset_folder
from assistant.web.ports import Assistant
from assistant.web.telling import told
from ingest.formats.kinds import SUFFIXES

_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


def document_routes(
    assistant: Assistant, uploads: Path, may_change: Callable[[Request], bool], max_bytes: int
) -> list[Route]:
    """Assets, list of documents, state of the server.

    `uploads` is the folder with the files of readers, `may_change` tells whether the one who asks may change the list,
    `max_bytes` how large a file may be.
    """

    async def listing(request: Request) -> Response:
        infos = await asyncio.to_thread(assistant.store.documents)
        may = may_change(request)
        documents = await asyncio.to_thread(listed, infos, str(uploads.resolve()) if may else "")
        return JSONResponse(
            {
                "documents": documents,
                "may_change": may,
                "accept": sorted(SUFFIXES) if may else [],
                "max_bytes": max_bytes,
            },
            headers={"Cache-Control": "no-store"},
        )

    async def status(_: Request) -> Response:
        infos = await asyncio.to_thread(assistant.store.documents)
        return JSONResponse({"ready": assistant.ready, "documents": len(infos), "state": state(infos)})

    return [
        Route(ASSETS_PATH + "/{version}/{name}", _asset),
        Route(DOCUMENTS_PATH, told(listing), methods=["GET"]),
        Route(STATUS_PATH, told(status), methods=["GET"]),
    ]


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
