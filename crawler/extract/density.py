"""Where the article is, by weight alone: the subtree that holds most running text and least of anything else."""

import re
from collections.abc import Iterator

from lxml.etree import _Element

from crawler.extract.chrome import is_button, named_answers, named_apart, named_chrome, unprinted
from crawler.extract.order import Order
from crawler.extract.tables import ROWS, is_data
from crawler.extract.tags import BLOCKS, UNSEEN
from crawler.extract.teasers import REMAINS
from crawler.extract.tree import words
from crawler.extract.weights import ENOUGH, SOMETHING, SUMMED_UP, Weights, worth_of

_CLIMB_COST = 0.2
_NEAREST = 0.1
_FEW_LINES = 40.0
_SUMMARY = 120
_LABEL = 20
_LINES = 5.0
_SENTENCE = re.compile("[，。！？；]")
_FLOW = frozenset(("td", "th", "tr", "tbody", "p"))


def heaviest(weights: Weights) -> _Element | None:
    """The block that weighs most: the innermost where several weigh the same.

    One within what names itself chrome only where it is an article and nothing else is: some call their main part so.
    """
    # In their order on the page: of a set the first of equals would be another on every run.
    barred = (one for one in weights.total if one in weights.barred)
    named = max(barred, key=weights.total.__getitem__, default=None)
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
    table = next(part.iterancestors("table"), None) if part.tag in ROWS else None
    return table if table is not None and (part.tag != "tr" or is_data(table)) else part


def nearest(headline: _Element, weights: Weights) -> _Element | None:
    """The heaviest block under the closest ancestor of the headline that holds an article's worth of text.

    Further up it may grow, but another block takes its place only when it is a mere summary. A few lines that are closer are
    the article if what has such a worth has hardly more.
    """
    found: _Element | None = None
    close: _Element | None = None
    best: _Element | None = None
    below: _Element = headline
    eligible = {one: total for one, total in weights.total.items() if total > 0 and one not in weights.barred}
    for up in headline.iterancestors():
        beside = (one for child in up if child is not below for one in child.iter() if one in eligible)
        first = (one for one in (best, up) if one in eligible)
        best = max((*first, *beside), key=eligible.__getitem__, default=None)
        below = up
        if best is None or weights.total[best] < ENOUGH:
            if best is not None and weights.total[best] >= _FEW_LINES and _SENTENCE.search(words(best)):
                close = best
            continue
        core = _kernel(best, weights)
        if found is None and close is not None and _is_far(core, close, headline, weights):
            core = _kernel(close, weights)
        if found is None or _outgrown(found, core, weights) or _outdone(found, core, weights, headline):
            found = core
    return found


def _is_far(article: _Element, close: _Element, headline: _Element, weights: Weights) -> bool:
    """Whether what weighs as much as an article stands elsewhere, and is not so much more than the few lines close by.

    Over the headline it is never: there a site says what it is.
    """
    if close in frozenset(article.iter()):
        return False
    return weights.total[article] < SUMMED_UP * weights.total[close] or (
        _precedes(article, headline) and not _precedes(close, headline)
    )


def _precedes(block: _Element, headline: _Element) -> bool:
    """Whether a block ends before the headline begins."""
    around = frozenset((headline, *headline.iterancestors()))
    branch = next((up for up in (block, *block.iterancestors()) if up.getparent() in around), block)
    return branch not in around and any(after in around for after in branch.itersiblings())


def beside(headline: _Element, weights: Weights) -> Iterator[_Element]:
    """Blocks too light to be told for an article by their weight: the closest below the headline first, sentences before all."""
    below: _Element = headline
    title = words(headline)
    for up in headline.iterancestors():
        if _SENTENCE.search(_own_words(up)):
            yield up
        after = [one for child in below.itersiblings() if (one := _best_of(child, weights)) is not None]
        said = {one: words(one) for one in after}
        told = [one for one in after if _SENTENCE.search(said[one]) and said[one] != title]
        rest = sorted((one for one in after if one not in told), key=weights.total.__getitem__, reverse=True)
        yield from (_kernel(one, weights) for one in (*told, *rest))
        below = up


