"""The two crawls ours is measured against: Scrapy doing nothing, and the one-file spider people write today.

`python -m tests.bench.rivals bare|plain PORT COUNT` prints `{"pages": N, "seconds": S}`: S from the first request to the end.
"""

import json
import sys
import time
from collections.abc import AsyncIterator, Iterator
from typing import Any

import scrapy
import trafilatura
from scrapy.crawler import CrawlerProcess
from scrapy.http import Response

FAST: dict[str, Any] = {
    "CONCURRENT_REQUESTS_PER_DOMAIN": 16,
    "DOWNLOAD_DELAY": 0,
    "LOG_LEVEL": "ERROR",
    "REMOTE_CONTROL_ENABLED": False,
    "TELNETCONSOLE_ENABLED": False,
}


class Bare(scrapy.Spider):
    """Fetches the pages and does nothing with them."""

    name = "bare"
    port = count = done = 0
    began = 0.0

    async def start(self) -> AsyncIterator[scrapy.Request]:
        type(self).began = time.perf_counter()
        for i in range(self.count):
            yield scrapy.Request(f"http://127.0.0.1:{self.port}/news/{i}.html")

    def parse(self, response: Response) -> Iterator[dict[str, Any]]:
        type(self).done += 1
        yield from ()


class Plain(Bare):
    """trafilatura with metadata in the callback, one item a page: what a tutorial shows."""

    name = "plain"

    def parse(self, response: Response) -> Iterator[dict[str, Any]]:
        type(self).done += 1
        found = trafilatura.extract(response.text, url=response.url, with_metadata=True, output_format="json")
        yield json.loads(found) if found else {}


def main() -> None:
    kind, port, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    spider = {"bare": Bare, "plain": Plain}[kind]
    spider.port, spider.count = port, count
    process = CrawlerProcess(FAST)
    process.crawl(spider)
    process.start()
    print(json.dumps({"pages": spider.done, "seconds": time.perf_counter() - spider.began}))


if __name__ == "__main__":
    main()
