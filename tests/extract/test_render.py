import pytest

from crawler.extract.render import render
from crawler.extract.tree import parse, select

BASE = "http://yj.example.cn/news/1.html"


def lines(html: str) -> list[str]:
    return render([parse(f"<html><body>{html}</body></html>")], BASE).lines


def test_blocks_and_breaks_are_lines_and_inline_elements_add_no_space() -> None:
    assert lines("<div>药<b>品</b><a href='/x'>监</a>管<br>第二行<p>第三行</p>第四行</div>") == [
        "药品监管",
        "第二行",
        "第三行",
        "第四行",
    ]


def test_a_line_wrapped_in_the_source_gets_no_space_in_chinese_and_keeps_it_in_latin() -> None:
    assert lines("<p>药品\n   监管，\n工作\n GMP\n  rules</p>") == ["药品监管，工作 GMP rules"]


def test_blank_lines_of_the_source_part_paragraphs_where_nothing_else_does() -> None:
    text = "\n\n".join(["省局召开会议。", "会议部署抽检。", "抽检历时三月。"])
    assert lines(f"<div>{text}</div>") == text.split("\n\n")
    assert lines("<p>省局召开会议。\n\n会议部署抽检</p>") == ["省局召开会议。会议部署抽检"]


def test_indents_go_and_inner_wide_spaces_stay() -> None:
    assert lines("<p>\u3000\u3000王\u3000明&nbsp;局长</p><p>&nbsp;</p>") == ["王\u3000明\xa0局长"]


def test_tables_of_facts_are_tab_separated_without_empty_rows() -> None:
    table = (
        "<table><caption>抽检名单</caption><tr><th>序号</th><th>品名</th><th>批号</th></tr><tr><td></td><td></td><td> </td></tr>"
        "<tr><td>1</td><td><p>阿莫</p><p>西林</p></td><td></td></tr><tr><td></td><td>头孢</td><td>B2</td></tr></table>"
    )
    assert lines(table) == ["抽检名单", "序号\t品名\t批号", "1\t阿莫 西林", "\t头孢\tB2"]


def test_cells_that_reach_over_rows_and_columns_keep_the_others_in_theirs() -> None:
    table = (
        "<table><tr><th rowspan=2>品名</th><th colspan=2>抽检</th><th rowspan=2>结论</th></tr><tr><th>批次</th><th>合格</th></tr>"
        "<tr><td rowspan=2>陈皮</td><td>3</td><td>2</td><td>公布</td></tr><tr><td>5</td><td>5</td><td>合格</td></tr>"
        "<tr><td>当归</td><td colspan=3>未抽检</td></tr></table>"
    )
    assert lines(table) == [
        "品名\t抽检\t\t结论", "\t批次\t合格", "陈皮\t3\t2\t公布", "\t5\t5\t合格", "当归\t未抽检",
    ]  # fmt: skip


def test_a_listing_has_its_lines_whatever_makes_them() -> None:
    expected = ["import json", "import redis", "print(1)"]
    coded = "<code>import json</code><code>import <i>redis</i></code><code><br></code><code>print(1)</code>"
    assert lines("<pre>import json\nimport redis\n\nprint(1)</pre>") == expected
    assert lines("<pre>import json<br>import <b>redis</b><br>print(1)</pre>") == expected
    assert lines(f"<pre>{coded}</pre>") == expected
    assert lines("<pre>a <code>b</code> c</pre>") == ["a b c"]


@pytest.mark.parametrize("span", ["", "0", "x", "999999999", "-2", "²"])
def test_a_span_that_is_none_counts_as_one(span: str) -> None:
    row = f"<tr><td rowspan='{span}' colspan='{span}'>甲</td><td>乙</td></tr>"
    assert lines(f"<table>{row * 2}</table>") == ["甲\t乙"] * 2


