"""What the selectors of a site find on one page, where they are many and hardly any element has a class that one names.

To gather the elements that may be meant takes as long as to ask one selector of the whole page. It is done once.
"""

import re
from functools import cached_property, lru_cache

from lxml.etree import XPath, _Element

from crawler.extract.layout import Layout, Layouts
from crawler.extract.tree import as_xpath, elements, select

# How the XPath of `.name …` begins, alone or after a comma.
_BEGINS = re.compile(
    r"(?P<at>^| \| )descendant-or-self::\*/@class/parent::\*\[contains\(@class, (?P<name>'[^']*')\)"
)


class Selection:
    """One page, to be asked for what the selectors of `layouts` find on it."""

    def __init__(self, root: _Element, layouts: Layouts) -> None:
        self._root = root
        self._layouts = layouts.layouts

    def find(self, selector: str) -> list[_Element]:
        """The elements that one of the selectors finds, in document order."""
        asked = _asked(selector)
        return elements(asked, self._root, classed=self._classed) if asked else select(self._root, selector)

    @cached_property
    def _classed(self) -> list[_Element]:
        """The elements that have a class which holds a name that one of the selectors begins with."""
        return elements(_gathering(self._layouts), self._root)


@lru_cache(maxsize=1024)
def _asked(selector: str) -> XPath | None:
    """The selector as it is asked of `$classed`; None where it does not begin with a class."""
    path, times = _BEGINS.subn(r"\g<at>$classed[contains(@class, \g<name>)", as_xpath(selector))
    return XPath(path) if times else None


@lru_cache(maxsize=64)
def _gathering(layouts: tuple[Layout, ...]) -> XPath:
    paths = (as_xpath(selector) for layout in layouts for selector in layout.selectors())
    names = dict.fromkeys(match["name"] for path in paths for match in _BEGINS.finditer(path))
    named = " or ".join(f"contains(., {name})" for name in names)
    return XPath(f"descendant-or-self::*/@class[{named}]/parent::*")
