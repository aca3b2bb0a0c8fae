"""Lines that are furniture by where they stand: headings with nothing under them, ends of lines, buttons at the foot."""

import pytest

from tests.text.passing import FIRST, SECOND, through


@pytest.mark.parametrize("heading", ["温馨提示", "【温馨提示】"])
def test_a_heading_with_nothing_under_it_goes(heading: str) -> None:
    assert through(f"{FIRST}\n{SECOND}\n{heading}").text == f"{FIRST}\n{SECOND}"
    assert through(f"{FIRST}\n{heading}\n{SECOND}").text == f"{FIRST}\n{heading}\n{SECOND}"


def test_a_heading_of_sources_with_none_under_it_goes() -> None:
    assert through(f"{FIRST}\n{SECOND}\n参考文献").text == f"{FIRST}\n{SECOND}"
    assert through(f"{FIRST}\n参考文献\n{SECOND}").text == f"{FIRST}\n参考文献\n{SECOND}"


def test_the_way_back_at_the_end_of_a_line_goes() -> None:
    assert through(f"{FIRST}\n{SECOND}返回药安在线首页>>").text == f"{FIRST}\n{SECOND}"
    kept = f"{FIRST}\n患者办理完出院手续后，可在自助机上返回首页"
    assert through(kept).text == kept


def test_a_button_alone_goes_under_the_text_among_other_furniture() -> None:
    assert through(f"{FIRST}\n{SECOND}\n责任编辑：赵一\n+1\n收藏").text == f"{FIRST}\n{SECOND}"
    kept = f"{FIRST}\n收藏\n{SECOND}"
    assert through(f"{kept}\n责任编辑：赵一").text == kept


def test_a_button_before_the_credit_goes_with_it() -> None:
    read = through(f"{FIRST}\n{SECOND}\n【纠错】【责任编辑：赵一】")
    assert read.text == f"{FIRST}\n{SECOND}"


def test_a_heading_of_attachments_heads_attachments() -> None:
    for text in (f"{FIRST}\n{SECOND}\n相关附件", f"{FIRST}\n相关附件\n{SECOND}"):
        assert through(text).text == f"{FIRST}\n{SECOND}"
    attached = f"{FIRST}\n相关附件\n抽检不合格药品名单\n{SECOND}"
    assert through(attached).text == attached


def test_a_label_with_its_bar_goes() -> None:
    assert through(f"标题：某市召开会议 |\n{FIRST}\n{SECOND}").text == f"{FIRST}\n{SECOND}"
    kept = f"标题：应当简明、准确，不超过三十字\n{FIRST}"
    assert through(kept).text == kept
