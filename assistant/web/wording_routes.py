"""The routes by which a page follows a language model at its work, and ends it."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import aclosing

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from assistant.web import render
from assistant.web.auth import User
from assistant.web.foreign import FOREIGN, is_foreign
from assistant.web.gate import WORDING_PATH
from assistant.web.wordings import Wordings

GONE = "Câu trả lời này không còn được diễn đạt lại."
# A proxy that gathers what comes would hold the versions back.
_HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


def wording_routes(wordings: Wordings) -> list[Route]:
    """Follow an answer's versions, one JSON object a line (empty lines between); end them."""

    async def follow(request: Request) -> Response:
        if is_foreign(request):
            return JSONResponse({"message": FOREIGN}, 403)
        id = request.path_params["id"]
        if not wordings.awaits(id, _user(request)):
            return JSONResponse({"message": GONE}, 404)
        return StreamingResponse(_lines(wordings, id), media_type="application/x-ndjson", headers=_HEADERS)

    async def stop(request: Request) -> Response:
        if is_foreign(request):
            return JSONResponse({"message": FOREIGN}, 403)
        if not wordings.stop(request.path_params["id"], _user(request)):
            return JSONResponse({"message": GONE}, 409)
        return JSONResponse({})

    path = WORDING_PATH + "/{id}"
    return [Route(path, follow, methods=["POST"]), Route(path, stop, methods=["DELETE"])]


async def _lines(wordings: Wordings, id: str) -> AsyncIterator[str]:
    """The turn as it is to be shown, whenever it changes; a page that goes away ends the work."""
    async with aclosing(wordings.follow(id)) as versions:
        async for version in versions:
            if version is None:
                yield "\n"
                continue
            turn = render.turn(version.exchange, being_worded=not version.over)
            yield json.dumps({"turn": turn, "over": version.over}) + "\n"


def _user(request: Request) -> str:
    user: User | None = request.state.user
    return user.name if user else ""
