"""An article of one sentence, on a page where much else has sentences too."""

import pytest

from crawler.extract.layout import Layouts
from crawler.extract.read import read_page
from tests.extract.pages import MENU, TITLE, capture

TOLD = "日前，青南县药检所就疫苗储运发布抽检公告，相关企业应当在三十二个工作日内提交整改报告。"
ABOUT = "青岚药监在线创办于2003年，是服务全省医药行业的专业网站，设有政策、资讯、数据等栏目，欢迎关注。"
OTHER = (
    "一季度，市食药安办就麻醉药品管理部署年度任务，有关负责人表示，将持续加大监管力度，切实保障群众用药安全。"
)
HEADING = f"<h2>{TITLE}</h2>"
TEASERS = "".join(
    f"<div><h4><a href='/{at}.html'>市食药安办部署年度任务</a></h4><p>{OTHER}</p></div>" for at in range(4)
)
COMMENTS = "".join(
    f"<div class='c'><b>网友{at}</b> 2025-03-2{at} 10:00<p>支持！希望多检查，老百姓才放心。</p><a>回复</a></div>"
    for at in range(3)
)


def read(body: str) -> str:
    page = f"<html><head><title>{TITLE}-青岚药监网</title></head><body><ul>{MENU}</ul>{body}</body></html>"
    return read_page([capture(page)], Layouts()).body


@pytest.mark.parametrize(
    "page",
    [
        f"{HEADING}<div>来源：青岚日报 2025-03-04</div><div class='c'>　　{TOLD}</div><div><p>{ABOUT}</p></div>",
        f"<table><tr><td>{HEADING}</td></tr><tr><td><p>{TOLD}</p></td></tr><tr><td><div>{TEASERS}</div></td></tr></table>",
        f"<article><h1>{TITLE}</h1><span>2025-03-04</span><br>{TOLD}<div id='comments'>{COMMENTS}</div></article>"
        f"<div><p>{ABOUT}</p></div>",
        f"<div class='text'>{HEADING}<div>{TOLD}</div></div><div class='x'><h3>本站简介</h3><p>{ABOUT}</p></div>",
        f"<div class='x'><h3>关于我们</h3><p>{ABOUT * 2}</p></div><div class='text'>{HEADING}<p>{TOLD}</p><p>{OTHER}</p></div>",
    ],
)
def test_the_sentence_closest_below_the_headline_is_it(page: str) -> None:
    assert read(page).split("\n")[0] == TOLD
    assert "创办" not in read(page)


def test_a_bullet_goes_with_its_link() -> None:
    links = "<br>".join(f"·<a href='/{at}.html'>市食药安办部署年度任务</a>" for at in range(4))
    text = "".join(f"<p>{words}</p>" for words in (TOLD, OTHER, TOLD))
    assert read(f"<div>{HEADING}{text}<div><b>相关链接：</b><br>{links}</div></div>") == "\n".join(
        (TOLD, OTHER, TOLD)
    )


@pytest.mark.parametrize(
    "credit",
    [
        "<ul><li>2025-03-04</li><li>青岚日报</li><li><a>分享</a></li></ul>",
        "<span>2025/03/04</span><span>青岚新闻网</span>",
    ],
)
def test_an_outlet_by_the_date_is_no_text(credit: str) -> None:
    text = "<br>".join(f"　　{words}" for words in (TOLD, OTHER, TOLD))
    assert read(f"<div>{HEADING}{credit}{text}</div>") == "\n".join((TOLD, OTHER, TOLD))


def test_short_lines_that_lead_nowhere_are_an_article_too() -> None:
    poem = ("山间的风", "吹过晒药的场院", "黄芪和当归", "在秋阳里静静地躺着", "像一群", "走累了的孩子")
    lines = "".join(f"<p>{line}</p>" for line in poem)
    page = f"<div><h2>{TITLE}</h2><div>2025-03-04 来源：青岚日报</div><div>{lines}</div></div><div><a href='/1'>上一篇</a></div>"
    assert read(page) == "\n".join(poem)
