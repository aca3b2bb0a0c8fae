"""Documents and pictures: kept with the article they belong to, also where it has no text."""

import pytest

from archive.derivation import Link
from crawler.derive import derive
from crawler.errors import NoArticle
from tests.extract.pages import MENU, PARAGRAPHS, TITLE, capture

TEXT = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
SITE = "http://yj.example.cn"
FILES = "<ul><li><a href='/f/1.pdf'>检查要点.pdf</a></li><li><a href='/f/2.xls'>结果汇总表.xls</a></li></ul>"
LINKS = (Link(f"{SITE}/f/1.pdf", "检查要点.pdf"), Link(f"{SITE}/f/2.xls", "结果汇总表.xls"))


def page(body: str) -> str:
    return (
        f"<html><head><title>{TITLE}-青岚药监网</title></head><body><img src='/logo.png'><ul>{MENU}</ul>"
        f"<div class='x'><h1>{TITLE}</h1><p>2025-03-04</p>{body}</div>"
        f"<div><a href='/app'><img src='/u/9.jpg'></a></div></body></html>"
    )


@pytest.mark.parametrize(
    "body",
    [
        f"<div class='c'>{TEXT}</div><div class='fj'><h4>附件下载</h4>{FILES}</div>",
        f"<div class='c'>{TEXT}</div>{FILES}",
        f"<div><div class='c'>{TEXT}</div></div><div>{FILES}</div>",
        f"<div class='c'>{TEXT}{FILES}</div>",
    ],
)
def test_documents_below_the_text_are_of_the_article(body: str) -> None:
    found = derive([capture(page(body))])
    assert found.attachments == LINKS
    assert found.text.startswith("\n".join(PARAGRAPHS))


def test_a_document_in_a_list_of_other_pages_is_not() -> None:
    other = "".join(f"<li><a href='/n/{at}.html'>市食药安办部署年度任务</a></li>" for at in range(5))
    body = f"<div class='c'>{TEXT}</div><div><ul>{other}<li><a href='/f/1.pdf'>简报.pdf</a></li></ul></div>"
    assert derive([capture(page(body))]).attachments == ()


def test_an_article_that_is_a_document() -> None:
    found = derive([capture(page("<div><a href='/f/1.pdf'>青岚省药品监督管理局公告.pdf</a></div>"))])
    assert found.text == "青岚省药品监督管理局公告.pdf"
    assert [link.url for link in found.attachments] == [f"{SITE}/f/1.pdf"]


def test_an_article_that_is_pictures() -> None:
    found = derive(
        [
            capture(
                page("<div class='c'><p><img src='/u/1.jpg'></p><p><img src='/u/2.jpg' alt='图二'></p></div>")
            )
        ]
    )
    assert found.completeness.status == "image-only"
    assert [image.url for image in found.images] == [f"{SITE}/u/1.jpg", f"{SITE}/u/2.jpg"]
    assert found.date_published == "2025-03-04"


@pytest.mark.parametrize(
    "mark",
    ["<img src='/img/qrcode.png'>", "<img src='/x.gif' width='16'>", "<a href='/'><img src='/u/1.jpg'></a>"],
)
def test_marks_are_no_pictures_of_an_article(mark: str) -> None:
    with pytest.raises(NoArticle):
        derive([capture(page(f"<div class='c'>{mark}</div>"))])


def test_pictures_are_the_article_where_only_the_foot_of_the_page_has_words() -> None:
    foot = "<div><p>主办：青岚省药品监督管理局 地址：青岚市东湖路8号 邮编：600000</p></div>"
    shown = page("<div><p><img src='/u/1.jpg' width=800></p><p><img src='/u/2.jpg' width=800></p></div>")
    found = derive([capture(shown.replace("</body>", f"{foot}</body>"))])
    assert (found.text, found.completeness.status) == ("", "image-only")
    assert [image.url for image in found.images] == [f"{SITE}/u/1.jpg", f"{SITE}/u/2.jpg"]
