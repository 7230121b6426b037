"""The routes of the part «Số liệu»: the ledger, the two terms, what disagrees, and files of them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from assistant.exporting.csv import to_csv
from assistant.exporting.tables import ledger_table, terms_table
from assistant.exporting.xlsx import to_xlsx
from assistant.figures.ledger.entries import Entry, select
from assistant.presenting.findings import finding_json
from assistant.presenting.terms import terms_json
from assistant.web.filenames import file_name
from assistant.web.filtering import Wanted, filtered, table_json
from assistant.web.gate import FIGURES_PATH
from assistant.web.ledgers import Ledgers, Sheet
from assistant.web.telling import told
from ingest.errors import InputError

BAD_ADDRESS = "Địa chỉ không hợp lệ; xin tải lại trang."
NO_TERMS = "Báo cáo không nêu chỉ tiêu của hai nhiệm kỳ để lập bảng so sánh."
_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
Json = dict[str, object]


def figure_routes(ledgers: Ledgers) -> list[Route]:
    """All of them answer for the documents named by `ten`, or for the current ones where none is named."""

    def ledger(request: Request) -> Response:
        sheets = ledgers.sheets(_names(request))
        return _json({"reports": _reports(sheets), **table_json(_entries(sheets))})

    def search(request: Request) -> Response:
        """The lines that hold the words looked for, by their places in the ledger."""
        entries = _entries(ledgers.sheets(_names(request)))
        found = {id(entry) for entry in select(entries, text=request.query_params.get("tim", ""))}
        return _json({"places": [place for place, entry in enumerate(entries) if id(entry) in found]})

    def shown(tell: Callable[[Sheet], Json]) -> Callable[[Request], Response]:
        def answer(request: Request) -> Response:
            sheets = ledgers.sheets(_names(request))
            return _json({"reports": _reports(sheets, tell)})

        return answer

    def file(request: Request) -> Response:
        asked = request.query_params
        form, part = asked.get("dang", ""), asked.get("phan", "")
        sheets = ledgers.sheets(_names(request))
        if part == "bang":
            wanted = Wanted.of(asked)
            table = ledger_table(filtered(_entries(sheets), wanted), filters=wanted.told)
        elif part == "hai-nhiem-ky":
            terms = next((sheet.terms for sheet in sheets if sheet.terms), None)
            if terms is None:
                raise InputError(NO_TERMS)
            table = terms_table(terms)
        else:
            raise InputError(BAD_ADDRESS)
        if form not in _TYPES:
            raise InputError(BAD_ADDRESS)
        content = to_xlsx([table]) if form == "xlsx" else to_csv(table)
        names = [sheet.name for sheet in sheets]
        name = file_name("so-lieu" if part == "bang" else part, names, form)
        return Response(
            content,
            media_type=_TYPES[form],
            headers={
                "Cache-Control": "no-store",
                "Content-Disposition": f'attachment; filename="{name}"',
            },
        )

    def route(path: str, answer: Callable[[Request], Response]) -> Route:
        async def handler(request: Request) -> Response:
            return await asyncio.to_thread(answer, request)

        # A ledger is a megabyte of words that repeat, and comes to phones too.
        small = [Middleware(GZipMiddleware, minimum_size=4096)]
        return Route(f"{FIGURES_PATH}/{path}", told(handler), methods=["GET"], middleware=small)

    return [
        route("bang", ledger),
        route("tim", search),
        route(
            "hai-nhiem-ky", shown(lambda sheet: {"terms": terms_json(sheet.terms) if sheet.terms else None})
        ),
        route("mau-thuan", shown(lambda sheet: {"findings": [finding_json(one) for one in sheet.findings]})),
        route("tai", file),
    ]


def _json(content: Json) -> Response:
    return JSONResponse(content, headers={"Cache-Control": "no-store"})


def _reports(sheets: Sequence[Sheet], tell: Callable[[Sheet], Json] = lambda _: {}) -> list[Json]:
    return [{"name": sheet.name, "title": sheet.title, **tell(sheet)} for sheet in sheets]


def _entries(sheets: Sequence[Sheet]) -> list[Entry]:
    return [entry for sheet in sheets for entry in sheet.entries]


def _names(request: Request) -> list[str]:
    return request.query_params.getlist("ten")
