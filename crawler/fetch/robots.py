"""robots.txt as RFC 9309 reads it: no answer or a server error forbids, a client error allows."""

import logging
from http import HTTPStatus
from typing import Self
from urllib.parse import urlsplit

from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Request, Response
from scrapy.robotstxt import RobotParser
from scrapy.utils.httpobj import urlparse_cached
from twisted.internet.defer import Deferred

from crawler.fetch.errors import AddressRefused, ForbiddenByRobots, NotInCapture
from crawler.fetch.recorder import Recorder

_LARGEST_READ = 512 * 1024
"""RFC 9309 asks for at least 500 KiB to be read."""


class Unreachable(RobotParser):
    """The rules of a site whose robots.txt could not be had: nothing is allowed."""

    def __init__(self, why: str) -> None:
        self.why = why

    @classmethod
    def from_crawler(cls, crawler: Crawler, robotstxt_body: bytes) -> Self:
        return cls("never asked")

    def allowed(self, url: str | bytes, user_agent: str | bytes) -> bool:
        """Never."""
        return False


class NotTwice(logging.Filter):
    """A server that does not answer is told of where its robots.txt is given up, and where a walk stops for it. Scrapy
    tells it once more for every host, with a traceback.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass but that one."""
        return record.levelno != logging.ERROR


NOT_TWICE = NotTwice()


class RobotsMiddleware(RobotsTxtMiddleware):
    """Scrapy's, strict where it is lenient; what is not asked for its sake is a `skipped` observation."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._longest = crawler.settings.getfloat("RETRY_AFTER_MAX")
        logging.getLogger(RobotsTxtMiddleware.__module__).addFilter(NOT_TWICE)

    def process_request_2(self, rp: RobotParser | None, request: Request) -> None:
        """Refuse what the rules forbid, and a visit where they ask for longer pauses than a run waits."""
        try:
            super().process_request_2(rp, request)
        except IgnoreRequest as error:
            why = f"robots.txt: {rp.why}" if isinstance(rp, Unreachable) else "robots.txt forbids it"
            Recorder.of(self.crawler).look(request, "skipped", why)
            raise ForbiddenByRobots(why) from error
        asked = rp.crawl_delay(self._robotstxt_useragent or "") if rp and self._longest else None
        if asked and asked > self._longest:
            why = f"robots.txt asks for {asked:g} s between visits, longer than RETRY_AFTER_MAX ({self._longest:g} s)"
            Recorder.of(self.crawler).look(request, "skipped", why)
            raise ForbiddenByRobots(why)

    async def robot_parser(self, request: Request) -> RobotParser | None:
        """The rules for this request's host."""
        await super().robot_parser(request)
        # Of several requests that waited for one robots.txt, Scrapy hands its rules to the first only.
        rules = self._parsers[urlparse_cached(request).netloc]
        return None if isinstance(rules, Deferred) else rules

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        status = response.status
        if not allows(status):
            self._settle(netloc, Unreachable(f"the server answers {status}"))
        elif "dataloss" in response.flags:
            self._settle(netloc, Unreachable("it came cut off"))
        elif status != HTTPStatus.OK or not _is_text(response):
            self._settle(netloc, None)
        else:
            cut = response.replace(body=response.body[:_LARGEST_READ])
            await super()._parse_robots(cut, netloc, request)

    def _robots_error(self, exc: Exception, netloc: str) -> None:
        # A crawl replayed from captures asks no server, so a missing robots.txt cannot forbid. A server that itself lies
        # at a private address is refused for that, page by page, which says more.
        private = isinstance(exc, AddressRefused) and exc.host == urlsplit(f"//{netloc}").hostname
        allowed = private or isinstance(exc, NotInCapture)
        why = str(exc) if isinstance(exc, IgnoreRequest) else ""
        self._settle(netloc, None if allowed else Unreachable(why or f"no answer ({type(exc).__name__})"))

    def _settle(self, netloc: str, rules: RobotParser | None) -> None:
        waiting = self._parsers[netloc]
        self._parsers[netloc] = rules
        if isinstance(waiting, Deferred):
            waiting.callback(rules)


def allows(status: int) -> bool:
    """Whether a site may be visited whose robots.txt is answered with this status; what it says, if anything, is obeyed."""
    return status < 500 and status != HTTPStatus.TOO_MANY_REQUESTS


def _is_text(response: Response) -> bool:
    declared = (response.headers.get("Content-Type") or b"text/plain").decode("latin-1")
    return declared.strip().lower().startswith("text/") and b"\0" not in response.body
