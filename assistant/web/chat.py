"""What happens when a reader asks, votes, starts anew or comes back: values in, updates of the screen out.

This is where errors become words on the screen; the blocks only pass values along.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncGenerator, AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import aclosing
from dataclasses import dataclass
from functools import partial

from assistant.feedback import FeedbackStore
from assistant.types import Answer
from assistant.versions import current
from assistant.web import frame, render
from assistant.web.auth import User
from assistant.web.exchange import Conversation, Exchange, Vote, dump, load
from assistant.web.ports import Assistant
from assistant.web.scope import called, chosen
from assistant.web.turnstile import Place, Turnstile
from ingest.errors import TrolyError

SEARCHING = "Đang tìm trong báo cáo…"
LOADING = "Đang nạp mô hình… Câu hỏi sẽ được trả lời ngay khi nạp xong."
WAITING = "Đang có nhiều người hỏi cùng lúc; câu hỏi của bạn đứng thứ {position} trong hàng chờ."
NOTHING_ASKED = "Xin nhập câu hỏi."
NOT_WRITTEN = "Chưa lưu được đánh giá; nội dung hỏi đáp không bị ảnh hưởng."
UNEXPECTED = (
    "Có lỗi ngoài dự kiến khi trả lời. Câu hỏi vẫn còn trong ô nhập; xin thử lại hoặc báo người quản trị."
)
# How often, in seconds, a question that waits looks whether there is something new to tell.
GLANCE = 0.4

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Screen:
    """What an event changes: the log's HTML, the conversation that the browser keeps; None leaves it as it is."""

    log: str | None = None
    kept: str | None = None


