"""Dates as pages show them: which of the days on a page is the one the article came out."""

import pytest

from crawler.extract.layout import Layouts
from crawler.extract.page import StatedDate
from crawler.extract.read import read_page
from tests.extract.pages import PARAGRAPHS, TITLE, article, capture

BARE = "http://yj.example.cn/show.asp?id=7"
YEAR = "http://yj.example.cn/2024/0506/a7.html"


TEXT = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)


def bare(body: str) -> str:
    """A page that says no more than this under its headline."""
    return f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{body}</body></html>"


def published(page: str, url: str = BARE) -> StatedDate | None:
    return read_page([capture(page, url=url)], Layouts()).facts.published


def day(page: str, url: str = BARE) -> str | None:
    found = published(page, url)
    return found.value if found else None


@pytest.mark.parametrize(
    ("credits", "value", "raw"),
    [
        (
            "http://news.qinglan.example.cn 2005年04月12日09:36 新岚网",
            "2005-04-12T09:36:00+08:00",
            "2005年04月12日09:36",
        ),
        ("2008年03月12日09:20　来源：新岚网", "2008-03-12T09:20:00+08:00", "2008年03月12日09:20"),
        ("青岚网 （ 2005-04-12 10:33:14 ） 来源：青岚社", "2005-04-12T10:33:14+08:00", "2005-04-12 10:33:14"),
        ("2005.08.2605:39", "2005-08-26T05:39:00+08:00", "2005.08.2605:39"),
        ("日 期：2005-4-12　来 源：青岚日报", "2005-04-12", "2005-4-12"),
        ("来源：青岚日报时间：2005-04-12 10:33", "2005-04-12T10:33:00+08:00", "2005-04-12 10:33"),
        ("作者：林一 提交日期：2005-5-1 10:10:10", "2005-05-01T10:10:10+08:00", "2005-5-1 10:10:10"),
        ("发布日期： 7/25/2005 9:23:57 PM", "2005-07-25T21:23:57+08:00", "7/25/2005 9:23:57 PM"),
        ("發佈日期：民國113年5月6日", "2024-05-06", "民國113年5月6日"),
        ("發布日期：113年5月6日", "2024-05-06", "113年5月6日"),
        ("05年4月12日 10:33　青岚晚报", "2005-04-12T10:33:00+08:00", "05年4月12日 10:33"),
        ("Posted on May 17, 2005 10:33 PM by Lin", "2005-05-17T22:33:00+08:00", "May 17, 2005 10:33 PM"),
        ("12.04.2005 | 10:33", "2005-04-12T10:33:00+08:00", "12.04.2005 | 10:33"),
        ("发布时间：20260105", "2026-01-05", "20260105"),
        ("二〇二六年一月五日　来源：青岚日报", "2026-01-05", "二〇二六年一月五日"),
        ("(青岚社北京时间2025年3月9日 来稿)", "2025-03-09", "2025年3月9日"),
        ("提问时间：2025-03-09 10:20 浏览 8 次", "2025-03-09T10:20:00+08:00", "2025-03-09 10:20"),
        (
            "<i>来源：青岚网 2025年3月9日 10:20</i><em>内容摘要：专项检查历时三个月，覆盖全省三百余家单位，问题均已整改。</em>",
            "2025-03-09T10:20:00+08:00",
            "2025年3月9日 10:20",
        ),
        ("更新时间：2025-03-09 10:20", "2025-03-09T10:20:00+08:00", "2025-03-09 10:20"),
    ],
)
def test_how_pages_write_the_day(credits: str, value: str, raw: str) -> None:
    found = published(article(credits=credits))
    assert found is not None
    assert (found.value, found.raw) == (value, raw)


@pytest.mark.parametrize(
    ("credits", "value", "raw"),
    [
        ("<b>2026</b>年<b>1</b>月<b>5</b>日 <i>来源：青岚日报</i>", "2026-01-05", "2026年1月5日"),
        (
            "<i>2026</i> <b><i>01</i>/<i>05</i></b> <i>10:20:30</i>",
            "2026-01-05T10:20:30+08:00",
            "2026 01/05 10:20:30",
        ),
    ],
)
def test_a_day_in_pieces(credits: str, value: str, raw: str) -> None:
    found = published(article(credits=credits))
    assert found is not None
    assert (found.value, found.raw) == (value, raw)


