import pytest

from crawler.extract.layout import Layouts
from crawler.extract.page import Facts
from crawler.extract.read import read_page
from crawler.extract.titles import without_site
from tests.extract.pages import MENU, PARAGRAPHS, TITLE, article, capture

BARE = "http://yj.example.cn/show.asp?id=7"


def facts(page: str, url: str = BARE) -> Facts:
    return read_page([capture(page, url=url)], Layouts()).facts


def published(page: str, url: str = BARE) -> tuple[str, str] | None:
    found = facts(page, url).published
    return (found.value, found.rule) if found else None


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        (f"{TITLE}-青岚药监网", f"<h1>{TITLE}</h1>"),
        (f"{TITLE}_监管动态_青岚药监网", f"<h2 class=title>{TITLE}</h2>"),
        (f"{TITLE} | 要闻 | 青岚药监网", f"<div class=xx>{TITLE}</div>"),
        (
            f"{TITLE}--青岚药监网",
            "<h1><a href=/>青岚药监网</a></h1><h3>青岚省开展<br>疫苗储运<span>专项检查</span></h3>",
        ),
        (TITLE, ""),
        ("青岚药监网", f"<h1>青岚药监网</h1><h2>{TITLE}</h2>"),
        ("欢迎访问青岚药监网", f"<p align=center><b><font size=5>{TITLE}</font></b></p>"),
        ("", f"<h1>{TITLE}</h1>"),
        ("", f"<div class='bt'>{TITLE}</div>"),
    ],
)
def test_headline(title: str, heading: str) -> None:
    found = facts(article(title=title, heading=heading)).headline
    assert (found or "").replace(" ", "") == TITLE


def test_a_column_before_the_headline_stays_where_the_page_shows_it() -> None:
    shown = f"观察丨{TITLE}"
    assert facts(article(title=f"{shown}_青岚网", heading=f"<h1>{shown}</h1>")).headline == shown


def test_government_tags_in_any_case_and_empty_ones() -> None:
    head = (
        f"<META NAME='articletitle' CONTENT='{TITLE}'><meta name='PubDate' content=''>"
        "<meta name='pubdate' content='2025-03-04 09:30'><meta name='ContentSource' content='青岚日报'>"
    )
    found = facts(article(head=head, title="青岚药监网", heading="", credits=""))
    assert (found.headline, found.source) == (TITLE, "青岚日报")
    assert found.published is not None
    assert (found.published.value, found.published.rule) == ("2025-03-04T09:30:00+08:00", "meta:pubdate")


@pytest.mark.parametrize(
    ("title", "cut"),
    [
        ("甲乙丙丁戊己_栏目_某某网", "甲乙丙丁戊己"),
        ("甲乙丙丁戊己 - 某某网", "甲乙丙丁戊己"),
        ("甲乙丙丁-戊己庚辛壬癸甲乙丙丁戊己庚辛", "甲乙丙丁-戊己庚辛壬癸甲乙丙丁戊己庚辛"),
        ("棱镜|甲乙丙丁戊己庚辛_财经_某某网", "棱镜|甲乙丙丁戊己庚辛"),
        ("甲乙丙丁戊己", "甲乙丙丁戊己"),
    ],
)
def test_site_and_column_go(title: str, cut: str) -> None:
    assert without_site(title) == cut


@pytest.mark.parametrize(
    ("credits", "day", "rule"),
    [
        ("发布时间：2025年3月4日", "2025-03-04", "label"),
        ("2025-03-04 08:15　来源：青岚日报", "2025-03-04T08:15:00+08:00", "near-headline"),
        (
            "<span>来源：青岚日报</span><span>2025.03.0408:15</span>",
            "2025-03-04T08:15:00+08:00",
            "near-headline",
        ),
        ("成文日期：2025-02-28　发布日期：2025-03-04", "2025-03-04", "label"),
        ("更新时间：2025-03-09　发布时间：2025-03-04", "2025-03-04", "label"),
        ("发布日期：二〇二五年三月四日", "2025-03-04", "label"),
    ],
)
def test_the_date_by_the_headline(credits: str, day: str, rule: str) -> None:
    assert published(article(credits=credits)) == (day, rule)


def test_dates_of_other_things_are_not_the_date() -> None:
    today = '<div>今天是2031年12月31日 星期三</div><div class="main">'
    related = "<ul><li><a href=/1>别的文章</a> 2030-01-01</li></ul>"
    page = article(credits="", after=related).replace('<div class="main">', today)
    assert published(page) is None
    assert published(page, "http://yj.example.cn/art/2025/3/4/art_1_2.html") == ("2025-03-04", "url")


