"""What leads to other articles is no part of this one, whatever it is called and wherever it stands."""

import pytest

from crawler.extract.layout import Layouts
from crawler.extract.read import read_page
from tests.extract.pages import PARAGRAPHS, TITLE, capture

SHORT = "青岚省药品监督管理局昨日公布上月抽检结果，共有三批次中药饮片不合格，已要求停止销售并召回。"
OTHERS = (
    ("云栖县供热管网改造过半", "记者昨日从有关方面获悉，城东片区的改造已经过半，预计入冬前可以全部完成……"),
    ("旅途中的一件小事", "有网友发帖称，自己在外地旅行时遇到一件趣事，引来许多人讨论，也有人表示怀疑……"),
    ("早晚温差大，出门带外衣", "专家提醒，这一时节早晚温差较大，老人和孩子尤其要注意，出门宜多带一件外衣……"),
    ("十二处口袋公园选址公示", "市里今年将新建十二处口袋公园，选址方案已经公示，欢迎各位市民提出意见……"),
)
BOXES = {
    "heading and summary": "<div><h3><a href='/o{n}.html'>{title}</a></h3><p>{text}</p></div>",
    "line break": "<div><a href='/o{n}.html'>{title}</a><br>{text}</div>",
    "picture first": "<div><a href='/o{n}.html'><img src='/{n}.jpg'></a><p><a href='/o{n}.html'>{title}</a>"
    "<span>03-0{n}</span></p><p>{text}</p></div>",
    "who and when first": "<li><div>青岚日报·{n} 小时前</div><h4><a href='/o{n}.html'>{title}</a></h4><p>{text}</p></li>",
    "link at the end": "<div><h4>{title}</h4><p>{text} <a href='/o{n}.html'>[详细]</a></p></div>",
    "title and summary apart": "<h4><a href='/o{n}.html'>{title}</a></h4><p>{text}</p>",
    "terms": "<dl><dt><a href='/o{n}.html'>{title}</a></dt><dd>{text}</dd></dl>",
    "paragraphs": "<p><a href='/o{n}.html'>{title}</a></p><p>{text}</p>",
}
ROWS = "".join(
    f"<tr><td><img src='/{n}.jpg'></td><td><a href='/o{n}.html'>{title}</a><br>{text}</td></tr>"
    for n, (title, text) in enumerate(OTHERS)
)


def read(body: str) -> str:
    page = f"<html><head><title>{TITLE}-青岚药监网</title></head><body>{body}</body></html>"
    return read_page([capture(page)], Layouts()).body


def boxes(kind: str) -> str:
    return "".join(BOXES[kind].format(n=n, title=title, text=text) for n, (title, text) in enumerate(OTHERS))


def text(*paragraphs: str) -> str:
    return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)


@pytest.mark.parametrize("kind", BOXES)
@pytest.mark.parametrize(
    "place",
    [
        "<div><h1>{title}</h1><div>{text}</div><div>{boxes}</div></div>",
        "<div><h1>{title}</h1><div>{text}</div>{boxes}</div>",
        "<div><h1>{title}</h1><div>{text}{boxes}</div></div>",
        "<div><h1>{title}</h1><div>{text}<div>{boxes}</div></div></div>",
    ],
    ids=["box beside", "boxes beside", "boxes within", "box within"],
)
def test_boxes_headed_by_links_are_other_articles(place: str, kind: str) -> None:
    assert read(place.format(title=TITLE, text=text(SHORT), boxes=boxes(kind))) == SHORT


def test_paragraphs_that_begin_with_a_link_are_the_articles_own() -> None:
    names = ("青岚省药品监督管理局", "云栖县市场监督管理局", "临湖市卫生健康委员会")
    lines = [f"{name}表示，{paragraph}" for name, paragraph in zip(names, PARAGRAPHS, strict=True)]
    linked = "".join(
        f"<div><a href='/org/{n}.html'>{name}</a>{line[len(name) :]}</div>"
        for n, (name, line) in enumerate(zip(names, lines, strict=True))
    )
    assert read(f"<div><h1>{TITLE}</h1><div>{linked}</div></div>") == "\n".join(lines)


@pytest.mark.parametrize("place", ["<div>{text}</div>{rows}", "<div>{text}{rows}</div>"])
def test_rows_of_a_table_headed_by_links_are_other_articles(place: str) -> None:
    body = place.format(text=text(SHORT), rows=f"<table>{ROWS}</table>")
    assert read(f"<div><h1>{TITLE}</h1>{body}</div>") == SHORT


def test_a_list_whose_first_column_is_links_is_the_articles_own() -> None:
    rows = "".join(
        f"<tr><td>{n}</td><td><a href='/drug/{n}.html'>复方青岚颗粒第{n}批</a></td><td>装量差异不符合规定，已召回</td></tr>"
        for n in range(1, 6)
    )
    found = read(f"<div><h1>{TITLE}</h1><div>{text(*PARAGRAPHS)}<table>{rows}</table></div></div>")
    assert found.count("装量差异不符合规定") == 5


def test_documents_with_a_word_on_each_are_the_articles_own() -> None:
    listed = "".join(
        f"<p><a href='/f{n}.doc'>疫苗储运检查要点第{n}部分</a></p><p>供各接种单位自查时参照，其中第{n}章为必查内容。</p>"
        for n in range(1, 5)
    )
    found = read(f"<div><h1>{TITLE}</h1><div>{text(*PARAGRAPHS)}{listed}</div></div>")
    assert found.count("为必查内容") == 4


def test_a_box_with_a_short_title_among_others_is_one_of_them() -> None:
    short = "<div><h3><a href='/s.html'>快讯</a></h3><p>青岚省下周起降温，请各单位做好冷库的巡查……</p></div>"
    first, second = boxes("heading and summary").split("<div><h3><a href='/o2", 1)
    body = f"{text(SHORT)}{first}{short}<div><h3><a href='/o2{second}"
    assert read(f"<div><h1>{TITLE}</h1><div>{body}</div></div>") == SHORT


def test_lists_of_links_between_paragraphs_head_none_of_them() -> None:
    listed = "".join(f"<li><a href='/o{n}.html'>{title}</a></li>" for n, (title, _) in enumerate(OTHERS))
    body = "".join(f"<p>{paragraph}</p><ul>{listed}</ul>" for paragraph in (SHORT, *PARAGRAPHS, SHORT))
    assert read(f"<div><h1>{TITLE}</h1><div>{body}</div></div>") == "\n".join((SHORT, *PARAGRAPHS, SHORT))
