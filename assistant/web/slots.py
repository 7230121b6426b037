"""Blocking work of readers beside the questions: a few at a time, each for a bounded time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

from ingest.errors import InputError

BUSY = "Máy chủ đang kiểm tra nhiều văn bản khác; xin thử lại sau ít phút."
TOO_LONG = "Kiểm tra lâu quá mức cho phép; hãy chia văn bản thành nhiều phần rồi kiểm tra từng phần."

T = TypeVar("T")


class Busy(InputError):
    """Others were in front for too long."""


class Overdue(InputError):
    """The work takes longer than it may."""


class Slots:
    """Lets `limit` pieces of work run at once, the others in the order they came; for one event loop.

    `patience` is how many seconds one waits for its turn, `time` how many one may take.
    """

    def __init__(self, limit: int, *, patience: float, time: float) -> None:
        self._free = asyncio.Semaphore(limit)
        self._patience = patience
        self._time = time

    async def run(self, work: Callable[[], T]) -> T:
        """What `work` gives, done in a thread; raises Busy, Overdue and whatever it raises.

        A thread cannot be stopped: work that is overdue keeps its slot until it ends.
        """
        try:
            async with asyncio.timeout(self._patience):
                await self._free.acquire()
        except TimeoutError as error:
            raise Busy(BUSY) from error
        running = asyncio.ensure_future(asyncio.to_thread(work))
        running.add_done_callback(self._ended)
        done, _ = await asyncio.wait({running}, timeout=self._time)
        if not done:
            raise Overdue(TOO_LONG)
        return running.result()

    def _ended(self, running: asyncio.Future[T]) -> None:
        self._free.release()
        if not running.cancelled():
            running.exception()  # nobody may be left to hear of it
