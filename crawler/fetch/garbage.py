"""Garbage: what a crawl loads at its start stays to its end, so it is not searched for garbage again and again.

Each full search over Scrapy, Twisted, SQLAlchemy and lxml holds up the reactor for some 80 ms. Small searches,
one every few hundred new objects, find next to nothing: what a page needs is freed without them.
"""

import gc
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler

SEARCH_AFTER = 20_000
"""New objects before they are searched."""


class LeaveOutOfCollection:
    """Sets aside everything that is there when the engine starts."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        extension = cls()
        crawler.signals.connect(extension.freeze, signals.engine_started)
        return extension

    def freeze(self) -> None:
        """Throw away what is garbage already; keep the rest from being looked at again."""
        gc.collect()
        gc.freeze()
        gc.set_threshold(SEARCH_AFTER, *gc.get_threshold()[1:])
