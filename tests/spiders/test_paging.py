"""Where the next page of a list is, and what its rows are."""

import json
from datetime import date
from typing import Any

import pytest
from parsel import Selector
from scrapy.http import HtmlResponse, Response, TextResponse

from crawler.extract.layout import Layouts
from crawler.extract.parts import next_part
from crawler.spiders import JsonList, ListSpider, NextLink, NumberedPages, QueryPages
from crawler.spiders.rows import address, links_of, read_date, rows_of
from crawler.spiders.walk import shares

SITE: dict[str, Any] = {
    "name": "news",
    "layouts": Layouts(site="news", publishers=(("news.example", "新闻"),)),
    "articles": (r"/a/\d+\.html$",),
}


def spider(kind: type[ListSpider], **said: Any) -> ListSpider:
    made: type[ListSpider] = type("News", (kind,), {**SITE, **said})
    return made()


def html(url: str, body: str = "") -> Response:
    return HtmlResponse(url, body=f"<html><body>{body}</body></html>".encode(), encoding="utf-8")


@pytest.mark.parametrize(
    ("url", "second", "following"),
    [
        ("https://news.example/x/index.html", 1, "https://news.example/x/index_1.html"),
        ("https://news.example/x/index_1.html", 1, "https://news.example/x/index_2.html"),
        ("https://news.example/x/index_9.jhtml", 1, "https://news.example/x/index_10.jhtml"),
        ("https://news.example/x/index.shtml", 2, "https://news.example/x/index_2.shtml"),
        ("https://news.example/x/", 1, "https://news.example/x/index_1.html"),
        ("https://news.example/x/list", 1, None),
    ],
)
def test_numbered_pages(url: str, second: int, following: str | None) -> None:
    assert spider(NumberedPages, second_page=second).next_page(html(url)) == following


def test_numbered_pages_end_where_their_pager_says() -> None:
    pages = spider(NumberedPages)
    pager = '<script>createPageHTML(3, 0, "index", "html");</script>'
    assert pages.next_page(html("https://news.example/x/index_1.html", pager))
    assert pages.next_page(html("https://news.example/x/index_2.html", pager)) is None


@pytest.mark.parametrize(
    ("url", "following"),
    [
        ("https://news.example/s?q=%D2%A9", "https://news.example/s?q=%D2%A9&page=2"),
        ("https://news.example/s?page=2&q=%D2%A9", "https://news.example/s?page=3&q=%D2%A9"),
        ("https://news.example/s", "https://news.example/s?page=2"),
        ("https://news.example/s?homepage=7", "https://news.example/s?homepage=7&page=2"),
    ],
)
def test_query_pages_change_the_number_alone(url: str, following: str) -> None:
    assert spider(QueryPages).next_page(html(url)) == following


@pytest.mark.parametrize("words", ["下一页", "下页", "下一頁 >", "»", "Next"])
def test_next_links(words: str) -> None:
    here = "https://news.example/l/1"
    assert (
        spider(NextLink).next_page(html(here, f'<a href="/l/2"><b>{words}</b></a>'))
        == "https://news.example/l/2"
    )
    assert spider(NextLink).next_page(html(here, '<a href="/l/2">下一篇</a>')) is None
    assert spider(NextLink).next_page(html(here, f'<a href="javascript:go(2)">{words}</a>')) is None
    assert spider(NextLink).next_page(html(here, f'<a href="{here}#">{words}</a>')) is None


def test_json_lists_give_rows_from_objects_or_from_html() -> None:
    listed = {
        "data": {"rows": [{"u": "/a/1.html", "t": " 药品 ", "d": "2026-01-02 08:00"}, {"t": "无址"}, 7]}
    }
    said = spider(JsonList, items=("data", "rows"), fields={"url": "u", "title": "t", "date": "d"})
    [row] = said.read_rows(served(listed))
    assert (row.url, row.title, row.day) == ("https://news.example/a/1.html", "药品", date(2026, 1, 2))
    piece = {"data": {"html": '<li><a href="/a/2.html">疫苗</a><span>2026-01-03</span></li>'}}
    [row] = spider(JsonList, items=("data", "html")).read_rows(served(piece))
    assert (row.url, row.day) == ("https://news.example/a/2.html", date(2026, 1, 3))


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b'{"data": null}', b"[" * 100_000])
def test_json_lists_that_are_none_have_no_rows(body: bytes) -> None:
    assert spider(JsonList).read_rows(TextResponse("https://news.example/j", body=body)) == []


