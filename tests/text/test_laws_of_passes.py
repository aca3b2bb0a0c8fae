"""Laws of every pass: edits fit, never overlap, can be undone; hostile text is read through once."""

import re
import sys
from collections.abc import Iterable
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.edits import apply, undo
from crawler.extract.page import Facts
from crawler.text import (
    absence,
    credits,
    folding,
    furniture,
    kind,
    markup,
    plain,
    relevance,
    spacing,
    trades,
    truncation,
    walls,
)
from crawler.text.folding import fold
from crawler.text.furniture import captions, classify, page_breaks, rights, spam, sweep
from crawler.text.passes import Context

PASSES = [markup.PASS, plain.PASS, furniture.PASS, truncation.PASS, spacing.PASS]
WHITE = ["\n", "\n\n", " ", "\t", "\u3000", "\xa0", "\r\n", "\u200b", "\ue000", "\x00"]
TEXTS = ["药品安全会议召开", "会议要求抓好落实。", "（此处省略12字）", "……(省略3字)……", "业(yè)"]
TOLD = ["已阅读5页,还剩1页未读", "登录后查看全文", "(未完,全文共9字,当前只显示3字)", "本文共99字"]
CREDITS = [
    "上一篇：",
    "下一篇：某县例会",
    "责任编辑：张三",
    "（编辑：李四）",
    "来源：某某网",
    "2023-05-06 09:30",
]
CHROME = [
    "原标题：",
    "标题：",
    "打印",
    "关闭",
    "相关文章：",
    "温馨提示",
    "评论",
    "0/150",
    "_第1页",
    "文档简介",
]
LEAKED = [
    "《某某彩票官网》",
    "<p>",
    "&nbsp;",
    "<!--",
    "-->",
    "$('#a').b();",
    "…",
    "(",
    "）",
    "《",
    "》",
    "；",
]
FOOT = ["网站标识码：3700000001", "地址：某路", "同志们："]
PIECES = st.sampled_from([*WHITE, *TEXTS, *TOLD, *CREDITS, *CHROME, *LEAKED, *FOOT])
TEXT = st.lists(PIECES, max_size=40).map("".join)
HEADLINE = st.sampled_from([None, "药品安全会议召开", "标题"])


def test_passes_are_named_and_versioned() -> None:
    assert [each.name for each in PASSES] == ["markup", "plain", "furniture", "truncation", "spacing"]
    assert all(each.version for each in PASSES)


@settings(max_examples=300)
@given(TEXT, HEADLINE, st.booleans())
def test_edits_apply_and_undo(text: str, headline: str | None, is_file: bool) -> None:
    context = Context(facts=Facts(headline=headline), captions=("会议要求抓好落实。",), plain=is_file)
    for each in PASSES:
        outcome = each.run(text, context)
        assert all(a.end <= b.start for a, b in zip(outcome.edits, outcome.edits[1:], strict=False))
        changed = apply(text, outcome.edits)
        assert undo(changed, outcome.edits) == text
        text = changed


@given(TEXT)
def test_every_gap_has_its_mark(text: str) -> None:
    outcome = truncation.PASS.run(text, Context())
    marks = [edit.start for edit in outcome.edits if "[…]" in edit.after]
    gaps = outcome.completeness.gaps if outcome.completeness else ()
    assert [gap.offset for gap in gaps] == marks


@given(TEXT)
def test_spacing_is_done_in_one_go(text: str) -> None:
    once = apply(text, spacing.PASS.run(text, Context()).edits)
    assert spacing.PASS.run(once, Context()).edits == ()


@given(TEXT)
def test_a_key_leads_back_to_its_text(text: str) -> None:
    folded = fold(text)
    assert folded.place(len(folded.key)) == len(text)
    whole = folded.edit(0, len(folded.key), "p", "c")
    assert (whole.start, whole.end) == (0, len(text))


HOSTILE = [" ", "\u3000", "\n", "《", "（", "<", "<!--", "<script ", "&a", "…", "a\t\n", "\u200b"]
HOSTILE += [
    "省略1字",
    "此处省略1字\n",
    "还剩1页未读",
    "上一篇：",
    "打印\n",
    "相关文章\n",
    "《彩票官网》",
    "药(yào)",
]
HOSTILE += ["·[视频]a", "声明：", "来源：a "]
HOSTILE += [
    "登录",
    "登录后",
    "全文",
    "分享",
    "下载",
    "转载",
    "版权",
    "时时彩 ",
    "《时时彩官网》",
    "剩余",
    "一",
    "1",
    "评论 ",
    "2、甲\n",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_text_is_read_to_its_end(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    for each in PASSES:
        apply(text, each.run(text, Context()).edits)


def _patterns(module: ModuleType) -> list[re.Pattern[str]]:
    return [value for value in vars(module).values() if isinstance(value, re.Pattern)]


def test_no_pattern_can_backtrack_without_bound() -> None:
    """A repeat without bound never holds another, so a match costs no more than its line is long."""
    modules = [
        absence,
        credits,
        folding,
        kind,
        markup,
        plain,
        relevance,
        spacing,
        truncation,
        captions,
        classify,
        page_breaks,
        rights,
        spam,
        sweep,
        trades,
        walls,
    ]
    patterns = [p for module in modules for p in _patterns(module)]
    patterns += [pattern for _, pattern, _ in classify._TABLE]
    patterns += [pattern for signed in classify._SIGNED for _, pattern in signed.rules]
    patterns += [pattern for trade in trades.TRADES for pattern in (trade.made_of, trade.says)]
    assert len(patterns) > 30
    parser = sys.modules["re._parser"]
    for pattern in patterns:
        assert _nested(parser.parse(pattern.pattern, pattern.flags), parser, inside=False) is False, (
            pattern.pattern
        )


def _nested(parsed: Iterable[tuple[object, Any]], parser: ModuleType, inside: bool) -> bool:
    return any(_runs_away(op, value, parser, inside) for op, value in parsed)


def _runs_away(op: object, value: Any, parser: ModuleType, inside: bool) -> bool:
    if op in (parser.MAX_REPEAT, parser.MIN_REPEAT):
        unbounded = value[1] is parser.MAXREPEAT
        return (inside and unbounded) or _nested(value[2], parser, inside or unbounded)
    if op is parser.POSSESSIVE_REPEAT:
        # What it took it never gives back: nothing is tried again for its sake.
        return _nested(value[2], parser, inside=False)
    if op is parser.SUBPATTERN:
        return _nested(value[3], parser, inside)
    return op is parser.BRANCH and any(_nested(branch, parser, inside) for branch in value[1])
