"""Walking the lists of a site: page by page until known ground, everything passed over told of."""

import asyncio
import re
from collections.abc import AsyncIterator, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any, ClassVar
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.http import Response, TextResponse
from twisted.python.failure import Failure

from archive import Archive
from archive.errors import StorageFailed
from archive.observations import Observation
from crawler.errors import WrongUsage
from crawler.fetch.errors import ForbiddenByRobots
from crawler.spiders.gate import passes, score
from crawler.spiders.rows import LARGEST, ListPage, Row, base_of, is_fetchable, links_of, rows_of
from crawler.spiders.site import Found, SiteSpider
from crawler.spiders.walk import Walk, all_before, shares


class ListSpider(SiteSpider):
    """A site with lists. `articles` are patterns, searched in an address, of which an article's fits one."""

    lists: ClassVar[tuple[str, ...]] = ()
    articles: ClassVar[tuple[str, ...]] = ()

    rows: ClassVar[str | None] = None
    """Where the rows of a list are. None, or nothing there: every link to an article is a row."""

    gated: ClassVar[bool] = False
    """Whether the site has every topic, so that titles decide what is fetched. Never a regulator."""

    interval: ClassVar[timedelta] = timedelta(hours=6)
    """How long after a completed walk a list is due for the next."""

    pages_most: ClassVar[int] = 5000
    """List pages a walk reads in one run: no list is longer, but some calendars have no end."""

    def __init__(self, *args: Any, since: str | None = None, due: str | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.since = read_since(since)
        self.only_due = bool(due)

    async def start(self) -> AsyncIterator[Any]:
        """What is left over and due, then every list from its top, or from where a walk was broken off."""
        async for found in super().start():
            yield found
        for list_url, room in zip(self.lists, shares(self.room, len(self.lists)), strict=True):
            if room != 0 and await self._is_due(list_url):
                yield await self._begin(list_url, room)

    def next_page(self, response: Response) -> str | None:
        """The address of the list page after this one; None on the last."""
        raise NotImplementedError(f"{type(self).__name__} does not say how its lists page")

    def is_article(self, url: str) -> bool:
        """Whether an address is that of an article of this site."""
        return self.is_ours(url) and any(re.search(pattern, url) for pattern in self.articles)

    def is_ours(self, url: str) -> bool:
        """Whether an address is of the web and of a host of this site."""
        return is_fetchable(url) and bool(self.layouts.publisher(urlsplit(url).hostname or ""))

    def read_rows(self, response: Response) -> list[Row]:
        """The rows of a list page."""
        if not isinstance(response, TextResponse):
            return []
        page, base, encoding = response.selector, base_of(response), response.encoding
        rows = rows_of(page, base, self.rows, self.is_article, encoding) if self.rows else []
        if self.rows and not rows:
            self.logger.warning(
                "%s: no rows at %r; taking every link to an article. Look at the page and mend `rows` of %s",
                response.url, self.rows, self.name,
            )  # fmt: skip
        return rows or links_of(page, base, self.is_article, encoding)

    async def parse_list(self, response: Response, walk: Walk) -> AsyncIterator[Found]:
        """Read one page of a list: its articles, then the next page unless the walk is over."""
        page = ListPage()
        if is_read := response.meta["verdict"].readable and len(response.body) <= LARGEST:
            # In a thread: a page of fifty thousand links takes seconds, and other sites are being crawled.
            page = await asyncio.to_thread(self.read_list, response)
        async for found in self._walked_on(response, walk, page, is_read=is_read):
            yield found

    def read_list(self, response: Response) -> ListPage:
        """What a list page says. It runs beside the crawl, so it only reads."""
        rows = self.read_rows(response)
        why = {row.url: self._passed_over(row) for row in rows}
        return ListPage(rows, {url: words for url, words in why.items() if words}, self.next_page(response))

    async def _walked_on(
        self, response: Response, walk: Walk, page: ListPage, *, is_read: bool
    ) -> AsyncIterator[Found]:
        is_over = is_read or response.meta["verdict"].outcome == "gone"
        if page.rows and not walk.repeats(page.rows):
            async for found in self._read(response, walk, page):
                yield found
            return
        if is_over and walk.pages:
            # Past the last page: what pages by number shows its end only there.
            following = self._complete(walk)
        elif is_over and walk.resumed:
            # The page an earlier run had come to is no more: the list is walked from its top.
            following = iter([self._top(walk, walk.known)])
        else:
            self._broken_off(response, walk)
            following = self._glance(walk)
        for request in following:
            yield request

    def list_failed(self, failure: Failure) -> Iterator[Request]:
        """The walk stays open; the next run goes on from there."""
        request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy sets it on every failure
        self.logger.error("%s could not be had; this walk stops here: %s", request.url, failure.value)
        if isinstance(failure.value, ForbiddenByRobots):
            # An article passed over is no news; a list never read again would be the end of the site, in silence.
            self.recorder.look(request, "failed", f"a list that may not be read: {failure.value}")
        yield from self._glance(request.cb_kwargs["walk"])

    async def _read(self, response: Response, walk: Walk, page: ListPage) -> AsyncIterator[Found]:
        rows = page.rows
        fresh = walk.fresh(rows)
        reasons = {row.url: page.passed_over.get(row.url, "") for row in fresh}
        wanted, left = walk.take([row for row in fresh if not reasons[row.url]])
        if walk.first:
            reasons |= dict.fromkeys((row.url for row in left), f"beyond the limit of {self.limit} articles")
            left = []
        over = self._is_over(walk, rows)
        walk.note(rows)
        skipped = tuple(self._skipped(row, why) for row in fresh if (why := reasons[row.url]))
        # Before the first of them is asked for, or what a killed run had captured would be fetched again.
        try:
            await self._note(walk, response.url, rows, (*wanted, *left), skipped)
        except StorageFailed:
            # The crawl is ending, and the recorder has said why.
            return
        for row in wanted:
            # No walk has met it, so there is nothing to ask by: the look-up would be for nothing.
            for request in self.ask_for(row.url, row.title or None, unconditional=True):
                yield request
        following = None if over or left else page.following
        if following and self._may_go_on(following, walk, response):
            yield self._page(following, walk)
        elif not (left or following):
            for request in self._complete(walk):
                yield request

    def _may_go_on(self, following: str, walk: Walk, response: Response) -> bool:
        if walk.pages >= self.pages_most:
            why = f"{walk.pages} pages of this list have been read, and it has no end"
        elif not self.is_ours(following):
            why = f"the next page is said to be {following}, which is no address of this site"
        else:
            return True
        self._stop(response, f"the rest of this list was not read: {why}")
        return False

    def _stop(self, response: Response, why: str) -> None:
        """Remember that a walk came to no end, for whoever is to look at the site."""
        if request := response.request:
            self.recorder.look(request, "failed", why, response.meta["capture"])
        self.logger.error("%s: %s; this walk stops here, and %s needs a look", response.url, why, self.name)

    def _is_over(self, walk: Walk, rows: Sequence[Row]) -> bool:
        return walk.on_known_ground(rows) or all_before(rows, self.since) or (walk.first and walk.room == 0)

    def _passed_over(self, row: Row) -> str:
        """Why a row is not fetched; empty when it is."""
        if not is_fetchable(row.url):
            return "no address that can be fetched"
        if not self.is_ours(row.url):
            return "not an address of this site"
        if not self.is_article(row.url):
            return "not the address of an article"
        if self.since and row.day and row.day < self.since:
            return f"before {self.since}"
        return "" if not self.gated or passes(row) else f"relevance {score(row).score:.2f}"

    def _skipped(self, row: Row, why: str) -> Observation:
        return Observation(
            url=row.url,
            time=datetime.now(UTC),
            site=self.name,
            run=self.recorder.run,
            outcome="skipped",
            detail=why,
            title=row.title or None,
        )

    async def _note(
        self,
        walk: Walk,
        page_url: str,
        rows: Sequence[Row],
        wanted: Sequence[Row],
        skipped: Sequence[Observation],
    ) -> None:
        name, list_url = self.name, walk.list_url
        read_to = None if walk.aside else page_url
        links = [row.url for row in rows]
        found = [(row.url, row.title or None) for row in wanted]

        def note(archive: Archive) -> None:
            archive.frontier.discover(name, list_url, found)
            archive.frontier.advance(list_url, read_to, links)
            archive.observe(skipped)

        await self.recorder.write(note)

    async def _is_due(self, list_url: str) -> bool:
        if not self.only_due:
            return True
        last = await asyncio.wrap_future(
            self.recorder.ask(lambda archive: archive.frontier.last_walk(list_url))
        )
        now = datetime.now(UTC)
        # A walk that is yet to come: a clock was ahead when it ended.
        return last is None or last > now or now - last >= self.interval

    async def _begin(self, list_url: str, room: int | None) -> Request:
        ask, name = self.recorder.ask, self.name
        known = await asyncio.wrap_future(ask(lambda archive: archive.frontier.known(list_url)))
        state = await asyncio.wrap_future(ask(lambda archive: archive.frontier.resume(name, list_url)))
        last = await asyncio.wrap_future(ask(lambda archive: archive.frontier.last_walk(list_url)))
        page_url = state.page_url if state else None
        resumed = page_url not in (None, list_url)
        met = await asyncio.wrap_future(ask(lambda archive: archive.frontier.met(list_url)))
        walk = Walk(list_url, known, met, room=room, first=last is None, resumed=resumed)
        if not walk.resumed:
            self.recorder.submit(partial(begin, site=name, list_url=list_url))
        return self._page(page_url or list_url, walk)

    def _page(self, url: str, walk: Walk) -> Request:
        return Request(
            url,
            callback=self.parse_list,
            errback=self.list_failed,
            cb_kwargs={"walk": walk},
            dont_filter=True,
        )

    def _complete(self, walk: Walk) -> Iterator[Request]:
        """The walk is over. After one that went on from the middle, the top is next: more may have come."""
        if walk.aside:
            return
        list_url = walk.list_url
        self.recorder.submit(lambda archive: archive.frontier.complete_walk(list_url))
        if walk.resumed:
            # What any run of this walk has met, its end has made known ground.
            yield self._top(walk, walk.known | walk.met | walk.seen)

    def _top(self, walk: Walk, known: frozenset[str]) -> Request:
        """A new walk from the first page."""
        self.recorder.submit(partial(begin, site=self.name, list_url=walk.list_url))
        first = walk.first and not walk.pages
        anew = Walk(walk.list_url, known, walk.met | walk.seen, room=walk.room, first=first)
        return self._page(walk.list_url, anew)

    def _glance(self, walk: Walk) -> Iterator[Request]:
        """A walk that cannot go on from the middle must not hide what has come at the top: as far as anything there is
        new, beside the walk, which stays where it is."""
        if walk.resumed:
            known = walk.known | walk.met | walk.seen
            aside = Walk(walk.list_url, known, room=walk.room, first=False, aside=True)
            yield self._page(walk.list_url, aside)

    def _broken_off(self, response: Response, walk: Walk) -> None:
        """An empty list is a failure, not "no news", as is one blocked or gone. The walk stays open."""
        verdict = response.meta["verdict"]
        why = f"{verdict.outcome} ({verdict.detail})"
        if verdict.readable and len(response.body) > LARGEST:
            why = f"a list of {len(response.body)} bytes: more than {LARGEST} are not read"
        elif verdict.readable:
            why = "a list without a link to an article: the page has changed, or is not the list"
        if verdict.outcome in ("failed", "blocked"):
            self.logger.error(
                "%s: %s; this walk stops here, and %s needs a look", response.url, why, self.name
            )
        else:
            # That an article is gone is no failure; without its list the site would be seen no more.
            self._stop(response, f"no list: {why}")


def begin(archive: Archive, *, site: str, list_url: str) -> None:
    """Begin a walk."""
    archive.frontier.begin_walk(site, list_url)


def read_since(words: str | None) -> date | None:
    """`since` as a spider argument."""
    try:
        return date.fromisoformat(words) if words else None
    except ValueError as error:
        raise WrongUsage(f"since={words}: say a day, as in since=2026-01-31") from error
