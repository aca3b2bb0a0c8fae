"""Capture: every exchange goes to disk as it was served before anything reads it.

Sits next to the downloader, where each redirect hop, 304, error and robots.txt passes with its body still
encoded. Twisted drops the order and case of response headers, the reason phrase and the transfer coding; the
body is as served.
"""

import re
from datetime import UTC, datetime
from typing import Self
from urllib.parse import urlsplit

from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Headers as ScrapyHeaders
from scrapy.http import Request, Response

from archive.captures import Capture, Headers, Redirect
from archive.errors import StorageFailed
from crawler.fetch.errors import NotInCapture
from crawler.fetch.recorder import Recorder

# Twisted's wrapping around what happened: `[<twisted.python.failure.Failure a.b.ConnectionDone: closed cleanly.>]`.
_FAILURE = re.compile(r"\[?<twisted\.python\.failure\.Failure (?:\w+\.)*(\w+: .*?)>\]?")

TRUNCATED = {"dataloss": "disconnect", "download_stopped": "length"}
"""Scrapy's flags for a body that is not whole, and WARC-Truncated's words for them."""


class CaptureMiddleware:
    """Leaves the written capture in `request.meta["capture"]`, and remembers the failures that gave none."""

    def __init__(self, crawler: Crawler) -> None:
        self._recorder = Recorder.of(crawler)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    async def process_response(self, request: Request, response: Response) -> Response:
        """Write first, then let the response go on."""
        replayed: Capture | None = request.meta.pop("replayed", None)
        capture = replayed or exchange(request, response, site=self._recorder.site, run=self._recorder.run)
        request.meta["capture"] = await self._recorder.capture(capture)
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Nothing answered. (What a middleware refused to ask is remembered by that middleware.)"""
        if isinstance(exception, IgnoreRequest | StorageFailed):
            return
        missing = isinstance(exception, NotInCapture)
        if missing and request.meta.get("dont_obey_robotstxt"):
            # A replay without a robots.txt has not failed to get one: nobody was asked.
            return
        self._recorder.look(request, "failed", "not in capture" if missing else reason(exception))


def exchange(request: Request, response: Response, *, site: str, run: str) -> Capture:
    """The capture of one exchange, its time the moment the response was complete."""
    return Capture(
        url=request.url,
        time=datetime.now(UTC),
        status=response.status,
        headers=header_pairs(response.headers),
        body=response.body,
        method=request.method,
        request_headers=(("Host", urlsplit(request.url).netloc), *header_pairs(request.headers)),
        request_body=request.body,
        protocol=response.protocol or "HTTP/1.1",
        ip=str(response.ip_address) if response.ip_address else None,
        truncated=next((why for flag, why in TRUNCATED.items() if flag in response.flags), None),
        site=site,
        run=run,
        redirects=redirects(request),
    )


def header_pairs(headers: ScrapyHeaders) -> Headers:
    """Headers as pairs, repeats kept."""
    return tuple(
        (name.decode("latin-1"), value.decode("latin-1"))
        for name, values in headers.items()
        for value in values
    )


def redirects(request: Request) -> tuple[Redirect, ...]:
    """The hops that led to this request. A refresh told by the page itself came with status 200."""
    urls: list[str] = request.meta.get("redirect_urls", [])
    reasons: list[int | str] = request.meta.get("redirect_reasons", [])
    return tuple(
        Redirect(url, why if isinstance(why, int) else 200, leads_to)
        for url, why, leads_to in zip(urls, reasons, [*urls, request.url][1:], strict=True)
    )


def reason(exception: Exception) -> str:
    """A failure in one line."""
    words = _FAILURE.sub(r"\1", " ".join(str(exception).split()))
    return f"{type(exception).__name__}: {words}"[:500].rstrip(": ")


def forget(request: Request) -> Request:
    """Take what was found of an earlier exchange out of a request made from it, so that nothing is held or
    mistaken.
    """
    for key in ("capture", "verdict", "replayed", "received"):
        request.meta.pop(key, None)
    return request
