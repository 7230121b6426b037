"""The routes that change what is indexed; only for those who may, and only by methods no foreign page can send."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from assistant.web.adding import Desk
from assistant.web.auth import Role, User
from assistant.web.foreign import FOREIGN, is_foreign
from assistant.web.gate import DOCUMENTS_PATH
from assistant.web.ports import Library
from assistant.web.telling import told

FORBIDDEN = "Chỉ người quản trị được thêm, lập lại chỉ mục hoặc gỡ báo cáo."
TOO_LATE = "Việc này đã kết thúc hoặc không còn trong danh sách."

Handler = Callable[[Request], Awaitable[Response]]


def may_change(request: Request, *, guarded: bool) -> bool:
    """Whether the one who asks may change what is indexed: an admin, or anyone where nobody logs in."""
    user: User | None = request.state.user
    return user.role is Role.ADMIN if user is not None else not guarded


def managing_routes(desk: Desk, library: Library, *, guarded: bool) -> list[Route]:
    """Receive files, follow and steer the jobs, index anew, remove."""

    def allowed(handler: Handler) -> Handler:
        async def checked(request: Request) -> Response:
            if not may_change(request, guarded=guarded):
                return JSONResponse({"message": FORBIDDEN}, 403)
            # PUT and DELETE never come from a foreign page unasked; browsers also say where they come from.
            if is_foreign(request):
                return JSONResponse({"message": FOREIGN}, 403)
            return await handler(request)

        return told(checked)

    async def receive(request: Request) -> Response:
        try:
            upload = await desk.uploads.receive(_named(request), request.stream())
        except ClientDisconnect:
            return Response(status_code=400)  # nobody is there to read it
        return JSONResponse(desk.add(upload, _user(request)).shown(), 202)

    async def listed(_: Request) -> Response:
        return JSONResponse({"jobs": desk.jobs.listed()}, headers={"Cache-Control": "no-store"})

    async def reread(request: Request) -> Response:
        name = await _known(request)
        return JSONResponse(desk.reread(name, _user(request)).shown(), 202)

    async def remove(request: Request) -> Response:
        name = await _known(request)
        return JSONResponse(desk.remove(name, _user(request)).shown(), 202)

    async def _known(request: Request) -> str:
        """The name of a document there is; raises DocumentUnknown."""
        return (await asyncio.to_thread(library.document, _named(request))).name

    def steered(steer: Callable[[str], bool]) -> Handler:
        async def handler(request: Request) -> Response:
            if not steer(request.path_params["id"]):
                return JSONResponse({"message": TOO_LATE}, 409)
            return JSONResponse({})

        return handler

    file, job = DOCUMENTS_PATH + "/tep", DOCUMENTS_PATH + "/viec/{id}"
    return [
        Route(file, allowed(receive), methods=["PUT"]),
        Route(file, allowed(remove), methods=["DELETE"]),
        Route(DOCUMENTS_PATH + "/chi-muc", allowed(reread), methods=["PUT"]),
        Route(DOCUMENTS_PATH + "/viec", allowed(listed), methods=["GET"]),
        Route(job + "/huy", allowed(steered(desk.jobs.cancel)), methods=["PUT"]),
        Route(job + "/lai", allowed(steered(desk.jobs.retry)), methods=["PUT"]),
        Route(job, allowed(steered(desk.jobs.dismiss)), methods=["DELETE"]),
    ]


def _named(request: Request) -> str:
    return request.query_params.get("ten", "")


def _user(request: Request) -> str:
    user: User | None = request.state.user
    return user.name if user else ""
