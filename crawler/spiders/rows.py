"""The rows of a list page: links with their words and their dates."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urldefrag, urljoin

from parsel import Selector
from w3lib.url import safe_url_string

_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?[-./年]\s?(\d{1,2})\s?[-./月]\s?(\d{1,2})(?!\d)")
_CLIPPED = ("…", "..")
_ROW_OF_LINK = "ancestor::*[self::li or self::tr or self::dd or self::dl][1]"


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
    found = (_best(row, base, is_article) for row in page.css(rows))
    return _once(row for row in found if row)


def links_of(page: Selector, base: str, is_article: Callable[[str], bool]) -> list[Row]:
    """Every link to an article, wherever on the page; the date is that of the list item it stands in."""
    rows = (_row(link, link.xpath(_ROW_OF_LINK), base) for link in page.css("a[href]"))
    return _once(row for row in rows if is_article(row.url))


def address(href: str, base: str = "") -> str:
    """The address of a link as it will be asked for, and as it is remembered."""
    try:
        return safe_url_string(urldefrag(urljoin(base, href.strip()))[0])
    except ValueError:
        # `http://[`: no address at all; as it stands it is skipped and told of.
        return href.strip()


def read_date(words: str) -> date | None:
    """The first full date in some words."""
    match = _DATE.search(words)
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def _best(row: Selector, base: str, is_article: Callable[[str], bool]) -> Row | None:
    links = [_row(link, row, base) for link in row.css("a[href]")]
    return next((link for link in links if is_article(link.url)), links[0] if links else None)


def _row(link: Selector, around: "Selector | list[Selector]", base: str) -> Row:
    shown = " ".join("".join(link.xpath(".//text()").getall()).split())
    named = " ".join((link.attrib.get("title") or "").split())
    holder = around if isinstance(around, Selector) else (around[0] if around else link)
    words = " ".join(holder.xpath(".//text()").getall())
    # Where the list clips its titles, the whole one is often in the attribute.
    title = named if len(named) > len(shown) else shown
    return Row(address(link.attrib["href"], base), title, read_date(words))


def _once(rows: Iterator[Row]) -> list[Row]:
    """Picture and headline often link to the same article: one row, with the longer words."""
    best: dict[str, Row] = {}
    for row in rows:
        if row.url not in best or len(row.title) > len(best[row.url].title):
            best[row.url] = row
    return list(best.values())
