"""Single pages: addresses named one by one, or in a file."""

from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from scrapy import Spider
from scrapy.spiderloader import SpiderLoader

from archive.address import Address
from archive.errors import StorageFailed
from archive.observations import Observation
from crawler.errors import WrongUsage
from crawler.extract.layout import Layouts
from crawler.spiders.rows import address, is_fetchable
from crawler.spiders.site import SiteSpider


class SinglePages(SiteSpider):
    """`url` holds addresses, one a line; `urls` is a file of them, in which lines with # are comments."""

    def __init__(self, *args: Any, url: str | None = None, urls: str | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed = read_listed(Path(urls)) if urls else ""
        self._addresses = (*read_addresses(url or ""), *read_addresses(listed))

    async def start(self) -> AsyncIterator[Any]:
        """The addresses named, then what earlier runs left over."""
        usable = [url for url in self._addresses if is_fetchable(url)]
        await self._discover(usable)
        for url in usable:
            if self.room == 0:
                break
            for request in self.ask_for(url):
                await self.turn()
                yield request
        for url in self._addresses:
            if not is_fetchable(url):
                self._refuse(url)
        async for found in super().start():
            yield found

    def layouts_of(self, url: str) -> Layouts:
        """The layouts of the site this address belongs to."""
        return layouts_at(url, self._others)

    @cached_property
    def _others(self) -> tuple[type[Spider], ...]:
        loader = SpiderLoader.from_settings(self.settings)
        return tuple(loader.load(name) for name in loader.list())

    async def _discover(self, urls: Sequence[str]) -> None:
        name, links = self.name, [(url, None) for url in urls]
        with suppress(StorageFailed):
            # Should that fail the crawl is ending, and the recorder says why.
            await self.recorder.write(lambda archive: archive.frontier.discover(name, None, links))

    def _refuse(self, url: str) -> None:
        why = "no address that can be fetched"
        self.logger.error("%s: %s, so it is not fetched", url, why)
        look = Observation(url, datetime.now(UTC), self.name, self.recorder.run, "failed", why)
        self.recorder.observe(look)


def layouts_at(url: str, spiders: Iterable[type[Spider]]) -> Layouts:
    """What the site at this address says of its pages; of a site nobody described, nothing."""
    host = Address.of(url).host
    described = (spider.layouts for spider in spiders if issubclass(spider, SiteSpider))
    return next((layouts for layouts in described if layouts.publisher(host)), Layouts())


def read_listed(file: Path) -> str:
    """What a file of addresses says. Raises WrongUsage."""
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        raise WrongUsage(f"{file}: cannot be read as addresses in UTF-8, one a line ({problem})") from problem


def read_addresses(words: str) -> Iterator[str]:
    """The addresses in some lines."""
    for line in words.split("\n"):
        if (url := line.strip()) and not url.startswith("#"):
            yield address(url)
