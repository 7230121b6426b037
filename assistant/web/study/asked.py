"""What the addresses of the part «Ôn tập» ask for, checked."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request

from assistant.versions import current
from assistant.web.ports import Library
from ingest.errors import DocumentUnknown, InputError
from ingest.types import Document

BAD_ADDRESS = "Địa chỉ không hợp lệ; xin tải lại trang."
NO_REPORT = "Chưa có báo cáo nào."
MOST_SECTIONS = 200


def documents(library: Library, request: Request) -> list[Document]:
    """The documents named by `ten`, in the library's order; the current ones where none of those named is there.

    Raises StoreError.
    """
    given = request.query_params.getlist("ten")
    infos = library.documents()
    wanted = {info.name for info in infos if info.name in given} or set(current(infos))
    found = []
    for info in infos:
        if info.name in wanted:
            try:
                found.append(library.document(info.name))
            except DocumentUnknown:
                continue  # removed meanwhile
    return found


def document(library: Library, request: Request) -> Document:
    """The one document that an outline or a sheet is made of: the first of those meant.

    Raises InputError where there is none, StoreError.
    """
    found = documents(library, request)
    if not found:
        raise InputError(NO_REPORT)
    return found[0]


def sections(request: Request) -> tuple[str, ...]:
    """The sections chosen, each as `muc` names it (see `sections.full_name`)."""
    given = [" ".join(typed.split()) for typed in request.query_params.getlist("muc")]
    if len(given) > MOST_SECTIONS:
        raise InputError(BAD_ADDRESS)
    return tuple(filter(None, given))


def number(request: Request, name: str, *, least: int, most: int, usual: int) -> int:
    """A whole number of the address within its bounds; `usual` where it is not given. Raises InputError."""
    given = request.query_params.get(name, "").strip()
    if not given:
        return usual
    if not (given.isascii() and given.isdigit() and len(given) <= 12 and least <= int(given) <= most):
        raise InputError(BAD_ADDRESS)
    return int(given)


def one_of(request: Request, name: str, known: Sequence[str], usual: str) -> str:
    """A word of the address that must be a known one; `usual` where it is not given. Raises InputError."""
    given = request.query_params.get(name, usual)
    if given not in known:
        raise InputError(BAD_ADDRESS)
    return given


def some_of(request: Request, name: str, known: Sequence[str]) -> tuple[str, ...]:
    """The words that an address gives several times, all known ones; none where none is given. Raises InputError."""
    given = tuple(dict.fromkeys(request.query_params.getlist(name)))
    if not set(given) <= set(known):
        raise InputError(BAD_ADDRESS)
    return given
