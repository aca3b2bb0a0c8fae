"""Text files: what stands above the article is read and taken away, for every kind of head."""

import pytest

from crawler.text.passes import Context
from tests.text.passing import Passed, through

TITLE = "某副局长在全县药店整治推进会上的讲话"
FIRST = (
    "同志们：今天召开全县药店整治推进会，主要任务是总结前期工作，安排下一步重点任务，希望大家认真抓好落实。"
)
SECOND = "各单位要压实责任，守住药品安全底线。"
BODY = f"{FIRST}\n{SECOND}"


def _read(*lines: str) -> Passed:
    return through("\n".join(lines), Context(plain=True))


def test_page_captions_carry_the_title() -> None:
    head = (f"{TITLE}_第1页", f"{TITLE}_第2页", "已阅读2页，还剩1页未读", "下载本文档", "文档简介")
    passed = _read(*head, f"{TITLE}{FIRST}", SECOND, "温馨提示", "• 6. 下载文件中如有侵权，请与我们联系。")
    assert passed.facts.headline == TITLE
    assert passed.text == f"{BODY}\n[…]"
    assert (passed.completeness.pages_shown, passed.completeness.pages_remaining) == (2, 1)


def test_a_named_title() -> None:
    passed = _read(f"标题：{TITLE} |", f"{TITLE} {FIRST}", SECOND)
    assert (passed.facts.headline, passed.text) == (TITLE, BODY)


def test_a_title_over_its_dateline_and_teasers_over_both() -> None:
    dateline = "发布时间：2023-05-06  来源：某某药讯  字体大小[ ]"
    passed = _read(
        "某地发布新规", "·[视频]甲.. ·[视频]乙..", "", TITLE, "", dateline, "", TITLE, FIRST, SECOND
    )
    assert (passed.facts.headline, passed.text, passed.facts.source) == (TITLE, BODY, "某某药讯")
    assert passed.facts.published is not None
    assert passed.facts.published.value == "2023-05-06"


def test_a_dateline_first_and_the_title_among_its_fields() -> None:
    passed = _read(
        "来源：某某网", "2023-05-06 09:30:00", f"原标题：{TITLE}", "来源：某某网·某某网", FIRST, SECOND
    )
    assert (passed.facts.headline, passed.text, passed.facts.source) == (TITLE, BODY, "某某网")
    assert passed.facts.published is not None
    assert passed.facts.published.value == "2023-05-06T09:30:00+08:00"


def test_a_title_on_a_line_of_its_own() -> None:
    passed = _read(f"03.06 {TITLE}", "", FIRST, TITLE, TITLE, SECOND, "分享到：", "相关文章：")
    assert (passed.facts.headline, passed.text) == (f"03.06 {TITLE}", BODY)


def test_the_headline_keeps_its_own_marks() -> None:
    assert _read("某省：药店“体检”（第二期）", FIRST).facts.headline == "某省：药店“体检”（第二期）"


def test_spam_is_no_title() -> None:
    spam = "亚洲一区二区三区,欧美精品久久,成人无码视频在线观看"
    assert _read(spam, TITLE, FIRST, SECOND).facts.headline == TITLE


@pytest.mark.parametrize(
    "text", [BODY, FIRST, TITLE, "", "\n\n", "5月6日，全县召开会议，部署药店整治工作。\n" + SECOND]
)
def test_without_a_head_nothing_is_taken(text: str) -> None:
    passed = through(text, Context(plain=True))
    assert passed.facts.headline is None
    assert passed.text == text.strip()


def test_a_date_far_down_is_not_the_heads() -> None:
    passed = _read(TITLE, *[FIRST] * 3, "2023-05-06")
    assert passed.facts.headline == TITLE
    assert passed.text.startswith(FIRST)


def test_bars_between_title_and_dateline_do_not_part_them() -> None:
    passed = _read(
        "首页 > 要闻 > 正文",
        TITLE,
        "分享到：",
        "2023年5月6日 来源：某某药讯 【字体：大 中 小】",
        FIRST,
        SECOND,
    )
    assert (passed.facts.headline, passed.text, passed.facts.source) == (TITLE, BODY, "某某药讯")


def test_fields_under_an_article_are_not_its_head() -> None:
    passed = _read(FIRST, SECOND, "某某药监局", "2023-05-06 10:00")
    assert passed.facts.headline is None
    assert passed.text.startswith(BODY)


def test_captions_under_an_article_do_not_take_it_along() -> None:
    passed = _read(FIRST, SECOND, f"{TITLE}_第1页", f"{TITLE}_第2页")
    assert (passed.facts.headline, passed.text) == (TITLE, BODY)


def test_an_article_that_begins_with_the_words_of_its_title_keeps_them() -> None:
    title = "某省启动药店整治行动"
    begins = f"{title}动员部署会议今日召开，各市县药监部门负责同志在分会场参加会议。"
    assert _read(title, "2023-05-06 10:00 来源：某网", begins, SECOND).text == f"{begins}\n{SECOND}"
