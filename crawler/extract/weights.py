"""What each block of a page weighs: what it has of running text, less all that is none.

Every run of text weighs what it has of prose; links, controls and small blocks weigh against it. A parent is
better than its child only when what it adds weighs more than the clutter it brings (the maximum-sum subtree).
"""

import re
from dataclasses import dataclass, field
from math import fsum

from lxml.etree import _Element

from crawler.extract.chrome import named_apart, named_chrome
from crawler.extract.links import is_document
from crawler.extract.tables import is_data
from crawler.extract.tags import BLOCKS, UNSEEN, hidden
from crawler.extract.teasers import ROW, Sizes, boxes_within, is_row

ENOUGH = 100.0
"""What an article weighs at least; what is lighter may be one all the same, and may be anything."""
SOMETHING = 15.0
"""What is lighter is no text of an article at all."""
SUMMED_UP = 4
"""How many times a mere summary's weight its article has."""

_MARKS = re.compile(r"[，。；？！、：,!?;]")
# Every way begins with a letter of its own and none ignores case: so the search is several times as fast.
_LEGAL = re.compile(
    r"版[权權]所有|ICP[备證证]|公网安备|Copyright|copyright|COPYRIGHT|All [Rr]ights [Rr]eserved|ALL RIGHTS RESERVED|备案号|"
    r"许可证编?号|网站标识码|同意[^。，]{0,6}《[^》]{0,12}(?:协议|政策|条款)》|务经书面授权|"
    r"未[经經][^，。]{0,12}(?:授权|授權|[许許]可|同意)[^。]{0,24}(?:[转轉][载載]|[镜鏡]像)|"
    r"本(?:[网網]|站|[网網]站|平[台臺])(?:不|并不|概不|[仅僅]|所有|所[载載]|所刊|部分|[转轉][载載]|注明|提供的?|由)[^。]{0,40}"
    r"(?:[责責]任|侵[权權]|[观觀][点點]|[联聯][系繫]|[浏瀏][览覽]|支持)"
)
# What is told of has such numbers as well as a site: they cost a line, not the words in it.
_OF_ARTICLES_TOO = frozenset(("备案号", "许可证号", "许可证编号"))
# What says when, and no more: beside the links of a list it is part of the list.
_WHEN = re.compile(
    r"[\W_]*(?:(?:19|20)\d\d\s?[-/.年]\s?)?[01]?\d\s?[-/.月]\s?[0-3]?\d\s?日?(?:[\s,，]*[012]?\d[:：]\d\d(?:[:：]\d\d)?)?"
    r"\s*(?:[AP]M)?[\W_]*",
    re.I,
)
_WHEN_LONGEST = 26
_LEGAL_LONGEST = 400
_NUMBERED_LONGEST = 200
_LINK_COST = 1.6
_MISNAMED = 300.0
_BLOCK_COST = 9.0
_LIGHT_COST = 2.7
_CONTROL_COST = 25.0
_LEGAL_COST = 120.0
_MARK_WORTH = 6.0
_CHROME_FACTOR = 0.25
_WORST = -60.0
_NEARLY_ALL = 0.75
_CONTROLS = frozenset(("input", "textarea", "select", "button", "form"))
_LIGHT = frozenset(("td", "th", "tr", "tbody", "p", "li"))
# Most elements of a page are one of these with words alone in it: there is no walk to be taken into them.
_LEAVES = frozenset(("a", "b", "br", "em", "font", "i", "img", "span", "strong"))
_CELLS = frozenset(("td", "th"))


@dataclass(slots=True)
class Weights:
    """Of every block seen: its weight, its plain and linked text; and those that cannot be the article.

    `offered` are those of them that lead to other articles, `named` those that name themselves chrome, but the `misnamed`.
    """

    total: dict[_Element, float] = field(default_factory=dict)
    plain: dict[_Element, int] = field(default_factory=dict)
    linked: dict[_Element, int] = field(default_factory=dict)
    barred: set[_Element] = field(default_factory=set)
    offered: set[_Element] = field(default_factory=set)
    named: list[_Element] = field(default_factory=list)
    hidden: frozenset[_Element] = frozenset()
    misnamed: frozenset[_Element] = frozenset()
    around_headline: frozenset[_Element] = frozenset()
    sizes: Sizes = field(init=False)

    def __post_init__(self) -> None:
        self.sizes = Sizes(self.plain, self.linked)

    def size(self, block: _Element) -> int:
        """How much text a block holds."""
        return self.plain.get(block, 0) + self.linked.get(block, 0)


def weigh(
    root: _Element,
    without: frozenset[_Element] = frozenset(),
    around_headline: frozenset[_Element] = frozenset(),
) -> Weights:
    """Weigh every block under `root` but those `without`; recursion is bounded by the tree's own bound."""
    weights = Weights(hidden=hidden(root) | without, around_headline=around_headline)
    _weigh(root, weights, _Run(), False, False)
    if misnamed := _misnamed(root, weights, around_headline):
        weights = Weights(hidden=weights.hidden, misnamed=misnamed, around_headline=around_headline)
        _weigh(root, weights, _Run(), False, False)
    return weights