@pytest.mark.parametrize(
    "credits",
    [
        "<time datetime='2026-01-05T10:20:00+08:00'>三年前</time>",
        "<span itemprop=datePublished content='2026-01-05 10:20'>昨天</span>",
    ],
)
def test_a_day_that_an_element_is_marked_with(credits: str) -> None:
    assert day(article(credits=credits)) == "2026-01-05T10:20:00+08:00"


def test_a_day_that_a_blog_marks_beside_the_time_of_day() -> None:
    mark = "<div>时间： <abbr class='published' title='2005-05-17T22:33:00+08:00'>下午10:33</abbr></div>"
    assert day(article(credits="", heading=f"<h3>{TITLE}</h3>", after=mark)) == "2005-05-17T22:33:00+08:00"


def test_days_that_many_elements_are_marked_with() -> None:
    assert day(article(credits="".join(f"<time datetime=2026-01-0{i}>旧</time>" for i in (1, 2)))) is None


@pytest.mark.parametrize(
    "line",
    [
        "posted on 2005-09-07 11:57 林一",
        "来自 <i>1楼</i> <i>2005-09-07 11:57</i>",
        "编辑于 2005-09-07 11:57",
        "发表于2005年09月07日 11:57 AM",
    ],
)
def test_a_day_under_the_article(line: str) -> None:
    assert day(article(credits="", after=f"<div>{line}</div>")) == "2005-09-07T11:57:00+08:00"


def test_the_day_of_a_later_post_is_not_that_of_the_first() -> None:
    assert day(article(credits="", after="<div>来自 <i>11楼</i> <i>2005-09-07 11:57</i></div>")) is None


def test_a_day_that_a_sentence_goes_on_after() -> None:
    passed = "（2019年8月26日青岚省第十三届人民代表大会常务委员会第十二次会议修订）"
    assert day(article(credits=passed)) is None


def test_the_day_first_where_the_page_writes_it_so() -> None:
    other = "<ul><li>别的消息 25/12/2004</li></ul>"
    assert day(article(credits="发布日期：5/7/2005")) == "2005-05-07"
    assert day(article(credits="发布日期：5/7/2005", after=other)) == "2005-07-05"


@pytest.mark.parametrize(
    ("credits", "url", "value", "rule"),
    [
        ("发布时间：5月6日 10:20", YEAR, "2024-05-06T10:20:00+08:00", "label+year"),
        ("05-06 10:20　青岚日报", YEAR, "2024-05-06T10:20:00+08:00", "near-headline+year"),
    ],
)
def test_a_day_without_its_year_takes_that_of_the_address(
    credits: str, url: str, value: str, rule: str
) -> None:
    found = published(article(credits=credits), url)
    assert found is not None
    assert (found.value, found.rule) == (value, rule)


def test_a_day_without_its_year_is_none_where_no_year_is_told() -> None:
    assert day(article(credits="发布时间：5月6日 10:20")) is None


def test_a_day_that_only_a_script_knows() -> None:
    one = '<script>var pubdata="2026-01-05 10:20";var wzly="青岚日报";document.write(pubdata)</script>'
    found = published(article(credits=one))
    assert found is not None
    assert (found.value, found.rule) == ("2026-01-05T10:20:00+08:00", "script:pubdata")


@pytest.mark.parametrize(
    ("line", "foot", "value"),
    [
        ("05-07-05", "Copyright 2005 青岚在线", "2005-07-05"),
        ("[25/03/04] 来源：青岚日报", "© 2019-2025", "2025-03-04"),
        ("发布时间：25.03.04", "2025年度药品抽检", "2025-03-04"),
        # Without its year in full, and where it may be the day's place, it is left alone.
        ("05-07-05", "版权所有 青岚在线", None),
        ("05-07-06", "Copyright 2005-2006 青岚在线", None),
        ("25-13-04", "© 2025", None),
        ("第25-03-04号", "© 2025", None),
    ],
)
def test_a_date_without_a_century_is_read_where_the_page_names_its_year(
    line: str, foot: str, value: str | None
) -> None:
    assert day(bare(f"<div>{line}</div>{TEXT}<div>{foot}</div>")) == value


@pytest.mark.parametrize(
    "line", ["發布日期：114-03-04", "發佈日期：114/3/4", "上版日期 : 114-03-04", "114.03.04"]
)
def test_a_year_of_the_republic_with_dashes(line: str) -> None:
    assert day(bare(f"<div>{line}</div>{TEXT}")) == "2025-03-04"


