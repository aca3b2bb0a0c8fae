"""What readers wrote under an article, and the answers in a forum: blocks alike, each with a time and a reader's marks."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from lxml.etree import _Element

from crawler.extract.order import Order
from crawler.extract.tree import words

_STAMP = re.compile(
    r"\d{2,4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?[\sT　,，|]*\d{1,2}[:：]\d{2}|\d{1,2}[月-]\d{1,2}日?\s*\d{1,2}[:：]\d{2}|"
    r"\d{1,2}[:：]\d{2}[:：]\d{2}\s*[(（]?\d{1,2}/\d{1,2}/\d{2}|\d+\s*(?:秒|分钟|分鐘|小时|小時|天|周|个月|月|年)[之以]?前|"
    r"\d{2,4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s*$"
)
# Not the word for a reader alone: in an interview the questions are readers' too.
_SIGN = re.compile(
    r"[楼樓]主|\d\s*[楼樓]|沙发|板凳|[发發]表[于於]|认为[:：]|[写寫]道|积分|\d\.\*|\b[Rr][Ee][:：]|\bby\b|\bsaid\b|\bsays\b"
)
_BUTTON = re.compile(
    r"[\[(（\s]*(?:回[复覆應应]|引用|支持|反[对對]|[举舉][报報]|顶|赞|踩|点赞|只看\S*|[Rr]eply|[Qq]uote)[\s\[(（\d)）\]]*|#\d*"
)
_IN_TIMES = frozenset("-/.:：年月日前")
_KIN = 3
_LONG = 800
# A page has hundreds of dated links; the first few tell what they all are.
_LOOKED_AT = 12


def answers(order: Order) -> frozenset[_Element]:
    """The blocks that hold what readers answered; the first of them is the article where no article stands before it."""
    found: set[_Element] = set()
    for stamps in _alike(order):
        above = _common(stamps)
        if above is not None and above not in found:
            found.update(_answering(order, above, stamps))
    return frozenset(found)


def _alike(order: Order) -> Iterator[Sequence[_Element]]:
    """The elements that hold a time, of each kind of place that has several."""
    places: dict[tuple[object, ...], dict[_Element, None]] = defaultdict(dict)
    for text, holder, _ in order.labels:
        if not _IN_TIMES.isdisjoint(text) and _STAMP.search(text):
            places[_place(holder)][holder] = None
    return (list(holders) for holders in places.values() if len(holders) > 1)


def _place(holder: _Element) -> tuple[object, ...]:
    ups = [holder, *holder.iterancestors()][:_KIN]
    return tuple((up.tag, up.get("class")) for up in ups)


def _common(elements: Sequence[_Element]) -> _Element | None:
    """The closest element around all of them."""
    lines = [list(one.iterancestors())[::-1] for one in elements]
    last: _Element | None = None
    for level in zip(*lines, strict=False):
        if any(one is not level[0] for one in level):
            break
        last = level[0]
    return last


def _answering(order: Order, above: _Element, stamps: Sequence[_Element]) -> Sequence[_Element]:
    """The children of `above` that are answers."""
    children = list(above)
    starts = _starts(children, stamps)
    shown = next((at for at, child in enumerate(children) if child in order.around_headline), None)
    if shown is not None:
        starts = [at for at in starts if at >= shown]
    if len(starts) < 2:
        return ()
    period = min(b - a for a, b in pairwise(starts))
    units = [children[at : at + period] for at in starts]
    if not _signed(units) or max(map(order.running, units[1:])) > _LONG:
        return ()
    first = starts[0]
    if shown == first or not order.article_before(children[first]):
        # Of an answer in several children the name may come before the time.
        ahead = sum(1 for child in children[:first] if words(child))
        first = starts[1] - (ahead if ahead < period else 0)
    return children[first : starts[-1] + period]


def _starts(children: Sequence[_Element], stamps: Sequence[_Element]) -> list[int]:
    """Where, among these children, each of the blocks begins that hold a time."""
    at = {child: index for index, child in enumerate(children)}
    found = {at[up] for stamp in stamps for up in (stamp, *stamp.iterancestors()) if up in at}
    return sorted(found)


def _signed(units: Sequence[Sequence[_Element]]) -> bool:
    """Whether most of the blocks bear what only readers' words do; where there are but two, both must have a button."""
    some = units[:_LOOKED_AT]
    buttons = sum(any(map(_has_button, unit)) for unit in some)
    if len(units) == 2:
        return buttons == 2
    marked = sum(any(_SIGN.search(words(child)) for child in unit) for unit in some)
    return max(marked, buttons) * 2 > len(some)


def _has_button(block: _Element) -> bool:
    return any(_BUTTON.fullmatch(words(one)) for one in block.iter("a", "button", "span"))
