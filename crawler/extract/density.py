"""Where the article is, by weight alone: the subtree that holds most running text and least of anything else.

Every run of text weighs what it has of prose; links, controls and small blocks weigh against it. A parent is
better than its child only when what it adds weighs more than the clutter it brings (the maximum-sum subtree).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element

from crawler.extract.chrome import is_button, named_answers, named_apart, named_chrome, unprinted
from crawler.extract.render import BLOCKS, UNSEEN, hidden, is_data
from crawler.extract.teasers import boxes_within, is_row
from crawler.extract.tree import words

_MARKS = re.compile(r"[，。；？！、：,!?;]")
_LEGAL = re.compile(
    r"版权所有|版權所有|ICP备|ICP证|公网安备|Copyright|All Rights Reserved|备案号|许可证编?号", re.I
)
_LINK_COST = 1.6
_MISNAMED = 300.0
_BLOCK_COST = 9.0
_LIGHT_COST = 2.7
_CONTROL_COST = 25.0
_LEGAL_COST = 120.0
_MARK_WORTH = 6.0
_CHROME_FACTOR = 0.25
_WORST = -60.0

_CLIMB_COST = 0.2
_NEAREST = 0.1
ENOUGH = 100.0
"""What an article weighs at least; what is lighter may be one all the same, and may be anything."""
_SOMETHING = 15.0
_REMAINS = 40
_SUMMARY = 120
_LABEL = 20
_CONTROLS = frozenset(("input", "textarea", "select", "button", "form"))
_LIGHT = frozenset(("td", "th", "tr", "tbody", "p", "li"))
# Most elements of a page are one of these with words alone in it: there is no walk to be taken into them.
_LEAVES = frozenset(("a", "b", "br", "em", "font", "i", "img", "span", "strong"))
_CELLS = frozenset(("td", "th"))
_ROWS = frozenset(("tbody", "thead", "tr"))
_FLOW = frozenset(("td", "th", "tr", "tbody", "p"))


@dataclass(slots=True)
class Weights:
    """Of every block seen: its weight, its plain and linked text; and those that cannot be the article.

    `offered` are those of them that lead to other articles.
    """

    total: dict[_Element, float] = field(default_factory=dict)
    plain: dict[_Element, int] = field(default_factory=dict)
    linked: dict[_Element, int] = field(default_factory=dict)
    barred: set[_Element] = field(default_factory=set)
    offered: set[_Element] = field(default_factory=set)
    hidden: frozenset[_Element] = frozenset()


def weigh(root: _Element, without: frozenset[_Element] = frozenset()) -> Weights:
    """Weigh every block under `root` but those `without`; recursion is bounded by the tree's own bound."""
    weights = Weights(hidden=hidden(root) | without)
    _weigh(root, weights, _Run(), False, False)
    return weights


def heaviest(weights: Weights) -> _Element | None:
    """The block that weighs most: the innermost where several weigh the same.

    One within what names itself chrome only where it is an article and nothing else is: some call their main part so.
    """
    named = max(weights.barred, key=lambda one: weights.total.get(one, 0.0), default=None)
    best, most = None, 0.0
    for element, total in weights.total.items():
        if total > most and element not in weights.barred:
            best, most = element, total
    if named is not None and most < ENOUGH and weights.total[named] > 3 * ENOUGH:
        best = named
    return _kernel(best, weights) if best is not None else None


def _kernel(best: _Element, weights: Weights) -> _Element:
    """The block within the heaviest that everything further out adds too little to: grown from its heaviest leaf."""
    chain = [best]
    while below := [child for child in chain[-1].iterchildren() if weights.total.get(child, 0.0) > 0]:
        chain.append(max(below, key=weights.total.__getitem__))
    found = chain.pop()
    for around in reversed(chain):
        if _outgrown(found, around, weights):
            found = around
    return _whole_table(found)


def _whole_table(part: _Element) -> _Element:
    """The table whose rows an element is, or one of them: what is read as rows keeps its head and order."""
    table = next(part.iterancestors("table"), None) if part.tag in _ROWS else None
    return table if table is not None and (part.tag != "tr" or is_data(table)) else part


def nearest(headline: _Element, weights: Weights) -> _Element | None:
    """The heaviest block under the closest ancestor of the headline that holds an article's worth of text.

    Further up it may grow, but another block takes its place only when it is a mere summary.
    """
    found: _Element | None = None
    best: _Element | None = None
    below: _Element = headline
    eligible = {one: total for one, total in weights.total.items() if total > 0 and one not in weights.barred}
    for up in headline.iterancestors():
        beside = (one for child in up if child is not below for one in child.iter() if one in eligible)
        first = (one for one in (best, up) if one in eligible)
        best = max((*first, *beside), key=eligible.__getitem__, default=None)
        below = up
        if best is None or weights.total[best] < ENOUGH:
            continue
        core = _kernel(best, weights)
        if found is None or _outgrown(found, core, weights) or _outdone(found, core, weights, headline):
            found = core
    return found


def beside(headline: _Element, weights: Weights) -> Iterator[_Element]:
    """Blocks too light to be told for an article by their weight, those closest below the headline first."""
    below: _Element = headline
    for up in headline.iterancestors():
        after = (one for child in below.itersiblings() for one in child.iter() if one in weights.total)
        good = [one for one in after if weights.total[one] >= _SOMETHING and one not in weights.barred]
        yield from (
            _kernel(one, weights) for one in sorted(good, key=weights.total.__getitem__, reverse=True)
        )
        below = up


