"""What stands beside the paragraphs of a short article and is of it: its table, its list, the names of its documents."""

import pytest

from crawler.extract.layout import Layouts
from crawler.extract.read import read_page
from tests.extract.pages import MENU, PARAGRAPHS, TITLE, article, capture

ROWS = (
    ("序号", "药品名称", "批号", "不合格项目"),
    ("1", "板蓝根颗粒", "240501", "含量测定"),
    ("2", "黄芪", "240702", "性状"),
)
TOLD, MORE = PARAGRAPHS[0], PARAGRAPHS[1]
ABOUT = (
    "青岚药学网创办于2003年，是青岚省药学会主管的专业网站，面向全省药师、医师和医药企业，提供政策解读、继续教育、会议资讯等服务，"
    "注册会员超过三万人，欢迎广大同仁关注、投稿。"
)


def read(body: str, **kwargs: str) -> list[str]:
    return read_page([capture(article(body, **kwargs))], Layouts()).body.split("\n")


def table(cell: str) -> str:
    rows = "".join("<tr>" + "".join(cell.format(words) for words in row) + "</tr>" for row in ROWS)
    return f"<table border=1>{rows}</table>"


@pytest.mark.parametrize(
    "cell", ["<td>{}</td>", "<td><p class='MsoNormal'><span>{}</span></p></td>", "<th>{}</th>"]
)
def test_a_table_goes_with_the_paragraph_over_it(cell: str) -> None:
    lines = ["\t".join(row) for row in ROWS]
    assert read(f"<p>{TOLD}</p>{table(cell)}") == [TOLD, *lines]
    assert read(f"{table(cell)}<p>{TOLD}</p>") == [*lines, TOLD]


@pytest.mark.parametrize("kind", ["ul", "ol"])
def test_a_list_goes_with_the_paragraph_over_it(kind: str) -> None:
    items = ["冷链设备运行记录；", "温度监测数据；", "不合格品处置台账。"]
    listed = f"<{kind}>{''.join(f'<li>{item}</li>' for item in items)}</{kind}>"
    assert read(f"<p>{TOLD}</p><p>重点如下：</p>{listed}<p>{MORE}</p>") == [TOLD, "重点如下：", *items, MORE]


def test_the_names_of_documents_are_text() -> None:
    names = ["不合格产品名单.doc", "检验结果汇总表.xls"]
    listed = "".join(f"<li><a href='/a/{at}{name[-4:]}'>{name}</a></li>" for at, name in enumerate(names))
    assert read(f"<p>{TOLD}</p><p>附件：</p><ul>{listed}</ul>") == [TOLD, "附件：", *names]


def test_links_to_other_pages_do_not() -> None:
    listed = "".join(f"<li><a href='/n/{at}.html'>全省医疗器械飞行检查结果公布</a></li>" for at in range(3))
    assert read(f"<p>{TOLD}</p><ul>{listed}</ul>") == [TOLD]


@pytest.mark.parametrize("size", [1, 4])
@pytest.mark.parametrize(
    "shape",
    [
        "<div class='about'><p>{about}</p></div><div><h1>{title}</h1><p>{told}</p></div>",
        "<div><div><p>{about}</p></div></div><div><b>{title}</b><div>2025-03-04</div><div>{told}</div></div>",
    ],
)
def test_a_sentence_by_the_headline_outdoes_what_a_site_says_of_itself(shape: str, size: int) -> None:
    told = "青岚省药监局今日公布上月抽检结果，三批次饮片不合格，已停止销售。"
    page = f"<html><head><title>{TITLE}-青岚药学网</title></head><body><ul>{MENU}</ul>{shape}</body></html>"
    found = read_page([capture(page.format(about=ABOUT * size, title=TITLE, told=told))], Layouts())
    assert found.body == told


def test_paragraphs_that_are_wrapped_several_times() -> None:
    wrapped = "".join(
        f"<section><section><p><span>{words}</span></p></section></section>" for words in (TOLD, MORE)
    )
    offered = "".join(f"<li><a href='/n/{at}.html'>全省医疗器械飞行检查结果公布</a></li>" for at in range(5))
    assert read(f"<h3>一、总体情况</h3>{wrapped}<ul>{offered}</ul>") == ["一、总体情况", TOLD, MORE]


def test_a_table_that_only_tells_weighs_what_it_says() -> None:
    rows = "".join(f"<tr><td>{at}</td><td>青岚颗粒</td><td>2405{at}</td></tr>" for at in range(10, 30))
    bar = "<ul><li><a href='/1'>打印</a></li><li><a href='/2'>收藏</a></li><li><a href='/3'>全省飞行检查结果公布</a></li></ul>"
    assert (
        read(f"<div><p>{TOLD}</p></div><div><table>{rows}</table></div>{bar}")[-1] == "29\t青岚颗粒\t240529"
    )
