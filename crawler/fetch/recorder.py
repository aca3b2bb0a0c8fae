"""The recorder: what a crawl has of its archive. A Scrapy extension that opens with the spider and closes
after it.

It holds the site's lock, the run, the WARC of this process and the writer thread. All else in a crawl
reaches the archive through it: `capture` before anything reads a response, `observe` for what came of it,
`submit` for other writing (records, the frontier's books) and `ask` for questions.
"""

import asyncio
import logging
import secrets
from collections.abc import Callable
from concurrent.futures import Future
from datetime import UTC, datetime
from typing import Self, TypeVar

from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider
from scrapy.http import Request

from archive import Archive
from archive.captures import Capture
from archive.errors import ArchiveError, SiteBusy, StorageFailed
from archive.observations import Observation, Outcome
from crawler.errors import WrongUsage
from crawler.fetch.crossing import Crossing
from crawler.fetch.session import CrawlSession
from crawler.fetch.writer import Writer

T = TypeVar("T")

logger = logging.getLogger(__name__)


class Recorder:
    """One per crawler. `failure` is what ended the run from the archive's side (exit status 3; `SiteBusy`:
    1), or None.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.run = new_run_id()
        self.failure: Exception | None = None
        self.crossing = Crossing()
        self._loop: asyncio.AbstractEventLoop | None = None
        settings = crawler.settings
        self._writer = Writer(
            self._open,
            self._stopped_storing,
            batch=settings.getint("WRITE_BATCH"),
            patience=settings.getfloat("WRITE_PATIENCE"),
        )
        crawler.signals.connect(self._spider_opened, signals.spider_opened)
        crawler.signals.connect(self._spider_closed, signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    @classmethod
    def of(cls, crawler: Crawler) -> Self:
        """The recorder of this crawler."""
        recorder = crawler.get_extension(cls)
        if recorder is None:
            raise WrongUsage("EXTENSIONS has no crawler.fetch.recorder.Recorder: nothing would be archived")
        return recorder

    @property
    def site(self) -> str:
        """The site crawled: the spider's name."""
        spider = self.crawler.spider
        return spider.name if spider else self.crawler.spidercls.name

    async def capture(self, capture: Capture) -> Capture:
        """Write an exchange to the WARC; the same with its `ref`. Raises StorageFailed."""
        return await self.crossing.wait(self._writer.capture(capture))

    def observe(self, *observations: Observation) -> Future[None]:
        """Remember looks; done when committed."""
        return self.submit(lambda archive: archive.observe(observations))

    def look(
        self,
        request: Request,
        outcome: Outcome,
        detail: str = "",
        capture: Capture | None = None,
        *,
        hop: bool = False,
    ) -> Future[None]:
        """Remember what came of a request: under the address first asked for, unless it is one hop on the
        way.
        """
        first: str = request.url if hop else request.meta.get("redirect_urls", [request.url])[0]
        return self.observe(
            Observation(
                url=first,
                time=capture.time if capture else datetime.now(UTC),
                site=self.site,
                run=self.run,
                outcome=outcome,
                detail=detail if first == request.url else f"{detail} (at {request.url})",
                title=request.meta.get("title"),
                capture=capture.ref if capture else None,
            )
        )

    def submit(self, work: Callable[[Archive], T], *, promptly: bool = False) -> Future[T]:
        """Write something with the next batch, or `promptly`; done when committed. `work` runs in the writer thread."""
        future = self._writer.submit(lambda session: work(session.archive), promptly=promptly)
        future.add_done_callback(self._tell_refusal)
        return future

    async def write(self, work: Callable[[Archive], T]) -> T:
        """Write something and wait until it is committed."""
        return await self.crossing.wait(self.submit(work, promptly=True))

    def ask(self, question: Callable[[Archive], T]) -> Future[T]:
        """Ask the archive something; `question` runs in the writer thread, soon, and sees what is
        committed.
        """
        return self._writer.ask(lambda session: question(session.archive))

    def _tell_refusal(self, done: Future[T]) -> None:
        """Whether or not anybody waits for it, what was not stored is not passed over in silence."""
        error = done.exception()
        # Of a disk that fails `_stopped_storing` tells, once for all that waited.
        if error and not isinstance(error, StorageFailed | OSError):
            self.crawler.stats.inc_value("archive/refused")
            logger.error("The archive would not store something: %s", error, exc_info=error)

    def _open(self) -> CrawlSession:
        return CrawlSession(self.crawler.settings, site=self.site, run=self.run)

    async def _spider_opened(self, spider: Spider) -> None:
        self._loop = asyncio.get_running_loop()
        try:
            await asyncio.wrap_future(self._writer.start())
        except Exception as error:
            # Whatever it was: without an archive nothing may be fetched.
            self.failure = error
            if isinstance(error, SiteBusy):
                # No trouble, to cron; the line a site has at the end says it.
                logger.info("%s", error)
                raise CloseSpider("site_busy") from error
            logger.critical("%s", error, exc_info=None if isinstance(error, ArchiveError) else error)
            raise CloseSpider("storage_failed") from error

    async def _spider_closed(self, spider: Spider, reason: str) -> None:
        if not self.failure:
            self._writer.submit(lambda session: session.finish(reason))
        await asyncio.wrap_future(self._writer.stop())
        self.failure = self.failure or self._writer.failure

    def _stopped_storing(self, error: Exception) -> None:
        self.failure = error
        logger.critical("Nothing can be stored any more, so the crawl stops: %s", error)
        if self._loop:
            self._loop.call_soon_threadsafe(self._close_spider)

    def _close_spider(self) -> None:
        engine = self.crawler.engine
        if engine.spider is not None:
            self._closing = asyncio.ensure_future(engine.close_spider_async(reason="storage_failed"))


def new_run_id() -> str:
    """A run's name: when it began, in UTC, and four letters against two beginning at once."""
    return f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{secrets.token_hex(2)}"
