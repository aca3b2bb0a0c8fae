"""Where the running text of a page stands, in the order it is read."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from lxml import etree
from lxml.etree import _Element

_UNREAD = frozenset(("script", "style", "option", "title"))
_RUNNING = 16
_ARTICLE = 40
_LABEL = 100


class Order:
    """A page, its headline, and how much running text precedes each of its elements."""

    def __init__(self, root: _Element, headline: _Element | None) -> None:
        self.root = root
        self.headline = headline
        self.around_headline = (
            frozenset((headline, *headline.iterancestors()))
            if headline is not None
            else frozenset[_Element]()
        )

    @cached_property
    def labels(self) -> Sequence[tuple[str, _Element, bool]]:
        """The short runs of text, each with the element it stands in, and whether it begins that."""
        found: list[tuple[str, _Element, bool]] = []
        for element in self.root.iter():
            if (
                (text := element.text)
                and len(text) < _LABEL
                and element.tag not in _UNREAD
                and not text.isspace()
            ):
                found.append((text, element, True))
            if (tail := element.tail) and len(tail) < _LABEL and not tail.isspace():
                up = element.getparent()
                if up is not None:
                    found.append((tail, up, False))
        return found

    def before(self, block: _Element) -> int:
        """How much running text stands between the headline and this block."""
        begun = self._starts[self.headline] if self.headline is not None else 0
        return self._starts[block] - begun

    def article_before(self, block: _Element) -> bool:
        """Whether that is an article's worth."""
        return self.before(block) >= _ARTICLE

    def running(self, blocks: Iterable[_Element]) -> int:
        """How much running text is in these blocks."""
        return sum(self._ends[block] - self._starts[block] for block in blocks)

    @property
    def _starts(self) -> Mapping[_Element, int]:
        return self._places[0]

    @property
    def _ends(self) -> Mapping[_Element, int]:
        return self._places[1]

    @cached_property
    def _places(self) -> tuple[dict[_Element, int], dict[_Element, int]]:
        starts: dict[_Element, int] = {}
        ends: dict[_Element, int] = {}
        size = linked = 0
        for event, element in etree.iterwalk(self.root, events=("start", "end")):
            if event == "start":
                starts[element] = size
                linked += element.tag == "a"
                size += _running(element.text) if not linked and element.tag not in _UNREAD else 0
            else:
                linked -= element.tag == "a"
                ends[element] = size
                size += _running(element.tail) if not linked else 0
        return starts, ends


def _running(text: str | None) -> int:
    """Labels and buttons are short; what is as long as this is part of a sentence."""
    size = len(text.strip()) if text else 0
    return size if size >= _RUNNING else 0
