"""Crossing: what other threads have done reaches the tasks that wait for it."""

import asyncio
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from crawler.fetch.crossing import Crossing


def test_every_task_gets_what_it_waits_for() -> None:
    async def run() -> list[int]:
        crossing = Crossing()
        with ThreadPoolExecutor(4) as threads:
            work = [threads.submit(pow, number, 2) for number in range(500)]
            return await asyncio.gather(*map(crossing.wait, work))

    assert asyncio.run(run()) == [number**2 for number in range(500)]


def test_a_failure_is_raised_where_it_is_waited_for() -> None:
    async def run() -> None:
        crossing, work = Crossing(), Future[None]()
        waiting = asyncio.ensure_future(crossing.wait(work))
        await asyncio.sleep(0)
        work.set_exception(OSError("no space"))
        with pytest.raises(OSError, match="no space"):
            await waiting
        with pytest.raises(OSError, match="no space"):
            await crossing.wait(work)

    asyncio.run(run())


def test_who_stops_waiting_holds_up_nobody() -> None:
    async def run() -> str:
        crossing, given_up, kept = Crossing(), Future[str](), Future[str]()
        first, second = (asyncio.ensure_future(crossing.wait(work)) for work in (given_up, kept))
        await asyncio.sleep(0)
        first.cancel()
        given_up.set_result("too late")
        kept.set_result("in time")
        return await second

    assert asyncio.run(run()) == "in time"