class Chat:
    """The chat over one assistant, shared by all readers; a reader's conversation comes with every call."""

    def __init__(self, assistant: Assistant, feedback: FeedbackStore, *, concurrency: int) -> None:
        self._assistant = assistant
        self._feedback = feedback
        self._turnstile = Turnstile(concurrency)
        self._threads = ThreadPoolExecutor(concurrency, thread_name_prefix="troly-ask")

    async def ask(
        self, question: str, kept: object, user: str, *, scope: object = ""
    ) -> AsyncIterator[Screen]:
        """Answer a question; every step is a screen, the last one with the conversation to keep.

        `scope` is the reader's choice of documents as the browser keeps it.
        """
        question = _storable(question).strip()
        before = load(kept, user)
        if not question:
            yield await self._show(before, notice=NOTHING_ASKED)
            return
        async with aclosing(self._answer(question, before, scope=scope)) as screens:
            async for screen in screens:
                yield screen

    async def again(self, id: str, kept: object, user: str, *, as_typed: bool) -> AsyncIterator[Screen]:
        """Answer the last question anew, read as it was typed or as the assistant understands it.

        The new answer takes the place of the old one, which stays where there is no new one.
        """
        shown = load(kept, user)
        if not shown.exchanges or shown.exchanges[-1].id != id:
            yield Screen()
            return
        question, scope = shown.exchanges[-1].question, json.dumps(shown.exchanges[-1].documents)
        answering = self._answer(
            question, shown.without_last(), as_typed=as_typed, scope=scope, otherwise=shown
        )
        async with aclosing(answering) as screens:
            async for screen in screens:
                yield screen

    async def _answer(
        self,
        question: str,
        before: Conversation,
        *,
        as_typed: bool = False,
        scope: object = "",
        otherwise: Conversation | None = None,
    ) -> AsyncGenerator[Screen]:
        """The screens of answering; a failure is told below `otherwise`, by default below the question."""

        def failed(message: str) -> Screen:
            if otherwise is not None:
                return Screen(render.conversation(otherwise, notice=message))
            return Screen(render.conversation(before, asked=question, notice=message))

        try:
            async with self._turnstile.place() as place:
                async for status in self._wait(place):
                    yield Screen(render.conversation(before, asked=question, status=status))
                searched = await asyncio.to_thread(self._searched, scope)
                ask = partial(
                    self._assistant.ask,
                    question,
                    before.history(),
                    documents=tuple(searched),
                    as_typed=as_typed,
                )
                work = asyncio.get_running_loop().run_in_executor(self._threads, ask)
                async for status in self._watch(work):
                    yield Screen(render.conversation(before, asked=question, status=status))
                answer = await work
        except TrolyError as error:
            yield failed(error.message)
            return
        except Exception:
            _log.exception("a question could not be answered")
            yield failed(UNEXPECTED)
            return
        exchange = Exchange.of(question, answer, as_typed=as_typed, searched=searched)
        for stage in render.stages(exchange):
            yield Screen(render.conversation(before, asked=question, answering=stage))
        after = before.add(exchange)
        yield Screen(render.conversation(after), dump(after))

    async def header(self, user: User | None) -> str:
        """The page's header: the reports in use, and who is logged in."""
        try:
            titles = await asyncio.to_thread(self._titles)
        except TrolyError:
            titles = []  # the log tells what is wrong
        return frame.header(titles, user)

    async def restore(self, kept: object, user: str, *, can_change: bool = False) -> Screen:
        """The conversation of a reader who opens the page."""
        return await self._show(load(kept, user), can_change=can_change)

    async def restart(self, user: str, *, can_change: bool = False) -> Screen:
        """A new conversation."""
        empty = Conversation(user)
        return Screen((await self._show(empty, can_change=can_change)).log, dump(empty))

    async def vote(self, id: str, vote: Vote, kept: object, user: str) -> Screen:
        """Keep a vote; the same vote a second time takes it back."""
        before = load(kept, user)
        after, voted = before.vote(id, vote)
        if voted is None:
            return Screen()
        if after == before:
            after, voted = before.vote(id, None)
        if voted is None or not await asyncio.to_thread(self._record, voted, user):
            return await self._show(before, notice=NOT_WRITTEN)
        return Screen(render.conversation(after), dump(after))

    def _record(self, voted: Exchange, user: str) -> bool:
        return self._feedback.record(
            id=voted.id,
            user=user,
            question=voted.question,
            answer=voted.text,
            citations=voted.citations,
            vote=voted.vote,
        )

    async def _wait(self, place: Place) -> AsyncIterator[str]:
        """What to tell until the question's turn comes."""
        told = ""
        while not place.reached:
            if (status := WAITING.format(position=place.ahead + 1)) != told:
                told = status
                yield status
            await place.wait(GLANCE)

    async def _watch(self, work: asyncio.Future[Answer]) -> AsyncIterator[str]:
        """What to tell while the question is worked on."""
        told = ""
        while True:
            if (status := SEARCHING if self._assistant.ready else LOADING) != told:
                told = status
                yield status
            if (await asyncio.wait({work}, timeout=GLANCE))[0]:
                return

    async def _show(
        self, conversation: Conversation, notice: str | None = None, *, can_change: bool = False
    ) -> Screen:
        empty = "" if conversation.exchanges else await asyncio.to_thread(self._empty, can_change)
        return Screen(render.conversation(conversation, notice=notice, empty=empty))

    def _empty(self, can_change: bool) -> str:
        """What stands in an empty chat."""
        try:
            titles = self._titles()
            if not titles:
                return frame.no_documents(can_change)
            return frame.welcome(titles, self._assistant.suggestions())
        except TrolyError as error:
            return frame.problem(error.message)
        except Exception:
            _log.exception("the empty chat could not be shown")
            return frame.problem(UNEXPECTED)

    def _titles(self) -> list[str]:
        """The reports that are searched by default."""
        infos = self._assistant.store.documents()
        searched = frozenset(current(infos))
        return [info.title or info.name for info in infos if info.name in searched]

    def _searched(self, scope: object) -> dict[str, str]:
        """The documents that a reader chose, with their titles; none where that is the default."""
        infos = self._assistant.store.documents()
        names = frozenset(chosen(scope, infos))
        return {info.name: called(info, infos) for info in infos if info.name in names}


def _storable(text: str) -> str:
    """Text without lone surrogates, which a browser may send and no encoder takes."""
    return text.encode("utf-8", "replace").decode("utf-8")
