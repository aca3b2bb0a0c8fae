"""Notices seen in the field, where the list of them is at hand: each goes, or is known to stay."""

import re
from pathlib import Path

import pytest

from tests.text.passing import through

NOTICES = Path(__file__).parents[3] / "shared" / "design" / "notices.tsv"
FIRST = "某市召开药品安全工作会议，部署下一阶段重点任务。"
SECOND = "会议要求，各级各部门要压实责任，守住药品安全底线。"
# What the list's stand-ins are filled with.
FILLED = {
    "N": "123",
    "TITLE": "药店整治会议",
    "DATE": "2023-05-06",
    "SRC": "某某药讯",
    "NAME": "赵一",
    "SITE": "某某网",
}
FILLED |= {
    "TIME": "10:20",
    "YEAR": "2023",
    "X": "某某局",
    "W": "abc_123",
    "E": "a@example.com",
    "A": "某某网",
    "B": "要闻",
}
# Alone these are an article's own words, or they describe a notice, or are challenges, judged before reading.
STAY = re.compile(
    r"温馨提示|相关附件|（此件公开发布）|标题:|XX一区|123、TEXT|加速乐|网页需要验证码|来源:某某药讯"
)


def _notices() -> list[str]:
    if not NOTICES.exists():
        return []
    rows = NOTICES.read_text(encoding="utf-8").splitlines()[1:]
    return [_filled(row.split("\t")[1]) for row in rows]


def _filled(pattern: str) -> str:
    for name, value in FILLED.items():
        pattern = re.sub(rf"(?<![A-Za-z]){name}(?![A-Za-z])|(?<=[^A-Za-z]){name}(?=KB)", value, pattern)
    return pattern.replace("\\n", "\n")


@pytest.mark.skipif(not NOTICES.exists(), reason="the list of notices (../shared) is not on this machine")
def test_every_notice_seen_in_the_field_goes() -> None:
    left = [n for n in _notices() if not STAY.match(n) and _left(n) not in ("", "[…]")]
    assert left == []


def _left(notice: str) -> str:
    return through(f"{FIRST}\n{SECOND}\n{notice}").text.removeprefix(f"{FIRST}\n{SECOND}").strip()
