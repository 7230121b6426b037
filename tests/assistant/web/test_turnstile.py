"""The queue: limit, order, places, giving up."""

from __future__ import annotations

import asyncio

from assistant.web.turnstile import Turnstile


def test_places_are_let_in_in_order() -> None:
    async def run() -> None:
        turnstile = Turnstile(2)
        async with turnstile.place() as first, turnstile.place() as second:
            assert first.reached
            assert second.reached
            async with turnstile.place() as third, turnstile.place() as fourth:
                assert (third.reached, third.ahead) == (False, 0)
                assert (fourth.reached, fourth.ahead) == (False, 1)
                assert not await third.wait(0.01)
                first.leave()
                assert await third.wait(0.01)
                assert fourth.ahead == 0

    asyncio.run(run())


def test_who_gives_up_holds_up_nobody() -> None:
    async def run() -> None:
        turnstile = Turnstile(1)
        async with turnstile.place() as holder, turnstile.place() as quitter, turnstile.place() as patient:
            assert patient.ahead == 1
            quitter.leave()
            assert patient.ahead == 0
            holder.leave()
            assert patient.reached

    asyncio.run(run())


def test_places_come_free_again() -> None:
    async def run() -> int:
        turnstile = Turnstile(3)
        inside = most = 0

        async def visit() -> None:
            nonlocal inside, most
            async with turnstile.place() as place:
                await place.wait(5)
                inside += 1
                most = max(most, inside)
                await asyncio.sleep(0.001)
                inside -= 1

        await asyncio.gather(*(visit() for _ in range(30)))
        async with turnstile.place() as place:
            assert place.reached
        return most

    assert asyncio.run(run()) == 3
