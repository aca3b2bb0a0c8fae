"""White space: paragraphs on lines of their own, cells apart, marks as wide as they were."""

import pytest

from archive.edits import apply, undo
from crawler.text import spacing
from crawler.text.passes import Context


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("\u3000\u3000第一段。\n\n\n\u3000\u3000第二段。 \n", "第一段。\n第二段。"),
        ("一、提高站位 (一)压实责任", "一、提高站位 (一)压实责任"),
        ("第一句。   第二句。", "第一句。 第二句。"),
        ("张\u3000三　李四", "张\u3000三　李四"),
        ("品名\t批号\t结论\n甲片\t\t合格", "品名\t批号\t结论\n甲片\t\t合格"),
        ("品名 \t 批号", "品名\t批号"),
        ("\t甲片\t不合格", "\t甲片\t不合格"),
        ("正文。\n\t甲片\t不合格\t\n\n下文", "正文。\n\t甲片\t不合格\t\n下文"),
        ("\t一个段落。\n\t另一个段落。", "一个段落。\n另一个段落。"),
        ("，。！,.!", "，。！,.!"),
        ("   \n \t \n", ""),
        ("", ""),
    ],
)
def test_spacing(before: str, after: str) -> None:
    edits = spacing.PASS.run(before, Context()).edits
    assert apply(before, edits) == after
    assert undo(after, edits) == before


def test_spaced_text_is_left_alone() -> None:
    once = "第一段。\n[…]\n品名\t批号"
    assert spacing.PASS.run(once, Context()).edits == ()
