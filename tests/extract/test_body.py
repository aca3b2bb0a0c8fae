"""The body of pages nobody described: one small page of each kind that once failed."""

import pytest

from archive.captures import Capture
from crawler.extract.layout import Layouts
from crawler.extract.read import read_page
from tests.extract.pages import MENU, PARAGRAPHS, TITLE, article, capture

BODY = "\n".join(PARAGRAPHS)
TEXT = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
BREAKS = "<br><br>".join(PARAGRAPHS)
SHORT = "本周六停水一天，请提前储水。"
OTHERS = (
    "记者昨日从有关方面获悉，城东片区的供热改造已经过半，预计入冬前可以全部完成。",
    "有网友发帖称，自己在外地旅行时遇到一件趣事，引来许多人讨论，也有人表示怀疑。",
    "专家提醒，这一时节早晚温差较大，出门宜多带一件外衣，老人和孩子尤其要注意。",
    "市里今年将新建十二处口袋公园，选址方案已经公示，欢迎各位市民提出意见。",
    "一家开了三十年的面馆近日重新装修，不少老顾客专程赶来，说味道和从前一样。",
    "本市图书馆延长开放时间的消息传出后，预约人数比上月增加了两成以上。",
)


def read(page: str) -> str:
    return read_page([capture(page)], Layouts()).body


def page(body: str, title: str = f"{TITLE}-青岚药监网") -> str:
    return f"<html><head><title>{title}</title></head><body>{body}</body></html>"


def summaries(tag: str = "div") -> str:
    if tag == "tr":
        rows = (
            f"<tr><td><a href='/o{i}.html'>{text[:12]}</a><br>{text}</td></tr>"
            for i, text in enumerate(OTHERS)
        )
        return f"<table>{''.join(rows)}</table>"
    return "".join(
        f"<div><a href='/o{i}.html'>{text[:12]}</a><p>{text}</p></div>" for i, text in enumerate(OTHERS)
    )


def comments(head: str = "") -> str:
    rows = (
        f"<div><div>小城{i} [10.2.{i}.*] 2025-03-05 10:2{i}</div><div>{text}我也这样想，支持！</div>"
        f"<div><a href='#'>回复</a> <a href='#'>支持({i})</a></div></div>"
        for i, text in enumerate(OTHERS)
    )
    return head + "".join(rows)


@pytest.mark.parametrize(
    "before",
    [
        "<script>var a = '<div>' + 1;</script>",
        "\n<!-- served by 3 -->\n",
        "<script src=/s.js></script><meta charset=utf-8>",
    ],
)
def test_what_stands_before_the_page_begins_hides_nothing(before: str) -> None:
    assert read(before + page(f"<ul>{MENU}</ul><div><h1>{TITLE}</h1>{TEXT}</div>")) == BODY


def test_menus_laid_out_by_tables_are_left_out() -> None:
    cells = "".join(f"<td><a href='/c{i}/'>栏目名称{i}</a> |</td>" for i in range(24))
    bar = f"<table><tr>{cells}</tr></table>"
    links = "<br>".join(f"·<a href=/n{i}.html>别处的一条新闻标题{i}</a>" for i in range(12))
    column = f"<table><tr><td>{links}</td></tr></table>"
    text = f"<table><tr><td><b>{TITLE}</b></td></tr><tr><td>{BREAKS}</td></tr></table>"
    main = f"<table><tr><td>{column}</td><td>{text}</td></tr></table>"
    assert read(page(f"{bar}{bar}{main}{bar}")) == BODY


def test_text_between_breaks_in_nested_tables_is_read_as_paragraphs() -> None:
    inner = f"<table><tr><td><font size=3>{BREAKS}</font></td></tr></table>"
    for _ in range(4):
        inner = f"<table><tr><td>{inner}</td></tr></table>"
    assert read(page(f"<table><tr><td><h3>{TITLE}</h3></td></tr></table>{inner}")) == BODY


