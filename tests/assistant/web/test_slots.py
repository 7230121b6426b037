"""Blocking work a few at a time, waiting and working for a bounded time."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any

import pytest

from assistant.web.slots import Busy, Overdue, Slots


def run(steps: Callable[[], Coroutine[Any, Any, None]]) -> None:
    asyncio.run(steps())


def test_no_more_than_the_limit_at_once() -> None:
    running, most, lock = 0, 0, threading.Lock()
    both = threading.Barrier(2)

    def work() -> int:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        both.wait(5)  # two do run side by side
        with lock:
            running -= 1
        return 7

    async def steps() -> None:
        slots = Slots(2, patience=5, time=5)
        assert await asyncio.gather(*(slots.run(work) for _ in range(6))) == [7] * 6

    run(steps)
    assert most == 2


def test_who_waits_too_long_is_turned_away() -> None:
    hold = threading.Event()

    async def steps() -> None:
        slots = Slots(1, patience=0.02, time=5)
        first = asyncio.ensure_future(slots.run(lambda: hold.wait(5)))
        await asyncio.sleep(0)
        with pytest.raises(Busy):
            await slots.run(lambda: True)
        hold.set()
        assert await first
        assert await slots.run(lambda: True)

    run(steps)


def test_overdue_work_keeps_its_slot_until_it_ends() -> None:
    hold = threading.Event()

    def work() -> bool:
        hold.wait(5)
        raise RuntimeError("nobody hears of it")

    async def steps() -> None:
        slots = Slots(1, patience=0.02, time=0.02)
        with pytest.raises(Overdue):
            await slots.run(work)
        with pytest.raises(Busy):
            await slots.run(lambda: True)
        hold.set()
        assert await freed(slots)

    async def freed(slots: Slots) -> bool:
        for _ in range(50):
            with suppress(Busy):
                return await slots.run(lambda: True)
        return False

    run(steps)


def test_what_goes_wrong_comes_through() -> None:
    def work() -> None:
        raise ValueError("x")

    async def steps() -> None:
        slots = Slots(1, patience=1, time=1)
        for _ in range(3):
            with pytest.raises(ValueError, match="x"):
                await slots.run(work)

    run(steps)
