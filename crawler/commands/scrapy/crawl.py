"""`scrapy crawl`, ended with the status that `yaowen crawl` ends with."""

import argparse
import asyncio
from pathlib import Path

from scrapy.commands import crawl

from crawler.commands import sites
from crawler.commands.console import tell
from crawler.commands.crawl import Watch, counted
from crawler.commands.exits import Exit
from crawler.errors import WrongUsage


class Command(crawl.Command):
    """Scrapy's own ends with 0 also when the archive kept the spider from crawling, and with a traceback when it was
    given what it cannot use.
    """

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Crawl one site."""
        if len(args) != 1 or self.crawler_process is None:
            super().run(args, opts)
            return
        try:
            name = sites.named(args[0])
        except WrongUsage as problem:
            tell(f"scrapy crawl: {problem}")
            self.exitcode = Exit.USAGE
            return
        watch = Watch(self._create_crawler(name), lambda: None)
        crawling = self.crawler_process.crawl(watch.crawler, **opts.spargs)
        # Of the process that goes with asyncio's reactor; there is no other in this project.
        assert isinstance(crawling, asyncio.Task)
        crawling.add_done_callback(lambda done: watch.broke(error) if (error := done.exception()) else None)
        self.crawler_process.start()
        result = watch.result()
        if result.problem:
            tell(f"scrapy crawl: {name}: {result.problem}")
        else:
            [result] = counted([result], Path(watch.crawler.settings["DATA"]))
        self.exitcode = result.exit(due=False)
