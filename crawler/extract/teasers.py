"""Rows of like boxes that each lead elsewhere: related articles, with a summary of each or without."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lxml.etree import _Element

from crawler.extract.links import leads_to_file
from crawler.extract.tags import BLOCKS, UNSEEN
from crawler.extract.tree import words

REMAINS = 40
"""An article has at least as many characters beside what leads elsewhere."""
ROW = 3
"""Fewer boxes make no row."""
_OF_LINKS = 4
_LINK = 5
_TITLE = 6
_ON_SHORTEST = 2
_BEFORE = 30
_BESIDE = 24
_SHORTEST = 10
_LONGEST = 400
# Under a title the whole first paragraph may stand; in tables of a forum that may be all that someone wrote.
_LONGEST_HEADED = 700
_ON = re.compile(
    r"[\[【(（]?(?:(?:查看|阅读|閱讀|点击)?(?:详细|詳細|详情|详文|全文|更多|原文)|继续阅读|[Mm]ore)\W*"
)
_PROSE = re.compile("[，。；！？…]")
_NEVER = frozenset(("tr", "p"))
_NEVER_ROW = frozenset(("tr", "table", "tbody", "p"))
_TABLES = frozenset(("table", "tbody", "thead"))
_NEVER_BOX = frozenset(("p", "td", "tbody"))


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much plain and linked text each block of a page holds."""

    plain: Mapping[_Element, int]
    linked: Mapping[_Element, int]

    def of(self, block: _Element) -> int:
        """All its text."""
        return self.plain[block] + self.linked[block]


def is_row(element: _Element, sizes: Sizes) -> bool:
    """Whether an element is a row of boxes that are links for a good part, and hardly anything else."""
    linked = sizes.linked
    if linked[element] < ROW * _LINK or element.tag in _NEVER_ROW:
        return False
    alike = Counter((child.tag, child.get("class")) for child in element if child in linked)
    if not alike:
        return False
    kind, count = alike.most_common(1)[0]
    if count < _OF_LINKS or kind[0] == "p":
        return False
    boxes = [child for child in element if child in linked and (child.tag, child.get("class")) == kind]
    if not _are_most(boxes, element, sizes):
        return False
    leading = sum(1 for box in boxes if linked[box] >= _LINK and linked[box] * 6 > sizes.plain[box])
    return leading * 5 >= count * 4


def boxes_within(element: _Element, sizes: Sizes) -> frozenset[_Element]:
    """The children of an element that are the boxes of such a row; the element itself where it is hardly more.

    Of a table the rows are no boxes: it is read as a whole.
    """
    plain, linked = sizes.plain[element], sizes.linked[element]
    if len(element) < ROW or linked < ROW * _ON_SHORTEST or plain < ROW * _SHORTEST or element.tag in _NEVER:
        return frozenset()
    shown = [child for child in element if child in sizes.linked and sizes.of(child)]
    runs = [run for run in _runs(shown, sizes) if len(run) >= ROW]
    if linked >= ROW * _TITLE:
        runs += [run for run in _pairs(shown, sizes) if len(run) >= 2 * ROW]
    boxes = frozenset(box for run in runs for box in run)
    if not boxes or not _are_most(boxes, element, sizes):
        return frozenset() if element.tag in _TABLES else boxes
    rest = sizes.of(element) - sum(map(sizes.of, boxes))
    return frozenset((element,)) if element.tag in _TABLES or rest < REMAINS else boxes


def _are_most(boxes: Sequence[_Element] | frozenset[_Element], element: _Element, sizes: Sizes) -> bool:
    return sum(map(sizes.of, boxes)) * 2 > sizes.of(element)


def _runs(shown: Sequence[_Element], sizes: Sizes) -> Iterator[Sequence[_Element]]:
    """The boxes that follow each other, each like the one before; one alone between them may have a shorter title."""
    run: list[_Element] = []
    doubtful: list[_Element] = []
    for child in shown:
        alike = bool(run) and (child.tag, child.get("class")) == (run[0].tag, run[0].get("class"))
        if _is_teaser(child, sizes):
            if run and not alike:
                yield run
                run, doubtful = [], []
            run += (*doubtful, child)
            doubtful = []
        elif alike and not doubtful and sizes.linked[child] and sizes.plain[child] <= _LONGEST:
            doubtful = [child]
        elif run:
            yield run
            run, doubtful = [], []
    yield run


