"""`scrapy crawl`, ended with the status that `yaowen crawl` ends with."""

import argparse

from scrapy import Spider
from scrapy.commands import crawl
from scrapy.crawler import Crawler

from archive.errors import SiteBusy
from crawler.commands.exits import Exit
from crawler.fetch.recorder import Recorder


class Command(crawl.Command):
    """Scrapy's own ends with 0 also when the archive kept the spider from crawling."""

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Crawl; 1 where another process is at the site, 3 where nothing could be stored."""
        super().run(args, opts)
        recorder = None if self.exitcode else self._crawler.get_extension(Recorder)
        if recorder and recorder.failure:
            self.exitcode = Exit.LOOK if isinstance(recorder.failure, SiteBusy) else Exit.FAILED

    def _create_crawler(self, spidercls: type[Spider] | str) -> Crawler:
        self._crawler = super()._create_crawler(spidercls)
        return self._crawler
