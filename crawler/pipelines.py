"""From a captured article to a stored record: read by a worker process, written by the recorder's thread."""

import asyncio
from collections import deque
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from typing import ClassVar, Final, Self

from scrapy.crawler import Crawler
from scrapy.settings import BaseSettings

from archive import Archive
from archive.captures import Capture
from archive.errors import StorageFailed
from archive.observations import Observation, Outcome
from archive.packed import Packed
from crawler.errors import outcome_of
from crawler.fetch.recorder import Recorder
from crawler.spiders.article import Article
from crawler.workers import DERIVE, MEMORY, TIMEOUT, Answer, Job, Workers

UNWRITTEN: Final = 500
"""Articles read and not yet written, at most: past this, reading waits for the disk."""

_LOOK: Final[dict[str, Outcome]] = {"new": "new", "changed": "changed"}
"""What a stored derivation means for the look; all else (re-derived too) left the article as it was."""


class DerivePipeline:
    """Derives each article and stores it. What gives no record is an observation, and the run goes on."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._recorder = Recorder.of(crawler)
        self._workers = SharedWorkers.take(crawler.settings)
        # Articles past these wait in process_item, and their responses hold back the downloader.
        self._reading = asyncio.Semaphore(self._workers.ahead)
        self._unwritten: deque[Future[None]] = deque()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def open_spider(self) -> None:
        """The workers load while the first pages are on their way."""
        self._workers.start()

    async def close_spider(self) -> None:
        """Write what is unwritten while the archive is still open to be told what it refuses; then end the workers, if
        no other site needs them.
        """
        if self._unwritten:
            with suppress(Exception):
                await self._recorder.write(lambda archive: None)
        if last := SharedWorkers.give_back(self._crawler.settings):
            await asyncio.to_thread(last.close)

    async def process_item(self, item: Article) -> Article:
        """Read here, written soon: to wait for the transaction would hold up the downloader."""
        async with self._reading:
            work = self._workers.submit(Job(item.captures, item.layouts))
            answer = await self._recorder.crossing.wait(work)
        await self._room()
        written = self._write(item, answer)
        written.add_done_callback(lambda done: self._refused(item, done))
        self._unwritten.append(written)
        return item

    async def _room(self) -> None:
        """Wait while too much is unwritten. Only then: for the reactor, every wake-up has its price."""
        while self._unwritten and (self._unwritten[0].done() or len(self._unwritten) >= UNWRITTEN):
            oldest = self._unwritten.popleft()
            # What became of it is told by `_refused`.
            with suppress(Exception):
                await self._recorder.crossing.wait(oldest)

    def _write(self, item: Article, answer: Answer) -> Future[None]:
        if isinstance(answer, Packed):
            return self._recorder.submit(lambda archive: self._store(archive, item, answer))
        detail = f"{getattr(answer, 'code', type(answer).__name__)}: {answer}"
        return self._recorder.submit(lambda archive: self._tell(archive, item, outcome_of(answer), detail))

    def _store(self, archive: Archive, item: Article, packed: Packed) -> None:
        stored = archive.put(
            packed,
            captured=item.captures[0].time,
            run=self._recorder.run,
            derive=lambda captures: self._again(captures, item),
        )
        gap = "" if item.whole else "; a part could not be had"
        detail = f"version {stored.kept.number}{gap}"
        look = self._look(item, _LOOK.get(stored.outcome, "unchanged"), detail, packed.headline)
        archive.observe([look])
        # With a part missing it stays to be fetched.
        archive.frontier.settle(item.url, look.outcome if item.whole else "failed")

    def _tell(self, archive: Archive, item: Article, outcome: Outcome, detail: str) -> None:
        archive.observe([self._look(item, outcome, detail)])
        archive.frontier.settle(item.url, outcome)

    def _look(self, item: Article, outcome: Outcome, detail: str, title: str | None = None) -> Observation:
        first = item.captures[0]
        return Observation(
            url=item.url,
            time=first.time,
            site=self._recorder.site,
            run=self._recorder.run,
            outcome=outcome,
            detail=detail,
            title=title,
            capture=first.ref,
        )

    def _again(self, captures: tuple[Capture, ...], item: Article) -> Packed | None:
        """An older capture by today's rules, in the writer's thread: rare, so it may wait for a worker."""
        answer = self._workers.submit(Job(captures, item.layouts)).result()
        return answer if isinstance(answer, Packed) else None

    def _refused(self, item: Article, written: Future[None]) -> None:
        """What the archive would not store is told too. (A disk that fails has already stopped the crawl.)"""
        error = written.exception()
        if error and not isinstance(error, StorageFailed | OSError):
            detail = f"not stored: {type(error).__name__}: {error}"
            self._recorder.submit(lambda archive: self._tell(archive, item, "failed", detail))


@dataclass(slots=True)
class SharedWorkers:
    """One pool for all the sites crawled by one process, from the first that needs it to the last."""

    pools: ClassVar[dict[tuple[int, float, int, str], "SharedWorkers"]] = {}

    workers: Workers
    users: int = 0

    @classmethod
    def take(cls, settings: BaseSettings) -> Workers:
        """The pool for these settings."""
        key = _pool_settings(settings)
        if key not in cls.pools:
            count, timeout, memory, derive = key
            cls.pools[key] = cls(Workers(count or None, timeout=timeout, memory=memory, derive=derive))
        cls.pools[key].users += 1
        return cls.pools[key].workers

    @classmethod
    def give_back(cls, settings: BaseSettings) -> Workers | None:
        """One user less; the pool, when that was the last and it is to be closed."""
        key = _pool_settings(settings)
        cls.pools[key].users -= 1
        return None if cls.pools[key].users else cls.pools.pop(key).workers


def _pool_settings(settings: BaseSettings) -> tuple[int, float, int, str]:
    return (
        settings.getint("EXTRACTION_PROCESSES", 0),
        settings.getfloat("EXTRACTION_TIMEOUT", TIMEOUT),
        settings.getint("EXTRACTION_MEMORY", MEMORY),
        settings.get("EXTRACTION_DERIVE", DERIVE),
    )