@pytest.mark.parametrize("tag", ["div", "tr"])
@pytest.mark.parametrize("heading", ["<h4>推荐阅读</h4>", "<b>相关文章</b>", "<p>您可能还感兴趣的内容：</p>"])
def test_summaries_of_other_articles_after_a_short_one_are_left_out(tag: str, heading: str) -> None:
    after = f"<div>{heading}{summaries(tag)}</div>"
    assert read(page(f"<div><h1>{TITLE}</h1><div>{TEXT}</div>{after}</div>")) == BODY
    assert read(page(f"<div><h1>{TITLE}</h1><div>{TEXT}{heading}{summaries(tag)}</div></div>")) == BODY


@pytest.mark.parametrize("line", ["<p>{}</p>", "　　<b>{}</b><br><br>", "<div><span>·</span>{}</div>"])
def test_other_articles_that_a_text_ends_in_without_a_heading_are_left_out(line: str) -> None:
    links = [line.format(f"<a href='/o{i}.html'>{text[:12]}</a>") for i, text in enumerate(OTHERS)]
    assert read(article(body=TEXT + "".join(links))) == BODY


def test_links_that_a_text_introduces_or_goes_on_after_are_its_own() -> None:
    links = "".join(f"<p><a href='/list{i}.html'>青岚省第{i}批抽检名单</a></p>" for i in range(4))
    assert "第3批抽检名单" in read(article(body=f"{TEXT}<p>附件：</p>{links}"))
    assert "第3批抽检名单" in read(article(body=f"{TEXT}{links}{TEXT}"))


def test_a_notice_among_the_links_at_the_end_is_told() -> None:
    links = "".join(f"<p><a href='/o{i}.html'>{text[:12]}</a></p>" for i, text in enumerate(OTHERS))
    notice = "登录后阅读剩余全文"
    body = f"{TEXT}<p><a href='/login'>{notice}</a></p>{links}"
    assert read(article(body=body)).split("\n")[-1] == notice


def test_links_beside_the_heading_that_offers_them_are_left_out() -> None:
    links = "<a href='/o1.html'>藥材進口邊境檢驗新制上路</a><a href='/o2.html'>藥師公會籲勿買來路不明藥材</a>"
    assert read(article(body=f"{TEXT}<div><p>延伸閱讀</p>{links}</div>")) == BODY


@pytest.mark.parametrize(
    "line",
    [
        "http://www.qinglan.example.com 2005年03月11日 10:10 青岚日报",
        "页面功能 &nbsp; 【<a>我来说两句</a>】【<a>推荐</a>】【字体：<a>大</a> <a>中</a> <a>小</a>】【<a>打印</a>】",
        "送交者: <b>山里药农</b> 于 2005-3-11, 10:20:33:",
        "[ <a>回复本贴</a> ] [ <a>跟从标题</a> ] [ <a>药师论坛</a> ]",
        "更新于2005年3月11日 06:22",
        "撰文：<a>林一</a> 出版：2005-03-11 06:41 更新：2005-03-11 08:00",
    ],
)
def test_credits_and_buttons_over_the_text_are_no_part_of_it(line: str) -> None:
    assert read(page(f"<div class=a><h1>{TITLE}</h1><p>{line}</p>{TEXT}</div>")) == BODY


def test_follow_ups_under_a_heading_that_says_all_are_left_out() -> None:
    links = "".join(
        f"<li><a href=/{i}>{text}</a> - <b>小城</b> (0 bytes)</li>" for i, text in enumerate(OTHERS)
    )
    assert read(article(body=f"{TEXT}<b>所有跟贴：</b><ul>{links}</ul>")) == BODY


@pytest.mark.parametrize("info", ["<div class=i>发布日期：2025-03-09</div>", ""])
def test_a_notice_that_is_no_more_than_its_document_is_read(info: str) -> None:
    attached = "<div class=t><p><a href='/a/1.pdf'>青药监〔2025〕2号.pdf</a></p></div>"
    found = read_page([capture(page(f"<div class=c><h1>{TITLE}</h1>{info}{attached}</div>"))], Layouts())
    assert found.body == "青药监〔2025〕2号.pdf"
    assert [link.url for link in found.attachments] == ["http://yj.example.cn/a/1.pdf"]


def test_a_headline_of_two_lines_in_the_body_is_no_part_of_it() -> None:
    heading = f"<p>守住冷链最后一公里</p><p>——{TITLE}</p><p>2025-03-09 来源：青岚日报</p>"
    assert read(page(f"<div class=a>{heading}{TEXT}</div>", title=f"守住冷链最后一公里——{TITLE}")) == BODY


