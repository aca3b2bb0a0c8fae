"""Looks: each response is judged once, and every look that no record will tell of is remembered here."""

from typing import Self

from scrapy import Spider
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.downloadermiddlewares.redirect import (
    BaseRedirectMiddleware,
    MetaRefreshMiddleware,
    RedirectMiddleware,
)
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Request, Response

from archive.captures import Capture
from crawler.fetch.capture import forget, reason
from crawler.fetch.recorder import Recorder
from crawler.fetch.robots import allows
from crawler.fetch.verdict import Verdict, judge

_GZIPPED = b"\x1f\x8b"
_REFRESH_WITHIN = 4 * 4096
"""Bytes that hold the characters in which Scrapy looks for a refresh, at four a character."""


class LookMiddleware:
    """Leaves the verdict in `request.meta["verdict"]`. A readable article is left to whoever derives it."""

    def __init__(self, crawler: Crawler) -> None:
        self._recorder = Recorder.of(crawler)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_response(self, request: Request, response: Response) -> Response:
        """Judge, and remember."""
        capture: Capture = request.meta["capture"]
        verdict = judge(capture, response.body)
        if request.meta.get("dont_obey_robotstxt") and allows(response.status) and not capture.truncated:
            # A site whose robots.txt is missing, empty or kept from us has lost nothing.
            verdict = Verdict("fetched", str(response.status))
        request.meta["verdict"] = verdict
        if not (verdict.readable and request.meta.get("article")):
            self._recorder.look(request, verdict.outcome, verdict.detail, capture)
        return response


class _Hops(BaseRedirectMiddleware):
    """What both ways of being sent on have in common."""

    def _redirect(self, redirected: Request, request: Request, reason: object) -> Request:
        recorder, capture = Recorder.of(self.crawler), request.meta.get("capture")
        try:
            onward = super()._redirect(redirected, request, reason)
        except IgnoreRequest:
            recorder.look(request, "failed", f"sent on more than {self.max_redirect_times} times", capture)
            raise
        recorder.look(request, "fetched", f"{reason}: leads to {onward.url}", capture, hop=True)
        # Deleted articles are often sent on to a home page already seen: dropped as a duplicate, they would
        # vanish without a callback.
        onward.dont_filter = True
        return forget(onward)


class Redirects(_Hops, RedirectMiddleware):
    """Redirects by status."""

    def process_response(
        self, request: Request, response: Response, spider: Spider | None = None
    ) -> Request | Response:
        """Follow it; what leads to no address at all (`http://[`, `javascript:`) is judged as it is."""
        try:
            return super().process_response(request, response)
        except ValueError:
            return response


class MetaRefreshes(_Hops, MetaRefreshMiddleware):
    """Redirects told by the page itself."""

    def process_response(
        self, request: Request, response: Response, spider: Spider | None = None
    ) -> Request | Response:
        """Follow it, if there is one: where the word is not in the bytes, the page need not be decoded to see that."""
        if b"refresh" not in response.body[:_REFRESH_WITHIN].replace(b"\0", b"").lower():
            return response
        try:
            return super().process_response(request, response)
        except ValueError:
            # As above: it leads to no address, so the page is what was asked for.
            return response


class Decompression(HttpCompressionMiddleware):
    """Scrapy's, bounded by DOWNLOAD_MAXSIZE; what cannot be unpacked is remembered as a failed look."""

    def __init__(self, *, crawler: Crawler) -> None:
        super().__init__(crawler=crawler)
        self._crawler = crawler

    def process_response(
        self, request: Request, response: Response, spider: Spider | None = None
    ) -> Request | Response:
        """Unpack the body."""
        try:
            return super().process_response(request, response)
        except Exception as error:
            detail = f"cannot be unpacked: {reason(error)}"
            Recorder.of(self._crawler).look(request, "failed", detail, request.meta.get("capture"))
            raise

    @staticmethod
    def _decode(body: bytes, encoding: bytes, max_size: int) -> bytes:
        """Undo one coding. What is said to be gzip and is plain stays as it is, as in `archive.content` and browsers."""
        if encoding in (b"gzip", b"x-gzip") and not body.startswith(_GZIPPED):
            return body
        return HttpCompressionMiddleware._decode(body, encoding, max_size)
