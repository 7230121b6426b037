"""Errors of a route as messages in Vietnamese."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from ingest.errors import DocumentUnknown, IngestError, InputError, TrolyError

NOT_THERE = "Không còn báo cáo này trong danh sách; xin tải lại trang."
UNEXPECTED = "Có lỗi ngoài dự kiến; xin tải lại trang hoặc báo người quản trị."

_log = logging.getLogger(__name__)

Handler = Callable[[Request], Awaitable[Response]]


def told(handler: Handler) -> Handler:
    """The handler with its errors as messages; what was not foreseen is logged, not shown."""

    async def telling(request: Request) -> Response:
        try:
            return await handler(request)
        except DocumentUnknown:
            return JSONResponse({"message": NOT_THERE}, 404)
        except (IngestError, InputError) as error:
            return JSONResponse({"message": error.message}, 422)
        except TrolyError as error:
            return JSONResponse({"message": error.message}, 503)
        except Exception:
            _log.exception("%s failed", request.url.path)
            return JSONResponse({"message": UNEXPECTED}, 500)

    return telling
