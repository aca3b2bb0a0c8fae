"""Conditional requests: an article already held is asked for only if it has changed."""

from typing import Self

from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Request

from crawler.fetch.recorder import Recorder

_LONGEST = 1_000
"""Characters of what a server gave to ask by; with headers far longer it would refuse the request."""


class ConditionalMiddleware:
    """Sets If-None-Match and If-Modified-Since from the last capture of this very address."""

    def __init__(self, crawler: Crawler) -> None:
        if crawler.settings.getlist("REPLAY_FILES"):
            raise NotConfigured
        self._recorder = Recorder.of(crawler)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Only for articles: a list must be read to know what is on it."""
        if not request.meta.get("article"):
            return
        # A redirected request still carries the validators of the address it came from.
        for name in ("If-None-Match", "If-Modified-Since"):
            request.headers.pop(name, None)
        if request.meta.get("unconditional"):
            return
        url = request.url
        validators = await self._recorder.crossing.wait(
            self._recorder.ask(lambda archive: archive.validators(url))
        )
        if validators is None:
            return
        told = {"If-None-Match": validators.etag, "If-Modified-Since": validators.last_modified}
        for name, value in told.items():
            if value and len(value) <= _LONGEST:
                request.headers[name] = value.encode("latin-1")
