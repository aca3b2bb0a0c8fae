"""Laws of a derivation, whatever the page: nothing dropped in silence, every gap told, the same bytes every time."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive import Derivation, apply, undo
from archive.edits import is_script_table
from archive.encoding import decode_derivation, encode
from crawler.derive import derive
from crawler.errors import InputRefused
from tests.seeded import Deriver, bytes_of, capture, deriver, digest

SENTENCES = [
    "检查组走访了三十家药店，逐一核对购进票据。",
    "会议要求，各地要压实责任，确保公众用药安全。",
    "監管部門召開會議，要求藥店落實進貨查驗制度，執著於安全。",
    "著名專家指出，疫苗的儲存溫度必須記錄。",
    "企业应当在十日内完成整改，逾期不改的依法处理。",
]
NOTICES = [
    "已阅读5页,还剩11页未读,继续阅读",
    "……(省略1234字)……",
    "（此处省略86字）",
    "登录后查看全文",
    "(未完,全文共2345字,当前只显示678字)",
    "下载后可阅读全文",
]
AROUND = [
    "上一篇：某县召开例会",
    "下一篇：没有了",
    "责任编辑：张三",
    "来源：示例日报",
    "发布时间：2026-01-02 09:30",
    "分享到：微信 微博",
    "声明：本文仅代表作者个人观点。",
    "原标题：药店巡查",
    "打印",
    "关闭",
]
ODD = [
    "业(yè)",
    "藥\u3000",
    "\u200b",
    "\ufeff",
    "\0",
    "\t",
    "\r\n",
    "[…]",
    "…",
    "▲",
    "\ue000",
    "𠮷",
    "&#xD800;",
]
PIECES = st.sampled_from([*SENTENCES, *SENTENCES, *NOTICES, *AROUND, *ODD])
LINES = st.lists(st.lists(PIECES, min_size=1, max_size=4).map("".join), min_size=1, max_size=14)
KINDS = st.sampled_from(["text/plain; charset=utf-8", "text/html; charset=utf-8"])


def served(lines: list[str], kind: str) -> bytes:
    """These lines as a text, or as the paragraphs of a page."""
    if kind.startswith("text/plain"):
        return "\n".join(lines).encode()
    paragraphs = "".join(f"<p>{line}</p>" for line in lines)
    page = f"<!DOCTYPE html><title>药店巡查结束_示例网</title><h1>药店巡查结束</h1><div>{paragraphs}</div>"
    return page.encode()


def read(lines: list[str], kind: str) -> Derivation | None:
    """What is read of them; None where there is no article."""
    try:
        return derive((capture(served(lines, kind), kind),))
    except InputRefused:
        return None


@settings(max_examples=60)
@given(LINES, KINDS)
def test_nothing_is_dropped_in_silence(lines: list[str], kind: str) -> None:
    found = read(lines, kind)
    if found is None:
        return
    assert apply(found.original_text, found.audit) == found.text
    assert undo(found.text, found.audit) == found.original_text
    places = [(edit.start, edit.end) for edit in found.audit if not is_script_table(edit)]
    assert all(end <= start for (_, end), (start, _) in pairwise(places))
    assert decode_derivation(encode(found)) == found


@settings(max_examples=60)
@given(LINES)
def test_the_original_of_a_text_is_the_whole_file(lines: list[str]) -> None:
    found = read(lines, "text/plain; charset=utf-8")
    if found:
        # A byte order mark says how the file is written; it is no part of the text.
        assert found.original_text == served(lines, "text/plain").decode().removeprefix("\ufeff")


@settings(max_examples=60)
@given(LINES, KINDS)
def test_every_gap_is_told_where_it_is_in_the_site_s_words_and_numbers(lines: list[str], kind: str) -> None:
    found = read(lines, kind)
    if found is None:
        return
    told = found.completeness
    assert (told.status == "truncated") == bool(told.gaps)
    for gap in told.gaps:
        assert found.text.startswith("[…]", gap.offset)
        assert gap.evidence in found.original_text
    marks = [gap.offset for gap in told.gaps]
    assert marks == sorted(set(marks)), "each has a mark of its own"
    numbers = [told.pages_shown, told.pages_remaining, told.stated_total_chars, told.stated_shown_chars]
    numbers += [gap.stated_omitted_chars for gap in told.gaps]
    for number in numbers:
        assert number is None or str(number) in found.original_text


@pytest.fixture(scope="module")
def others() -> Iterator[list[Deriver]]:
    """Processes with other hash seeds than this one."""
    with deriver(1) as one, deriver(4242) as other:
        yield [one, other]


@settings(max_examples=40)
@given(lines=LINES, kind=KINDS)
def test_the_same_bytes_under_any_hash_seed(others: list[Deriver], lines: list[str], kind: str) -> None:
    body = served(lines, kind)
    here = digest(bytes_of(capture(body, kind)))
    assert [other.digest(body, kind) for other in others] == [here, here]
