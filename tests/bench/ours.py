"""Our crawl of the bench server's pages, as any site is crawled: fetched, captured, derived, stored.

`python -m tests.bench.ours bench|unknown PORT DATA` prints `{"pages", "seconds", "lag_p99_ms", "rss_mb"}`; `rss_mb` is the
memory of this process a quarter of the way, half way and at the end. The delays that are for strangers' servers are off, as in
the crawls beside it; `seconds` runs from the first request until all is committed and the workers are gone.
"""

import asyncio
import json
import resource
import sys
import time
from pathlib import Path
from typing import Any

from scrapy import signals
from scrapy.crawler import Crawler, CrawlerProcess
from scrapy.utils.project import get_project_settings

from archive import Archive

UNHURRIED: dict[str, Any] = {
    "ALLOW_PRIVATE_HOSTS": ["127.0.0.1"],
    "AUTOTHROTTLE_ENABLED": False,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 16,
    "DOWNLOAD_DELAY": 0,
    "LOG_LEVEL": "ERROR",
    "SPIDER_MODULES": ["tests.bench.sites"],
}
TICK = 0.005


class Watch:
    """How late the reactor comes back to a timer, in seconds (how long something held it), and how much memory there is."""

    def __init__(self, crawler: Crawler) -> None:
        self.late: list[float] = []
        self.memory: list[float] = []
        self.began = 0.0
        crawler.signals.connect(self.opened, signals.spider_opened)

    async def opened(self) -> None:
        self.began = time.perf_counter()
        self.task = asyncio.ensure_future(self.measure())

    async def measure(self) -> None:
        while True:
            due = time.perf_counter() + TICK
            await asyncio.sleep(TICK)
            self.late.append(time.perf_counter() - due)
            if len(self.late) % 20 == 1:
                # Seldom: to ask the system at every tick would slow the crawl that is measured.
                self.memory.append(resident_mb())

    def p99(self) -> float:
        return sorted(self.late)[int(len(self.late) * 0.99)]

    def course(self) -> list[int]:
        last = len(self.memory) - 1
        return [round(self.memory[i]) for i in (last // 4, last // 2, last)]


def resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 2**20


def main() -> None:
    name, port, data = sys.argv[1:4]
    settings = get_project_settings()
    settings.update({**UNHURRIED, "DATA": data})
    process = CrawlerProcess(settings)
    crawler = process.create_crawler(name)
    watch = Watch(crawler)
    process.crawl(crawler, port=port)
    process.start()
    seconds = time.perf_counter() - watch.began
    with Archive.open(data) as archive:
        pages = sum(1 for _ in archive.records(site=name))
    figures = {"pages": pages, "seconds": seconds, "lag_p99_ms": 1000 * watch.p99(), "rss_mb": watch.course()}
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
