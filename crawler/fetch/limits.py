"""The limit on size: what is too large is still captured, as far as it came, and stopped there.

Scrapy drops such a response unseen, headers and all.
"""

from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import StopDownload
from scrapy.http import Headers, Request


class SizeLimit:
    """Stops at DOWNLOAD_MAXSIZE, at once where Content-Length says more."""

    def __init__(self, crawler: Crawler) -> None:
        self._most = crawler.settings.getint("DOWNLOAD_MAXSIZE")
        crawler.signals.connect(self._headers_received, signals.headers_received)
        crawler.signals.connect(self._bytes_received, signals.bytes_received)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def _headers_received(self, headers: Headers, body_length: object, request: Request) -> None:
        request.meta["received"] = 0
        # Twisted says UNKNOWN_LENGTH, which is no number, where the server does not.
        if isinstance(body_length, int) and body_length > self._most:
            raise StopDownload(fail=False)

    def _bytes_received(self, data: bytes, request: Request) -> None:
        request.meta["received"] += len(data)
        if request.meta["received"] > self._most:
            raise StopDownload(fail=False)
