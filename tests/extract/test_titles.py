"""Headlines that the title of a page tells, with the site, its columns and its path taken off."""

import pytest

from crawler.extract.titles import is_site, without_site
from tests.extract.pages import MENU, PARAGRAPHS, TITLE, article
from tests.extract.test_headline import DATED, SITE, facts, headline


@pytest.mark.parametrize(
    "sign",
    [" - ", "-", "_", "|", " | ", "｜", "--", "——", " · ", " > ", " >> ", " :: ", "－", " ~ ", " / ", " "],
)
def test_every_sign_that_sets_the_site_off(sign: str) -> None:
    assert without_site(f"{TITLE}{sign}{SITE}") == TITLE


@pytest.mark.parametrize(
    "title", [f"{TITLE}【{SITE}】", f"{TITLE}({SITE})", f"{TITLE}[{SITE}]", f"{TITLE},{SITE}"]
)
def test_a_site_in_brackets_or_after_a_comma(title: str) -> None:
    assert without_site(title) == TITLE


@pytest.mark.parametrize("title", [f"{SITE}_{TITLE}", f"{SITE} - {TITLE}", f"{TITLE}-监管动态-{SITE}"])
def test_a_site_in_front_and_a_column_between(title: str) -> None:
    assert without_site(title) == TITLE


@pytest.mark.parametrize(
    "title",
    [
        "青岚省1-10月疫苗检查结果公布",
        "青岚省开展检查(第二批)",
        "青岚省开展检查 发现问题四十二个",
        "图说| 青岚省开展检查",
    ],
)
def test_a_title_that_names_no_site_is_whole(title: str) -> None:
    assert without_site(title) == title


def test_a_dash_of_two_parts_a_site_off_and_not_a_second_line() -> None:
    assert without_site(f"守住冷链最后一公里——{TITLE}") == f"守住冷链最后一公里——{TITLE}"
    assert without_site(f"守住冷链最后一公里——{TITLE}_要闻_{SITE}") == f"守住冷链最后一公里——{TITLE}"
    assert without_site(f"{TITLE}——青岚省药品监督管理局官方网站") == TITLE
    assert without_site(f"{TITLE}——要闻——{SITE}") == TITLE


def test_names_of_sites_and_columns() -> None:
    assert all(map(is_site, ("青岚网", "新闻中心", "通知公告", "青岚晚报", "政策法规")))
    assert not any(map(is_site, ("疫苗检查结果公布", "雄鹿新区", TITLE)))


@pytest.mark.parametrize("tag", ["h1", "h2", "h3"])
def test_a_heading_of_which_there_are_several_heads_boxes(tag: str) -> None:
    boxes = "".join(f"<{tag}>{name}</{tag}><ul>{MENU}</ul>" for name in ("导读", "本站统计", "文章归档"))
    heading = f"<div><a href='/show.asp?id=7'>{TITLE}</a></div>"
    body = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    page = f"<html><body><div>{boxes}</div><div>{heading}<div>{body}</div></div></body></html>"
    assert headline(page) == TITLE


@pytest.mark.parametrize(
    "bar", ["分享到：", "22  59", "A- A A+", "<a href='#'>22</a> <a href='#'>T</a> <a href='#'>+</a>"]
)
def test_buttons_and_counters_part_no_headline_from_its_credits(bar: str) -> None:
    heading = f"<div>{TITLE}</div><div>分享到：</div><div>{bar}</div><div>A-A+</div>"
    assert headline(article(title=SITE, heading=heading, credits=DATED)) == TITLE


@pytest.mark.parametrize(
    "path",
    [
        "青岚在线 >> 国内新闻 >> ",
        "青岚在线 > 药监 > ",
        "青岚在线::新闻::",
        "首页 » 要闻 » ",
        "青岚网_新闻中心_",
    ],
)
def test_a_title_that_is_a_path_ends_in_the_headline(path: str) -> None:
    assert without_site(f"{path}{TITLE}") == TITLE


def test_a_headline_between_two_names_of_the_site_is_no_step_of_a_path() -> None:
    assert without_site(f"青岚网_{TITLE}_青岚省药品监督管理局信息中心主办的门户网站") == TITLE


@pytest.mark.parametrize(
    "shown",
    [
        "<div><h3>联系我们</h3><p>地址：青岚市东湖路8号</p></div>",
        "<div><h3>网上调查</h3><form><input type=radio>满意</form></div>",
        "<div><p><strong>一、总体情况</strong></p></div>",
    ],
)
@pytest.mark.parametrize(
    "title", ["{}_监管动态_青岚在线", "青岚省药监局 - {}", "{}--青岚频道--青岚网", "{} | 青岚在线"]
)
def test_a_headline_that_only_the_title_has(title: str, shown: str) -> None:
    wanted = "青东市市场监管局部署年度任务（第3号）"
    page = article(
        title=title.format(wanted), heading="", credits="", body=f"{shown}<p>{PARAGRAPHS[0] * 3}</p>"
    )
    found = facts(page)
    assert found.headline == wanted


def test_a_heading_on_the_credits_goes_before_a_title() -> None:
    page = article(title="青岚省药品监督管理局信息公开目录 - 青岚在线", heading=f"<h3>{TITLE}</h3>")
    assert facts(page).headline == TITLE


@pytest.mark.parametrize(
    "title",
    ["青岚药业：专注中药饮片三十年 - 官网", "青岚药业股份有限公司 - 首页", "青岚大学附属第一医院 | 动态"],
)
def test_a_heading_over_the_text_goes_before_what_a_firm_calls_all_its_pages(title: str) -> None:
    page = article(title=title, heading=f"<div class='title'>{TITLE}</div>", credits="")
    assert facts(page).headline == TITLE


@pytest.mark.parametrize(
    "subheading", ["<h3>检查情况</h3>", "<p><strong>检查情况</strong></p>", "<h4>检查结果与下一步</h4>"]
)
@pytest.mark.parametrize("sign", ["_监管动态_青岚在线", "-青岚药监网", ""])
def test_a_subheading_is_less_of_a_headline_than_a_title_that_the_text_tells_of(
    subheading: str, sign: str
) -> None:
    wanted = "青岚省疫苗储运专项检查责令整改四十二个问题"
    body = subheading + "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    assert headline(article(title=wanted + sign, heading="", credits="", body=body)) == wanted
