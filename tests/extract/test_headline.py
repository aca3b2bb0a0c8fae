"""Headlines: what names the page, where its title, its headings and its site each say something else."""

import pytest

from crawler.extract.layout import Layouts
from crawler.extract.page import Facts
from crawler.extract.read import read_page
from crawler.extract.titles import without_site
from tests.extract.pages import PARAGRAPHS, TITLE, article, capture

SITE = "青岚药监网"
DATED = "2025-03-09 来源：青岚日报"


def facts(page: str) -> Facts:
    return read_page([capture(page, url="http://yj.example.cn/show.asp?id=7")], Layouts()).facts


def headline(page: str) -> str:
    return (facts(page).headline or "").replace(" ", "")


@pytest.mark.parametrize("tag", ["h1", "h2", "h3", "h4", "h5", "h6", "strong", "div", "p"])
def test_a_headline_over_its_credits_whatever_it_is_made_of(tag: str) -> None:
    assert headline(article(title=SITE, heading=f"<{tag}>{TITLE}</{tag}>", credits=DATED)) == TITLE


@pytest.mark.parametrize("tag", ["h1", "h2", "div", "td"])
def test_a_headline_split_by_line_breaks_is_one_and_its_date_is_found(tag: str) -> None:
    heading = f"<{tag}>青岚省开展<br>疫苗储运<br>专项检查</{tag}>"
    heading = f"<table><tr>{heading}</tr></table>" if tag == "td" else heading
    found = facts(article(title=SITE, heading=heading, credits=DATED))
    assert (found.headline or "").replace(" ", "") == TITLE
    assert found.published is not None
    assert found.source == "青岚日报"


@pytest.mark.parametrize("tag", ["p", "h2", "strong"])
def test_a_headline_of_two_lines_whose_second_alone_is_declared(tag: str) -> None:
    heading = f"<{tag}>守住冷链最后一公里</{tag}><br><{tag}>——{TITLE}</{tag}>"
    assert headline(article(heading=heading, credits=DATED)) == f"守住冷链最后一公里——{TITLE}"
    assert (
        headline(article(heading=f"<div>首页 &gt; 要闻</div><{tag}>——{TITLE}</{tag}>", credits=DATED))
        == TITLE
    )


def test_a_second_line_that_ends_like_the_name_of_a_site_is_read_where_the_page_shows_it() -> None:
    lines = ("让每一味药都能查到来处", "——青岚建成中药材追溯平台")
    shown = "".join(f"<p><b>{line}</b></p>" for line in lines)
    assert headline(article(title=f"{''.join(lines)}_{SITE}", heading=shown, credits=DATED)) == "".join(lines)
    assert (
        headline(article(title=f"{lines[0]}——{SITE}", heading=f"<h1>{lines[0]}</h1>", credits=DATED))
        == lines[0]
    )


@pytest.mark.parametrize("title", [f"{TITLE}-{SITE}", SITE, f"欢迎访问{SITE}", ""])
def test_a_heading_that_is_the_name_of_the_site(title: str) -> None:
    page = article(title=title, heading=f"<h1>{SITE}</h1><div>{TITLE}</div>", credits=DATED)
    assert headline(page) == TITLE


def test_a_title_and_heading_that_are_of_the_column() -> None:
    page = article(title=f"监管要闻-{SITE}", heading=f"<h1>监管要闻</h1><div>{TITLE}</div>", credits=DATED)
    assert headline(page) == TITLE


def test_a_title_that_is_a_step_of_the_path() -> None:
    path = f"<div>您的位置：<a href=/>首页</a> &gt; <a href=/a>青岚史研究</a> &gt; {TITLE}</div>"
    page = article(title=f"青岚史研究<{SITE}", heading=f"{path}<p>*{TITLE}</p>", credits="")
    assert headline(page) == TITLE


def test_the_column_that_a_path_ends_with_is_no_headline() -> None:
    path = "<div>当前位置：<a href=/>首页</a> &gt; <a href=/a>今日看点</a> &gt; 正文</div><h3>今日看点</h3>"
    page = article(title=SITE, heading=f"{path}<h1>{TITLE}</h1>", credits=DATED)
    assert headline(page) == TITLE


@pytest.mark.parametrize(
    "shown",
    [
        f"青岚观察丨{TITLE}",
        f"[图说]{TITLE}",
        f"图说| {TITLE}",
        f"{TITLE}(图)",
        f"林一：{TITLE}",
        f"【快讯】{TITLE}",
    ],
)
def test_what_the_page_shows_with_the_headline_stays(shown: str) -> None:
    assert headline(article(title=f"{TITLE}_{SITE}", heading=f"<h1>{shown}</h1>")) == shown.replace(" ", "")