def _outgrown(article: _Element, around: _Element, weights: Weights) -> bool:
    """Whether what stands around an article is so much of it that it is too; the further away, the more it takes.

    It is further away by each element between that holds other text as well: the article's own page, its column.
    """
    size, between = _size(article, weights), 0
    for up in article.iterancestors():
        if up is around:
            gain = weights.total[around] - weights.total[article]
            return gain > _CLIMB_COST * (between + _NEAREST) * weights.total[article]
        between += _size(up, weights) > size
        size = _size(up, weights)
    return False


def _size(block: _Element, weights: Weights) -> int:
    return weights.plain.get(block, 0) + weights.linked.get(block, 0)


def _outdone(summary: _Element, article: _Element, weights: Weights, headline: _Element) -> bool:
    """Whether the block by the headline only sums up, or only says what the headline is of."""
    shown = len(words(headline)) if summary in frozenset(headline.iterancestors()) else 0
    return weights.plain[summary] - shown < _SUMMARY and weights.total[article] > 4 * weights.total[summary]


def clutter(root: _Element, weights: Weights) -> frozenset[_Element]:
    """The blocks under `root` that weigh against it: link lists, bars, boxes."""
    found: list[_Element] = []
    _gather(root, weights, found, weights.plain.get(root, 0))
    return frozenset(found)


def _gather(element: _Element, weights: Weights, found: list[_Element], whole: int) -> None:
    for child in element:
        if child not in weights.total:
            if unprinted(child):
                found.append(child)
            elif len(child):
                _gather(child, weights, found, whole)
            continue
        linked, plain, total = weights.linked[child], weights.plain[child], weights.total[child]
        links = total < 0 and linked > plain and linked > 12 and child.tag not in _FLOW
        chrome = named_chrome(child) and plain < whole * 0.3
        answers = named_answers(child) and whole - plain > ENOUGH
        button = plain + linked <= _LABEL and is_button(child)
        row = child in weights.offered and (plain < whole * 0.6 or whole - plain >= _REMAINS)
        if links or chrome or answers or button or row:
            found.append(child)
        else:
            _gather(child, weights, found, whole)


@dataclass(slots=True)
class _Run:
    """The inline text that stands in one block itself, not in the blocks within it."""

    plain: int = 0
    linked: int = 0
    marks: int = 0
    legal: bool = False

    def add(self, text: str | None, linked: bool) -> None:
        """Count one piece of text."""
        if not text:
            return
        size = sum(map(len, text.split()))
        if linked:
            self.linked += size
        elif size:
            self.plain += size
            self.marks += len(_MARKS.findall(text))
            self.legal = self.legal or (size < 200 and bool(_LEGAL.search(text)))

    def worth(self) -> float:
        """Links inside prose are prose; a run of nothing but links is a menu."""
        legal = _LEGAL_COST if self.legal else 0.0
        if self.linked > self.plain and not (self.marks > 2 and self.plain * 2 > self.linked):
            return self.plain - _LINK_COST * self.linked - legal
        return self.plain + self.linked + _MARK_WORTH * self.marks - legal


def _cost(element: _Element, tag: str) -> float:
    """What a block weighs for being one; the only paragraph of a cell is the cell."""
    up = element.getparent()
    if up is not None and up.tag in _CELLS and len(up) == 1 and not any(one.tag in BLOCKS for one in element):
        return 0.0
    return _LIGHT_COST if tag in _LIGHT else _BLOCK_COST


def _weigh(
    element: _Element, weights: Weights, run: _Run, linked: bool, barred: bool
) -> tuple[float, int, int]:
    """The weight, plain and linked text of `element`; if it is not a block, its own text goes to `run`."""
    tag = element.tag
    if tag in UNSEEN or element in weights.hidden:
        return (-_CONTROL_COST if tag in _CONTROLS else 0.0), 0, 0
    block = tag in BLOCKS
    own = _Run() if block else run
    linked = linked or tag == "a"
    chrome = block and named_chrome(element)
    total, plain, links = 0.0, 0, 0
    own.add(element.text, linked)
    for child in element:
        if len(child) or (name := child.tag) not in _LEAVES or child in weights.hidden:
            worth, its_plain, its_links = _weigh(child, weights, own, linked, barred or chrome)
            total += max(worth, _WORST)
            plain += its_plain
            links += its_links
        else:
            own.add(child.text, linked or name == "a")
        own.add(child.tail, linked)
    if not block:
        return total, plain, links
    weights.plain[element] = plain = plain + own.plain
    weights.linked[element] = links = links + own.linked
    if plain or links:
        total += own.worth() - _cost(element, tag)
    if is_row(element, weights.plain, weights.linked):
        total = min(total, 0.0)
        weights.offered.add(element)
    elif boxes := boxes_within(element, weights.plain, weights.linked):
        total -= sum(max(weights.total[box], 0.0) for box in boxes)
        weights.offered.update(boxes)
        weights.barred.update(one for box in boxes for one in box.iter())
    if total > 0 and chrome:
        # No bar or box has as much running text and as few links.
        prose = total > _MISNAMED and links * 4 < plain
        if prose and not named_apart(element):
            weights.barred.difference_update(element.iter())
        else:
            total *= _CHROME_FACTOR
    weights.total[element] = total
    if barred:
        weights.barred.add(element)
    return total, plain, links
