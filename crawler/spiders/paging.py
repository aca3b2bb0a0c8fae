"""How lists page: each class knows, from one page of a list, the address of the next."""

import json
import re
from collections.abc import Mapping
from typing import Any, ClassVar
from urllib.parse import urlsplit, urlunsplit

from parsel import Selector
from scrapy.http import Response, TextResponse

from crawler.spiders.lists import ListSpider
from crawler.spiders.rows import Row, address, base_of, links_of, read_date

_NUMBERED = re.compile(r"(?P<stem>[^/]*?)(?:_(?P<number>\d+))?(?P<ext>\.[a-z]+)")
# TRS writes its pager by script: createPageHTML(PAGES, …), createPage(PAGES, …).
_PAGE_COUNT = re.compile(r"\bcreatePage(?:HTML)?\(\s*(\d+)\s*,")
_NEXT = re.compile(r"\s*(?:下一?[页頁]\s*[>»›]*|[>»›]+|next)\s*", re.IGNORECASE)


class NumberedPages(ListSpider):
    """Lists of the kind `index.html, index_1.html, index_2.html`."""

    second_page: ClassVar[int] = 1
    """The number in the name of the second page: 1 with TRS and nmpa.gov.cn, 2 with many others."""

    index: ClassVar[str] = "index.html"
    """The file name of a first page whose address ends in a slash."""

    def next_page(self, response: Response) -> str | None:
        """The same name with the next number; none when the page itself says that there are no more."""
        parts = urlsplit(response.url)
        folder, _, name = parts.path.rpartition("/")
        match = _NUMBERED.fullmatch(name or self.index)
        if not match:
            return None
        number = int(match["number"]) + 1 if match["number"] else self.second_page
        count = _PAGE_COUNT.search(response.text) if isinstance(response, TextResponse) else None
        if count and number - self.second_page + 2 > int(count[1]):
            return None
        path = f"{folder}/{match['stem']}_{number}{match['ext']}"
        return urlunsplit(parts._replace(path=path, fragment=""))


class QueryPages(ListSpider):
    """Lists of the kind `?page=2`."""

    parameter: ClassVar[str] = "page"
    first_page: ClassVar[int] = 1
    """The number of the first page, whose address may leave it out."""

    def next_page(self, response: Response) -> str | None:
        """The same address with the next number; the end shows as a page without new links."""
        return _counted_up(response.url, self.parameter, self.first_page)


class NextLink(ListSpider):
    """Lists whose pages link to the next one, by its words or where `next_link` says."""

    next_link: ClassVar[str | None] = None

    def next_page(self, response: Response) -> str | None:
        """Where 下一页 leads; nowhere on the last page."""
        if not isinstance(response, TextResponse):
            return None
        for link in response.css(self.next_link or "a[href]"):
            words = "".join(link.xpath(".//text()").getall())
            href = link.attrib.get("href", "")
            if (self.next_link or _NEXT.fullmatch(words)) and not href.startswith(("#", "javascript:")):
                following = address(href, base_of(response), response.encoding)
                return following if following != response.url else None
        return None


class JsonList(QueryPages):
    """Lists served as JSON: an array of articles, or a piece of HTML, under `items`; pages by a parameter."""

    items: ClassVar[tuple[str, ...]] = ("data",)
    """The keys that lead to the array, or to the HTML."""

    fields: ClassVar[Mapping[str, str]] = {"url": "url", "title": "title", "date": "date"}

    def read_rows(self, response: Response) -> list[Row]:
        """The rows of one answer; none when it is not what was agreed."""
        try:
            found = json.loads(response.body)
            for key in self.items:
                found = found[key]
        except (ValueError, KeyError, TypeError, RecursionError):
            return []
        if isinstance(found, str):
            return links_of(Selector(text=found), response.url, self.is_article)
        return [row for item in _dicts(found) if (row := self._row(item, response.url))]

    def _row(self, item: Mapping[str, Any], base: str) -> Row | None:
        href = item.get(self.fields["url"])
        if not isinstance(href, str) or not href:
            return None
        title, day = item.get(self.fields["title"]), item.get(self.fields["date"])
        return Row(address(href, base), str(title or "").strip(), read_date(str(day or "")))


def _dicts(found: Any) -> list[Mapping[str, Any]]:
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []


def _counted_up(url: str, parameter: str, first: int) -> str:
    """The number alone changes: what else stands in a query may be in any charset."""
    asked = re.compile(rf"(?<=[?&]){re.escape(parameter)}=(\d+)")
    if match := asked.search(url):
        return asked.sub(f"{parameter}={int(match[1]) + 1}", url, count=1)
    return f"{url}{'&' if '?' in url else '?'}{parameter}={first + 1}"