def test_a_list_of_links_under_a_heading_in_the_text_is_left_out() -> None:
    links = "".join(
        f"<li><a href='/{i}.html'>{text[:16]}</a> 2025-03-0{i + 1}</li>" for i, text in enumerate(OTHERS)
    )
    assert (
        read(page(f"<div><h1>{TITLE}</h1><div>{TEXT}<p>相关新闻：</p><ul>{links}</ul></div></div>")) == BODY
    )


@pytest.mark.parametrize("head", ["", "<h3>网友评论</h3>", "<h3>评论（6）</h3>"])
def test_what_readers_wrote_is_left_out(head: str) -> None:
    assert read(page(f"<div><h1>{TITLE}</h1><div>{TEXT}</div><div>{comments(head)}</div></div>")) == BODY
    assert read(page(f"<div><h1>{TITLE}</h1><div>{TEXT}{comments(head)}</div></div>")) == BODY


def test_a_thread_is_its_first_post() -> None:
    posts = [("楼主", BODY.replace("\n", "<br>")), *((f"过客{i}", text) for i, text in enumerate(OTHERS))]
    rows = "".join(
        f"<table><tr><td>{name}</td><td>发表于 2025-03-04 1{i}:20</td><td><a href='#'>回复</a></td></tr>"
        f"<tr><td colspan=3>{text}</td></tr></table>"
        for i, (name, text) in enumerate(posts)
    )
    assert PARAGRAPHS[1] in (text := read(page(f"<h1>{TITLE}</h1>{rows}")))
    assert not [other for other in OTHERS if other in text]


def test_an_interview_with_its_times_stays_whole() -> None:
    turns = "".join(
        f"<p>[{'网友' if i % 2 else '主持人'}] 2025-03-04 10:0{i}:12</p><p>{text}</p>"
        for i, text in enumerate((*PARAGRAPHS, *OTHERS))
    )
    text = read(page(f"<h1>{TITLE}</h1><div>{turns}</div>"))
    assert not [turn for turn in (*PARAGRAPHS, *OTHERS) if turn not in text]


def test_a_remark_headed_so_is_part_of_the_article() -> None:
    remarks = f"<h2>点评：</h2><p>{OTHERS[2]}</p><h2>相关链接</h2><p>{OTHERS[3]}</p>"
    text = read(page(f"<div><h1>{TITLE}</h1><div>{TEXT}{remarks}</div></div>"))
    assert OTHERS[2] in text
    assert OTHERS[3] in text


@pytest.mark.parametrize("where", ["before", "after"])
def test_other_prose_far_from_the_article_does_not_come_along(where: str) -> None:
    side = f"<div><h3>本站简介</h3><p>{'</p><p>'.join(OTHERS[:2])}</p></div>"
    main = f"<div><ul>{MENU}</ul><div><h1>{TITLE}</h1><div>{TEXT}</div><p>责任编辑：周二</p></div><div>{MENU}</div></div>"
    assert read(page(side + main if where == "before" else main + side)).startswith(BODY)
    assert OTHERS[1] not in read(page(side + main if where == "before" else main + side))


def test_an_article_in_several_boxes_is_read_from_all() -> None:
    boxes = "".join(f"<section><div><div><p>{p}</p></div></div></section>" for p in (*PARAGRAPHS, *OTHERS))
    assert read(page(f"<div><h1>{TITLE}</h1><div>{boxes}</div></div><ul>{MENU}</ul>")) == "\n".join(
        (*PARAGRAPHS, *OTHERS)
    )


@pytest.mark.parametrize("name", ["header", "side", "tools", "top-banner banner"])
def test_a_main_part_with_the_name_of_a_bar_is_read(name: str) -> None:
    text = "".join(f"<p>{p}</p>" for p in (*PARAGRAPHS, *OTHERS))
    assert PARAGRAPHS[1] in read(
        page(f"<ul>{MENU}</ul><div class='{name}'><h1>{TITLE}</h1><div>{text}</div></div>")
    )


