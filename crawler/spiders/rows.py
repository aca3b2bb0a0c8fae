"""The rows of a list page: links with their words and their dates."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from urllib.parse import urldefrag, urljoin, urlsplit

from lxml.etree import _Element
from parsel import Selector
from scrapy.http import TextResponse
from scrapy.utils.response import get_base_url
from w3lib.url import safe_url_string

_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?[-./年]\s?(\d{1,2})\s?[-./月]\s?(\d{1,2})(?!\d)")
_CLIPPED = ("…", "..")
_LINKS_IN_ROW = 50
_LONGEST = 2_000
"""Characters of a row that are looked at; no title is nearly as long."""
LONGEST_ADDRESS = 16_384
"""Characters of an address; browsers take far more, servers less."""
LARGEST = 8 << 20
"""Bytes of a list page that is read; lists have a hundredth of it. At this size reading takes some ten seconds of a thread."""


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


@dataclass(frozen=True, slots=True)
class ListPage:
    """What a page of a list says: its rows, why some of them are not to be fetched, and where the next page is."""

    rows: Sequence[Row] = ()
    passed_over: Mapping[str, str] = field(default_factory=dict)
    following: str | None = None


def rows_of(
    page: Selector, base: str, rows: str, is_article: Callable[[str], bool], encoding: str = "utf-8"
) -> list[Row]:
    """The rows that a selector finds: of each, the link to an article, or else its first link."""
    found = (_best(row.root, base, is_article, encoding) for row in page.css(rows))
    return _once(row for row in found if row)


def links_of(
    page: Selector, base: str, is_article: Callable[[str], bool], encoding: str = "utf-8"
) -> list[Row]:
    """Every link to an article, wherever on the page; the date is that of the list item it stands in."""
    links = (link.root for link in page.css("a[href]"))
    found = ((link, address(link.get("href"), base, encoding)) for link in links)
    return _once(_row(link, _row_of(link), url) for link, url in found if is_article(url))


def address(href: str, base: str = "", encoding: str = "utf-8") -> str:
    """The address of a link as it will be asked for, and as it is remembered. Its query is in the encoding of the page it
    stands on, as browsers have it.
    """
    try:
        url = urldefrag(urljoin(base, href.strip()))[0]
        with suppress(UnicodeEncodeError):
            return safe_url_string(url, encoding)
        return safe_url_string(url)
    except ValueError:
        # `http://[`: no address at all; as it stands it is skipped and told of.
        return href.strip()


def base_of(response: TextResponse) -> str:
    """What the links of a page are relative to: its own address, or the one it names."""
    try:
        return get_base_url(response)
    except ValueError:
        return response.url


def is_fetchable(url: str) -> bool:
    """Whether an address can be asked for at all: of the web, with a host, no port that is none, and an end."""
    try:
        parts = urlsplit(url)
        return (
            len(url) <= LONGEST_ADDRESS
            and parts.scheme in ("http", "https")
            and bool(parts.hostname)
            and (parts.port or 80) > 0
        )
    except ValueError:
        return False


def read_date(words: str) -> date | None:
    """The first full date in some words."""
    match = _DATE.search(words)
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def _row_of(link: _Element) -> _Element:
    """The list item a link stands in."""
    return next(link.iterancestors("li", "tr", "dd", "dl"), link)


def _best(row: _Element, base: str, is_article: Callable[[str], bool], encoding: str) -> Row | None:
    first = None
    for link in islice(row.iter("a"), _LINKS_IN_ROW):
        if (href := link.get("href")) is None:
            continue
        url = address(href, base, encoding)
        if is_article(url):
            return _row(link, row, url)
        first = first or (link, url)
    return _row(first[0], row, first[1]) if first else None


def _row(link: _Element, holder: _Element, url: str) -> Row:
    shown = " ".join(_words(link, "").split())
    named = " ".join((link.get("title") or "")[:_LONGEST].split())
    # Where the list clips its titles, the whole one is often in the attribute.
    title = named if len(named) > len(shown) else shown
    return Row(url, title, read_date(_words(holder, " ")))


def _words(element: _Element, between: str) -> str:
    """What an element says, as far as a row goes: where tags are left open, each row holds all that follow it."""
    found: list[str] = []
    left = _LONGEST
    for text in element.itertext():
        found.append(text[:left])
        left -= len(text)
        if left <= 0:
            break
    return between.join(found)


def _once(rows: Iterator[Row]) -> list[Row]:
    """Picture and headline often link to the same article: one row, with the longer words."""
    best: dict[str, Row] = {}
    for row in rows:
        if row.url not in best or len(row.title) > len(best[row.url].title):
            best[row.url] = row
    return list(best.values())
