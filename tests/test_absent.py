"""A page that answers 200 and says that nothing is there gives no record; an article about such pages does."""

from datetime import UTC, datetime

import pytest
from opencc import OpenCC

from archive.captures import Capture
from archive.derivation import Derivation
from crawler.derive import derive
from crawler.errors import PageGone

MENU = "".join(f'<li><a href="/list/{n}.html">第{n}个栏目</a></li>' for n in range(70))
_TO_TRADITIONAL = OpenCC("s2t").convert


def page(title: str, body: str) -> str:
    """A page with all that a site puts around what it shows."""
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title></head><body>'
        f'<div class="nav"><ul>{MENU}</ul></div>{body}'
        '<div class="footer"><p>主办单位：某省药品监督管理局 版权所有</p></div></body></html>'
    )


def read(markup: str) -> Derivation:
    """What is read there."""
    now = datetime(2026, 5, 6, tzinfo=UTC)
    html = (("Content-Type", "text/html; charset=utf-8"),)
    return derive((Capture("http://news.example/c/1.html", now, 200, html, markup.encode()),))


ABSENT = {
    "the only text": page("某省药品监督管理局", "<div class='main'><p>您访问的页面不存在</p></div>"),
    "an apology and the way home": page(
        "某省药品监督管理局",
        "<div class='content'><h2>提示信息</h2><p>很抱歉，您访问的页面已删除或不存在！</p>"
        "<p>系统将在5秒后自动跳转到<a href='/'>首页</a></p></div>",
    ),
    "reasons": page(
        "某某新闻网",
        "<div class='error'><h1>404</h1><p>抱歉，您要查看的页面找不到了</p><p>可能的原因：</p>"
        "<p>1. 网址有错误</p><p>2. 页面已被移动或删除</p><a href='/'>返回首页</a></div>",
    ),
    "the title": page("页面不存在-某某网", "<div><h3>抱歉</h3><p>某某网为您服务，请拨打热线</p></div>"),
    "the headline": page("某某网", "<div class='content'><h1>404 Not Found</h1></div>"),
    "what a platform says": page(
        "",
        "<div><h2>此内容因违规无法查看</h2><p>由用户投诉并经平台审核，涉嫌违反相关法律法规和政策</p></div>",
    ),
}


@pytest.mark.parametrize("case", ABSENT)
def test_it_is_refused_by_name(case: str) -> None:
    with pytest.raises(PageGone, match=r"http://news\.example/c/1\.html says that the page is not there"):
        read(ABSENT[case])


@pytest.mark.parametrize("case", ABSENT)
def test_in_traditional_characters_too(case: str) -> None:
    with pytest.raises(PageGone):
        read(_TO_TRADITIONAL(ABSENT[case]))


def test_an_article_about_such_pages_is_one() -> None:
    headline = "公告链接点开为何总是“404 页面不存在”"
    found = read(
        page(
            f"{headline}_某某网",
            f"<h1>{headline}</h1><div class='content'><p>您访问的页面不存在——近日，多名读者点开抽检公告，看到的都是这一句。</p>"
            "<p>信息中心负责人说，网站改版之后旧地址没有转到新地址，正在逐一补做。</p></div>",
        )
    )
    assert found.headline == headline
    assert "正在逐一补做" in found.text


def test_a_short_notice_about_such_pages_is_one() -> None:
    said = "旧版网站已下线，部分页面不存在，请到新版网站查询。"
    headline = "关于旧版网站页面不存在问题的说明"
    assert read(page(headline, f"<h1>{headline}</h1><div class='content'><p>{said}</p></div>")).text == said


def test_a_credited_text_is_an_article_however_short() -> None:
    body = (
        "<h1>404</h1><p>来源：某某日报</p><div class='content'><p>四月零四日，药品安全宣传周启动。</p></div>"
    )
    assert "宣传周启动" in read(page("404", body)).text
