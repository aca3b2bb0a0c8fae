"""A page as it is seen: its lines, and what stands where among them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from lxml.etree import _Element

from crawler.extract.around import is_credit_line
from crawler.extract.bylines import opening_authors
from crawler.extract.density import heaviest
from crawler.extract.keys import key
from crawler.extract.official import is_field
from crawler.extract.render import SEAM, render
from crawler.extract.weights import weigh
from crawler.text.folding import fold
from crawler.text.trades import trade_of

LONGEST = 120
"""A longer line is no headline."""
OFTEN = 3
"""What a page has oftener, or of which it has as many, is not its headline."""
PATH = re.compile(
    r"[>＞»→]|位置\s*(?:[:：]|$)|^(?:当前|所在|您的)?位置|首页|^[\[【(（][^\]】)）]*[\]】)）]\W*$|版主|登录|\|.*\||│|^返回|^.{0,5}：$"
    r"|^[^:：]{0,10}[:：]\s*\d+\D{0,6}$"
)
"""What says where on the site one is, or what to press."""
WAIT = re.compile(
    r"^(?:正在|加载|载入|读取|loading|点击|点此|双击|分享|扫码|扫一扫)|^[^，。]{1,12}[…\.]{2,}$"
    r"|^(?:正文|原文|本文|举报|反馈)(?:$|\W)|^.{0,4}(?:评论|留言|跟帖|跟贴|导航|排行榜?)$|^(?:推荐|相关|热门|热点|最新|更多|精彩|重点|猜你)[^，。：]{0,6}$",
    re.I,
)
"""Buttons, and what heads the boxes of a page."""
_WORD = re.compile(r"[^\W\d_]{2}")
_ADDRESS = re.compile(r"\s*(?:https?://|www\.)[\w./-]+\s*")
_ABOVE = 8
_REACH = 3
_SENTENCE = 12
_BYLINE = 40
# One for the words, another for the pictures.
_SHARED = re.compile(
    r"\s*(?:文字?|图片?|摄影|图文)\s?[/／][^/／]{2,12}[\s、，|]+(?:文字?|图片?|摄影|图文)\s?[/／]"
)
_SPLIT = 3


@dataclass(frozen=True)
class Seen:
    """A page as it is seen: its lines, and what stands where among them, each read once and only when asked for."""

    root: _Element

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the whole page, with seams."""
        return render([self.root], "", seams=True).lines

    @cached_property
    def places(self) -> "Places":
        """Where on the page each line stands."""
        return _places(self.root, self.lines)


@dataclass(frozen=True, slots=True)
class Places:
    """By the key of a line (or of a few that an element holds together): where on the page it stands.

    `over_credits` and `over_prose` tell how many lines lie between.
    """

    over_credits: dict[str, int]
    over_prose: dict[str, int]
    before_prose: frozenset[str]
    often: frozenset[str]


def _places(root: _Element, lines: Sequence[str]) -> Places:
    plain = [line.replace(SEAM, "") for line in lines]
    first = _prose(root, plain)
    above: dict[str, int] = {}
    seen = 0
    for at in range(first - 1, max(-1, first - 1 - _ABOVE), -1):
        if is_credit_line(lines[at]) or is_field(lines[at]) or _is_passed_over(plain[at]):
            continue
        if PATH.search(plain[at]) or len(plain[at]) > LONGEST:
            break
        for one in _ending(plain, at):
            above.setdefault(one, seen)
        seen += 1
    keys = Counter(key(line) for line in plain)
    return Places(
        _over_credits(lines, plain, first or len(lines)),
        above,
        frozenset(one for at in range(first) for one in _ending(plain, at)),
        frozenset(one for one, times in keys.items() if times > OFTEN),
    )


def _over_credits(lines: Sequence[str], plain: Sequence[str], first: int) -> dict[str, int]:
    """The lines right over one that says when and by whom; not in a list, where every other line does."""
    credit = [is_credit_line(line) for line in lines[:first]]
    found: dict[str, int] = {}
    for at, is_one in enumerate(credit):
        if not is_one or sum(credit[max(0, at - 4) : at + 5]) > _REACH + 1:
            continue
        between = 0
        for above in range(at - 1, -1, -1):
            if _is_passed_over(plain[above]):
                continue
            if between == _REACH or credit[above] or PATH.search(plain[above]):
                break
            for one in _ending(plain, above):
                found.setdefault(one, between)
            between += 1
    return found


def is_button_line(line: str) -> bool:
    """Whether a line is a button or an address, heads a box or waits for a script; the text passes know many of them, too."""
    return bool(WAIT.search(line) or _ADDRESS.fullmatch(line)) or trade_of(fold(line).key) is not None


def is_byline(line: str) -> bool:
    """Whether a line says who wrote the article, as those do that stand under a headline: `文/林一 图/周二`."""
    return len(line) <= _BYLINE and bool(_SHARED.match(line) or opening_authors((line,)))


def _is_passed_over(line: str) -> bool:
    """Whether a line is a button, a counter or a mark: it parts nothing from what stands above it."""
    return not _WORD.search(line) or is_button_line(line) or is_byline(line)


def _ending(lines: Sequence[str], at: int) -> Iterator[str]:
    """The keys of this line, and of it with those before: a headline may be split by line breaks."""
    for start in range(at, max(-1, at - _SPLIT), -1):
        yield key("".join(lines[start : at + 1]))


def _prose(root: _Element, lines: Sequence[str]) -> int:
    """The number of the line with which the prose of the heaviest part of the page begins; 0 when there is none."""
    body = heaviest(weigh(root))
    if body is None:
        return 0
    told = render([body], "").lines
    first = next(filter(_is_prose, told), None) or next(filter(_is_sentence, told), None)
    return lines.index(first) if first is not None and first in lines else 0


def _is_prose(line: str) -> bool:
    return len(line) >= 30 and bool(re.search("[，。；]", line))


def _is_sentence(line: str) -> bool:
    """Whether a line is a sentence, though a short one: a notice may have no other."""
    return len(line) >= _SENTENCE and line.endswith("。")