def served(what: Any) -> Response:
    return TextResponse("https://news.example/j", body=json.dumps(what).encode())


def test_rows_are_told_once_with_their_longest_words() -> None:
    page = Selector(
        text='<ul><li><a href="/a/1.html"><img></a><a href="/a/1.html" title="药品抽检结果公布于众">药品抽检..</a>'
        '<span>2026年1月2日</span></li><li><a href="/menu">更多</a></li></ul>'
    )
    [row] = links_of(page, "https://news.example/", lambda url: "/a/" in url)
    assert (row.title, row.day) == ("药品抽检结果公布于众", date(2026, 1, 2))
    first, menu = rows_of(page, "https://news.example/", "li", lambda url: "/a/" in url)
    assert first.url == row.url
    assert menu.url == "https://news.example/menu"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("[2026-1-2]", date(2026, 1, 2)),
        ("2026.01.02", date(2026, 1, 2)),
        ("01-02", None),
        ("2026-13-40", None),
    ],
)
def test_dates_of_rows(words: str, day: date | None) -> None:
    assert read_date(words) == day


def test_an_address_is_remembered_as_it_is_asked_for() -> None:
    assert (
        address(" 药品.html#top ", "https://news.example/l/")
        == "https://news.example/l/%E8%8D%AF%E5%93%81.html"
    )
    assert address("http://[", "https://news.example/") == "http://["
    # A query goes out in the encoding of the page it stands on, as browsers have it; a path never does.
    assert address("/药?k=药", "http://a.example/", "gb18030") == "http://a.example/%E8%8D%AF?k=%D2%A9"
    assert address("/?k=한", "http://a.example/", "big5") == "http://a.example/?k=%ED%95%9C"


@pytest.mark.parametrize(
    ("url", "link", "part"),
    [
        ("t20260108_99.htm", "t20260108_99_1.htm", "t20260108_99_1.htm"),
        ("12.html", "./12_2.html", "12_2.html"),
        ("12_2.html", "12_3.html", "12_3.html"),
        ("c1013-31153719.html", "/a/c1013-31153719-2.html", "c1013-31153719-2.html"),
        ("c1013-31153719-2.html", "c1013-31153719-3.html", "c1013-31153719-3.html"),
        ("12_2.html", "12_2.html", None),
        ("12.html", "/other/12_2.html", None),
        ("12.html", "13.html", None),
        ("12.html", "112_2.html", None),
        ("", "12_2.html", None),
    ],
)
def test_parts(url: str, link: str, part: str | None) -> None:
    folder = "https://news.example/a/"
    body = f"<p>正文</p><div><a class='p' href='{link}'>下一页</a></div>".encode()
    assert next_part(folder + url, body) == (part and folder + part)


@pytest.mark.parametrize("charset", ["utf-8", "gb18030", "big5"])
@pytest.mark.parametrize(
    ("words", "is_part"),
    [
        ("<img src='1.jpg'></a> <a href='show_16.html'>[2]", True),
        ("<span>下一頁</span> &gt;&gt;", True),
        ("16", True),
        ("下一篇", False),
        ("<img src='1.jpg' alt='2'>", False),
        ("某市公布抽检结果", False),
    ],
)
def test_a_part_is_linked_as_one(words: str, is_part: bool, charset: str) -> None:
    """Where articles are numbered, the next one's name is that of a part."""
    if charset == "big5":
        words = words.replace("检结", "檢結")
    body = f"<p>text</p><a href='show_16.html'>{words}</a>".encode(charset)
    assert bool(next_part("https://news.example/show_15.html", body)) == is_part


@pytest.mark.parametrize(("room", "shared"), [(None, [None, None]), (5, [3, 2]), (1, [1, 0]), (0, [0, 0])])
def test_a_limit_is_shared_out_among_lists(room: int | None, shared: list[int | None]) -> None:
    assert shares(room, 2) == shared


@pytest.mark.parametrize(
    "half", [b"<a ", b"<a href=", b"<a href=/", b"<a title= href= ", b"<a href" + b"/" * 900]
)
def test_half_written_links_hold_up_nobody(half: bytes) -> None:
    body = b"<a>20260108_2.html</a>" + half * (1_000_000 // len(half)) + b"20260108_2.html"
    assert next_part("https://www.example.org/20260108.html", body) is None
