"""An article of a few lines is the article, however much else the page says."""

import pytest

from crawler.extract.layout import Layouts
from crawler.extract.read import read_page
from tests.extract.pages import MENU, TITLE, capture

SHORT = "青岚省药品监督管理局昨日公布上月抽检结果，共有三批次中药饮片不合格，已要求停止销售并召回。"
FEW = "青岚省上月有三批饮片不合格，已责令停售并召回，具体批号见附表。详情请咨询各地药监部门。"
LEGAL = (
    "本网站所有信息仅供参考，不承担任何责任。未经书面授权，任何单位和个人不得转载、摘编或建立镜像，违者依法追究责任。",
    "登录即表示您同意《用户协议》和《隐私政策》，我们会保护您的个人信息，未经您允许，不向第三方提供，请放心使用本站的各项服务。",
    "版权所有：青岚在线，地址：青岚市东湖路8号，邮编：100000，电话：000-12345678，建议使用1024×768分辨率浏览，谢谢您的支持。",
)
SENTENCE = (
    "检查人员在城东的一家药店里看到，货架上的药品摆放整齐，台账齐全，店员能说出每一种药从哪里来、卖给了谁。"
)


def read(body: str) -> str:
    page = f"<html><head><title>{TITLE}-青岚药监网</title></head><body>{body}</body></html>"
    return read_page([capture(page)], Layouts()).body


@pytest.mark.parametrize("legal", LEGAL)
@pytest.mark.parametrize(
    "place",
    [
        "<div><h1>{title}</h1><p>{text}</p></div><div class='x1'><p>{legal}</p></div>",
        "<div class='x1'><p>{legal}</p></div><div><h1>{title}</h1><div>{text}</div></div>",
    ],
    ids=["below", "above"],
)
def test_what_a_site_says_of_itself_weighs_nothing(place: str, legal: str) -> None:
    assert read(place.format(title=TITLE, text=SHORT, legal=legal)) == SHORT


def test_an_article_that_speaks_of_privacy_is_one() -> None:
    told = f"{SHORT}该局提醒，网上购药时请读清平台的隐私政策，谨慎填写个人信息。"
    assert read(f"<div><h1>{TITLE}</h1><p>{SENTENCE}</p><p>{told}</p></div>") == f"{SENTENCE}\n{told}"


def test_the_numbers_of_what_is_told_of_do_not_take_its_words() -> None:
    told = f"{SENTENCE * 3}三家企业的许可证编号和产品的备案号见附表。"
    legal = f"<div class='x1'><p>{LEGAL[0]}</p></div>"
    assert read(f"<div><h1>{TITLE}</h1><div><p>{told}</p></div></div>{legal}") == told


@pytest.mark.parametrize(
    "when", ["（2025-03-0{n} 17:19）", " 2025年3月{n}日", "(03-0{n} 17:19PM)", " [2025/03/0{n}]"]
)
def test_links_with_a_date_behind_each_are_a_list(when: str) -> None:
    links = "<br>".join(
        f"·<a href='/n{n}.html'>青岚市第{n}人民医院开设夜间儿科和急诊门诊</a>{when.format(n=n)}"
        for n in range(1, 9)
    )
    page = f"<table><tr><td><b>{TITLE}</b><p>{SHORT}</p><table><tr><td>{links}</td></tr></table></td></tr></table>"
    assert read(page) == SHORT


def test_a_long_first_paragraph_under_a_linked_title_is_another_article() -> None:
    stream = "".join(
        f"<li><h3><a href='/n{n}.html'>青岚市第{n}人民医院开设夜间门诊</a></h3><p>{SENTENCE * 9}</p></li>"
        for n in range(5)
    )
    told = f"{SHORT}{SENTENCE}"
    assert read(f"<div><div><h1>{TITLE}</h1><p>{told}</p></div></div><ul class='x1'>{stream}</ul>") == told


def test_a_thread_in_tables_is_no_list_of_teasers() -> None:
    posts = "".join(
        f"<table class='p'><tr><td><a href='/u{n}'>青岚网友第{n}号的主页</a></td></tr><tr><td>{SENTENCE * 9}</td></tr></table>"
        for n in range(3)
    )
    assert SENTENCE in read(f"<h1>{TITLE}</h1>{posts}")


def test_a_few_lines_under_the_headline_outdo_a_little_more_elsewhere() -> None:
    page = (
        f"<ul>{MENU}</ul><div><div><h1>{TITLE}</h1><div><p>{FEW}</p></div></div></div>"
        f"<div class='dlg'><ul>{MENU}</ul><p>{SENTENCE * 2}</p></div>"
    )
    assert read(page) == FEW
