"""What a page offers after the article under a heading of its own: related articles, and the room for comments."""

import re
from collections.abc import Iterator

from lxml.etree import _Element

from crawler.extract.order import Order
from crawler.extract.tags import BLOCKS
from crawler.extract.tree import words

_RELATED = re.compile(
    r"[\W_]*(?:(?:相[关關]|延伸|推[荐薦]|[热熱][门門点點]|精彩|精[选選]|最新|更多|猜你|[你您]可能|大家都在|[为為][你您]|[编編][辑輯]|往期|本[类類栏站]|"
    r"同[类類]|[关關][联聯]|今日|近期|其[他它]|[阅閱][读讀]|文章|小[编編]|(?:[还還]|也)).{0,6})?"
    r"(?:新[闻聞]|文章|[阅閱][读讀]|推[荐薦]|[报報][道導]|[链鏈連连][接結结]|[资資][讯訊]|[内內]容|[专專][题題]|[话話][题題]|喜[欢歡](?:的)?|感[兴興]趣(?:的)?|"
    r"在看|[头頭][条條]|排行榜?|[图圖]片|[视視][频頻]|精[选選]|回[顾顧]|[热熱][点點]|信息|[动動][态態]|消息|日志|博文|帖子|主[题題]|搜索?)[\W_]*"
)
_WRITTEN = "(?:[评評][论論]|留言|跟[帖贴]|回[复覆應应])"
_ROOM = re.compile(
    r"[\W_]*(?:(?:[网網]友|最新|[热熱][门門]|精彩|全部|所有|[发發]表|我要|用[户戶]|[读讀]者|本文|相[关關]|查看|[写寫]){1,2}"
    rf"{_WRITTEN}|(?:文章)?{_WRITTEN}(?:列表|[区區]|\W*\d+\W*))[\W_\d条條]*|(?:[Pp]ost )?[Cc]omments?|Leave a .{{4,8}}"
)
# What a site says of itself, in a box of its own.
_SITE = re.compile(
    r"[\W_]*(?:[关關][于於](?:我[们們]|本[站网網])|(?:本[站网網]|[网網]站)(?:[简簡]介|介[绍紹]|概[况況]))[\W_]*"
)
_IN_TITLES = frozenset(
    "关關介绍紹簡简概所相延推荐薦热熱精最更猜可能為为編编往本同今近阅閱評评論论留跟复覆應应Cc"
)
_LONGEST = 40


def offers(order: Order, answered: frozenset[_Element]) -> frozenset[_Element]:
    """The blocks under such headings, the headings too; `answered` are those already known for what readers wrote."""
    found: set[_Element] = set()
    for text, holder, begins in order.labels:
        if not begins or len(text) >= _LONGEST or _IN_TITLES.isdisjoint(text):
            continue
        said = text.strip()
        if _SITE.fullmatch(said) and (of_site := _of_site(_title(holder), order)) is not None:
            found.add(of_site)
            continue
        room = bool(_ROOM.fullmatch(said))
        if not room and not (_RELATED.fullmatch(said) and len(said) > 3):
            continue
        if _linked(holder):
            continue
        title = _title(holder)
        if title in order.around_headline or not order.article_before(title):
            continue
        under = list(_under(title, order, room))
        # A word alone is no proof: readers do not outdo the article, or it has been seen that they wrote.
        written = order.running(block for block in under if block not in answered)
        if under and (not room or written <= order.before(title)):
            found.update((title, *under))
    return frozenset(found)


def _of_site(title: _Element, order: Order) -> _Element | None:
    """The box that such a heading begins, when nothing of the article is in it."""
    up = title.getparent()
    if up is None or up in order.around_headline or title in order.around_headline or up.tag == "body":
        return None
    first = next((child for child in up if words(child)), None)
    return up if first is title and not (up.text or "").strip() else None


def _title(holder: _Element) -> _Element:
    """The outermost element that says no more than the heading."""
    said = words(holder)
    for up in holder.iterancestors():
        if len(words(up)) > len(said) + 6 or up.tag in ("body", "td"):
            return holder
        holder = up
    return holder


def _under(title: _Element, order: Order, room: bool) -> Iterator[_Element]:
    # A link on the heading's own line is left with it: together they are a line that tells what it is.
    inline = not room and not (title.tail or "").strip()
    for block in title.itersiblings():
        if block in order.around_headline:
            return
        if block.tag not in BLOCKS and not (inline and block.tag == "a"):
            continue
        if not room and words(block) and not _leads_on(block):
            return
        yield block


def _linked(holder: _Element) -> bool:
    return holder.tag == "a" or next(holder.iterancestors("a"), None) is not None


def _leads_on(block: _Element) -> bool:
    """Whether it is made of links, or of summaries under links."""
    linked = sum(len(words(anchor)) for anchor in block.iter("a"))
    return linked * 6 > len(words(block))
