"""What a reader never sees goes; what he reads stays."""

import pytest

from archive.edits import apply
from crawler.text import markup
from crawler.text.passes import Context

GONE = [
    ("$('#share-1').share();", ""),
    ("会议要求抓好落实。$('#share-2').share();", "会议要求抓好落实。"),
    ("第一段。\nvar total = 3;\n});\n第二段。", "第一段。\n\n\n第二段。"),
    ("前<script>var a = '药';</script>后", "前后"),
    ("前<!-- 广告位 -->后", "前后"),
    ("<p>第一段。</p>第二段。", "\n第一段。\n第二段。"),
    ("<a href='x.html'>药品</a>安全", "药品安全"),
    ("5&nbsp;月&amp;6月&ldquo;药&rdquo;", "5 月&6月“药”"),
    ("药\u200b品\u2060安\xad全\ufeff", "药品安全"),
    ("\u202a药品\u202c", "药品"),
    ("药品\x00安全\x07", "药品安全"),
    ("药品\xa0安全", "药品 安全"),
    ("第一行\r\n第二行\r第三行\u2028第四行", "第一行\n第二行\n第三行\n第四行"),
    ("\ue64c 药品安全", " 药品安全"),
    ("药品\ud83d安全", "药品\ufffd安全"),
]

KEPT = [
    "pH<7.0 且 n>3，P<0.05 有统计学意义。",
    "A&B 公司与 R&D 部门",
    "详见 https://example.com/?a=1&para=2&copy=3",
    "（药字）H\ue863药号",
    "价格为 $(100) 元",
    "函数关系 f(x)=a; 见附图",
    "家庭\U0001f468\u200d\U0001f469 药箱",
    "品名\t批号",
]


@pytest.mark.parametrize(("before", "after"), GONE)
def test_what_is_not_text_goes(before: str, after: str) -> None:
    assert apply(before, markup.PASS.run(before, Context()).edits) == after


@pytest.mark.parametrize("text", KEPT)
def test_what_is_text_stays(text: str) -> None:
    assert apply(text, markup.PASS.run(text, Context()).edits) == text
