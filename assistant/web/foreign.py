"""Requests that a page elsewhere makes in the reader's name."""

from __future__ import annotations

from starlette.requests import Request

FOREIGN = "Yêu cầu không đến từ trang này; xin tải lại trang rồi thử lại."


def is_foreign(request: Request) -> bool:
    """Whether a page elsewhere asks; browsers say so."""
    return request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none")
