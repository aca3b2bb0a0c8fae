"""Notices that text is withheld: numbers as stated, a mark where the gap is, the words verbatim."""

import pytest

from archive.derivation import Completeness, Gap
from archive.edits import apply
from crawler.text import truncation
from crawler.text.passes import Context, Outcome
from tests.text.passing import through

FIRST = "同志们：今天召开全市药品安全工作会议，我讲三点意见。"
SECOND = "最后，希望大家再接再厉，守住药品安全底线。"


def _run(text: str) -> tuple[str, Completeness]:
    outcome: Outcome = truncation.PASS.run(text, Context())
    assert outcome.completeness is not None
    for gap in outcome.completeness.gaps:
        assert any(e.start == gap.offset and "[…]" in e.after for e in outcome.edits)
    return apply(text, outcome.edits), outcome.completeness


def test_an_omission_in_the_middle() -> None:
    notice = "……(某文网http://www.example.net省略123字,正式会员可完整阅读)……"
    text, told = _run(f"{FIRST} {notice} {SECOND}")
    assert text == f"{FIRST}\n[…]\n{SECOND}"
    assert told == Completeness("truncated", gaps=(Gap("middle", len(FIRST), notice, 123),))


def test_an_ellipsis_of_the_authors_stays() -> None:
    assert _run(f"{FIRST}我们要…… ……(省略5字)…… ……{SECOND}")[0] == f"{FIRST}我们要……\n[…]\n……{SECOND}"


def test_an_omission_at_the_start_and_one_at_the_end() -> None:
    text, told = _run(f"（前文省略45字）{FIRST}\n（此处省略67字）")
    assert text.split("\n") == ["", "[…]", FIRST, "", "[…]"]
    assert [(gap.where, gap.stated_omitted_chars) for gap in told.gaps] == [("start", 45), ("end", 67)]


def test_an_ending_with_both_numbers_and_a_title_in_brackets() -> None:
    notice = "……(未完,全文共4000字,当前只显示2000字,请阅读下面提示信息。收藏在会议上的讲话(节选))"
    text, told = _run(f"{FIRST} {notice}")
    assert text == f"{FIRST}\n[…]"
    assert (told.stated_total_chars, told.stated_shown_chars) == (4000, 2000)
    assert told.gaps == (Gap("end", len(FIRST), notice),)


def test_pages_told_at_the_head_are_missing_at_the_end() -> None:
    notice = "已阅读7页，还剩2页未读，继续免费阅读"
    text, told = _run(f"{notice}\n{FIRST}\n{SECOND}")
    assert text == f"\n{FIRST}\n{SECOND}\n[…]"
    assert (told.pages_shown, told.pages_remaining, told.gaps[0].where) == (7, 2, "end")
    assert told.gaps[0].evidence == notice


def test_several_notices_of_one_end_are_one_gap() -> None:
    text, told = _run(f"已阅读7页，还剩2页未读\n{FIRST}\n试读已结束\n登录后继续阅读")
    assert text.count("[…]") == 1
    assert len(told.gaps) == 1
    assert told.gaps[0].evidence == "已阅读7页，还剩2页未读"


@pytest.mark.parametrize(
    "notice",
    """
    还剩3页未读，继续阅读
    最后3页未读，登录后继续阅读
    免费试读已结束，剩余3页
    试读结束，开通会员文档无限下载使用
    全文预览已结束
    亲，该文档总共9页，到这儿已超出免费预览范围，如果喜欢就下载吧！
    该文档为付费文档，如需完整内容请下载
    阅读已结束，下载本文需要使用5积分
    登录后查看全文
    请登录后阅读
    订阅后阅读全文
    付费后可阅读
    付费解锁
    购买后阅读
    开通VIP后
    会员专享文章
    登录后继续阅读
    扫码登录后
    以下内容需登录后查看
    剩余30%未读
    您已阅读30%，登录后继续阅读
    还剩余30%的内容，点击查看全文
    余下全文
    （未完待续）
    論文部分內容閱讀
    請登錄後閱讀
    已閱讀5頁,還剩1頁未讀, 繼續(xù)免費閱讀
    """.strip().split("\n"),
)
def test_a_wall_is_told(notice: str) -> None:
    text, told = _run(f"{FIRST}\n{SECOND}\n{notice.strip()}")
    assert text == f"{FIRST}\n{SECOND}\n\n[…]"
    assert told.status == "truncated"
    assert [(gap.where, gap.evidence) for gap in told.gaps] == [("end", notice.strip())]


