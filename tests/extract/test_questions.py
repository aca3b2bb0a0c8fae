"""A question and its answer are one text; a part of an article that says it is not there is a gap."""

from datetime import UTC, datetime

import pytest

from archive.captures import Capture
from crawler.derive import derive
from tests.extract.pages import MENU, PARAGRAPHS, TITLE, article, capture

ASKED = "您好，个人在网上购买的感冒药发现包装破损，应该向哪个部门投诉，需要提供哪些材料？谢谢。"
ANSWERED = (
    "您好！您反映的问题已收悉。网上购买药品发现质量问题的，可拨打热线或者向药品监督管理部门投诉，并提供购买凭证、药品照片和订单截图，"
    "我们将在法定期限内办理并答复您。感谢您对药品监管工作的支持！"
)


@pytest.mark.parametrize(
    "shape",
    [
        "<h1>{title}</h1><div class='liuyan'><div>网友留言：</div><div>{asked}</div></div>"
        "<div class='reply'><div>官方答复：</div><div>{answered}</div></div>",
        "<h1>{title}</h1><p>来信时间：2025-03-02</p><div class='comment'>{asked}</div>"
        "<h4>答复</h4><div class='replycontent'>{answered}</div>",
        "<h2>{title}</h2><dl><dt>咨询内容</dt><dd>{asked}</dd><dt>咨询日期</dt><dd>2025-03-02</dd><dt>答复内容</dt><dd>{answered}</dd></dl>",
        "<table><tr><th>标题</th><td>{title}</td></tr><tr><th>留言内容</th><td>{asked}</td></tr><tr><th>答复内容</th><td>{answered}</td></tr></table>",
        "<h2>{title}</h2><div class='q'><p>{asked}</p></div><div class='a'><p>{answered}</p></div>",
    ],
)
def test_the_question_is_read_with_its_answer(shape: str) -> None:
    body = shape.format(title=TITLE, asked=ASKED, answered=ANSWERED)
    page = f"<html><head><title>{TITLE}-青岚药监网</title></head><body><ul>{MENU}</ul><div class='con'>{body}</div></body></html>"
    text = derive([capture(page)]).text
    assert ASKED in text
    assert ANSWERED in text


def test_the_day_of_a_letter_is_not_that_of_the_page() -> None:
    body = f"<dl><dt>咨询内容</dt><dd>{ASKED}</dd><dt>咨询日期</dt><dd>2025-03-02</dd><dt>答复内容</dt><dd>{ANSWERED}</dd></dl>"
    page = (
        f"<html><head><title>{TITLE}</title></head><body><ul>{MENU}</ul><h1>{TITLE}</h1>{body}</body></html>"
    )
    found = derive([capture(page)])
    assert found.date_published is None
    assert "2025-03-02" in found.text


def part(url: str, page: str) -> Capture:
    return Capture(
        url, datetime(2025, 3, 5, tzinfo=UTC), 200, (("Content-Type", "text/html"),), page.encode()
    )


@pytest.mark.parametrize(
    "answer",
    [
        "<html><head><title>404 Not Found</title></head><body><h1>404 Not Found</h1></body></html>",
        "<html><head><title>提示</title></head><body><p>您访问的页面不存在或已被删除！</p><a href='/'>返回首页</a></body></html>",
        "<html><head><title>页面不存在</title></head><body><ul></ul></body></html>",
        " ",
    ],
)
def test_a_part_that_is_not_there_is_a_gap(answer: str) -> None:
    first, second = "http://yj.example.cn/n/9.html", "http://yj.example.cn/n/9_2.html"
    linked = article(after="<div><a href='9.html'>1</a> <a href='9_2.html'>2</a></div>")
    found = derive([part(first, linked), part(second, answer)])
    assert found.text == "\n".join((*PARAGRAPHS, "[…]"))
    assert found.completeness.status == "truncated"
    assert [gap.evidence for gap in found.completeness.gaps] == [second]


def test_parts_are_read_together_with_the_facts_of_the_first() -> None:
    first, second = "http://yj.example.cn/n/9.html", "http://yj.example.cn/n/9_2.html"
    linked = article(body=f"<p>{PARAGRAPHS[0]}</p>", after="<div><a href='9_2.html'>下一页</a></div>")
    more = article(body="".join(f"<p>{words}</p>" for words in PARAGRAPHS[1:]))
    found = derive([part(first, linked), part(second, more)])
    assert found.text == "\n".join(PARAGRAPHS)
    assert found.completeness.status == "complete"
