"""The routes that hold a reader's text against the reports; nothing of it is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from assistant.checking import Checked, Verdict, check
from assistant.checking.marking import marked_docx
from assistant.presenting.checks import checked_json
from assistant.versions import current
from assistant.web.filenames import file_name
from assistant.web.foreign import FOREIGN, is_foreign
from assistant.web.gate import FIGURES_PATH
from assistant.web.ports import Library
from assistant.web.sent import LARGEST_FILE, Sent, read, read_json, received
from assistant.web.slots import Slots
from assistant.web.telling import told
from ingest.errors import DocumentUnknown, InputError
from ingest.types import Document

AT_ONCE = 2
PATIENCE = 60.0  # seconds until a waiting text is turned away
LONGEST = 120.0  # seconds for reading a file and checking its text

NO_REPORTS = "Chưa có báo cáo nào để đối chiếu; hãy thêm báo cáo ở mục «Tài liệu»."
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

Checker = Callable[[str, Sequence[Document]], Sequence[Checked]]
Handler = Callable[[Request], Awaitable[Response]]


class Outcome(NamedTuple):
    """What was checked, in which file it came, against which documents, and what was found."""

    sent: Sent
    file: Path | None
    documents: tuple[str, ...]
    items: Sequence[Checked]


Answer = Callable[[Outcome], Response]


def checking_routes(library: Library, max_bytes: int = LARGEST_FILE, checker: Checker = check) -> list[Route]:
    """Check a text or file, and mark it.

    A text comes as JSON, {"text", "documents"}, a file as the body with its name as `ten` and the documents as
    `trong`; without documents it is held against the current ones. `max_bytes` is how large a file may be.
    """
    slots = Slots(AT_ONCE, patience=PATIENCE, time=LONGEST)
    most = min(max_bytes, LARGEST_FILE)

    def documents(names: Sequence[str] | None) -> list[Document]:
        infos = library.documents()
        known = {info.name for info in infos}
        if unknown := [name for name in names or () if name not in known]:
            raise DocumentUnknown(f"Không có tài liệu nào tên «{unknown[0]}».")
        wanted = names or current(infos)
        if not wanted:
            raise InputError(NO_REPORTS)
        return [library.document(name) for name in dict.fromkeys(wanted)]

    def compared(sent: Sent | Path, names: Sequence[str] | None) -> Outcome:
        against = documents(names)
        file = sent if isinstance(sent, Path) else None
        sent = read(sent, most) if isinstance(sent, Path) else sent
        return Outcome(sent, file, tuple(one.name for one in against), checker(sent.text, against))

    async def checked(request: Request, answer: Answer) -> Response:
        """What `answer` makes of the check, all of it in a thread of its own."""
        asked = request.query_params
        if (name := asked.get("ten")) is None:
            sent, names = await read_json(request.stream())
            return await slots.run(lambda: answer(compared(sent, names)))
        async with received(name, request.stream(), most) as path:
            return await slots.run(lambda: answer(compared(path, asked.getlist("trong"))))

    def route(path: str, answer: Answer) -> Route:
        async def handler(request: Request) -> Response:
            # PUT never comes from a foreign page unasked; browsers also say where it comes from.
            if is_foreign(request):
                return JSONResponse({"message": FOREIGN}, 403)
            try:
                return await checked(request, answer)
            except ClientDisconnect:
                return Response(status_code=400)  # nobody is there to read it

        return Route(FIGURES_PATH + path, told(handler), methods=["PUT"])

    return [route("/kiem-tra", _shown), route("/kiem-tra/docx", _marked)]


def _shown(found: Outcome) -> Response:
    """What the page shows; the text goes with it, since all places are places in its canonical form."""
    counts = Counter(item.verdict for item in found.items)
    return JSONResponse(
        {
            "text": found.sent.text,
            "name": found.sent.name,
            "warnings": found.sent.warnings,
            "documents": found.documents,
            "items": [checked_json(item, found.sent.text) for item in found.items],
            "counts": {verdict.value: counts[verdict] for verdict in Verdict},
        },
        headers={"Cache-Control": "no-store"},
    )


def _marked(found: Outcome) -> Response:
    """The text as a Word file with what was found beside its figures."""
    name = file_name("kiem-tra", [found.sent.name], "docx")
    return Response(
        marked_docx(found.sent.text, found.items, found.file),
        media_type=DOCX,
        headers={"Cache-Control": "no-store", "Content-Disposition": f'attachment; filename="{name}"'},
    )