def test_when_something_takes_place_is_not_when_it_was_told() -> None:
    event = "<p>时间：2025年5月20日上午9时</p><p>地点：青岚会展中心</p>"
    found = read_page([capture(bare(f"<div>{event}{TEXT}</div>"), url=BARE)], Layouts())
    assert found.facts.published is None
    assert found.body.startswith("时间：2025年5月20日上午9时\n地点：青岚会展中心\n")


def test_the_day_over_a_list_of_days() -> None:
    rows = "".join(f"<li><a href=/{i}>部署工作</a> 2031-11-1{i}</li>" for i in range(5))
    assert (
        day(article(credits=f"2025-03-09 10:20　来源：青岚日报<ul>{rows}</ul>"))
        == "2025-03-09T10:20:00+08:00"
    )
    assert day(article(credits=f"青岚日报 2025年3月9日<ul>{rows}</ul>")) == "2025-03-09"


@pytest.mark.parametrize(
    "credits", ["二○二五年元月五日", "2025年元月5日", "二0二五年一月五日", "青岚社：2025-01-05"]
)
def test_days_that_documents_write(credits: str) -> None:
    assert day(article(credits=credits)) == "2025-01-05"


def test_days_that_scripts_give_to_several_articles_of_one_day() -> None:
    one = '{publishTime:"2026-01-05",source:"青岚日报"}'
    many = f"<script>var list=[{','.join([one] * 3)}]</script>"
    found = read_page([capture(article(credits=many), url=BARE)], Layouts()).facts
    assert (found.published, found.source) == (None, None)


def test_a_headline_about_registering_is_no_line_of_the_frame() -> None:
    shown = "药品注册申报资料要求周三发布"
    page = article(title="青岚药监网", heading=f"<div>{shown}</div>", credits="2025-03-09 来源：青岚日报")
    assert read_page([capture(page, url=BARE)], Layouts()).facts.headline == shown


def test_the_day_of_a_paper_over_its_article() -> None:
    edition = "<div>2025年03月09日 星期日</div><div>第03版：要闻</div><div>上一版 下一版</div>"
    assert day(article(credits="", heading=f"{edition}<h1>{TITLE}</h1>")) == "2025-03-09"


def test_the_day_an_author_signed_with_under_a_short_notice() -> None:
    notice = "<p>各单位：</p><p>因机房检修，网站于三月九日夜间暂停服务。</p><p>青岚省药监局信息中心</p><p>2025年3月8日</p>"
    assert day(bare(f"<div>{notice}</div>")) is None
    assert day(bare(f"<div>2025-03-09</div><div>{notice}</div>")) == "2025-03-09"


@pytest.mark.parametrize(
    ("box", "value"),
    [
        ("生成日期：2025-03-08</p><p>公开日期：2025-03-09", "2025-03-09"),
        ("生成日期：2025-03-08", "2025-03-08"),
        ("发文日期：2025-03-08</p><p>发布时间：2025-03-09", "2025-03-09"),
    ],
)
def test_when_a_document_came_out_goes_before_when_it_was_filed(box: str, value: str) -> None:
    shown = f"<div><p>索引号：530000/2025-1</p><p>发布机构：青岚省药品监督管理局</p><p>{box}</p></div>"
    assert day(article(credits="", heading=f"{shown}<h1>{TITLE}</h1>")) == value


def test_a_page_of_an_account_on_wechat_has_its_day_in_seconds() -> None:
    scripts = '<script>var ct = "1741486800";</script><script>var svr_time = "1741500000" * 1;</script>'
    found = published(article(credits="<em></em>", head=scripts))
    assert found is not None
    assert (found.value, found.rule) == ("2025-03-09T10:20:00+08:00", "script:ct")
    assert day(article(credits="", head='<script>var ct = "1741486800";</script>')) is None


def test_a_plain_label_below_the_article() -> None:
    assert day(bare(f"{TEXT}<div>发布：2025-03-09</div>")) == "2025-03-09"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("bytedance:published_time", "2025-03-09T10:20:00+08:00"),
        ("og:pubdate", "2025-03-09 10:20"),
        ("parsely-pub-date", "2025-03-09T02:20:00Z"),
        ("apub:time", "3/9/2025, 10:20:00 AM"),
        ("DCTERMS.issued", "2025-03-09 10:20"),
    ],
)
def test_names_that_a_day_is_declared_under(name: str, value: str) -> None:
    page = article(credits="", head=f'<meta property="{name}" content="{value}">')
    assert day(page) == "2025-03-09T10:20:00+08:00"
