"""The routes of the view «Đề cương»: topics worth asking for, an outline on the page, the same in a file."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from assistant.presenting.study import outline_json
from assistant.study.export.outline_words import few
from assistant.study.outlining.making import make_outline
from assistant.study.outlining.suggesting import topics
from assistant.study.outlining.timing import LONGEST, SHORTEST
from assistant.study.outlining.trimming import places, without
from assistant.study.party import of_the_party
from assistant.study.types import SessionOutline
from assistant.web.filenames import file_name
from assistant.web.ports import Library
from assistant.web.study import asked
from assistant.web.study.serving import Json, answer, file, route
from ingest.errors import InputError
from ingest.types import Document

MINUTES = 30
LONGEST_TOPIC, MOST_LEFT_OUT = 300, 200
TOO_LONG = f"Chuyên đề dài quá {LONGEST_TOPIC} ký tự; hãy viết ngắn lại."
CHANGED = "Báo cáo đã thay đổi sau khi soạn; hãy soạn lại đề cương trước khi tải."
KEPT = 32  # outlines
TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "md": "text/markdown; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class Made:
    """An outline as it was made, all of it, with the report that it is of; `mark` changes whenever it does."""

    document: Document
    outline: SessionOutline
    mark: str


class Outlines:
    """Outlines made lately, so that taking a point out or saving a file makes none anew; may be asked from any thread."""

    def __init__(self) -> None:
        self._made: OrderedDict[tuple[object, ...], Made] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, document: Document, sections: tuple[str, ...], topic: str, minutes: int) -> Made:
        """The outline that is asked for. Raises InputError (see `make_outline`)."""
        key = (document.name, document.version, document.pages, sections, topic, minutes)
        with self._lock:
            made = self._made.get(key)
        if made is None:
            outline = make_outline(document, sections=sections, topic=topic, minutes=minutes)
            mark = hashlib.sha256(repr(outline).encode(errors="replace")).hexdigest()[:16]
            made = Made(document, outline, mark)
            with self._lock:
                self._made[key] = made
                while len(self._made) > KEPT:
                    self._made.popitem(last=False)
        return made


def outline_routes(library: Library) -> list[Route]:
    """All of them answer for one report: the first of those named by `ten`.

    `muc`, `chu-de` and `phut` are what is asked for; `bo` names what was taken out (see `trimming.Place`), `ma` the
    state of the outline that these places are of.
    """
    outlines = Outlines()

    def suggested(request: Request) -> Response:
        document = asked.document(library, request)
        return answer({"document": document.name, "topics": list(topics(document))})

    def outline(request: Request) -> Response:
        made = _made(library, request, outlines)
        meant = request.query_params.get("ma", made.mark) == made.mark
        left_out = _left_out(request) if meant else frozenset()
        return answer(
            {
                **_placed(made.outline, left_out),
                "mark": made.mark,
                # Whether what was to be left out is not, because the report is another one by now.
                "changed": not meant,
            }
        )

    def saved(request: Request) -> Response:
        made = _made(library, request, outlines)
        if request.query_params.get("ma", made.mark) != made.mark:
            raise InputError(CHANGED)
        ending = asked.one_of(request, "tep", tuple(TYPES), "docx")
        content = _file(without(made.outline, _left_out(request)), made.document, ending)
        return file(content, TYPES[ending], file_name("de-cuong", [made.document.name], ending))

    return [route("de-cuong/chu-de", suggested), route("de-cuong/tai", saved), route("de-cuong", outline)]


def _made(library: Library, request: Request, outlines: Outlines) -> Made:
    document = asked.document(library, request)
    topic = " ".join(request.query_params.get("chu-de", "").split())
    if len(topic) > LONGEST_TOPIC:
        raise InputError(TOO_LONG)
    minutes = asked.number(request, "phut", least=SHORTEST, most=LONGEST, usual=MINUTES)
    return outlines.get(document, asked.sections(request), topic, minutes)


def _left_out(request: Request) -> frozenset[str]:
    given = request.query_params.getlist("bo")
    if len(given) > MOST_LEFT_OUT:
        raise InputError(asked.BAD_ADDRESS)
    return frozenset(given)


def _placed(whole: SessionOutline, left_out: frozenset[str]) -> Json:
    """The outline without what is left out; everything in it with its place in the whole one."""
    shown = without(whole, left_out)
    known = places(whole)
    names: Iterator[str] = (place.name for place in known if place.name not in left_out)
    told = outline_json(shown)
    told["objectives"] = [{"text": text, "place": next(names)} for text in shown.objectives]
    for points in (*(part["points"] for part in told["parts"]), told["discussion"], told["remember"]):
        for point in points:
            point["place"] = next(names)
    told["left_out"] = [{"place": one.name, "text": one.text} for one in known if one.name in left_out]
    told["note"] = "" if left_out else few(shown)
    return told


def _file(outline: SessionOutline, document: Document, ending: str) -> bytes:
    if ending == "md":
        from assistant.study.export.markdown import outline_markdown

        return outline_markdown(outline).encode("utf-8", errors="replace")
    from assistant.study.export.docx_outline import outline_docx

    return outline_docx(outline, party=of_the_party(document))
