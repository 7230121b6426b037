"""A limit on questions worked on at once, whose queue tells each waiting one its place."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Turnstile:
    """Lets `limit` holders in at once, the others in the order they came; for one event loop."""

    def __init__(self, limit: int) -> None:
        self._free = limit
        self._waiting: list[asyncio.Future[None]] = []

    @asynccontextmanager
    async def place(self) -> AsyncIterator[Place]:
        """A place in the queue, given up on leaving whether or not it was reached."""
        place = Place(self)
        try:
            yield place
        finally:
            place.leave()

    def _enter(self) -> asyncio.Future[None]:
        entered: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        if self._free > 0 and not self._waiting:
            self._free -= 1
            entered.set_result(None)
        else:
            self._waiting.append(entered)
        return entered

    def _leave(self, entered: asyncio.Future[None]) -> None:
        if not entered.done():
            self._waiting.remove(entered)
            return
        if self._waiting:
            self._waiting.pop(0).set_result(None)
        else:
            self._free += 1


class Place:
    """One holder's place; `ahead` counts those who wait before it."""

    def __init__(self, turnstile: Turnstile) -> None:
        self._turnstile = turnstile
        self._entered = turnstile._enter()
        self._left = False

    @property
    def reached(self) -> bool:
        """Whether its turn has come."""
        return self._entered.done()

    @property
    def ahead(self) -> int:
        """How many wait before it; 0 once its turn has come."""
        return 0 if self.reached else self._turnstile._waiting.index(self._entered)

    async def wait(self, seconds: float) -> bool:
        """Wait for the turn, at most so long; whether it has come."""
        await asyncio.wait({self._entered}, timeout=seconds)
        return self.reached

    def leave(self) -> None:
        """Give the place up; a second time changes nothing."""
        if not self._left:
            self._left = True
            self._turnstile._leave(self._entered)