def _pairs(shown: Sequence[_Element], sizes: Sizes) -> Iterator[Sequence[_Element]]:
    """The titles that are links, and the summaries between them."""
    run: list[_Element] = []
    for title, summary in pairwise(shown):
        if run and title is run[-1]:
            continue
        if _is_title(title, sizes) and _is_summary(summary, sizes):
            run += (title, summary)
        else:
            yield run
            run = []
    yield run


def _is_title(block: _Element, sizes: Sizes) -> bool:
    if sizes.linked[block] < _TITLE or sizes.plain[block] > _BESIDE or block.tag in ("tr", "td"):
        return False
    link = next(block.iter("a"), None)
    # A list of links between paragraphs heads none of them.
    return link is not None and _leads_elsewhere(link) and _size(link) * 2 > sizes.linked[block]


def _is_summary(block: _Element, sizes: Sizes) -> bool:
    plain, linked = sizes.plain[block], sizes.linked[block]
    return _SHORTEST <= plain <= _LONGEST and linked * 4 < plain and block.tag not in ("tr", "td")


def _is_teaser(box: _Element, sizes: Sizes) -> bool:
    """Whether a box leads on by its first line or its last words, and has a summary's worth of other text.

    With less it weighs nothing anyway.
    """
    plain = sizes.plain[box]
    longest = _LONGEST if box.tag == "table" else _LONGEST_HEADED
    if not _SHORTEST <= plain <= longest or not sizes.linked[box] or box.tag in _NEVER_BOX:
        return False
    if box.tag == "tr":
        return plain <= _LONGEST and any(map(_is_told, box))
    return (sizes.linked[box] >= _TITLE and _is_headed(box)) or (plain <= _LONGEST and _leads_on(box))


def _is_told(cell: _Element) -> bool:
    """Whether a cell is more than a link in a list: it says something under its first line."""
    return len(words(cell)) > 2 * _SHORTEST and bool(_PROSE.search(words(cell))) and _is_headed(cell)


def _leads_on(box: _Element) -> bool:
    """Whether a box ends in words that offer the rest of it: `[详细]`."""
    links = list(box.iter("a"))
    link = links[-1] if links else None
    if link is None or not _leads_elsewhere(link):
        return False
    said = words(link)
    return bool(_ON.fullmatch(said)) and words(box)[-len(said) - 2 :].count(said) == 1


def _leads_elsewhere(link: _Element) -> bool:
    href = link.get("href") or "#"
    return not href.startswith("#") and not leads_to_file(link)


def _is_headed(box: _Element) -> bool:
    """Whether the first line of a box, or the one after a few words (who, when), is a link as long as a title."""
    before = 0
    for element in box.iter():
        if element.tag in UNSEEN:
            continue
        if element.tag == "a" and element.get("href"):
            said = _size(element)
            if said:
                return said >= _TITLE and _is_line(element, box)
            continue
        before += len((element.text or "").strip())
        if before > _BEFORE:
            return False
    return False


def _is_line(link: _Element, box: _Element) -> bool:
    """Whether nothing but a few words stands behind a link on its line."""
    up, beside = link, 0
    while up is not box:
        beside += len((up.tail or "").strip())
        for after in up.itersiblings():
            if after.tag in BLOCKS or after.tag == "br":
                return beside <= _BESIDE
            beside += _size(after) + len((after.tail or "").strip())
        parent = up.getparent()
        if parent is None or up.tag in BLOCKS or beside > _BESIDE:
            break
        up = parent
    return beside <= _BESIDE


def _size(element: _Element) -> int:
    if element.tag in UNSEEN:
        return 0
    return sum(len(str(text).strip()) for text in element.itertext())