def test_a_date_in_the_text_is_not_the_date() -> None:
    text = "".join(
        f"<p>{p}</p>"
        for p in ("2024年12月1日，省局召开会议，研究部署疫苗储存运输专项检查工作。", *PARAGRAPHS)
    )
    assert published(article(credits="", body=text)) is None


def test_the_box_of_an_official_document() -> None:
    box = (
        "<table><tr><td>发文机关：</td><td>青岚省药监局</td><td>成文日期：</td><td>2025年02月28日</td></tr>"
        "<tr><td>施行日期：</td><td>2025年05月01日</td><td>发布日期：</td><td>2025年03月04日</td></tr></table>"
    )
    found = facts(article(credits=box))
    assert found.published is not None
    assert found.issued is not None
    assert found.effective is not None
    assert (found.published.value, found.issued.value, found.effective.value) == (
        "2025-03-04",
        "2025-02-28",
        "2025-05-01",
    )


def test_json_ld_and_open_graph() -> None:
    script = (
        '<script type="application/ld+json">{"@context":"x","@graph":[{"@type":"WebSite"},{"@type":"NewsArticle",'
        f'"headline":"{TITLE}","datePublished":"2025-03-04T01:30:00Z","dateModified":"2025-03-05"}}]}}</script>'
    )
    found = facts(article(head=script, credits="", heading="", title=""))
    assert found.headline == TITLE
    assert found.published is not None
    assert found.modified is not None
    assert (found.published.value, found.modified.value) == ("2025-03-04T09:30:00+08:00", "2025-03-05")


@pytest.mark.parametrize(
    ("credits", "source", "authors", "editor"),
    [
        ("来源：青岚日报 作者：林一 王二小", "青岚日报", ("林一", "王二小"), None),
        ("2025-03-04 来源：青岚日报字号：大 中 小", "青岚日报", (), None),
        ("<b>来源：</b><a href=/x>青岚日报</a><a href=/y>林一</a>", "青岚日报", (), None),
        ("2025年03月04日10:10 青岚新闻网", "青岚新闻网", (), None),
        ("信息来源：【青岚日报】 责任编辑：周二 浏览次数：55", "青岚日报", (), "周二"),
        ("来源：转载 作者：佚名", None, (), None),
        ("楼主 | <a href=/o>只看该作者</a> | <a href=/d>倒序浏览</a>", None, (), None),
        ("<p>（本文图片由作者提供）</p>", None, (), None),
        ("<p>检查人员核对票据。（记者林一摄）</p>", None, (), None),
        ("2025-03-04 浏览次数：12", None, (), None),
    ],
)
def test_credits(credits: str, source: str | None, authors: tuple[str, ...], editor: str | None) -> None:
    found = facts(article(credits=credits))
    assert (found.source, found.authors, found.editor) == (source, authors, editor)


def test_the_day_a_rule_takes_effect_is_not_the_day_it_came_out() -> None:
    found = facts(article(credits="（2025年3月4日青岚省药品监督管理局令第8号公布　自2025年5月1日起施行）"))
    assert found.effective is not None
    assert (found.effective.value, found.effective.rule) == ("2025-05-01", "in-force")
    assert found.published is None or found.published.rule == "url"


def test_a_menu_alone_gives_no_headline_date_or_source() -> None:
    found = facts(f"<html><body><ul>{MENU}</ul><p>{'</p><p>'.join(PARAGRAPHS)}</p></body></html>")
    assert (found.headline, found.published, found.source) == (None, None, None)


def test_a_heading_that_begins_like_a_credit_is_the_text() -> None:
    text = "<p>编辑部的故事</p><p>作者的话</p>" + "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    assert read_page([capture(article(body=text))], Layouts()).body.startswith("编辑部的故事\n作者的话\n")


@pytest.mark.parametrize(
    ("shown", "source"),
    [
        ("<span class='source'>青岚观察 ⋅</span>", "青岚观察"),
        ("<span class='source'>站长点击我去广告></span>", None),
        ("<p>这一说法<a class='source'>无从查证</a>的地方不少。</p>", None),
        ("<meta name='ContentSource' content='来源：青岚日报'>", "青岚日报"),
    ],
)
def test_a_source_is_an_outlet_and_nothing_beside_it(shown: str, source: str | None) -> None:
    assert facts(article(credits=shown)).source == source


def test_workers_who_do_not_slacken_are_no_authors() -> None:
    assert facts(article(credits="<p>广大科技工作者毫不松懈</p>")).authors == ()
