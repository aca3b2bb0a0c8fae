"""The body of a page: by its site's layout, else by what two different readings of the whole page make of it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml.etree import _Element

from crawler.extract import density
from crawler.extract.headline import Headline, key
from crawler.extract.layout import Layout, Layouts
from crawler.extract.lead import without_lead
from crawler.extract.precise import precise_lines
from crawler.extract.render import Rendered, render
from crawler.extract.tree import select

_THIN = 120
_AGREE = 0.5


@dataclass(frozen=True, slots=True)
class Body:
    """What was found, and which way: `layout` names the one that fitted, `fallback` says why another way was taken."""

    rendered: Rendered = field(default_factory=Rendered)
    layout: Layout | None = None
    fallback: str | None = None

    @property
    def text(self) -> str:
        """The lines as one text."""
        return self.rendered.text


def find_body(root: _Element, base: str, layouts: Layouts, headline: Headline | None, sampled: bool) -> Body:
    """The body of the page whose tree this is. May be empty."""
    found = _by_layout(root, base, layouts)
    if found is None:
        reason = f"no layout of {layouts.site} fits" if layouts.layouts else None
        return _generic(root, base, headline, reason)
    doubt = _doubt(found, root, headline)
    if not (doubt or sampled):
        return found
    other = _generic(root, base, headline, None)
    if _shared(found.rendered.lines, other.rendered.lines) >= _AGREE:
        return found
    if len(key(other.text)) < len(key(found.text)) * 0.5 and found.text and not doubt:
        return found
    name = found.layout.name if found.layout else ""
    return Body(other.rendered, None, f"layout {name} does not agree with the page: {doubt or 'sampled'}")


def _by_layout(root: _Element, base: str, layouts: Layouts) -> Body | None:
    for layout in layouts.layouts:
        bodies = select(root, layout.body)
        if not bodies or (layout.when and not select(root, layout.when)):
            continue
        dropped = frozenset(one for selector in layout.drop for one in select(root, selector))
        return Body(render(_once(_outermost(bodies)), base, dropped), layout)
    return None


def _outermost(elements: list[_Element]) -> list[_Element]:
    chosen = frozenset(elements)
    return [one for one in elements if not any(up in chosen for up in one.iterancestors())]


def _once(elements: Iterable[_Element]) -> list[_Element]:
    """Without the second copy that a page keeps for another screen."""
    seen: dict[str, _Element] = {}
    for element in elements:
        seen.setdefault(key("".join(map(str, element.itertext()))), element)
    return list(seen.values())


def _generic(root: _Element, base: str, headline: Headline | None, reason: str | None) -> Body:
    """Two readings that go about it differently; where they disagree, the one by the headline, or the better prose."""
    ours = _by_density(root, base, headline)
    words = headline.text if headline else None
    theirs = Rendered(lines=without_lead(precise_lines(root), words))
    if _shared(ours.lines, theirs.lines) >= _AGREE or not theirs.lines:
        return Body(ours, None, reason)
    if not ours.lines or _better(theirs, ours, headline):
        kept = Rendered(theirs.lines, ours.captions, ours.attachments, ours.images)
        return Body(kept, None, reason)
    return Body(ours, None, reason)


def _by_density(root: _Element, base: str, headline: Headline | None) -> Rendered:
    weights = density.weigh(root)
    shown = headline.element if headline else None
    best = density.nearest(shown, weights) if shown is not None else None
    if best is None:
        best = density.heaviest(weights)
    if best is None:
        return Rendered()
    found = render([best], base, density.clutter(best, weights))
    found.lines = without_lead(found.lines, headline.text if headline else None)
    return found


def _better(theirs: Rendered, ours: Rendered, headline: Headline | None) -> bool:
    """With no headline to stand by, the reading that holds more prose."""
    if headline is not None and headline.element is not None:
        return len(key(ours.text)) < 40 < len(key(theirs.text))
    return _prose(theirs.lines) > _prose(ours.lines)


def _prose(lines: list[str]) -> int:
    return sum(len(line) for line in lines if any(mark in line for mark in "。！？；"))


def _shared(ours: list[str], theirs: list[str]) -> float:
    """How far two readings hold the same text, 0 to 1: the F1 of their runs of eight letters."""
    a, b = _runs(ours), _runs(theirs)
    both = sum((a & b).values())
    return 2 * both / (sum(a.values()) + sum(b.values())) if a and b else 0.0


def _runs(lines: list[str]) -> Counter[str]:
    text = key("".join(lines))
    return Counter(text[at : at + 8] for at in range(0, max(1, len(text) - 7))) if text else Counter()


def _doubt(found: Body, root: _Element, headline: Headline | None) -> str | None:
    """Why a layout's result looks wrong, or None."""
    if found.rendered.images and not found.text:
        return None
    size = len(key(found.text))
    if size == 0:
        return "it is empty"
    linked = sum(len(line) for line in found.rendered.lines if len(line) < 30)
    if linked > size * 0.9 and len(found.rendered.lines) > 20 and not _prose(found.rendered.lines):
        return "it is a list of short lines"
    if size < _THIN and (whole := len(key("".join(map(str, root.itertext()))))) > size * 40:
        return f"it has {size} of the page's {whole} characters"
    return None
