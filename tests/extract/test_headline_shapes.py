"""Headlines: every way of calling a page in its title, with every way of showing what it is called."""

import pytest

from crawler.extract.layout import Layouts
from crawler.extract.read import read_page
from tests.extract.pages import BODY, MENU, TITLE, capture

OFFICE = "青岚省药品监督管理局"
CREDITS = "<div>发布时间：2025-03-09 来源：办公室</div>"
LATEST = "".join(f"<li><a href='/{at}'>省局召开第{at}次工作会议</a></li>" for at in range(3))

TITLES = (
    "",
    OFFICE,
    f"工作动态 - {OFFICE}",
    f"工作动态_{OFFICE}",
    f"欢迎光临{OFFICE}网站",
    "文章内容页",
    "信息详情",
    "新闻详情-青岚网",
    f"{TITLE}_{OFFICE}",
    f"{TITLE} {OFFICE}",
    f"{TITLE[:8]}...-{OFFICE}",
    f"{OFFICE} {TITLE}",
    f"{OFFICE}-工作动态-{TITLE}",
    f"{OFFICE}>>工作动态>>{TITLE}",
    f"{OFFICE}【{TITLE}】",
    f"{TITLE} 2025-03-09",
)
SHOWN = {
    "h1": f"<h1>{TITLE}</h1>{CREDITS}",
    "div": f"<div>{TITLE}</div>{CREDITS}",
    "bold": f"<p align=center><b>{TITLE}</b></p>{CREDITS}",
    "table": f"<table><tr><td align=center>{TITLE}</td></tr><tr><td>2025-03-09 办公室</td></tr></table>",
    "label": f"<div><span>标题：</span><span>{TITLE}</span></div>{CREDITS}",
    "two lines": f"<div>{TITLE[:6]}<br>{TITLE[6:]}</div>{CREDITS}",
    "column": f"<h2>工作动态</h2><div>{TITLE}</div>{CREDITS}",
    "path": f"<div>首页 &gt; 工作动态 &gt; {TITLE}</div><div>{TITLE}</div>{CREDITS}",
    "no credits": f"<div>{TITLE}</div>",
    "byline": f"<div>{TITLE}</div><div>文/林一 图/周二</div>{CREDITS}",
    "reporter": f"<div>{TITLE}</div><div>本报记者 林一</div>{CREDITS}",
    "buttons": f"<div>{TITLE}</div><div>A- A A+ 打印 分享</div>{CREDITS}",
}


@pytest.mark.parametrize("shown", SHOWN)
@pytest.mark.parametrize("beside", ["", f"<div><h3>最新文章</h3><ul>{LATEST}</ul></div>"], ids=["", "beside"])
@pytest.mark.parametrize("title", TITLES)
def test_the_headline_is_found(title: str, beside: str, shown: str) -> None:
    page = (
        f"<html><head><title>{title}</title></head><body><ul>{MENU}</ul>{beside}"
        f"<div class=m>{SHOWN[shown]}<div>{BODY}</div></div><div>版权所有 {OFFICE}</div></body></html>"
    )
    found = read_page([capture(page, url="http://yj.example.cn/show.asp?id=7")], Layouts()).facts.headline
    assert (found or "").replace(" ", "") == TITLE
