"""The sites there are, as Scrapy's own loader finds them, and what a worker must know of one."""

import re
from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches
from functools import cache

from scrapy.settings import Settings
from scrapy.spiderloader import SpiderLoader

from archive.address import Address
from crawler.errors import WrongUsage
from crawler.extract.layout import Layouts
from crawler.spiders.lists import ListSpider

PAGE = "page"
"""The site that is any URL: it has no lists, so `--all` and `--due` pass it over."""


@cache
def settings() -> Settings:
    """The project's settings, wherever the command is called from."""
    found = Settings()
    found.setmodule("crawler.settings", priority="project")
    return found


@cache
def loader() -> SpiderLoader:
    """Scrapy's own registry of the sites."""
    return SpiderLoader.from_settings(settings())


def with_lists() -> list[str]:
    """Every site that can be walked."""
    return sorted(name for name in loader().list() if name != PAGE)


def on_the_web() -> list[str]:
    """Every site that can be walked where it lives. One whose host nobody knows yet would fail in every run of cron."""
    return [site.name for site in _walked() if any(not _is_stand_in(url) for url in site.lists)]


def named(name: str, others: Iterable[str] = ()) -> str:
    """The name, if it is a site's or one of the others. Otherwise WrongUsage, which offers the near one."""
    names = sorted({*loader().list(), *others})
    if name in names:
        return name
    near = get_close_matches(name, names, n=1)
    hint = f"did you mean {near[0]}?" if near else f"the sites are {', '.join(names)}"
    raise WrongUsage(f"there is no site {name}; {hint}")


def layouts_for(url: str) -> Layouts:
    """What is known of the site an address belongs to; of no site, nothing."""
    site = _site_of(url)
    return site.layouts if site else Layouts()


def is_article(url: str) -> bool | None:
    """Whether an address is an article's by the word of its site; None: no site knows it."""
    site = _site_of(url)
    return any(re.search(pattern, url) for pattern in site.articles) if site else None


def _site_of(url: str) -> type[ListSpider] | None:
    host = Address.of(url).host
    return next((site for site in _walked() if site.layouts.publisher(host)), None)


def _is_stand_in(url: str) -> bool:
    # RFC 2606: no such host will ever answer.
    return Address.of(url).host.endswith(".example")


@cache
def _walked() -> tuple[type[ListSpider], ...]:
    found = (loader().load(name) for name in with_lists())
    return tuple(site for site in found if issubclass(site, ListSpider))


def confirmed() -> dict[str, date | None]:
    """Per site, when its selectors were last checked on the live web; None is never."""
    return {site.name: site.confirmed for site in _walked()}
