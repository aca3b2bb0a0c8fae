"""Rows of like boxes that each lead elsewhere: related articles, with a summary of each or without."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from lxml.etree import _Element

from crawler.extract.render import BLOCKS, UNSEEN

_ROW = 4
_RUN = 3
_LINK = 5
_TITLE = 6
_BEFORE = 30
_BESIDE = 24
_SHORTEST = 10
_LONGEST = 400
_NEVER_ROW = frozenset(("tr", "table", "tbody", "p"))
_NEVER_BOX = frozenset(("p", "tr", "td", "tbody"))


def is_row(element: _Element, plain: Mapping[_Element, int], linked: Mapping[_Element, int]) -> bool:
    """Whether an element is such a row, and hardly anything else. `plain` and `linked` measure the text of blocks."""
    if len(element) < _RUN or linked[element] < _RUN * _LINK or element.tag in _NEVER_ROW:
        return False
    alike = Counter((child.tag, child.get("class")) for child in element if child in linked)
    if not alike:
        return False
    kind, count = alike.most_common(1)[0]
    if count < _RUN or kind[0] == "p":
        return False
    boxes = [child for child in element if child in linked and (child.tag, child.get("class")) == kind]
    held = sum(plain[box] + linked[box] for box in boxes)
    if held * 2 <= plain[element] + linked[element]:
        return False
    leading = [box for box in boxes if linked[box] >= _LINK and linked[box] * 6 > plain[box]]
    return (count >= _ROW and len(leading) * 5 >= count * 4) or _all_headed(boxes, plain, linked)


def boxes_within(
    element: _Element, plain: Mapping[_Element, int], linked: Mapping[_Element, int]
) -> frozenset[_Element]:
    """The children of an element that are the boxes of such a row, beside others that are none."""
    if len(element) < _RUN or linked[element] < _RUN * _TITLE or plain[element] < _RUN * _SHORTEST:
        return frozenset()
    if element.tag in _NEVER_ROW:
        return frozenset()
    runs = _runs(element, plain, linked)
    return frozenset(box for run in runs if len(run) >= _RUN for box in run)


def _runs(
    element: _Element, plain: Mapping[_Element, int], linked: Mapping[_Element, int]
) -> Iterator[Sequence[_Element]]:
    """The boxes under an element that follow each other, each like the one before and headed as it is."""
    run: list[_Element] = []
    for child in element:
        if child not in linked or not plain[child] + linked[child]:
            continue
        if run and (child.tag, child.get("class")) != (run[0].tag, run[0].get("class")):
            yield run
            run = []
        if _is_teaser(child, plain, linked):
            run.append(child)
        elif run:
            yield run
            run = []
    yield run


def _all_headed(
    boxes: Sequence[_Element], plain: Mapping[_Element, int], linked: Mapping[_Element, int]
) -> bool:
    """Whether the boxes are several, and nearly each is one."""
    headed = sum(1 for box in boxes if _is_teaser(box, plain, linked))
    return headed >= _RUN and headed * 5 >= len(boxes) * 4


def _is_teaser(box: _Element, plain: Mapping[_Element, int], linked: Mapping[_Element, int]) -> bool:
    """Whether a box is headed by a link, and has a summary's worth of other text; with less it weighs nothing anyway."""
    if linked[box] < _TITLE or not _SHORTEST <= plain[box] <= _LONGEST or box.tag in _NEVER_BOX:
        return False
    return _is_headed(box)


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
