"""An article that its page keeps for its scripts to show; only where the page shows none itself."""

import json
from html import escape

import pytest

from crawler.errors import NoArticle
from crawler.extract.layout import Layouts
from crawler.extract.page import Page
from crawler.extract.read import read_page
from tests.extract.pages import PARAGRAPHS, TITLE, capture

MARKUP = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
BODY = "\n".join(PARAGRAPHS)
STATE = {
    "detail": {"title": TITLE, "summary": PARAGRAPHS[0], "content": MARKUP, "pubTime": "2025-03-04 10:20:00"}
}
PLACES = {
    "noscript": f"<h1>{TITLE}</h1><noscript><div>{MARKUP}</div></noscript>",
    "markup in a textarea": f"<h1>{TITLE}</h1><textarea style='display:none'>{escape(MARKUP)}</textarea>",
    "text in a textarea": f"<h1>{TITLE}</h1><textarea readonly>{BODY}</textarea>",
    "json": f"<div id='app'></div><script type='application/json'>{json.dumps(STATE, ensure_ascii=False)}</script>",
    "escaped json": f"<div id='app'></div><script>window.__STATE__={json.dumps(STATE)};f()</script>",
    "json-ld": "<script type='application/ld+json'>"
    + json.dumps({"@type": "NewsArticle", "headline": TITLE, "articleBody": BODY}, ensure_ascii=False)
    + "</script>",
}


def read(body: str) -> Page:
    page = f"<html><head><title>{TITLE}-青岚药监网</title></head><body>{body}</body></html>"
    return read_page([capture(page, url="http://yj.example.cn/a.html")], Layouts())


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_what_a_script_would_show_is_read(place: str) -> None:
    found = read(place)
    assert found.body == BODY
    assert found.facts.headline == TITLE
    assert found.fallback
    assert "no text of its own" in found.fallback


def test_the_facts_of_the_script_go_with_it() -> None:
    published = read(PLACES["json"]).facts.published
    assert published
    assert published.value == "2025-03-04T10:20:00+08:00"


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_what_is_shown_goes_before_what_is_not(place: str) -> None:
    shown = "青岚省药监局今日公布上月抽检结果，三批次饮片不合格，已停止销售并召回。"
    found = read(f"<h1>{TITLE}</h1><div><p>{shown}</p></div>{place.replace(f'<h1>{TITLE}</h1>', '')}")
    assert found.body == shown


@pytest.mark.parametrize(
    "said",
    [
        "<noscript>您的浏览器没有开启JavaScript，本站的许多功能无法使用。请在浏览器的设置中开启后刷新页面，给您带来不便，敬请谅解！</noscript>",
        "<div style='display:none'>微信扫一扫，分享到朋友圈</div>",
        "<script>var t={content:'',text:\"" + "a" * 300_000 + '"}</script>',
        "<script>" + "content" * 100_000 + "</script>",
        '<script>{"content":"\\ud800' + "药" * 80 + '"}</script>',
    ],
)
def test_a_page_with_no_article_has_none(said: str) -> None:
    with pytest.raises(NoArticle):
        read(f"<div id='app'></div>{said}")
