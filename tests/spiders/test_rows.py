"""The rows of list pages, also of those whose tags are left open: no page may hold up the crawl that reads it."""

from datetime import date

import pytest
from parsel import Selector
from scrapy.http import HtmlResponse

from crawler.spiders.rows import Row, base_of, links_of, rows_of

BASE = "https://www.example.org/list/"


def is_article(url: str) -> bool:
    return url.startswith(BASE + "a")


def rows(html: str) -> list[Row]:
    return rows_of(Selector(text=html), BASE, "li", is_article)


def test_a_row_is_its_link_its_words_and_its_date() -> None:
    html = "<ul><li><a href='/more'>更多</a> <a href='a1.html' title='药品监管工作会议召开'>药品监管…</a> 2026-01-31</li></ul>"
    expected = [Row(BASE + "a1.html", "药品监管工作会议召开", date(2026, 1, 31))]
    assert rows(html) == expected
    assert links_of(Selector(text=html), BASE, is_article) == expected


def test_a_row_without_an_article_is_its_first_link() -> None:
    assert rows("<ul><li><a>甲</a><a href='b.html'>乙</a><a href='c.html'>丙</a></ul>") == [
        Row(BASE + "b.html", "乙")
    ]


@pytest.mark.parametrize(
    ("said", "base"),
    [
        ("<base href='/news/'>", "https://www.example.org/news/"),
        ("<base href='http://['>", BASE),
        ("", BASE),
    ],
)
def test_links_are_relative_to_what_the_page_says(said: str, base: str) -> None:
    assert base_of(HtmlResponse(BASE, body=said.encode())) == base


def test_links_left_open() -> None:
    shown = "".join(f"<li><a href='a{n}.html'>第{n}号消息" for n in range(20_000))
    found = rows(f"<ul>{shown}")
    assert len(found) > 100
    assert max(len(row.title) for row in found) < 3_000
    assert links_of(Selector(text=f"<ul>{shown}"), BASE, is_article)
    # None of them leads to an article.
    assert rows(f"<ul>{shown.replace('href=', 'href=x')}")


def test_a_row_of_a_hundred_thousand_links() -> None:
    many = "<a href='b.html'>别处</a>" * 100_000
    assert [row.url for row in rows(f"<ul><li>{many}</li></ul>")] == [BASE + "b.html"]
    [row] = rows(f"<ul><li><a href='a.html'>{'药' * 1_000_000}</a></li></ul>")
    assert len(row.title) < 3_000