def test_who_speaks_stays_when_the_text_repeats_the_headline_without() -> None:
    text = f"<p>{TITLE}</p>" + "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    page = article(title=SITE, heading=f"<b>林一：{TITLE}</b>", credits=DATED, body=text)
    assert headline(page) == f"林一：{TITLE}"


@pytest.mark.parametrize(
    "heading",
    [f"<h1><span class=tag>原创</span>{TITLE}</h1>", f"<h1>{TITLE}<small>三百余家单位受检</small></h1>"],
)
def test_a_badge_and_a_second_line_in_the_heading_go(heading: str) -> None:
    assert headline(article(title=f"{TITLE}-{SITE}", heading=heading)) == TITLE


@pytest.mark.parametrize("dots", ["...", "…"])
def test_a_title_that_is_clipped(dots: str) -> None:
    assert headline(article(title=f"{TITLE[:9]}{dots}-{SITE}", heading=f"<div><p>{TITLE}</p></div>")) == TITLE


@pytest.mark.parametrize("shown", [f"■ {TITLE}", f"* {TITLE}", f"标题：{TITLE}"])
def test_bullets_and_labels_go(shown: str) -> None:
    assert headline(article(title=SITE, heading=f"<h2>{shown}</h2>")) == TITLE


def test_a_title_confirmed_by_a_headline_that_leads_to_its_own_page_outdoes_a_box_before_it() -> None:
    box = "<div><h3>统计</h3><ul><li>随笔 88</li></ul></div>"
    page = article(heading=f"{box}<div class=postTitle><a href='/a/1.aspx'>{TITLE}</a></div>", credits="")
    assert headline(page) == TITLE


def test_a_headline_that_leads_to_its_own_page() -> None:
    heading = f'<div class="post"><a href="/show.asp?id=7">{TITLE}</a></div>'
    assert headline(article(title="", heading=heading, credits="")) == TITLE


def test_what_waits_for_a_script_and_what_heads_a_box_are_no_headlines() -> None:
    heading = (
        f"<div class=title>正在读取评论……</div><h3>相关阅读</h3><p>分享到：</p><p align=center>{TITLE}</p>"
    )
    assert headline(article(title="", heading=heading, credits=DATED)) == TITLE


def test_a_day_is_no_headline_and_a_headline_may_begin_with_one() -> None:
    shown = "2025年3月9日疫苗批签发信息公布"
    today = "<h3>2031年12月31日 星期三</h3>"
    assert headline(article(title=SITE, heading=f"{today}<h2>{shown}</h2>", credits=DATED)) == shown


def test_the_heading_of_an_answer_is_not_that_of_the_page() -> None:
    answers = "".join(
        f"<h2># re: 回复{i}</h2><p>2026-01-0{i} 10:20 林一</p><p>{PARAGRAPHS[0]}</p>" for i in (1, 2)
    )
    assert headline(article(title=f"{TITLE}-{SITE}", heading=f"<div>{TITLE}</div>", after=answers)) == TITLE


@pytest.mark.parametrize(
    "shown",
    [
        "【守护冷链青岚在行动】全省疫苗储运专项检查启动",
        "青岚基准抽检合格率：一季度99.2%，二季度99.6%",
        "疫苗库房位置变更须报备，青岚出台新规",
        "退货疫苗返回途中温度如何记录",
    ],
)
def test_a_headline_with_a_word_or_a_sign_of_a_path_in_it(shown: str) -> None:
    assert headline(article(title=SITE, heading=f"<div>{shown}</div>", credits=DATED)) == shown


@pytest.mark.parametrize(
    "between", ["举报/反馈", "正文", "用微信扫码二维码", "www.qinglan.example.cn", "打印本页 关闭窗口"]
)
def test_what_stands_between_a_headline_and_its_credits_is_none(between: str) -> None:
    heading = f"<div>{TITLE}</div><div>{between}</div>"
    assert headline(article(title=SITE, heading=heading, credits=DATED)) == TITLE


@pytest.mark.parametrize("label", ["发稿时间", "上传时间", "录入日期", "公开日期"])
def test_credits_by_any_label_stand_under_a_headline(label: str) -> None:
    credits = f"{label}：2025-03-09 10:20:30　来源：<a href=/>青岚日报</a>　 青岚在线网"
    assert headline(article(title=SITE, heading=f"<div>{TITLE}</div>", credits=credits)) == TITLE


