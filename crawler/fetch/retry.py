"""Retrying with patience: later and later, when the server says so if it does, and never sleeping on the
reactor.
"""

import asyncio
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from time import monotonic
from typing import Self

from scrapy import Spider
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Request, Response

from archive.errors import StorageFailed
from crawler.fetch.capture import forget
from crawler.fetch.errors import AddressRefused, LeftToTheNextRun
from crawler.fetch.recorder import Recorder
from crawler.fetch.trouble import Trouble
from crawler.fetch.verdict import Verdict


class PatientRetry(RetryMiddleware):
    """Scrapy's retries, each `RETRY_BACKOFF` × 2ⁿ seconds after the last.

    Retry-After holds back the whole slot, not only the page that was answered with it. A pause longer than
    `RETRY_AFTER_MAX` ends this run's visit to that server: what is still to fetch there is left to the next
    run.
    """

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        middleware = super().from_crawler(crawler)
        middleware._recorder = Recorder.of(crawler)
        middleware._backoff = crawler.settings.getfloat("RETRY_BACKOFF")
        middleware._longest = crawler.settings.getfloat("RETRY_AFTER_MAX")
        middleware._pauses = {}
        middleware._trouble = Trouble(crawler.settings.getint("TROUBLE_MOST"))
        return middleware

    _recorder: Recorder
    _backoff: float
    _longest: float
    _pauses: dict[str, float]
    _trouble: Trouble

    async def process_request(self, request: Request) -> None:
        """Hold a retry back until its time has come; others go on meanwhile."""
        self._leave_alone(request)
        await self._until(request.meta.pop("not_before", 0.0))

    async def hold(self, request: Request) -> None:
        """Wait out the pause its server asked for; LeftToTheNextRun when that is longer than a run waits.

        For the download handler: what is queued for a slot by then has passed every middleware.
        """
        self._leave_alone(request)
        until = self._pauses.get(self._slot(request), 0.0)
        wait = until - monotonic()
        if wait > self._longest:
            self._recorder.look(request, "skipped", f"the server asked for {wait:.0f} s without visits")
            raise LeftToTheNextRun("the server asked for a longer pause than a run waits")
        await self._until(until)

    def process_response(
        self, request: Request, response: Response, spider: Spider | None = None
    ) -> Request | Response:
        """Try again what may go better next time; a challenge never does."""
        verdict: Verdict | None = request.meta.get("verdict")
        self._trouble.answered(self._slot(request), response.status, verdict)
        if response.status in (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE):
            self._heed(request, response)
        if verdict and verdict.outcome == "blocked" and response.status != HTTPStatus.TOO_MANY_REQUESTS:
            return response
        if "dataloss" in response.flags and not request.meta.get("dont_retry"):
            return self._retry(request, "cut body") or response
        return super().process_response(request, response)

    def process_exception(
        self, request: Request, exception: Exception, spider: Spider | None = None
    ) -> Request | Response | None:
        """Try again what gave no answer, unless nobody was asked."""
        if not isinstance(exception, IgnoreRequest | StorageFailed | AddressRefused):
            self._trouble.silent(self._slot(request))
        return super().process_exception(request, exception)

    def _leave_alone(self, request: Request) -> None:
        if why := self._trouble.told(self._slot(request)):
            self._recorder.look(request, "skipped", why)
            raise LeftToTheNextRun(why)

    async def _until(self, time: float) -> None:
        while (left := time - monotonic()) > 0:
            if self._recorder.failure or not self.crawler.engine.running:
                raise IgnoreRequest("the crawl is ending")
            # Short naps, so that a crawl told to stop need not wait for the end of a long pause.
            await asyncio.sleep(min(left, 1.0))

    def _retry(self, request: Request, reason: str | Exception | type[Exception]) -> Request | None:
        again = super()._retry(request, reason)
        if again is None:
            return None
        again.meta["not_before"] = monotonic() + self._backoff * 2 ** (again.meta["retry_times"] - 1)
        return forget(again)

    def _heed(self, request: Request, response: Response) -> None:
        wait = retry_after(response.headers.get("Retry-After"), datetime.now(UTC))
        if wait and self._longest:
            slot = self._slot(request)
            self._pauses[slot] = max(self._pauses.get(slot, 0.0), monotonic() + wait)

    def _slot(self, request: Request) -> str:
        return self.crawler.engine.downloader.get_slot_key(request)


def retry_after(value: bytes | None, now: datetime) -> float | None:
    """The seconds that a Retry-After header asks for, given as seconds or as a date; None when it says
    nothing.
    """
    words = (value or b"").decode("latin-1").strip()
    if words.isascii() and words.isdigit():
        return float(words[:9])
    try:
        date = parsedate_to_datetime(words)
    except (ValueError, OverflowError):
        # No date, or one of a year, day or zone that no calendar has.
        return None
    date = date if date.tzinfo else date.replace(tzinfo=UTC)
    return max(0.0, (date - now).total_seconds())
