"""The rows of a list page: links with their words and their dates."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urldefrag, urljoin, urlsplit

from lxml.etree import XPath, _Element
from parsel import Selector
from w3lib.url import safe_url_string

_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?[-./年]\s?(\d{1,2})\s?[-./月]\s?(\d{1,2})(?!\d)")
_CLIPPED = ("…", "..")
# Compiled once: a list has hundreds of rows.
_LINKS = XPath("descendant-or-self::a[@href]")
_TEXTS = XPath("descendant::text()", smart_strings=False)
_ROW_OF_LINK = XPath("ancestor::*[self::li or self::tr or self::dd or self::dl][1]")


@dataclass(frozen=True, slots=True)
class Row:
    """One link of a list. `day` is the date beside it, where the list shows one."""

    url: str
    title: str
    day: date | None = None

    @property
    def clipped(self) -> bool:
        """Whether the list shows only the beginning of the title."""
        return self.title.endswith(_CLIPPED)


def rows_of(page: Selector, base: str, rows: str, is_article: Callable[[str], bool]) -> list[Row]:
    """The rows that a selector finds: of each, the link to an article, or else its first link."""
    found = (_best(row.root, base, is_article) for row in page.css(rows))
    return _once(row for row in found if row)


def links_of(page: Selector, base: str, is_article: Callable[[str], bool]) -> list[Row]:
    """Every link to an article, wherever on the page; the date is that of the list item it stands in."""
    links = (link.root for link in page.css("a[href]"))
    rows = (_row(link, next(iter(_ROW_OF_LINK(link)), link), base) for link in links)
    return _once(row for row in rows if is_article(row.url))


def address(href: str, base: str = "") -> str:
    """The address of a link as it will be asked for, and as it is remembered."""
    try:
        return safe_url_string(urldefrag(urljoin(base, href.strip()))[0])
    except ValueError:
        # `http://[`: no address at all; as it stands it is skipped and told of.
        return href.strip()


def is_of_the_web(url: str) -> bool:
    """Whether an address can be asked for at all: of the web, with a host and no port that is none."""
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 80) > 0
    except ValueError:
        return False


def read_date(words: str) -> date | None:
    """The first full date in some words."""
    match = _DATE.search(words)
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def _best(row: _Element, base: str, is_article: Callable[[str], bool]) -> Row | None:
    links = [_row(link, row, base) for link in _LINKS(row)]
    return next((link for link in links if is_article(link.url)), links[0] if links else None)


def _row(link: _Element, holder: _Element, base: str) -> Row:
    shown = " ".join("".join(_TEXTS(link)).split())
    named = " ".join((link.get("title") or "").split())
    words = " ".join(_TEXTS(holder))
    # Where the list clips its titles, the whole one is often in the attribute.
    title = named if len(named) > len(shown) else shown
    return Row(address(link.get("href") or "", base), title, read_date(words))


def _once(rows: Iterator[Row]) -> list[Row]:
    """Picture and headline often link to the same article: one row, with the longer words."""
    best: dict[str, Row] = {}
    for row in rows:
        if row.url not in best or len(row.title) > len(best[row.url].title):
            best[row.url] = row
    return list(best.values())