def _best_of(block: _Element, weights: Weights) -> _Element | None:
    """The heaviest block within a block that can be an article at all, and leads to no other."""
    worth = {
        one: max(weights.total[one], worth_of(_own_words(one)), _lines_of(one, weights))
        for one in block.iter()
        if one in weights.total and not _is_apart(one, block, weights)
    }
    best = max(worth, key=worth.__getitem__, default=None)
    return best if best is not None and worth[best] >= SOMETHING else None


def _lines_of(block: _Element, weights: Weights) -> float:
    """What short lines weigh together that lead nowhere: a poem, a list."""
    return 0.0 if weights.linked[block] or block in weights.hidden else weights.plain[block] - _LINES


def _is_apart(one: _Element, within: _Element, weights: Weights) -> bool:
    """Whether a block is of a box that leads elsewhere, or of one whose name no text refutes."""
    barred = one in weights.barred
    for up in (one, *one.iterancestors()):
        if up in weights.offered or (barred and named_apart(up)):
            return True
        if up is within:
            return False
    return False


def _own_words(block: _Element) -> str:
    """What a block says itself, in no link, not in the blocks within it."""
    said = [block.text or ""]
    for one in block:
        inline = one.tag not in BLOCKS | UNSEEN and next(one.iter("a"), None) is None
        said += [words(one) if inline else "", one.tail or ""]
    return "".join(said)


def _outgrown(article: _Element, around: _Element, weights: Weights) -> bool:
    """Whether what stands around an article is so much of it that it is too; the further away, the more it takes.

    It is further away by each element between that holds other text as well: the article's own page, its column.
    """
    size, between = weights.size(article), 0
    for up in article.iterancestors():
        if up is around:
            gain = weights.total[around] - weights.total[article]
            return gain > _CLIMB_COST * (between + _NEAREST) * weights.total[article]
        between += weights.size(up) > size
        size = weights.size(up)
    return False


def _outdone(summary: _Element, article: _Element, weights: Weights, headline: _Element) -> bool:
    """Whether the block by the headline only sums up, or only says what the headline is of."""
    shown = len(words(headline)) if summary in frozenset(headline.iterancestors()) else 0
    return (
        weights.plain[summary] - shown < _SUMMARY
        and weights.total[article] > SUMMED_UP * weights.total[summary]
        and not _precedes(article, headline)
    )


def clutter(root: _Element, weights: Weights, order: Order) -> frozenset[_Element]:
    """The blocks under `root` that weigh against it: link lists, bars, boxes."""
    found: list[_Element] = []
    _gather(root, weights, order, found, weights.plain.get(root, 0))
    return frozenset(found)


def _gather(element: _Element, weights: Weights, order: Order, found: list[_Element], whole: int) -> None:
    for child in element:
        if child not in weights.total:
            if unprinted(child):
                found.append(child)
            elif len(child):
                _gather(child, weights, order, found, whole)
            continue
        linked, plain, total = weights.linked[child], weights.plain[child], weights.total[child]
        links = total < 0 and linked > plain and linked > 12 and child.tag not in _FLOW
        readers = named_answers(child)
        # What a reader asks stands first, and what is answered to it is the article.
        asks = readers and plain > _LABEL and not order.article_before(child)
        chrome = named_chrome(child) and plain < whole * 0.3 and not asks
        answers = readers and whole - plain > ENOUGH and not asks
        button = plain + linked <= _LABEL and is_button(child)
        row = child in weights.offered and (plain < whole * 0.6 or whole - plain >= REMAINS)
        if links or chrome or answers or button or row:
            found.append(child)
        else:
            _gather(child, weights, order, found, whole)
