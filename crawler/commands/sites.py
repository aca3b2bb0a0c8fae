"""The sites there are, as Scrapy's own loader finds them, and what a worker must know of one."""

from difflib import get_close_matches
from functools import cache
from urllib.parse import urlsplit

from scrapy.settings import Settings
from scrapy.spiderloader import SpiderLoader

from crawler.errors import WrongUsage
from crawler.extract.layout import Layouts

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


def named(name: str) -> str:
    """The name, if it is a site's. Otherwise WrongUsage, which offers the near one."""
    names = sorted(loader().list())
    if name in names:
        return name
    near = get_close_matches(name, names, n=1)
    hint = f"did you mean {near[0]}?" if near else f"the sites are {', '.join(names)}"
    raise WrongUsage(f"there is no site {name}; {hint}")


def layouts_for(url: str) -> Layouts:
    """What is known of the site an address belongs to; of no site, nothing."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        # Not an address (`http://[`): the derivation says what it makes of it.
        host = ""
    return next((known for known in _described() if known.publisher(host)), Layouts())


@cache
def _described() -> tuple[Layouts, ...]:
    return tuple(known for name in with_lists() if (known := getattr(loader().load(name), "layouts", None)))