def test_a_wall_amid_the_text_is_a_gap_in_the_middle() -> None:
    assert _run(f"{FIRST}\n以下内容需登录后查看\n{SECOND}")[1].gaps[0].where == "middle"


@pytest.mark.parametrize(
    "offer",
    [
        "订阅后阅读更多文章",
        "关注公众号查看更多内容",
        "扫码下载APP查看更多精彩内容",
        "成为会员，畅读全部文章",
        "点击“阅读原文”查看更多",
    ],
)
def test_an_offer_of_more_under_a_whole_text_is_no_gap(offer: str) -> None:
    for lines in ((FIRST, SECOND, offer), (FIRST, offer, SECOND)):
        text, told = _run("\n".join(lines))
        assert offer not in text
        assert (told.status, told.gaps) == ("complete", ())
    assert _run(f"{FIRST}\n会议要求，各级\n{offer}")[1].status == "truncated"


@pytest.mark.parametrize("prompt", ["打开APP阅读全文", "扫码阅读全文", "关注公众号，阅读全文"])
def test_a_prompt_to_read_elsewhere_is_no_gap_where_the_text_goes_on(prompt: str) -> None:
    assert _run(f"{FIRST}\n{prompt}\n{SECOND}{FIRST}{SECOND}")[1].status == "complete"
    assert _run(f"{FIRST}\n{SECOND}\n{prompt}")[1].status == "truncated"
    assert _run(f"{FIRST}\n会议要求，各级\n{prompt}\n{SECOND}{FIRST}{SECOND}")[1].status == "truncated"


def test_a_wall_at_the_end_of_the_last_line_is_a_gap() -> None:
    text, told = _run(f"{FIRST}\n{SECOND}【登录后查看全文】")
    assert text == f"{FIRST}\n{SECOND}\n[…]"
    assert told.gaps[0].evidence == "【登录后查看全文】"


def test_a_teaser_is_cut_at_its_button() -> None:
    text, told = _run(f"{FIRST}\n会议还要求各单位……阅读全文")
    assert text == f"{FIRST}\n会议还要求各单位\n[…]"
    assert told.gaps[0].where == "end"


@pytest.mark.parametrize(
    "notice", ["共12页，当前预览5页", "仅可免费预览前5页", "文档共12页,只显示5页,下载后查看全部"]
)
def test_pages_shown_without_pages_left(notice: str) -> None:
    told = _run(f"{FIRST}\n{notice}")[1]
    assert (told.pages_shown, told.pages_remaining, told.status) == (5, None, "truncated")


def test_characters_left_are_the_ones_omitted() -> None:
    told = _run(f"{FIRST}\n……（剩余800字，开通会员后阅读）")[1]
    assert [(gap.where, gap.stated_omitted_chars) for gap in told.gaps] == [("end", 800)]


def test_a_length_alone_is_no_gap() -> None:
    text, told = _run(f"本文共2300字，阅读需6分钟\n{FIRST}")
    assert text == f"\n{FIRST}"
    assert told == Completeness("complete", stated_total_chars=2300)


def test_nothing_told_nothing_said() -> None:
    assert truncation.PASS.run(f"{FIRST}\n{SECOND}", Context()) == Outcome()


def test_numbers_are_never_summed() -> None:
    told = _run(f"{FIRST}\n（省略10字）\n{SECOND}\n（省略20字）\n{FIRST}")[1]
    assert [gap.stated_omitted_chars for gap in told.gaps] == [10, 20]
    assert (told.stated_total_chars, told.stated_shown_chars) == (None, None)


def test_marks_stand_on_lines_of_their_own() -> None:
    passed = through(f"已阅读7页，还剩2页未读\n{FIRST} （省略10字） {SECOND}\n\n0/150\n提交评论\n")
    assert passed.text.split("\n") == [FIRST, "[…]", SECOND, "[…]"]


def test_a_line_that_leads_to_the_next_page_is_a_gap_only_where_nothing_follows() -> None:
    line, more = "本章未完，请点击下一页继续阅读", SECOND * 3
    text, told = _run(f"{FIRST}会议要求，各级\n{line}\n{more}")
    assert line not in text
    assert "[…]" not in text
    assert told.status == "complete"
    assert _run(f"{FIRST}会议要求，各级\n{line}")[1].status == "truncated"
