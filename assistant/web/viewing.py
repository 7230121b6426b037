"""The routes that show a document: its text, its pages, the places of a quote, what changed between two versions."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from dataclasses import asdict

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from assistant.figures.versions.changes import changes
from assistant.presenting.documents import changes_json
from assistant.web.gate import DOCUMENTS_PATH
from assistant.web.pictures import Pictures, fitting, media_type
from assistant.web.ports import Library
from assistant.web.source_pane import pane_document
from assistant.web.telling import told
from ingest.errors import InputError
from ingest.types import Document

BAD_NUMBER = "Địa chỉ không hợp lệ; xin tải lại trang."
SAME = "Hãy chọn hai văn bản khác nhau."
KEPT_COMPARISONS = 8


def viewing_routes(library: Library, pictures: Pictures) -> list[Route]:
    """Text, pages and places of one document; figures that changed between two."""
    compared: OrderedDict[tuple[str, str], dict[str, object]] = OrderedDict()

    async def document(request: Request, parameter: str = "ten") -> Document:
        return await asyncio.to_thread(library.document, request.query_params.get(parameter, ""))

    async def content(request: Request) -> Response:
        shown = await document(request)
        tag = f'"{shown.version}-{shown.digest[:8]}"'
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers={"ETag": tag})
        return JSONResponse(pane_document(shown), headers={"ETag": tag, "Cache-Control": "no-cache"})

    async def count(request: Request) -> Response:
        return JSONResponse({"pages": await pictures.count(await document(request))})

    async def image(request: Request) -> Response:
        shown = await document(request)
        number, width = _number(request, "so"), fitting(_number(request, "rong"))
        tag = f'"{shown.version[:16]}-{shown.digest[:16]}-{number}-{width}"'
        # The page asks for each version under an address of its own, so that browsers may keep what they got.
        headers = {"ETag": tag, "Cache-Control": "private, max-age=3600"}
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers=headers)
        drawn = await pictures.image(shown, number, width)
        return Response(drawn, media_type=media_type(drawn), headers=headers)

    async def places(request: Request) -> Response:
        found = await pictures.places(
            await document(request), _number(request, "dau"), _number(request, "cuoi")
        )
        return JSONResponse(
            [{"page": page, "boxes": [asdict(box) for box in boxes]} for page, boxes in found]
        )

    async def changed(request: Request) -> Response:
        old, new = await document(request, "cu"), await document(request, "moi")
        if old.name == new.name:
            raise InputError(SAME)
        key = (f"{old.name}\0{old.version}", f"{new.name}\0{new.version}")
        if key not in compared:
            compared[key] = await asyncio.to_thread(lambda: dict(changes_json(changes(old, new))))
            while len(compared) > KEPT_COMPARISONS:
                compared.popitem(last=False)
        names = {
            side: {"name": shown.name, "title": shown.title or shown.name}
            for side, shown in (("old", old), ("new", new))
        }
        return JSONResponse({**names, **compared[key]})

    return [
        Route(DOCUMENTS_PATH + "/noi-dung", told(content), methods=["GET"]),
        Route(DOCUMENTS_PATH + "/so-trang", told(count), methods=["GET"]),
        Route(DOCUMENTS_PATH + "/trang", told(image), methods=["GET"]),
        Route(DOCUMENTS_PATH + "/vi-tri", told(places), methods=["GET"]),
        Route(DOCUMENTS_PATH + "/thay-doi", told(changed), methods=["GET"]),
    ]


def _number(request: Request, name: str) -> int:
    """A number of the address; raises InputError."""
    value = request.query_params.get(name, "")
    if not (value.isascii() and value.isdigit() and len(value) <= 9):
        raise InputError(BAD_NUMBER)
    return int(value)
