"""A question set in a language model's words, question by question as they are proven; gone where there is no model."""

from __future__ import annotations

import asyncio
import json
import logging
import threading
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence
from contextlib import aclosing, suppress

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from assistant.study.types import StudyQuestion
from assistant.study.wording.types import Step
from assistant.web.foreign import FOREIGN, is_foreign
from assistant.web.gate import STUDY_PATH
from assistant.web.ports import Assistant
from assistant.web.study.memory import Memory
from assistant.web.study.posted import posted, strings
from assistant.web.study.quizsets import MOST, QuizSet
from assistant.web.study.quizzes import LONGEST_ID, asked_set
from assistant.web.telling import told
from assistant.web.wordings import HEARTBEAT
from ingest.types import Document

# Pages that are worded for at once, each by a thread; how many the model works for at once is its own affair.
MOST_AT_WORK = 16
_REMEMBERED = 8  # sets
BUSY = "Mô hình ngôn ngữ đang diễn đạt cho nhiều người; xin thử lại sau ít phút."
# A proxy that gathers what comes would hold the questions back.
_HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}

_log = logging.getLogger(__name__)


def study_wording_routes(assistant: Assistant) -> list[Route]:
    """The questions of a set (`cau`, their ids; all where none is given) as JSON lines while a model words them.

    {"done", "total"} with each question, and its "id" and new "question" where it has one; {"over", "kept", "note"} at
    the end; empty lines between. A page that goes away ends the work.
    """
    if assistant.model_name is None:
        return []
    at_work = _AtWork()
    memory: Memory[tuple[StudyQuestion, ...]] = Memory(_REMEMBERED)

    async def word(request: Request) -> Response:
        if is_foreign(request):
            return JSONResponse({"message": FOREIGN}, 403)
        try:
            ids = strings((await posted(request)).get("cau"), most=MOST, longest=LONGEST_ID)
        except ClientDisconnect:
            return Response(status_code=400)  # nobody is there to read it

        def chosen() -> tuple[QuizSet, tuple[StudyQuestion, ...]]:
            found = asked_set(assistant.store, memory, request)
            return found, found.chosen(ids, {})

        found, questions = await asyncio.to_thread(chosen)
        if at_work.count >= MOST_AT_WORK:
            return JSONResponse({"message": BUSY}, 503)
        lines = _lines(assistant, questions, found.documents, at_work)
        return StreamingResponse(lines, media_type="application/x-ndjson", headers=_HEADERS)

    return [Route(f"{STUDY_PATH}/dien-dat", told(word), methods=["POST"])]


class _AtWork:
    """How many pages are worded for; for one event loop."""

    def __init__(self) -> None:
        self.count = 0


async def _lines(
    assistant: Assistant, questions: Sequence[StudyQuestion], documents: Sequence[Document], at_work: _AtWork
) -> AsyncIterator[str]:
    at_work.count += 1
    try:
        async with aclosing(_steps(assistant, questions, documents)) as steps:
            async for step in steps:
                yield "\n" if step is None else f"{json.dumps(_json(step))}\n"
    finally:
        at_work.count -= 1


async def _steps(
    assistant: Assistant, questions: Sequence[StudyQuestion], documents: Sequence[Document]
) -> AsyncGenerator[Step | None]:
    """The steps of the work, which a thread does; None where there is nothing new for long. Closing it ends the work."""
    loop, came, stop = asyncio.get_running_loop(), asyncio.Queue[Step | None](), threading.Event()

    def tell(step: Step | None) -> None:
        with suppress(RuntimeError):  # the loop is closed, nobody listens
            loop.call_soon_threadsafe(came.put_nowait, step)

    work = (assistant, questions, documents, stop, tell)
    threading.Thread(target=_work, args=work, name="troly-study-reword", daemon=True).start()
    try:
        while True:
            try:
                step = await asyncio.wait_for(came.get(), HEARTBEAT)
            except TimeoutError:
                yield None
                continue
            if step is None:
                return
            yield step
    finally:
        stop.set()


def _work(
    assistant: Assistant,
    questions: Sequence[StudyQuestion],
    documents: Sequence[Document],
    stop: threading.Event,
    tell: Callable[[Step | None], None],
) -> None:
    try:
        for step in assistant.reworded_questions(questions, documents, stop):
            tell(step)
    except Exception:
        _log.exception("a question set could not be worded")
    finally:
        tell(None)


def _json(step: Step) -> dict[str, object]:
    if step.over:
        return {"over": True, "kept": step.kept, "note": step.note}
    worded = {"id": step.question.id, "question": step.question.question} if step.question else {}
    return {"done": step.done, "total": step.total, **worded}
