"""Furniture in its surroundings: runs, captions, lists of other articles, credits, ends of lines."""

import pytest

from crawler.extract.page import Facts
from crawler.text import furniture
from crawler.text.passes import Context
from tests.text.passing import FIRST, SECOND, through

HEADLINE = "全市药品安全工作会议在某市召开"


def _text(*lines: str, **facts: object) -> str:
    return through("\n".join(lines), Context(facts=Facts(**facts))).text  # type: ignore[arg-type]  # kwargs of Facts


def test_upload_notices_take_their_heading_along() -> None:
    rules = "• 1. 本站所有资源如无特殊说明，都需要本地电脑安装阅读器。"
    assert _text(FIRST, SECOND, "温馨提示", rules, "评论", "0/150", "提交评论") == f"{FIRST}\n{SECOND}"


def test_the_contacts_of_a_notice_stay_above_a_footer() -> None:
    contacts = ("联系电话：0101-1234567", "地址：某市某路8号")
    assert _text(FIRST, *contacts, "网站标识码：3700000001", "地址：某市某区2号") == "\n".join(
        (FIRST, *contacts)
    )


def test_the_pages_own_attachments_stay() -> None:
    attached = ("相关附件", "附件1：抽检结果.xlsx", "附件2：名单.pdf")
    assert _text(FIRST, *attached) == "\n".join((FIRST, *attached))
    assert _text(FIRST, "相关阅读", "附件1：抽检结果.xlsx") == f"{FIRST}\n附件1：抽检结果.xlsx"


def test_a_list_of_other_articles_goes_with_its_heading() -> None:
    assert (
        _text(FIRST, SECOND, "相关文章：", "某省抽检中药饮片", "· 某县开展药店检查", "打印")
        == f"{FIRST}\n{SECOND}"
    )


def test_a_heading_amid_the_text_takes_no_text_along() -> None:
    assert _text(FIRST, "相关阅读", "某省抽检中药饮片", SECOND) == f"{FIRST}\n某省抽检中药饮片\n{SECOND}"


def test_captions_made_from_the_headline_go() -> None:
    caption = "全市药品安全工作会议"
    lines = ("5月6日，全市药品安全工作会议在某市召开", FIRST, caption, caption, SECOND, caption)
    assert _text(*lines, headline=HEADLINE) == "\n".join((lines[0], FIRST, SECOND))


def test_a_pictures_caption_goes_when_it_is_repeated() -> None:
    context = Context(captions=("图为会议现场。",))
    assert through(f"{FIRST}\n图为会议现场。\n{SECOND}", context).text == f"{FIRST}\n图为会议现场。\n{SECOND}"
    assert through(f"图为会议现场。\n{FIRST}\n图为会议现场。", context).text == FIRST


def test_captions_and_headline_may_still_be_traditional() -> None:
    headline = "全市藥品安全工作會議在某市召開"
    lines = (
        "5月6日，会议在某市召开。",
        HEADLINE,
        SECOND,
        "药品安全工作会议在某市召开",
        "药品安全工作会议在某市召开",
    )
    assert _text(*lines, headline=headline) == f"{lines[0]}\n{SECOND}"


def test_page_numbers_put_in_at_page_breaks_go() -> None:
    torn = "检查的规定已经过\n\n2、规范化设计后定稿，各地要对照\n3、要求抓好落实。"
    assert _text(torn) == "检查的规定已经过规范化设计后定稿，各地要对照要求抓好落实。"
    listed = "主要任务如下\n1、健全体系\n2、压实责任\n3、强化监督"
    assert _text(listed) == listed


def test_one_page_break_is_told_by_the_sentence_it_tears() -> None:
    torn = "企业提交申请，并已经过\n\n2、规范化设计后定稿，各地要对照抓好落实。"
    assert _text(torn) == "企业提交申请，并已经过规范化设计后定稿，各地要对照抓好落实。"
    for listed in (
        "一、加强领导，压实责任\n2、强化监督，严格执法。",
        "药品经营企业自查报告\n2、规范化设计后定稿。",
        "一是健全体系，补齐短板\n2、强化监督，严格执法。",
    ):
        assert _text(listed) == listed


def test_repeated_rows_are_no_captions() -> None:
    rows = ("合格", "合格", "合格", "某某制药有限公司", "某某制药有限公司")
    assert _text(FIRST, *rows, headline=HEADLINE) == "\n".join((FIRST, *rows))


def test_the_headline_over_the_text_goes() -> None:
    assert _text(HEADLINE, FIRST, SECOND, headline=HEADLINE) == f"{FIRST}\n{SECOND}"
    assert _text(f"标题：{HEADLINE}", FIRST, headline=HEADLINE) == FIRST


