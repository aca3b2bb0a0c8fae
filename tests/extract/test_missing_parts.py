"""Articles in several parts of which one is not there: the gap is told where the part would have been."""

from dataclasses import replace

from archive.captures import Capture
from archive.edits import apply, undo
from crawler.derive import derive
from crawler.extract.layout import Layout, Layouts
from crawler.extract.read import read_page
from tests.extract.pages import PARAGRAPHS, article, capture

SITE = Layouts(site="yj", layouts=(Layout("now", body="div.text"),))
URL = "http://yj.example.cn/news/123{}.html"
THIRD = "市局负责人表示，下一步将把抽检结果与信用评价挂钩，对屡次出现问题的企业加大检查频次。"


def part(number: int, text: str, after: str = "") -> Capture:
    return capture(
        article(body=f"<p>{text}</p>", after=after), url=URL.format(f"_{number}" if number > 1 else "")
    )


def gone(number: int) -> Capture:
    return replace(part(number, ""), body="<html><body><p>您访问的页面不存在</p></body></html>".encode())


def test_a_part_that_is_not_there_is_missing_in_its_place() -> None:
    found = derive([part(1, PARAGRAPHS[0]), gone(2), part(3, THIRD)], SITE)
    assert found.text == f"{PARAGRAPHS[0]}\n[…]\n{THIRD}"
    (gap,) = found.completeness.gaps
    assert (gap.where, gap.evidence) == ("middle", URL.format("_2"))
    assert found.text.startswith("[…]", gap.offset)
    assert apply(found.original_text, found.audit) == found.text
    assert undo(found.text, found.audit) == found.original_text


def test_a_part_that_is_linked_from_one_of_several_is_missing_behind_that_one() -> None:
    pager = "<p><a href='123_2.html'>2</a> <a href='123_3.html'>3</a></p>"
    found = derive([part(1, PARAGRAPHS[0], pager), part(3, THIRD)], SITE)
    assert [(gap.where, gap.evidence) for gap in found.completeness.gaps] == [("middle", URL.format("_2"))]
    assert found.text == f"{PARAGRAPHS[0]}\n[…]\n{THIRD}"


def test_several_missing_parts_are_told_in_their_order() -> None:
    found = derive([part(1, PARAGRAPHS[0]), gone(2), gone(3), part(4, THIRD), gone(5)], SITE)
    assert found.text == f"{PARAGRAPHS[0]}\n[…]\n[…]\n{THIRD}\n[…]"
    assert [(gap.where, gap.evidence[-6]) for gap in found.completeness.gaps] == [
        ("middle", "2"),
        ("middle", "3"),
        ("end", "5"),
    ]
    assert len({gap.offset for gap in found.completeness.gaps}) == 3


def test_furniture_at_the_seam_goes_and_the_gap_stays() -> None:
    first = article(body=f"<p>{PARAGRAPHS[0]}</p><p>上一页 1 2 3 下一页</p>")
    found = derive([capture(first, url=URL.format("")), gone(2), part(3, THIRD)], SITE)
    assert found.text == f"{PARAGRAPHS[0]}\n[…]\n{THIRD}"
    assert undo(found.text, found.audit) == found.original_text


def test_a_notice_in_a_later_part_keeps_its_own_gap() -> None:
    last = f"{THIRD}</p><p>还剩3页未读，登录后继续阅读"
    found = derive([part(1, PARAGRAPHS[0]), gone(2), part(3, last)], SITE)
    assert found.text == f"{PARAGRAPHS[0]}\n[…]\n{THIRD}\n[…]"
    assert [gap.where for gap in found.completeness.gaps] == ["middle", "end"]
    assert [found.text.startswith("[…]", gap.offset) for gap in found.completeness.gaps] == [True, True]


def test_one_mark_serves_for_the_notice_of_a_next_part_and_for_that_part() -> None:
    pager = "<p><a href='123_2.html'>2</a></p>"
    first = part(1, f"{PARAGRAPHS[0]}</p><p>本章未完，点击下一页继续阅读", pager)
    found = derive([first], SITE)
    assert found.text == f"{PARAGRAPHS[0]}\n[…]"
    assert [gap.evidence for gap in found.completeness.gaps] == [
        "本章未完，点击下一页继续阅读",
        URL.format("_2"),
    ]
    assert undo(found.text, found.audit) == found.original_text


def test_only_the_first_part_has_facts() -> None:
    assert read_page([part(1, PARAGRAPHS[0]), gone(2)], SITE).facts.headline
