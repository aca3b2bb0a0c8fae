"""The box that an official document is shown with: facts are taken from it, and what it says stays."""

import pytest

from crawler.extract.layout import Layouts
from crawler.extract.page import Page
from crawler.extract.read import read_page
from tests.extract.pages import PARAGRAPHS, TITLE, article, capture

TEXT = "".join(f"<p>　　{words}</p>" for words in PARAGRAPHS)
LINES = list(PARAGRAPHS)
OFFICE = "青岚省药品监督管理局"
FIELDS = {
    "索 引 号": "QL0012/2025-31",
    "主题分类": "药品监管",
    "发布机构": OFFICE,
    "成文日期": "2025年3月1日",
    "文　　号": "青药监〔2025〕3号",
    "发布日期": "2025-03-04",
}


def rows(cell: str) -> str:
    """A table of two fields a row."""
    cells = [cell.format(label, value) for label, value in FIELDS.items()]
    return (
        f"<table>{''.join(f'<tr>{a}{b}</tr>' for a, b in zip(cells[::2], cells[1::2], strict=True))}</table>"
    )


def one_by_one(field: str) -> str:
    """Each field after the other."""
    return "".join(field.format(label, value) for label, value in FIELDS.items())


BOXES = {
    "cells": rows("<td><b>{}：</b></td><td>{}</td>"),
    "label in the cell": rows("<td><b>{}:</b> <span>{}</span></td>"),
    "list": f"<ul>{one_by_one('<li><span>{}：</span>{}</li>')}</ul>",
    "terms": f"<dl>{one_by_one('<dt>{}：</dt><dd>{}</dd>')}</dl>",
    "without colons": f"<div>{one_by_one('<div>{}</div><div>{}</div>')}</div>",
}


def read(body: str, **kwargs: str) -> Page:
    return read_page(
        [capture(article(body, credits="", **kwargs), url="http://yj.example.cn/a.html")], Layouts()
    )


@pytest.mark.parametrize("place", ["over", "under"])
@pytest.mark.parametrize("box", BOXES.values(), ids=BOXES)
def test_the_box_names_who_issued_it_and_when(box: str, place: str) -> None:
    heading = f"<h1>{TITLE}</h1>"
    page = read(TEXT, heading=f"{box}{heading}" if place == "over" else f"{heading}{box}")
    assert page.facts.source == OFFICE
    assert page.facts.published
    assert page.facts.published.value == "2025-03-04"
    assert page.facts.issued
    assert page.facts.issued.value == "2025-03-01"


@pytest.mark.parametrize("box", BOXES.values(), ids=BOXES)
def test_in_the_body_it_stays_and_the_headline_does_not(box: str) -> None:
    lines = read(f"{box}<p><b>{TITLE}</b></p>{TEXT}", heading="").body.split("\n")
    assert lines[-3:] == LINES
    assert TITLE not in lines
    assert any("QL0012/2025-31" in line and "索" in line for line in lines)


def test_an_outlet_that_is_credited_goes_before_the_office() -> None:
    page = read(TEXT, heading=f"{BOXES['list']}<h1>{TITLE}</h1><p>来源：青岚日报</p>")
    assert page.facts.source == "青岚日报"


@pytest.mark.parametrize("label", ["发布单位：", "发布机构: ", "供稿单位：", "發布單位："])
def test_an_office_may_be_credited_without_a_box(label: str) -> None:
    page = read(TEXT, heading=f"<h1>{TITLE}</h1><p>{label}{OFFICE} 发布日期：2025-03-04</p>")
    assert page.facts.source == OFFICE


def test_a_list_of_products_is_no_box() -> None:
    rows = "<tr><td>名称</td><td>文号</td><td>来源</td></tr>" + "".join(
        f"<tr><td>青岚颗粒{at}</td><td>国药准字Z{at}</td><td>抽检</td></tr>" for at in range(3)
    )
    assert (
        read(f"<p>{PARAGRAPHS[0]}</p><table>{rows}</table><p>{PARAGRAPHS[1]}</p>").body.split("\n")[1]
        == "名称\t文号\t来源"
    )
