"""The routes of the view «Tóm tắt»: the summary sheet on the page, the same in a file."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from assistant.presenting.study import sheet_json
from assistant.study.export.outline_words import places, within
from assistant.study.party import of_the_party
from assistant.study.sheet import make_sheet
from assistant.study.types import SummarySheet
from assistant.web.filenames import file_name
from assistant.web.ports import Library
from assistant.web.study import asked
from assistant.web.study.outlines import TYPES
from assistant.web.study.serving import answer, file, route
from ingest.types import Document


def sheet_routes(library: Library) -> list[Route]:
    """Both answer for one report: the first of those named by `ten`.

    A value's `when` is its time as it reads below its group's heading; `places` are those of the sources, a line a part.
    """

    def sheet(request: Request) -> Response:
        made = make_sheet(asked.document(library, request))
        told = sheet_json(made)
        for group in told["groups"]:
            for value in (value for row in group["rows"] for value in row["values"]):
                value["when"] = within(value["period"], group["heading"])
        return answer({**told, "places": places(made.citations)})

    def saved(request: Request) -> Response:
        document = asked.document(library, request)
        ending = asked.one_of(request, "tep", tuple(TYPES), "docx")
        content = _file(make_sheet(document), document, ending)
        return file(content, TYPES[ending], file_name("tom-tat", [document.name], ending))

    return [route("tom-tat", sheet), route("tom-tat/tai", saved)]


def _file(sheet: SummarySheet, document: Document, ending: str) -> bytes:
    if ending == "md":
        from assistant.study.export.markdown import sheet_markdown

        return sheet_markdown(sheet).encode("utf-8", errors="replace")
    from assistant.study.export.docx_sheet import sheet_docx

    return sheet_docx(sheet, party=of_the_party(document))
