"""AutoThrottle above a floor: a site's Crawl-delay is never undercut, however fast it answers."""

from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.extensions.throttle import AutoThrottle
from scrapy.http import Request, Response
from scrapy.robotstxt import RobotParser


class Throttle(AutoThrottle):
    """Scrapy's, with the Crawl-delay of each slot as its lowest delay."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._agent: str = crawler.settings["ROBOTSTXT_USER_AGENT"] or crawler.settings["USER_AGENT"]
        crawler.signals.connect(self._robots_parsed, signals.robots_parsed)

    def _robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        asked = robotparser.crawl_delay(self._agent)
        downloader = self.crawler.engine.downloader
        key = downloader.get_slot_key(request)
        # Slots idle for a minute are dropped and made anew from these settings.
        kept = downloader.per_slot_settings.setdefault(key, {})
        if asked and asked > kept.get("delay", self.mindelay):
            kept["delay"] = asked
            if key in downloader.slots:
                downloader.slots[key].delay = max(downloader.slots[key].delay, asked)

    def _response_downloaded(self, response: Response, request: Request, spider: Spider) -> None:
        super()._response_downloaded(response, request, spider)
        key, slot = self._get_slot(request, spider)
        floor = self.crawler.engine.downloader.per_slot_settings.get(key or "", {}).get("delay")
        if slot and floor:
            slot.delay = max(slot.delay, float(floor))