def test_a_body_of_one_line_is_found_by_its_headline() -> None:
    title = "周六停水通知"
    dialog = "<div><div class=box><p>1.余额可以用来支付本站的服务。</p><p>2.余额不能提取，也不能转让。</p></div></div>"
    body = f"<ul>{MENU}</ul><div><h1>{title}</h1><div>2025-03-04 10:20</div><div><p>{SHORT}</p></div></div>{dialog}"
    assert read(page(body, title)) == SHORT


def test_paragraphs_that_hold_nothing_weigh_nothing() -> None:
    empty = "<p>&nbsp;</p><p></p>" * 80
    text = "".join(f"<p>第{n}章 药品检查的若干问题</p>" for n in "一二三四五六七八")
    assert (
        read(page(f"<ul>{MENU}</ul><div><h1>{TITLE}</h1><div>{text}{empty}</div></div>")).count("若干问题")
        == 8
    )


def test_a_wiki_is_read_without_its_buttons() -> None:
    text = "".join(
        f"<h2>{name}<span class='mw-editsection'>[<a href='/e'>编辑</a>]</span></h2><p>{p}</p>"
        for name, p in zip(("沿革", "职责", "机构"), PARAGRAPHS, strict=True)
    )
    lines = read(page(f"<div id=content><h1>{TITLE}</h1><div>{text}</div></div>")).split("\n")
    assert lines == ["沿革", PARAGRAPHS[0], "职责", PARAGRAPHS[1], "机构", PARAGRAPHS[2]]


def test_rows_of_a_table_stay_rows_where_the_table_is_the_article() -> None:
    rows = "".join(f"<tr><td>{i}</td><td>受理号{i}</td><td>示例药片{i}</td></tr>" for i in range(30))
    text = read(page(f"<div><h1>{TITLE}</h1><div><table><tbody>{rows}</tbody></table></div></div>"))
    assert "7\t受理号7\t示例药片7" in text.split("\n")


@pytest.mark.parametrize(
    "tail",
    ["责任编辑：周二", "【关闭窗口】", "上一篇：城东供热改造过半"],
)
def test_what_trails_does_not_hide_the_article(tail: str) -> None:
    assert read(article(after=f"<p>{tail}</p>")).startswith(BODY)


def test_no_text_is_never_the_answer_where_there_is_some() -> None:
    assert SHORT in read(page(f"<div class=header><p>{SHORT}</p></div>"))
    assert SHORT in read(page(SHORT))


def test_every_part_of_an_article_is_read() -> None:
    def part(number: int, text: str) -> Capture:
        name = "123.html" if number == 1 else f"123_{number}.html"
        return capture(
            page(f"<div><h1>{TITLE}</h1><div><p>{text}</p><p>{OTHERS[number]}</p></div></div>"),
            url=f"http://yj.example.cn/{name}",
        )

    read = read_page([part(n + 1, p) for n, p in enumerate(PARAGRAPHS)], Layouts())
    assert [line for line in read.body.split("\n") if line in PARAGRAPHS] == list(PARAGRAPHS)


def rows(cell: str = "{}", count: int = 4) -> str:
    """A list of decisions as a table, its cells as one editor or another writes them."""
    facts = [("序号", "受理号", "品名", "申请单位")]
    facts += [
        (str(i), f"CXHS500000{i}国", "青岚胶囊", "青岚制药（南浦）有限公司") for i in range(1, count + 1)
    ]
    lines = ("".join(f"<td>{cell.format(fact)}</td>" for fact in row) for row in facts)
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


@pytest.mark.parametrize("cell", ["{}", "<p>{}</p>", "<div>{}</div>", "<p><span>{}</span></p>", "{}<br>"])
@pytest.mark.parametrize("count", [1, 4, 30])
def test_an_article_that_is_a_table_has_a_line_for_each_row(cell: str, count: int) -> None:
    found = read(article(body=rows(cell, count))).split("\n")
    assert len(found) == count + 1
    assert found[0] == "序号\t受理号\t品名\t申请单位"
    assert found[-1] == f"{count}\tCXHS500000{count}国\t青岚胶囊\t青岚制药（南浦）有限公司"


def test_what_a_wiki_says_to_who_looked_for_something_else_is_no_text() -> None:
    text = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
    note = '<div role="note" class="hatnote navigation-not-searchable">关于同名的镇，请见“青岚镇”。</div>'
    assert read_page([capture(article(body=note + text))], Layouts()).body == "\n".join(PARAGRAPHS)
