"""Who wrote and who edited: told apart, and nobody who did neither."""

import pytest

from crawler.extract.layout import Layouts
from crawler.extract.page import Facts
from crawler.extract.read import read_page
from tests.extract.pages import PARAGRAPHS, article, capture

BODY = "".join(f"<p>　　{p}</p>" for p in PARAGRAPHS)


def facts(page: str) -> Facts:
    return read_page([capture(page, url="http://yj.example.cn/show.asp?id=7")], Layouts()).facts


@pytest.mark.parametrize(
    ("credits", "authors", "editor"),
    [
        ("作者：林一 责任编辑：周二", ("林一",), "周二"),
        ("作　者：林一、王二小", ("林一", "王二小"), None),
        ("2025-03-09来源：青岚日报作者：林一编辑：周二", ("林一",), "周二"),
        ("撰文：林一 校对：郑四 审核：吴三", ("林一",), None),
        ("本报记者 林一 王二小", ("林一", "王二小"), None),
        ("2025-03-09 审核：吴三 校对：郑四 责编：周二", (), "周二"),
        ("編輯：周二 2025-03-09", (), "周二"),
        ("2025-03-09 责任编辑：周二_QL0425", (), "周二"),
        ("2025-03-09 责任编辑：QL041", (), None),
        ("2025-03-09 青嵐社 記者林一／三河28日電", ("林一",), None),
    ],
)
def test_by_the_headline(credits: str, authors: tuple[str, ...], editor: str | None) -> None:
    found = facts(article(credits=credits))
    assert (found.authors, found.editor) == (authors, editor)


@pytest.mark.parametrize(
    ("start", "authors"),
    [
        ("青岚社三河3月8日电（记者林一、王二小）", ("林一", "王二小")),
        ("本报讯（记者 林一）", ("林一",)),
        ("青岚社三河3月8日电（林一、王二小）", ("林一", "王二小")),
        ("【青岚时空8月15日讯】（青岚时空记者林一报道）", ("林一",)),
        ("本报讯（图文）", ()),
    ],
)
def test_in_the_dateline_of_the_text(start: str, authors: tuple[str, ...]) -> None:
    assert (
        facts(article(credits="2025-03-09", body=f"<p>{start}{PARAGRAPHS[0]}</p>{BODY}")).authors == authors
    )


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("文/林一", ("林一",)),
        ("执笔人：林一 王二小", ("林一", "王二小")),
        ("青岚社记者林一、王二小", ("林一", "王二小")),
        ("中文/英文", ()),
        ("全文：略", ()),
    ],
)
def test_on_a_line_of_its_own(line: str, authors: tuple[str, ...]) -> None:
    assert facts(article(credits="2025-03-09", body=f"<p>{line}</p>{BODY}")).authors == authors


@pytest.mark.parametrize(
    ("end", "authors"),
    [
        ("（林一 王二小）", ("林一", "王二小")),
        ("（记者 林一）", ("林一",)),
        ("（完）", ()),
        ("（江苏）", ()),
        ("（单位）", ()),
        ("（待续）", ()),
    ],
)
def test_in_brackets_at_the_end(end: str, authors: tuple[str, ...]) -> None:
    body = BODY.replace("向社会公布。</p>", f"向社会公布。{end}</p>")
    assert facts(article(credits="2025-03-09", body=body)).authors == authors


def test_the_author_that_the_head_declares_is_one_only_when_shown_and_not_the_editor() -> None:
    head = "<meta name='author' content='林一'>"
    assert facts(article(head=head, credits="<span>林一</span> <span>2025-03-09</span>")).authors == ("林一",)
    assert facts(article(head=head, credits="2025-03-09")).authors == ()
    assert facts(article(head=head, credits="2025-03-09 责任编辑：林一")).authors == ()
