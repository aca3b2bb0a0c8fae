"""The way back to the reactor from other threads: whatever is ready comes over together, for one wake-up.

asyncio's own way wakes the reactor for every single result. In a crawl that costs as much as capturing a page.
"""

import asyncio
from collections import deque
from concurrent.futures import Future
from typing import Any, TypeVar

T = TypeVar("T")


class Crossing:
    """Futures of other threads, awaited by tasks of one reactor. Cancelling a task does not cancel the work."""

    def __init__(self) -> None:
        self._arrived: deque[tuple[asyncio.Future[Any], Future[Any]]] = deque()
        self._woken = False

    async def wait(self, work: Future[T]) -> T:
        """What the work comes to, or the exception it ends with."""
        if work.done():
            return work.result()
        loop = asyncio.get_running_loop()
        here: asyncio.Future[T] = loop.create_future()
        work.add_done_callback(lambda done: self._arrive(loop, here, done))
        return await here

    def _arrive(self, loop: asyncio.AbstractEventLoop, here: asyncio.Future[T], done: Future[T]) -> None:
        # In the order of these lines no arrival is missed without a lock: at worst the reactor is woken twice.
        self._arrived.append((here, done))
        if not self._woken and not loop.is_closed():
            self._woken = True
            loop.call_soon_threadsafe(self._hand_out)

    def _hand_out(self) -> None:
        self._woken = False
        while self._arrived:
            here, done = self._arrived.popleft()
            if here.cancelled():
                continue
            if error := done.exception():
                here.set_exception(error)
            else:
                here.set_result(done.result())
