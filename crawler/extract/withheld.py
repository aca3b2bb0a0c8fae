"""What a page says beside the body about text it withholds: a notice that stands in an element of its own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element

from crawler.extract.chrome import named_answers, named_chrome
from crawler.extract.order import Order
from crawler.extract.render import Rendered
from crawler.extract.tags import BLOCKS, UNSEEN
from crawler.extract.tree import words
from crawler.text.folding import fold
from crawler.text.walls import is_wall

_LONGEST = 90
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_TEXT = 60
_TITLE = 8
_NEAR = 3
_LEVELS = 2
# Whom the text is kept for, and that it is this text: an app, a newsletter or `more` is offered below whole articles.
_MEMBERS = re.compile(
    "登录|登陆|登入|签入|注册|会员|VIP|vip|订阅|付费|付款|支付|购买|充值|开通|解锁|权限|积分|认证"
)
_THIS = re.compile(
    "全文|完整|剩余|余下|其余|剩下|未读|未显示|后续|后面|正文|本文|此文|该文|这篇文章|文章|内容"
)
_REST = re.compile(
    r"页未读|(?:还剩|剩余|剩下|余下)\D{0,4}\d{1,5}\s?[页%]|(?:试读|预览|试看).{0,6}(?:结束|完毕|看完|读完)"
)
_ALL = re.compile("所有|无限|精彩|更多|全站|海量|畅享")
_WHOLE = re.compile("全文|完整|剩余|余下")
_APP = re.compile("APP|App|app|客户端|微信|公众号|扫码|扫一扫")
_CUT = re.compile(r"(?:…|\.{3}|[,，、])\s*$")


@dataclass(frozen=True, slots=True)
class Place:
    """A body on its page; `aside` is no part of the article, `hidden` not shown."""

    body: _Element
    order: Order
    aside: frozenset[_Element]
    hidden: frozenset[_Element]


def tell_withheld(found: Rendered, place: Place) -> None:
    """Make lines of what was `found` of the notices that stand shortly before and after it."""
    cut = bool(found.lines and _CUT.search(found.lines[-1]))
    told = frozenset(found.lines)
    before = [said for said in _notices(_before(place), place, cut) if said not in told]
    after = [said for said in _notices(_after(place), place, cut) if said not in told]
    found.lines = [*reversed(before), *found.lines, *_buttons(place, cut), *after]


def without_notices(clutter: frozenset[_Element]) -> frozenset[_Element]:
    """Of what would be dropped from a body, all but the notices that its text is not all there."""
    return frozenset(one for one in clutter if named_answers(one) or not is_notice(words(one), cut=False))


def _notices(blocks: Iterator[_Element], place: Place, cut: bool) -> Iterator[str]:
    """The notices among the first few blocks that begin no other part of the page."""
    passed = 0
    for block in blocks:
        said = words(block)
        if not said:
            continue
        if _begins_another(block, place.aside):
            return
        if is_notice(said, cut):
            yield said
        elif _is_text(block, said) or (passed := passed + 1) > _NEAR:
            return


def _buttons(place: Place, cut: bool) -> Iterator[str]:
    """The notices that are buttons in the body itself: nothing else that one says is text."""
    for button in place.body.iter("button"):
        if is_notice(said := words(button), cut) and not any(
            up in place.hidden for up in (button, *button.iterancestors())
        ):
            yield said


def is_notice(said: str, cut: bool) -> bool:
    """Whether a block beside the body says that the article is not all there; `cut`: whether its text breaks off."""
    if len(said) > _LONGEST:
        return False
    key = fold(said).key
    if not is_wall(key):
        return False
    if _REST.search(key):
        return True
    if _ALL.search(key) and not _WHOLE.search(key):
        return False
    if _MEMBERS.search(key) and _THIS.search(key):
        return True
    return cut and bool(_APP.search(key) and _WHOLE.search(key))


def _begins_another(block: _Element, aside: frozenset[_Element]) -> bool:
    return block in aside or block.tag in _HEADINGS or named_answers(block)


def _is_text(block: _Element, said: str) -> bool:
    """Whether it is another text, or the title of one."""
    linked = sum(len(words(one)) for one in block.iter("a"))
    return len(said) >= _TEXT or (len(said) >= _TITLE and linked * 2 > len(said))


def _after(place: Place) -> Iterator[_Element]:
    for up in climb(place):
        for beside in up.itersiblings():
            yield from _pieces(beside, place)


def _before(place: Place) -> Iterator[_Element]:
    """From the body upwards, as far as the headline."""
    if place.order.headline is None:
        return
    for up in climb(place):
        for beside in up.itersiblings(preceding=True):
            if beside in place.order.around_headline:
                return
            yield from reversed(list(_pieces(beside, place)))


def climb(place: Place) -> Iterator[_Element]:
    """The body and what is around it, up to what holds the headline too."""
    for level, up in enumerate((place.body, *place.body.iterancestors())):
        if up.tag == "body":
            return
        yield up
        shown = place.order.headline
        if up in place.order.around_headline or (shown is None and level >= _LEVELS):
            return


def _pieces(element: _Element, place: Place) -> Iterator[_Element]:
    """The innermost blocks of an element, or the one around several that together are a notice."""
    if element in place.hidden and element not in place.aside:
        return
    if element.tag in UNSEEN and element.tag != "button":
        return
    if _is_piece(element, place):
        yield element
    elif not named_chrome(element):
        for child in element:
            yield from _pieces(child, place)


def _is_piece(element: _Element, place: Place) -> bool:
    if _begins_another(element, place.aside):
        return True
    if not any(one.tag in BLOCKS for one in element.iterdescendants()):
        return True
    return _is_short(element) and is_notice(words(element), cut=True)


def _is_short(element: _Element) -> bool:
    """Whether it may be a notice; looks no further than that takes, for it is asked of every box around a box."""
    size = 0
    for text in element.itertext():
        size += len(str(text).strip())
        if size > _LONGEST:
            return False
    return True
