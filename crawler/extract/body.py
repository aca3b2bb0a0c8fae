"""The body of a page: by its site's layout, else by what two readings of the whole page make of it."""

import re
from dataclasses import dataclass, field

from lxml.etree import _Element

from crawler.extract import density
from crawler.extract.answers import answers
from crawler.extract.attached import documented, documents_beside, pictured
from crawler.extract.column import column
from crawler.extract.copies import without_copy
from crawler.extract.headline import Headline
from crawler.extract.keys import key
from crawler.extract.layout import Layout, Layouts
from crawler.extract.lead import without_lead
from crawler.extract.offers import offers
from crawler.extract.order import Order
from crawler.extract.precise import precise_lines
from crawler.extract.render import Rendered, render
from crawler.extract.selection import Selection
from crawler.extract.tree import words
from crawler.extract.weights import ENOUGH, weigh
from crawler.extract.withheld import Place, is_notice, tell_withheld, without_notices

_THIN = 120
_SURE = 150
_FEW = 40
_MUCH = 300
_BREAK = re.compile(r"[\s，。；？！、：,.;:!?|（）()]+")
_AGREE = 0.5
_OUTSIDE = 2
"""How many times the prose of a layout's body there must be elsewhere for another to take its place."""
_LISTED = 3
_SENTENCE = 15
# Who runs a site and where: of an article that is pictures this may be all the text that follows.
_FOOT = re.compile(
    r"(?:主办|承办|主辦)(?:单位|單位)?[:：]|版[权權]所有|(?i:copyright)|ICP[备備]|网站标识码|(?:地址|邮编|郵編|邮政编码)[:：]"
)
_STOPS = ("。", "！", "？")
_INTRODUCES = ("：", ":", "附件")


@dataclass(frozen=True, slots=True)
class Body:
    """What was found: by which layout, and if another way was taken, why (`fallback`)."""

    rendered: Rendered = field(default_factory=Rendered)
    layout: Layout | None = None
    fallback: str | None = None
    element: _Element | None = None

    @property
    def text(self) -> str:
        """The lines as one text."""
        return self.rendered.text


@dataclass(frozen=True, slots=True)
class Fit:
    """A layout that fits a page, the elements there that its `body` selects, and what finds those of its other selectors."""

    layout: Layout
    elements: list[_Element]
    selection: Selection

    @classmethod
    def of(cls, root: _Element, layouts: Layouts) -> "Fit | None":
        """The first layout whose body, and `when` if it has one, is on the page."""
        selection = Selection(root, layouts)
        for layout in layouts.layouts:
            elements = selection.find(layout.body)
            if elements and (not layout.when or selection.find(layout.when)):
                return cls(layout, elements, selection)
        return None


def find_body(
    root: _Element, base: str, layouts: Layouts, fit: Fit | None, headline: Headline | None
) -> Body:
    """The body of the page whose tree this is, by its layout where one fits and gives sense. May be empty."""
    if fit is None:
        reason = f"no layout of {layouts.site} fits" if layouts.layouts else None
        return _generic(root, base, headline, reason)
    found = _by_layout(base, fit, headline)
    doubt = _doubt(found, root)
    if doubt is None:
        return Body(found, fit.layout, element=fit.elements[0])
    return _settled(root, base, fit.layout, found, headline, doubt)


def check_body(root: _Element, base: str, body: Body, headline: Headline | None) -> Body:
    """The same body, or another where trafilatura sees an article elsewhere on a page of the sample."""
    if body.layout is None:
        return body
    # Where all of the page's prose cannot outweigh what was found, neither can any article in it.
    if _prose(render([root], base).lines) < _OUTSIDE * _prose(body.rendered.lines):
        return body
    return _settled(root, base, body.layout, body.rendered, headline, None)


def _settled(
    root: _Element, base: str, layout: Layout, found: Rendered, headline: Headline | None, doubt: str | None
) -> Body:
    theirs = precise_lines(root)
    if not theirs or _shared(found.lines, theirs) >= _AGREE or _covers(found.lines, theirs):
        return Body(found, layout)
    if doubt is None and _prose(theirs) < _prose(found.lines) * _OUTSIDE:
        return Body(found, layout)
    reason = (
        f"layout {layout.name} does not agree with the page: {doubt or 'most of the text lies outside it'}"
    )
    return _generic(root, base, headline, reason)


def _covers(ours: list[str], theirs: list[str]) -> bool:
    """Whether what the other reading has is nearly all in ours."""
    a, b = _clauses(ours), _clauses(theirs)
    return bool(b) and sum(map(len, a & b)) > 0.7 * sum(map(len, b))


def _by_layout(base: str, fit: Fit, headline: Headline | None) -> Rendered:
    dropped = frozenset(one for selector in fit.layout.drop for one in fit.selection.find(selector))
    found = render(_once(_outermost(fit.elements)), base, dropped)
    found.lines = without_lead(found.lines, headline.text if headline else None)
    return found


def _outermost(elements: list[_Element]) -> list[_Element]:
    chosen = frozenset(elements)
    return [one for one in elements if not any(up in chosen for up in one.iterancestors())]


def _once(elements: list[_Element]) -> list[_Element]:
    """Without the second copy that a page keeps for another screen."""
    if len(elements) == 1:
        return elements
    seen: dict[str, _Element] = {}
    for element in elements:
        seen.setdefault("".join("".join(map(str, element.itertext())).split()), element)
    return list(seen.values())


