"""What every site's spider does: fetch what is still to be fetched and what is due, and hand articles on."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any, ClassVar

from scrapy import Request, Spider, signals
from scrapy.http import HtmlResponse, Response
from twisted.python.failure import Failure

from archive.captures import Capture
from archive.content import content
from archive.errors import CaptureDamaged, TooLarge
from archive.frontier import Pending
from archive.observations import Outcome
from crawler.errors import WrongUsage
from crawler.extract import parts
from crawler.extract.layout import Layouts
from crawler.fetch.errors import LeftToTheNextRun
from crawler.fetch.recorder import Recorder
from crawler.fetch.verdict import judge
from crawler.spiders.article import Article

Found = Request | Article

ARTICLES_FIRST = 10
"""Priority of articles: lists wait, so that no more is queued than a list page brought."""


AT_ONCE = 500
"""Requests that are handed over before the first of them is answered. Scrapy would take a hundred thousand that are left
over, and do nothing else meanwhile."""


class SiteSpider(Spider):
    """A site: `layouts` says what its pages look like and which hosts are its own.

    `limit` bounds the articles fetched for the first time in one run. `confirmed` is when the selectors were
    last checked against the live site; None: never.
    """

    layouts: ClassVar[Layouts]
    confirmed: ClassVar[date | None] = None

    recheck: ClassVar[timedelta] = timedelta(days=7)
    """How long after the last look a known article is due for another."""

    recheck_most: ClassVar[int] = 200
    """Known articles looked at again in one run, longest ago first: old ground must not crowd out news."""

    def __init__(self, *args: Any, limit: str | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.limit = read_limit(limit)
        self._asked: set[str] = set()
        self._rechecked = 0
        self._begun = 0

    @property
    def recorder(self) -> Recorder:
        """The way to the archive."""
        return Recorder.of(self.crawler)

    async def start(self) -> AsyncIterator[Any]:
        """What is to be fetched, then what is due."""
        name, room, most = self.name, self.room, self.recheck_most
        before = datetime.now(UTC) - self.recheck
        pending = await asyncio.wrap_future(
            self.recorder.ask(lambda archive: archive.frontier.pending(name, room))
        )
        for entry in pending:
            async for found in self._again(entry):
                await self.turn()
                yield found
        due = await asyncio.wrap_future(
            self.recorder.ask(lambda archive: archive.frontier.due_articles(name, before, most))
        )
        for url in due:
            for request in self.ask_for(url):
                self._rechecked += 1
                await self.turn()
                yield request

    async def turn(self) -> None:
        """Wait now and then until what was asked for is on its way."""
        self._begun += 1
        if self._begun % AT_ONCE == 0:
            await self.crawler.signals.wait_for(signals.scheduler_empty)

    @property
    def room(self) -> int | None:
        """How many more articles may be asked for; None is any number."""
        return None if self.limit is None else max(0, self.limit - len(self._asked) + self._rechecked)

    def ask_for(
        self, url: str, title: str | None = None, *, unconditional: bool = False
    ) -> Iterator[Request]:
        """The request for an article, once a run."""
        if url in self._asked:
            return
        self._asked.add(url)
        yield Request(
            url,
            callback=self.parse_article,
            errback=self.article_failed,
            cb_kwargs={"url": url},
            meta={"article": True, "title": title, "unconditional": unconditional},
            priority=ARTICLES_FIRST,
            # Once a run is seen to above; Scrapy's filter would drop redirects to known ground.
            dont_filter=True,
        )

    def parse_article(
        self, response: Response, url: str, before: tuple[Capture, ...] = ()
    ) -> Iterator[Found]:
        """Hand the article on, with its other parts where it has some."""
        verdict = response.meta["verdict"]
        if not verdict.readable:
            if before:
                yield Article(url, before, self.layouts_of(url), whole=False)
            else:
                self.settle(url, verdict.outcome)
            return
        captures = (*before, response.meta["capture"])
        following = parts.next_part(response.url, response.body)
        if following and len(captures) < parts.MOST and following not in {c.url for c in captures}:
            yield self._part(following, url, captures)
        else:
            yield Article(url, captures, self.layouts_of(url))

    def article_failed(self, failure: Failure) -> Iterator[Found]:
        """Nothing could be had (robots.txt included, whose rules may change): it stays to be fetched."""
        request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy sets it on every failure
        url, before = request.cb_kwargs["url"], request.cb_kwargs.get("before", ())
        if before:
            yield Article(url, before, self.layouts_of(url), whole=False)
        elif not isinstance(failure.value, LeftToTheNextRun):
            # (What nobody has asked for is as due as it was.)
            self.settle(url, "failed")

    def settle(self, url: str, outcome: Outcome) -> None:
        """Tell the frontier what came of an address."""
        self.recorder.submit(lambda archive: archive.frontier.settle(url, outcome))

    def layouts_of(self, url: str) -> Layouts:
        """What is known of the pages at this address."""
        return self.layouts

    def _part(self, part: str, url: str, before: tuple[Capture, ...]) -> Request:
        return Request(
            part,
            callback=self.parse_article,
            errback=self.article_failed,
            cb_kwargs={"url": url, "before": before},
            priority=ARTICLES_FIRST + 1,
            dont_filter=True,
        )

    async def _again(self, entry: Pending) -> AsyncIterator[Found]:
        """An address left over: asked for, or, when a killed run left the answer on disk, read from there."""
        response = None
        if ref := entry.capture:
            try:
                capture = await asyncio.wrap_future(self.recorder.ask(lambda archive: archive.read(ref)))
                response = answered(capture)
            except (CaptureDamaged, TooLarge) as error:
                self.logger.warning("%s: %s; it is fetched again", entry.url, error)
        if response is None:
            for request in self.ask_for(entry.url, entry.title, unconditional=bool(entry.attempts)):
                yield request
            return
        self._asked.add(entry.url)
        for found in self.parse_article(response, entry.url):
            yield found


def answered(capture: Capture) -> Response:
    """A capture as the response a callback expects."""
    body = content(capture)
    request = Request(
        capture.url, meta={"capture": capture, "verdict": judge(capture, body), "article": True}
    )
    return HtmlResponse(capture.url, status=capture.status or 200, body=body, request=request)


def read_limit(words: str | None) -> int | None:
    """`limit` as a spider argument."""
    if not words:
        return None
    if not (words.isdecimal() and len(words) < 10 and int(words)):
        raise WrongUsage(f"limit={words}: say how many articles at most, 1 or more, in up to nine digits")
    return int(words)
