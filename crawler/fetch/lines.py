"""Log lines: those for every page and every item are only made where somebody asked to see them."""

import logging
from typing import Any, Self

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.logformatter import LogFormatter, LogFormatterResult
from twisted.python.failure import Failure


class Lines(LogFormatter):
    """Scrapy's. It makes its DEBUG lines whether or not they are shown, at the cost of reading a small page."""

    def __init__(self, *, every_page: bool = True) -> None:
        self._every_page = every_page

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        level = crawler.settings["LOG_LEVEL"]
        shown = logging.getLevelName(level) if isinstance(level, str) else level
        return cls(every_page=shown <= logging.DEBUG)

    def crawled(  # type: ignore[override]  # Scrapy takes None for no line, its types do not say so
        self, request: Request, response: Response, spider: Spider
    ) -> LogFormatterResult | None:
        """A page came."""
        return super().crawled(request, response, spider) if self._every_page else None

    def scraped(  # type: ignore[override]  # as above
        self, item: Any, response: Response | Failure | None, spider: Spider
    ) -> LogFormatterResult | None:
        """An article was handed on."""
        return super().scraped(item, response, spider) if self._every_page else None