def _misnamed(root: _Element, weights: Weights, around_headline: frozenset[_Element]) -> frozenset[_Element]:
    """Of what names itself chrome, that which is the page: it holds nearly all text, or an article and its headline."""
    page = weights.plain.get(root, 0)
    found = [
        one
        for one in weights.named
        if weights.plain[one] > page * _NEARLY_ALL and (one in around_headline or not named_apart(one))
    ]
    for one in weights.named:
        if one in around_headline and one not in found:
            within = frozenset(one.iter())
            inside = max(total for block, total in weights.total.items() if block in within)
            others = max((t for block, t in weights.total.items() if block not in within), default=0.0)
            if inside >= ENOUGH and inside * SUMMED_UP >= others:
                found.append(one)
    return frozenset(found)


@dataclass(slots=True)
class _Run:
    """The inline text that stands in one block itself, not in the blocks within it."""

    plain: int = 0
    linked: int = 0
    marks: int = 0
    when: int = 0
    legal: int = 0
    numbered: bool = False

    def add(self, text: str | None, linked: bool) -> None:
        """Count one piece of text."""
        if not text:
            return
        size = sum(map(len, text.split()))
        if linked:
            self.linked += size
        elif size:
            self.plain += size
            legal = _LEGAL.search(text) if size < _LEGAL_LONGEST else None
            if legal and legal[0] not in _OF_ARTICLES_TOO:
                self.legal += size
                return
            self.numbered = self.numbered or (legal is not None and size < _NUMBERED_LONGEST)
            self.marks += len(_MARKS.findall(text))
            self.when += size if 4 < size < _WHEN_LONGEST and _WHEN.fullmatch(text) else 0

    def worth(self) -> float:
        """Links inside prose are prose; a run of nothing but links is a menu."""
        legal = self.legal + (_LEGAL_COST if self.legal or self.numbered else 0.0)
        # Beside a footnote a date is no part of a list.
        plain = self.plain - (self.when if self.linked > self.when else 0)
        if self.linked > plain and not (self.marks > 2 and plain * 2 > self.linked):
            return plain - _LINK_COST * self.linked - legal
        return self.plain + self.linked + _MARK_WORTH * self.marks - legal


def worth_of(text: str) -> float:
    """What a piece of running text weighs alone."""
    run = _Run()
    run.add(text, False)
    return run.worth()


def _is_told(table: _Element) -> bool:
    """Whether a table only tells something: its many small cells are then no boxes."""
    return next(table.iter(*_CONTROLS), None) is None and is_data(table)


def _cost(element: _Element, tag: str) -> float:
    """What a block weighs for being one; the only paragraph of a cell is the cell."""
    up = element.getparent()
    if up is not None and up.tag in _CELLS and len(up) == 1 and not any(one.tag in BLOCKS for one in element):
        return 0.0
    return _LIGHT_COST if tag in _LIGHT else _BLOCK_COST


def _offered(element: _Element, weights: Weights, total: float) -> float:
    """What of a block's weight is that of boxes which lead elsewhere; they are put down as such."""
    if element not in weights.around_headline and is_row(element, weights.sizes):
        weights.offered.add(element)
        weights.barred.update(one for one in element.iter() if one in weights.total)
        return max(total, 0.0)
    boxes = boxes_within(element, weights.sizes)
    weights.offered.update(boxes)
    weights.barred.update(one for box in boxes for one in box.iter() if one in weights.total)
    # Exact, for boxes have no order.
    return max(total, 0.0) if element in boxes else fsum(max(weights.total[box], 0.0) for box in boxes)


def _weigh(
    element: _Element, weights: Weights, run: _Run, linked: bool, barred: bool
) -> tuple[float, int, int]:
    """The weight, plain and linked text of `element`; if it is not a block, its own text goes to `run`."""
    tag = element.tag
    if tag in UNSEEN or element in weights.hidden:
        return (-_CONTROL_COST if tag in _CONTROLS else 0.0), 0, 0
    block = tag in BLOCKS
    own = _Run() if block else run
    linked = linked or (tag == "a" and not is_document(element))
    chrome = block and named_chrome(element) and element not in weights.misnamed
    total, plain, links = 0.0, 0, 0
    own.add(element.text, linked)
    for child in element:
        if len(child) or (name := child.tag) not in _LEAVES or child in weights.hidden:
            worth, its_plain, its_links = _weigh(child, weights, own, linked, barred or chrome)
            total += max(worth, _WORST)
            plain += its_plain
            links += its_links
        else:
            own.add(child.text, linked or (name == "a" and not is_document(child)))
        own.add(child.tail, linked)
    if not block:
        return total, plain, links
    weights.plain[element] = plain = plain + own.plain
    weights.linked[element] = links = links + own.linked
    if plain or links:
        total += own.worth() - _cost(element, tag)
    if tag == "table" and total < plain and not links and _is_told(element):
        total = float(plain)
    if links and len(element) >= ROW:
        total -= _offered(element, weights, total)
    if chrome:
        weights.named.append(element)
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