def test_credits_become_facts() -> None:
    text = "\n".join(
        (
            "发布时间：2023-05-06 09:30 来源：某某日报 作者：李四、周五",
            FIRST,
            SECOND + "（责任编辑：孙三）",
            "审核：吴七",
        )
    )
    passed = through(text)
    assert passed.text == f"{FIRST}\n{SECOND}"
    assert passed.facts.editor == "孙三"
    assert passed.facts.source == "某某日报"
    assert passed.facts.authors == ("李四", "周五")
    assert passed.facts.published is not None
    assert passed.facts.published.value == "2023-05-06T09:30:00+08:00"


def test_an_editor_is_no_author_and_a_digest_names_its_editor() -> None:
    passed = through(f"{FIRST}\n{SECOND}\n某某医药网摘编郑九")
    assert (passed.text, passed.facts.editor, passed.facts.authors) == (f"{FIRST}\n{SECOND}", "郑九", ())


def test_an_editors_login_is_not_his_name() -> None:
    assert through(f"{FIRST}\n责任编辑：孙三_AB1234").facts.editor == "孙三"


def test_the_former_headline_is_recorded() -> None:
    outcome = furniture.PASS.run(f"原标题：{HEADLINE}\n{FIRST}", Context())
    assert outcome.facts.headline == HEADLINE
    assert outcome.edits[0].before == f"原标题：{HEADLINE}\n"


def test_the_date_an_author_signed_with_stays() -> None:
    lines = (FIRST, SECOND, "某省药品监督管理局", "2023年5月6日")
    assert _text(*lines) == "\n".join(lines)


def test_labels_amid_a_long_text_are_the_authors() -> None:
    lines = [f"第{n}条规定自发布之日起执行。" for n in range(40)]
    lines[20:20] = ["来源：企业自查"]
    assert _text(*lines) == "\n".join(lines)


def test_furniture_at_the_end_of_a_line_goes() -> None:
    assert (
        _text(FIRST, f"{SECOND} 上一篇：某县例会 下一篇：某区培训 相关栏目：药品 机关 |")
        == f"{FIRST}\n{SECOND}"
    )
    assert _text(FIRST, f"{SECOND}【打印】【关闭】") == f"{FIRST}\n{SECOND}"
    assert _text(FIRST, f"{SECOND}责任编辑：孙三") == f"{FIRST}\n{SECOND}"


def test_what_a_hijacked_mirror_puts_in_goes() -> None:
    spam = "亚洲一区二区三区,欧美精品久久,成人无码视频在线观看"
    broken = FIRST.replace("药品安全", "药品《某某彩票官方网站》安全")
    assert _text(spam, broken, SECOND) == f"{FIRST}\n{SECOND}"


def test_a_truncation_notice_is_left_to_its_pass() -> None:
    text = f"{FIRST}\n已阅读5页，还剩1页未读，继续免费阅读\n下载本文档"
    outcome = furniture.PASS.run(text, Context())
    assert [edit.before for edit in outcome.edits] == ["下载本文档"]


def test_a_headline_glued_to_the_first_line_goes() -> None:
    title = "在全市药品安全会议上的讲话"
    assert _text(f"{title}同志们：{FIRST}", SECOND, headline=title) == f"同志们：{FIRST}\n{SECOND}"
    going_on = f"{title}精神，各地认真学习。"
    assert _text(going_on, SECOND, headline=title) == f"{going_on}\n{SECOND}"


def test_a_disclaimer_glued_to_the_last_sentence_goes() -> None:
    disclaimer = "【免责声明】：以上内容转载于网络，版权归原作者所有。如有侵权请告知。"
    assert _text(FIRST, SECOND + disclaimer) == f"{FIRST}\n{SECOND}"
    assert _text(FIRST, f"{SECOND} 想爆料？请拨打新闻热线0101-2345678。") == f"{FIRST}\n{SECOND}"


def test_a_field_line_without_gaps_is_read() -> None:
    passed = through(f"{FIRST}\n{SECOND}\n本文来源：某某日报责任编辑：孙三_AB1234")
    assert (passed.text, passed.facts.source, passed.facts.editor) == (
        f"{FIRST}\n{SECOND}",
        "某某日报",
        "孙三",
    )


def test_a_reposts_own_dateline_is_read() -> None:
    passed = through(f"2020-03-06 由 某地发布 發表于健康\n{FIRST}\n{SECOND}")
    assert (passed.text, passed.facts.source) == (f"{FIRST}\n{SECOND}", "某地发布")


@pytest.mark.parametrize("greeting", ["大家上午好。", "大家好，", "各位同事：", "尊敬的各位来宾："])
def test_a_headline_glued_to_a_greeting_goes(greeting: str) -> None:
    title = "在青岚市药店负责人座谈会上的讲话"
    text = f"{title}{greeting}今天请大家来，是想听听药店的难处。"
    assert through(text, Context(Facts(headline=title))).text == text.removeprefix(title)