def _generic(root: _Element, base: str, headline: Headline | None, reason: str | None) -> Body:
    """By weight or by trafilatura, with the notices beside it that its text is not all there."""
    ours, place = _by_density(root, base, headline)
    body = _chosen(root, ours, headline, reason)
    if place and body.rendered.lines:
        known = body.rendered.attachments
        known[:] = dict.fromkeys((*known, *documents_beside(place, base)))
        tell_withheld(body.rendered, place)
    return body


def _chosen(root: _Element, ours: Rendered, headline: Headline | None, reason: str | None) -> Body:
    """The density of text decides; where it is not sure, trafilatura is asked, and the better is kept.

    Asking it about every page doubles the CPU and, measured on pages with a gold text, betters none that
    stands by a headline and is more than a few lines.
    """
    anchored = headline is not None and headline.element is not None
    if anchored and len(key(ours.text)) >= _SURE:
        return Body(ours, None, reason)
    words = headline.text if headline else None
    theirs = without_lead(precise_lines(root), words)
    if not theirs or _shared(ours.lines, theirs) >= _AGREE:
        return Body(ours, None, reason)
    if _better(theirs, ours.lines, anchored):
        ours.lines = theirs
        return Body(
            ours, None, reason or "the text by the headline is too thin; trafilatura's reading is taken"
        )
    return Body(ours, None, reason)


def _by_density(root: _Element, base: str, headline: Headline | None) -> tuple[Rendered, Place | None]:
    shown = headline.element if headline else None
    order = Order(root, shown)
    answered = answers(order)
    aside = answered | offers(order, answered)
    weights = weigh(root, aside, order.around_headline)

    def read(core: _Element) -> tuple[Rendered, Place]:
        block, outside = column(core, weights)
        found = render(
            [block], base, without_notices(density.clutter(block, weights, order) | outside) | aside
        )
        held = shown is not None and block in frozenset(shown.iterancestors())
        found.lines = without_lead(
            _without_trailing_links(found), headline.text if headline and (held or shown is None) else None
        )
        found.lines = without_copy(found.lines, headline.text if headline else None)
        return found, Place(block, order, aside, weights.hidden)

    best = density.nearest(shown, weights) if shown is not None else None
    if best is None:
        best = density.heaviest(weights)
        if shown is not None and (best is None or weights.total[best] < ENOUGH):
            few = next((one for one in map(read, density.beside(shown, weights)) if one[0].lines), None)
            if few is not None and any(map(_FOOT.search, few[0].lines)):
                few = next(map(read, pictured(shown)), few)
            if few is not None:
                return few
    found = read(best) if best is not None else None
    if headline and shown is not None and not (found and _says_more(found[0].lines, headline)):
        # A notice may be no more than the document attached to it.
        found = next(map(read, documented(shown)), found)
        if not (found and found[0].lines):
            found = next(map(read, pictured(shown)), found)
    return found or (Rendered(), None)


def _says_more(lines: list[str], headline: Headline) -> bool:
    return any(key(line) != key(headline.text) for line in lines[:2])


def _without_trailing_links(found: Rendered) -> list[str]:
    """The lines without the other articles that a body ends in; what it introduces (`附件：`) is its own."""
    end = len(found.lines) - found.trailing_links
    if (
        found.trailing_links < _LISTED
        or _prose(found.lines[:end]) < _THIN
        or found.lines[end - 1].endswith(_INTRODUCES)
    ):
        return found.lines
    return [*found.lines[:end], *(line for line in found.lines[end:] if is_notice(line, cut=False))]


def _better(theirs: list[str], ours: list[str], anchored: bool) -> bool:
    """Whether to take the other reading: with a headline to stand by, only where ours is next to nothing."""
    if anchored:
        few = len(key("".join(ours))) < _FEW and not any(map(_is_sentence, ours))
        return few and (_prose(theirs) > _FEW or sum(map(len, theirs)) > _MUCH)
    return _prose(theirs) > _prose(ours)


def _is_sentence(line: str) -> bool:
    """Whether a line alone can be an article: one about a picture has no more."""
    return len(line) >= _SENTENCE and line.rstrip("”』」）)").endswith(_STOPS)


def _prose(lines: list[str]) -> int:
    return sum(len(line) for line in lines if any(mark in line for mark in "。！？；"))


def _shared(ours: list[str], theirs: list[str]) -> float:
    """How far two readings hold the same text, 0 to 1: the F1 of their clauses, by length."""
    a, b = _clauses(ours), _clauses(theirs)
    size = sum(map(len, a)) + sum(map(len, b))
    return 2 * sum(map(len, a & b)) / size if size else 0.0


def _clauses(lines: list[str]) -> frozenset[str]:
    return frozenset(clause for line in lines for clause in _BREAK.split(line) if len(clause) > 3)


def _doubt(found: Rendered, root: _Element) -> str | None:
    """Why a layout's result looks wrong, or None."""
    if found.images and not found.text:
        return None
    size = len(found.text)
    if size == 0:
        return "it is empty"
    linked = sum(len(line) for line in found.lines if len(line) < 30)
    if linked > size * 0.9 and len(found.lines) > 20 and not _prose(found.lines):
        return "it is a list of short lines"
    if size < _THIN and (whole := len(words(root))) > size * 40:
        return f"it has {size} of the page's {whole} characters"
    return None
