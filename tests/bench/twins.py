"""Texts told again elsewhere, and texts that only look so: what the same text elsewhere is measured on.

Twins are made the way sites make them: a part is missing, chrome stands around, the text is Traditional, a mirror damaged
it, or all of that. What is no twin is another report of the same series, which differs in one kind of thing or in all.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from os.path import commonprefix
from random import Random

from tests.bench.mirror.damage import damaged
from tests.bench.mirror.style import drawn
from tests.bench.mirror.texts import texts, traditional
from tests.bench.reports import GIVEN, KINDS, PLACES, SERIES, SURNAMES, other_report, report

CUT = 0.1
_LONG_ENOUGH = 250
APART = 0.2
"""How much of a report lies between the first and the last place that differ. Who cuts off all of them at once has a text
that belongs to both.
"""

_CHROME = (
    "首页 > 要闻 > 药品监管",
    "分享到：微信 微博 QQ空间",
    "上一篇：关于开展药品安全专项检查的通知",
    "下一篇：{place}省召开医疗器械监管工作会议",
    "相关阅读",
    "责任编辑：{name}",
    "来源：{place}日报 发布时间：{day}",
    "【字体：大 中 小】 打印本页 关闭窗口",
    "版权所有 未经许可不得转载 京ICP备0{number}号",
    "浏览次数：{number}",
    "本站所有资源均来自网络，如有侵权请联系我们删除，电话：010-{number}",
    "热门推荐：{place}市药店抽检结果公布",
    "扫一扫在手机打开当前页",
)


@dataclass(frozen=True, slots=True)
class Told:
    """A text, the story it tells, and what was done to it. Two that tell one story are twins."""

    text: str
    story: int
    how: str


def told(reports: int, others: int, seed: int = 1) -> Iterator[Told]:
    """So many reports and other texts, each followed by its twins, and a report by others of its series."""
    chance = Random(seed)
    story = 0
    for number in range(reports):
        one = report(number % len(SERIES), chance)
        yield from again(one.text, story, chance)
        for kind in (*KINDS, "all"):
            kinds = list(KINDS) if kind == "all" else [kind]
            another = other_report(one, kinds, chance)
            if _apart(one.text, another.text) > APART:
                story += 1
                yield Told(another.text, story, f"other {kind}")
        story += 1
    long_ones = [text.text for text in texts() if len(text.text) >= _LONG_ENOUGH]
    for text in long_ones[:others]:
        yield from again(text, story, chance)
        story += 1


def again(text: str, story: int, chance: Random) -> Iterator[Told]:
    """A text, and what other sites make of it."""
    yield Told(text, story, "first")
    for how, change in CHANGES.items():
        yield Told(change(text, chance), story, how)


def _apart(one: str, other: str) -> float:
    head = len(commonprefix([one, other]))  # noqa: RUF071  # of texts, not of paths
    tail = len(commonprefix([one[::-1], other[::-1]]))  # noqa: RUF071
    return 1 - (head + tail) / min(len(one), len(other))


def cut(text: str, chance: Random) -> str:
    """A tenth of it missing: at either end, in one piece, or a clause here and there."""
    size = int(len(text) * CUT)
    at = chance.choice((0, len(text) - size, chance.randrange(len(text) - size), -1))
    if at >= 0:
        return text[:at] + text[at + size :]
    clauses = re.split("(?<=[。；，])", text)
    while size > 0 and len(clauses) > 3:
        size -= len(clauses.pop(chance.randrange(len(clauses))))
    return "".join(clauses)


def chrome(text: str, chance: Random) -> str:
    """With what a page has above and below."""

    def lines() -> str:
        chosen = chance.sample(_CHROME, chance.randint(2, 6))
        return "\n".join(line.format_map(_chrome_values(chance)) for line in chosen)

    return f"{lines()}\n{text}\n{lines()}"


def mirror(text: str, chance: Random) -> str:
    """Traditional, and damaged byte by byte."""
    clean = traditional(text, chance)
    return damaged(clean, drawn(clean, chance), chance).text


def _chrome_values(chance: Random) -> dict[str, object]:
    return {
        "place": chance.choice(PLACES),
        "name": chance.choice(SURNAMES) + chance.choice(GIVEN),
        "day": f"{chance.randint(2010, 2026)}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}",
        "number": chance.randrange(1000, 99_999_999),
    }


CHANGES: Mapping[str, Callable[[str, Random], str]] = {
    "cut": cut,
    "chrome": chrome,
    "script": traditional,
    "mirror": mirror,
    "all": lambda text, chance: mirror(chrome(cut(text, chance), chance), chance),
}
