"""A short article with what stands beside it and is of it: its other paragraphs, its list, its table."""

from collections.abc import Iterator

from lxml.etree import _Element

from crawler.extract.chrome import named_chrome
from crawler.extract.tables import ROWS, is_data
from crawler.extract.weights import ENOUGH, SOMETHING, Weights

_OF_TEXT = frozenset(("p", "ul", "ol", "table", "blockquote", "section"))
_LEAST = -40.0
_WRAPS = frozenset(("section", "blockquote", "center"))
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_NOTHING = frozenset(("br", "hr", "script", "style"))
_SEVERAL = 1.1


def column(article: _Element, weights: Weights) -> tuple[_Element, frozenset[_Element]]:
    """What an article stands in that is but one paragraph of several: their parent, and what it holds before and after.

    Lists and bars between the paragraphs of a short article may outweigh them all.
    """
    part = _wrapped(article, weights)
    up = part.getparent()
    if (rows := _rows_of_lines(part, weights)) is not None:
        return rows, frozenset()
    if up is None or up.tag in ROWS or not _is_paragraph(part, part, weights):
        return article, frozenset()
    alike = [at for at, child in enumerate(up) if _is_paragraph(child, part, weights)]
    if sum(weights.total[up[at]] for at in alike) <= _SEVERAL * weights.total[part]:
        alike = [up.index(part)]
    short = part.tag if weights.total[part] < ENOUGH else None
    before = _going_with(reversed(up[: alike[0]]), weights, None if up in weights.around_headline else short)
    after = _going_with(iter(up[alike[-1] + 1 :]), weights, short)
    if len(alike) == 1 and not (before or after):
        return article, frozenset()
    first, last = alike[0] - before, alike[-1] + 1 + after
    return up, frozenset((*up[:first], *up[last:]))


def _rows_of_lines(part: _Element, weights: Weights) -> _Element | None:
    """The table of one column whose rows are the lines of a short text, when nothing in it leads elsewhere."""
    if weights.total[part] >= ENOUGH:
        return None
    cell = next((up for up in (part, *part.iterancestors()) if up.tag in ("td", "th")), None)
    table = next(cell.iterancestors("table"), None) if cell is not None else None
    if (
        table is None
        or weights.linked.get(table, 1)
        or next(table.iterdescendants("table"), None) is not None
    ):
        return None
    rows = list(table.iter("tr"))
    return table if len(rows) > 1 and all(len(row) == 1 for row in rows) else None


def _going_with(beside: Iterator[_Element], weights: Weights, tag: str | None) -> int:
    """How many of the blocks next to a paragraph are of its text; lines of a short one are in elements of its own `tag`."""
    count = 0
    for at, block in enumerate(beside, 1):
        if _goes_with(block, weights) or (block.tag == tag and _is_line(block, weights)):
            count = at
        elif block.tag not in _NOTHING and not (block.tag in _HEADINGS and not weights.linked.get(block)):
            break
    return count


def _goes_with(block: _Element, weights: Weights) -> bool:
    """Whether a block beside a paragraph is of its text: a line, a list, a table, and nothing in it leads to another page."""
    if block.tag not in _OF_TEXT or weights.linked.get(block, 1) or named_chrome(block):
        return False
    return weights.total[block] > _LEAST and (block.tag != "table" or is_data(block))


def _is_line(block: _Element, weights: Weights) -> bool:
    """Whether a block is one line of text without a link."""
    if weights.linked.get(block, 1) or not weights.plain[block] or named_chrome(block):
        return False
    return not any(one in weights.total for one in block.iterdescendants())


def _is_paragraph(block: _Element, like: _Element, weights: Weights) -> bool:
    """Whether a block is of running text and of nothing else, and is `like` another."""
    if block.tag != like.tag or weights.total.get(block, 0.0) < SOMETHING or block in weights.offered:
        return False
    leaf = block
    while leaf.tag in _WRAPS and (inner := _with_text(leaf, weights)):
        if len(inner) > 1 or weights.size(inner[0]) < weights.size(leaf):
            return False
        leaf = inner[0]
    return not any(one in weights.total for one in leaf.iterdescendants())


def _wrapped(article: _Element, weights: Weights) -> _Element:
    """The outermost block that holds an article and nothing else: editors wrap each paragraph several times."""
    up = article.getparent()
    while up is not None and up.tag in _WRAPS and weights.size(up) == weights.size(article):
        article, up = up, up.getparent()
    return article


def _with_text(block: _Element, weights: Weights) -> list[_Element]:
    return [child for child in block if child in weights.total and weights.size(child)]
