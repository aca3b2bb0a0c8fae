"""Crawl-delay as a floor: no setting undercuts it, and AutoThrottle never does, however fast a site answers."""

from typing import Self

from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.extensions.throttle import AutoThrottle
from scrapy.http import Request, Response
from scrapy.robotstxt import RobotParser


class CrawlDelay:
    """The delay that a site's robots.txt asks for, where it is longer than ours. Nobody is waited for in a replay."""

    def __init__(self, crawler: Crawler) -> None:
        settings = crawler.settings
        if settings.getlist("REPLAY_FILES"):
            raise NotConfigured
        self._crawler = crawler
        self._agent: str = settings["ROBOTSTXT_USER_AGENT"] or settings["USER_AGENT"]
        self._usual = settings.getfloat("DOWNLOAD_DELAY")
        crawler.signals.connect(self._robots_parsed, signals.robots_parsed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def _robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        asked = robotparser.crawl_delay(self._agent)
        downloader = self._crawler.engine.downloader
        key = downloader.get_slot_key(request)
        # Slots idle for a minute are dropped and made anew from these settings.
        kept = downloader.per_slot_settings.setdefault(key, {})
        if asked and asked > kept.get("delay", self._usual):
            kept["delay"] = asked
            if key in downloader.slots:
                downloader.slots[key].delay = max(downloader.slots[key].delay, asked)


class Throttle(AutoThrottle):
    """Scrapy's, with the delay that a slot has to keep as its lowest."""

    def _response_downloaded(self, response: Response, request: Request, spider: Spider) -> None:
        super()._response_downloaded(response, request, spider)
        key, slot = self._get_slot(request, spider)
        floor = self.crawler.engine.downloader.per_slot_settings.get(key or "", {}).get("delay")
        if slot and floor:
            slot.delay = max(slot.delay, float(floor))
