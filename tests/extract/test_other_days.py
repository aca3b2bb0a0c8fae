"""Days on a page that are not of its article: of events, lists, answers, the frame, and of what scripts say of others."""

import pytest

from tests.extract.pages import TITLE, article
from tests.extract.test_dates_shown import day


def test_days_that_scripts_give_to_many_articles() -> None:
    many = '<script>var list=[{"publishTime":"2026-01-05"},{"publishTime":"2026-01-06"}]</script>'
    assert day(article(credits=many)) is None


@pytest.mark.parametrize(
    "other",
    [
        "会议时间：2025年3月4日　地点：青岚",
        "<table><tr><td>成立时间</td><td>1999年3月4日</td></tr><tr><td>电话</td><td>12345</td></tr></table>",
        "成文日期：2025-02-28",
        "施行日期：2025-05-01",
        "（青岚省药品监督管理局令第8号公布　自2025年5月1日起施行）",
        "报名截止：2025-05-01",
        "今天是2031年12月31日 星期三",
        "现在是北京时间：2031-12-31 10:20",
        "公示时间：2025年3月4日至3月10日",
        "2025年3月4、5日　青岚",
        "2025.3.4-2025.3.6",
        "（2025年3月4日－6日，青岚大学）",
        "<p>培训时间</p><p>2025年3月4日</p><p>培训地点</p><p>青岚</p>",
        "图为检查现场（2025年3月4日摄）",
        "申请日：2025.03.04",
        "招标编号：QL-2025-03-04",
        "<table><tr><td>有效期至</td><td>2029-02-28</td></tr><tr><td>文号</td><td>Z20240001</td></tr></table>",
    ],
)
def test_days_of_other_things(other: str) -> None:
    assert day(article(credits=other)) is None


@pytest.mark.parametrize(
    "page",
    [
        article(credits="", heading=f"<div>2031年12月31日 星期三</div><h1>{TITLE}</h1>"),
        article(
            credits="",
            heading=f"<div>2031年12月31日</div><div>当前位置：首页 &gt; 要闻</div><h1>{TITLE}</h1>",
        ),
        article(credits="", heading=f"<div>2031/12/31 10:20:30 登录 注册</div><h1>{TITLE}</h1>"),
        article(
            credits="",
            heading="<div><span>2031年12月31日</span> <span>星期三</span> <a href=/>设为首页</a></div>"
            f"<h1>{TITLE}</h1>",
        ),
        article(credits="", after="<div>Copyright © 2031-01-01 青岚</div>"),
        article(
            credits="", after="<div><h3>网友评论</h3><p>小叶 发表于 2031-10-10 10:20</p><p>好。</p></div>"
        ),
        article(
            credits="",
            heading="<ul><li><a href=/1>省局部署工作</a> 2031-11-10</li><li><a href=/2>疫苗检查</a> 2031-11-11</li></ul>"
            f"<h1>{TITLE}</h1>",
        ),
        article(
            credits="<ul>"
            + "".join(f"<li><a href=/{i}>部署工作</a> 2031-11-1{i}</li>" for i in range(5))
            + "</ul>"
        ),
    ],
)
def test_days_of_the_frame_of_answers_and_of_lists(page: str) -> None:
    assert day(page) is None


def test_a_weekday_under_the_headline_is_of_the_article_when_nothing_else_is() -> None:
    weekday = "<div>2025年3月9日 星期日</div>"
    assert day(article(credits=weekday)) == "2025-03-09"
    assert (
        day(article(credits=f"{weekday}<div>2025-03-10 10:20 来源：青岚网</div>"))
        == "2025-03-10T10:20:00+08:00"
    )


def test_the_copy_of_the_headline_that_stands_on_the_credits() -> None:
    path = f"<div>首页 &gt; {TITLE}</div><div>{TITLE}</div><div>2031-12-31 星期三</div>"
    page = article(heading=f"{path}<h1>{TITLE}</h1>", credits="2025-03-09 10:20　青岚日报")
    assert day(page) == "2025-03-09T10:20:00+08:00"


def test_the_box_of_a_document_over_its_headline() -> None:
    rows = "<p>成文日期：2025年02月28日</p><p>发文字号：青药〔2025〕1号</p><p>发布日期：2025年03月04日</p>"
    assert day(article(credits="", heading=f"{rows}<h1>{TITLE}</h1>")) == "2025-03-04"


def test_the_month_in_an_address_is_no_day() -> None:
    assert day(article(credits=""), "http://yj.example.cn/200502/77.html") is None


@pytest.mark.parametrize("credits", ["2025-03-04 10:20", "青岚日报 2025-03-04"])
def test_the_times_of_readers_under_a_short_article_are_not_its_own(credits: str) -> None:
    answers = "".join(
        f"<dl><dt>小城{n} 发表于 2025-3-{n + 6} 10:0{n}</dt><dd>我也这样想，支持！</dd></dl>"
        for n in range(3)
    )
    body = f"<p>本周六停水一天，请提前储水。</p>{answers}"
    assert (day(article(body=body, credits=credits)) or "")[:10] == "2025-03-04"