def test_a_line_that_only_points_to_another_article_is_left_out() -> None:
    assert lines("<p>正文。</p><p>►<a href='/1.html'>别的一则</a></p><p>☞正文</p><p>▶<a href='/1.pdf'>附件</a></p>") == [
        "正文。", "☞正文", "▶附件",
    ]  # fmt: skip


def test_the_last_lines_that_are_nothing_but_links_are_counted() -> None:
    def trailing(html: str) -> int:
        return render([parse(f"<html><body>{html}</body></html>")], BASE).trailing_links

    links = "<p>· <a href=/1>一则</a></p><b><a href=/2>二</a>则</b><br><b><a href=/3>三则</a></b><br><a href=/4>四则</a> |"
    assert trailing(f"<p>正文。</p>{links}") == 2
    assert trailing(f"<p>正文。</p>{links}<p>正文。</p>") == 0
    assert trailing("<p>正文。</p><p><a href=/1.pdf>附件</a></p>") == 0


def test_tables_that_lay_out_the_page_are_read_as_blocks() -> None:
    cell = "青岚省药监局通报了检查结果。" * 30
    assert lines(f"<table><tr><td>左</td><td><p>{cell}</p><p>完。</p></td></tr><tr><td>下</td><td>右</td></tr></table>") == [
        "左", cell, "完。", "下", "右",
    ]  # fmt: skip


def test_a_long_cell_does_not_undo_the_rows_of_a_list() -> None:
    long = "该企业未按照规定保存冷链运输的温度记录。" * 20
    row = "<tr><td>1</td><td>青岚制药</td><td><p>{}</p></td><td>罚款</td></tr>"
    assert lines(f"<table>{row.format('违法事实')}{row.format(long)}{row.format('超期')}</table>") == [
        f"1\t青岚制药\t{fact}\t罚款" for fact in ("违法事实", long, "超期")
    ]
    paragraphs = f"{long}</p><p>{long}"
    assert len(lines(f"<table>{row.format('违法事实') * 2}{row.format(paragraphs)}</table>")) == 13


def test_what_no_reader_sees_is_left_out() -> None:
    hidden = (
        "<script>var a='字'</script><style>.a{}</style><p style='color:red; display : none'>隐</p><p hidden>藏</p>"
        "<textarea>框</textarea><noscript>无</noscript><!-- 注释 -->"
    )
    assert lines(f"<p>见</p>{hidden}<p style='visibility:hidden'>脚本后才显示</p>") == ["见", "脚本后才显示"]


def test_pictures_attachments_and_viewers_are_absolute() -> None:
    html = (
        "<p><img src='../img/a.jpg' alt='检查现场'><img data-src='/b.png' src='data:image/gif;base64,R0'></p>"
        "<figure><img src='c.jpg'><figcaption>执法人员在查看冷库</figcaption></figure>"
        "<a href='files/1.PDF?v=2'>附件1：名单</a><a href='javascript:x()'>打印</a>"
        "<a href='/downfile.jsp?filename=9.doc'>附件2</a><iframe src='/viewer?file=/up/3.pdf'></iframe>"
        "<a href='http://[bad'>x</a>"
    )
    out = render([parse(html)], BASE)
    assert [image.url for image in out.images] == [
        "http://yj.example.cn/img/a.jpg", "http://yj.example.cn/b.png", "http://yj.example.cn/news/c.jpg",
    ]  # fmt: skip
    assert [(link.url, link.text) for link in out.attachments] == [
        ("http://yj.example.cn/news/files/1.PDF?v=2", "附件1：名单"),
        ("http://yj.example.cn/downfile.jsp?filename=9.doc", "附件2"),
        ("http://yj.example.cn/up/3.pdf", ""),
    ]
    assert out.captions == ["检查现场", "执法人员在查看冷库"]


def test_what_is_left_out_by_name_takes_its_tail_along_not() -> None:
    root = parse("<div id='a'>前<span class='ad'>广告</span>后</div>")
    assert render(select(root, "#a"), BASE, frozenset(select(root, ".ad"))).lines == ["前后"]