def test_a_box_of_links_over_the_headline_is_none() -> None:
    box = "<div>行情查询：<a href=/a>代码查询</a> <a href=/b>使用说明</a></div>"
    assert headline(article(title=SITE, heading=f"{box}<div>{TITLE}</div>", credits=DATED)) == TITLE


def test_a_heading_of_a_box_among_several_gives_way_to_what_stands_on_the_credits() -> None:
    boxes = "".join(f"<h3>{name}</h3>" for name in ("党建行风", "信息公开", "医院文化"))
    heading = f"{boxes}<div>新闻动态</div><div>{TITLE}</div>"
    assert headline(article(title=SITE, heading=heading, credits=DATED)) == TITLE


def test_a_site_in_front_by_a_hyphen() -> None:
    assert without_site("青岚医药网_药品采购难解行业困局") == "药品采购难解行业困局"
    assert without_site(f"青岚医药网-{TITLE}发现问题四十二个") == f"{TITLE}发现问题四十二个"
    assert without_site("抗新冠-19药物获批上市销售") == "抗新冠-19药物获批上市销售"


@pytest.mark.parametrize("shown", ["<div>{}</div>", ""])
def test_a_document_under_the_name_of_its_column_is_called_as_its_box_says(shown: str) -> None:
    wanted = "关于印发青岚省中药材抽检方案的通知"
    box = (
        "<ul><li>索引号：530000/2025-1</li><li>发布机构：青岚省药品监督管理局</li><li>公开日期：2025-03-09</li>"
        f"<li>名称：{wanted}</li></ul>"
    )
    page = article(title="政府信息公开", heading=box + shown.format(wanted), credits="")
    assert headline(page) == wanted


def test_a_headline_over_whom_it_addresses() -> None:
    body = "<p>各市州市场监督管理局，省药品检验研究院：</p>" + "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    assert headline(article(title=SITE, heading=f"<div>{TITLE}</div>", credits="", body=body)) == TITLE


def test_the_second_line_of_a_headline_stays_and_the_credits_under_it_go() -> None:
    page = f"<html><title>{TITLE}</title><body><h1>{TITLE}</h1><h2>——三百余家单位受检</h2><div>{DATED}</div>"
    page += "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    found = read_page([capture(page)], Layouts())
    assert found.body == "\n".join(["——三百余家单位受检", *PARAGRAPHS])


def test_how_long_ago_it_was_is_no_text() -> None:
    page = article(credits="", body="<time>2 天前</time>" + "".join(f"<p>{p}</p>" for p in PARAGRAPHS))
    assert read_page([capture(page)], Layouts()).body == "\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    "title", ["规范性文件-青岚省药监局", "通知公告_青岚省药品监督管理局", "行政规范性文件"]
)
def test_a_rule_under_the_name_of_its_column_and_of_the_office(title: str) -> None:
    wanted = "青岚省中药材追溯管理办法"
    credits = "青药监规〔2025〕1号　成文日期：2025-03-01　发布日期：2025-03-09　施行日期：2025-05-01"
    body = "<p>第一条　为加强追溯管理，制定本办法。</p><p>第二条　本办法自2025年5月1日起施行。</p>"
    found = facts(article(title=title, heading=f"<div>{wanted}</div>", credits=credits, body=body))
    assert found.headline == wanted
    dates = (found.published, found.issued, found.effective)
    assert [date and date.value for date in dates] == ["2025-03-09", "2025-03-01", "2025-05-01"]


def test_a_headline_over_the_box_of_a_document_and_a_short_text() -> None:
    wanted = "青岚省药监局关于印发追溯办法的通知"
    rows = (("索引号", "53-1", "发文机关", "青岚省药监局"), ("成文日期", "2025年3月1日", "时效性", "有效"))
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    body = "<p>各市州市场监管局：</p><p>现将办法印发给你们，请遵照执行。</p><p>青岚省药监局</p><p>2025年3月1日</p>"
    page = article(
        title="行政规范性文件", heading=f"<div>{wanted}</div>", credits=f"<table>{table}</table>", body=body
    )
    assert headline(page) == wanted


def test_credits_in_english_are_no_headline() -> None:
    credits = "Date: 15/03/2025 Source: Qinglan MPA"
    assert headline(article(title=SITE, heading=f"<div>{TITLE}</div>", credits=credits)) == TITLE
