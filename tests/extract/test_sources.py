"""Outlets: whom a page credits, with and without a label, and what stands there that is none."""

import pytest

from crawler.extract.layout import Layouts
from crawler.extract.read import read_page
from tests.extract.pages import PARAGRAPHS, TITLE, article, capture

BODY = "".join(f"<p>　　{p}</p>" for p in PARAGRAPHS)


def source(page: str) -> str | None:
    return read_page([capture(page, url="http://yj.example.cn/show.asp?id=7")], Layouts()).facts.source


@pytest.mark.parametrize(
    ("credits", "outlet"),
    [
        ("2025-03-09 来源：青岚日报", "青岚日报"),
        ("2025-03-09 来源于：青岚日报", "青岚日报"),
        ("来源：青岚发布 2025-03-09", "青岚发布"),
        ("来源：青岚日报发布时间：2025-03-09", "青岚日报"),
        ("2025-03-09 来源：北京时间", "北京时间"),
        ("2025-03-09 来源：青岚视频", "青岚视频"),
        ("2025-03-09 稿源：青岚晚报　编辑：周二", "青岚晚报"),
        ("出处：青岚晚报　2025-03-09", "青岚晚报"),
        ("2025-03-09 文章来源：青岚晚报", "青岚晚报"),
        ("2025-03-09 信息来源：省药监局", "省药监局"),
        ("2025-03-09 10:20 来自 青岚网", "青岚网"),
        ("2025-03-09 10:20 来自：青岚客户端", "青岚客户端"),
        ("2025-03-09 转自：青岚晚报", "青岚晚报"),
        ("[ 作者：佚名　转贴自：青岚晚报　点击数：325　更新时间：2025-3-9 ]", "青岚晚报"),
        ("2025-03-09 来　　源：青岚日报", "青岚日报"),
        ("2025-03-09 来源 | 青岚日报", "青岚日报"),
        ("2025-03-09｜来源：青岚日报｜分享到：微信 微博", "青岚日报"),
        ("2025-03-09丨青岚日报丨阅读 12", "青岚日报"),
        ("2025-03-09 由 青岚药讯 发表于健康", "青岚药讯"),
        ("转自青岚日报 2025-03-09", "青岚日报"),
        ("2025-03-09 信息提供：青岚市局药品科", "青岚市局药品科"),
        ("2025-03-09 来源\n青岚日报", "青岚日报"),
        ("2025-03-09 <a class='from'>举报</a> <span class='source'>青岚发布</span>", "青岚发布"),
        ("2025-03-09来源：青岚日报作者：林一编辑：周二", "青岚日报"),
        ("青岚在线 2005年4月12日10:33 来源：[ 中国青岚网 ] 作者：林一", "中国青岚网"),
        ("2025-03-09 來源：青嵐日報", "青嵐日報"),
        ("来源：<a href='http://x.example.cn'>青岚日报</a> <a href='#'>我要评论</a>", "青岚日报"),
        ("2008年03月12日09:20 新岚网", "新岚网"),
        ("http://news.qinglan.example.cn 2005年04月12日09:36 <font color=red>新岚网</font>", "新岚网"),
        ("<div>青岚新闻网</div><div>2025-03-09 10:20</div>", "青岚新闻网"),
        ("<div>2025-03-09 10:20</div><div>青岚新闻网</div>", "青岚新闻网"),
    ],
)
def test_by_the_headline(credits: str, outlet: str) -> None:
    assert source(article(credits=credits)) == outlet


def test_a_name_that_looks_like_nothing_is_an_outlet_where_the_site_goes_by_it() -> None:
    credits = "2025-03-09 10:20 青岚时空[整理] 12"
    assert source(article(title=f"{TITLE}|青岚时空", credits=credits)) == "青岚时空"
    assert source(article(title=TITLE, credits=credits)) is None


@pytest.mark.parametrize(
    ("end", "outlet"),
    [
        ("转自《青岚晚报》", "青岚晚报"),
        ("（来源：青岚晚报）", "青岚晚报"),
        ("（原载《青岚文学》2003年第5期）", "青岚文学"),
        ("——《青岚之春》1996年6月号", "青岚之春"),
        ("（据青岚社电）", "青岚社"),
        ("本文来源：青岚周刊", "青岚周刊"),
        ("转自《青岚晚报》</p><p>相关报道：</p><p>别的一条</p><p>又一条", "青岚晚报"),
        ("</p></div><div><p>本文来源：青岚周刊　责任编辑：周二_QL0001", "青岚周刊"),
        ("检查组还读了《青岚晚报》的报道。", None),
    ],
)
def test_at_the_end_of_the_article(end: str, outlet: str | None) -> None:
    assert source(article(credits="2025-03-09", body=f"{BODY}<p>{end}</p>")) == outlet


@pytest.mark.parametrize(
    ("start", "outlet"),
    [
        ("青岚社三河3月8日电（记者林一）", "青岚社"),
        ("（青嵐社三河8日電）", "青嵐社"),
        ("青岚日报讯（记者 林一）", "青岚日报"),
        ("【青嵐報專訊】", "青嵐報"),
        ("【青岚时空2025年3月8日报道】", "青岚时空"),
        ("本报讯（记者 林一）", None),
        ("据青岚社电，", None),
        ("社会各界十分关注，3月8日消息一出，", None),
    ],
)
def test_in_the_dateline_of_the_text(start: str, outlet: str | None) -> None:
    body = f"<p>{start}{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p>"
    assert source(article(credits="2025-03-09", body=body)) == outlet


@pytest.mark.parametrize(
    "credits",
    [
        "2025-03-09 资料来源：青岚数据",
        "2025-03-09 資料來源：青嵐署",
        "2025-03-09 图片来源：青岚图库",
        "2025-03-09 来源：互联网",
        "2025-03-09 来源：本站原创",
        "2025-03-09 来源： 作者：林一",
        "2025-03-09 来源：size=20",
        "2025-03-09 热点新闻",
        "<p>此处无<a href=/k>可靠来源</a><a href=/v>供查证</a>的内容可删。</p>",
        "<script>var a=[{'source':'青岚晚报'},{'source':'青岚早报'}]</script>",
    ],
)
def test_what_is_no_outlet_of_the_article(credits: str) -> None:
    assert source(article(credits=credits)) is None


def test_declared_in_the_head_but_never_the_site_itself() -> None:
    assert source(article(credits="", head="<meta name=mediaid content=青岚日报>")) == "青岚日报"
    assert source(article(credits="", head="<meta property=og:site_name content=青岚网>")) is None


def test_in_a_script() -> None:
    assert source(article(credits="<script>var wzly='青岚日报';</script>")) == "青岚日报"


def test_an_element_named_for_it_but_not_those_of_a_list() -> None:
    one, many = ("<li>一条<span class='source'>青岚晚报</span></li>" * n for n in (1, 4))
    assert source(article(credits="2025-03-09", after=f"<ul>{one}</ul>")) == "青岚晚报"
    assert source(article(credits="2025-03-09", after=f"<ul>{many}</ul>")) is None
