"""A site of this machine, crawled by a process of its own: `python -m tests.spiders.own_site HOST DATA`.

Of its two lists `/slow` is read only once `/quick` has been. Prints as JSON how many requests waited at most.
"""

import json
import sys
from collections.abc import Iterator
from threading import Event

from scrapy import Request
from scrapy.crawler import CrawlerProcess
from scrapy.http import Response
from scrapy.settings import Settings

from archive.captures import Capture
from crawler.extract.layout import Layouts
from crawler.spiders import NextLink
from crawler.spiders.rows import Row
from crawler.spiders.site import Found


class Site(NextLink):
    """Its pages are those of the server that the test has made."""

    name = "own"
    layouts = Layouts(site="own", publishers=(("127.0.0.1", "本机"),))
    articles = (r"/a/\d+$",)
    waited = answered = 0
    others_went_on = Event()

    def read_rows(self, response: Response) -> list[Row]:
        """One waits for the other."""
        if response.url.endswith("/quick"):
            self.others_went_on.set()
        elif response.url.endswith("/slow"):
            assert self.others_went_on.wait(20), "while one list was read nothing else was done"
        return super().read_rows(response)

    def ask_for(
        self, url: str, title: str | None = None, *, unconditional: bool = False
    ) -> Iterator[Request]:
        """As ever; what waits is counted."""
        Site.waited = max(self.waited, len(self._asked) - self.answered)
        return super().ask_for(url, title, unconditional=unconditional)

    def parse_article(
        self, response: Response, url: str, before: tuple[Capture, ...] = ()
    ) -> Iterator[Found]:
        """As ever; one less waits."""
        Site.answered += 1
        return super().parse_article(response, url, before)


def main() -> None:
    host, data, *lists = sys.argv[1:]
    Site.lists = tuple(f"http://{host}{path}" for path in lists)
    settings = Settings()
    settings.setmodule("crawler.settings", priority="project")
    unhurried = {"DOWNLOAD_DELAY": 0.01, "AUTOTHROTTLE_ENABLED": False, "LOG_LEVEL": "WARNING"}
    settings.update({"DATA": data, "ALLOW_PRIVATE_HOSTS": [host], **unhurried}, priority="cmdline")
    settings.set("EXTRACTION_PROCESSES", 1, priority="cmdline")
    process = CrawlerProcess(settings)
    process.crawl(Site)
    process.start()
    print(json.dumps({"waited": Site.waited}))


if __name__ == "__main__":
    main()
