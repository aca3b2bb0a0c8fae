"""From text to a tree, whatever the markup: nothing is lost, and the tree is never deeper than `DEEPEST`."""

import re
from functools import lru_cache

from cssselect import HTMLTranslator
from lxml import etree
from lxml.etree import XPath, _Element

from crawler.errors import NoArticle

DEEPEST = 250
"""What walks a tree may recurse: it is never deeper than this."""

_CONTROLS = bytes(code for code in (*range(32), 127) if code not in b"\t\n\r\f")
_DEEP = XPath("boolean(" + "/*" * DEEPEST + ")")
# Pages get deep by never closing <font> or <div>. All but these tags can go and the text still reads.
_KEPT = frozenset(
    {"html", "head", "body", "title", "meta", "link", "base", "script", "style", "p", "br", "img"}
)
_INLINE = frozenset({"a", "b", "big", "em", "font", "i", "s", "small", "span", "strong", "sub", "sup", "u"})
_BREAKS = re.compile(r"<br>(?:\s*+<br>)++")
_TAG = re.compile(r"</?([a-zA-Z][\w:-]*+)[^<>]*+>")


def parse(page: str | bytes) -> _Element:
    """The root of the page's tree; bytes are UTF-8. Raises NoArticle when there is no markup to make one of."""
    root = _parse(spelled(page) if isinstance(page, str) else page)
    if root is not None and _DEEP(root):
        text = page if isinstance(page, str) else page.decode("utf-8")
        root = _parse(spelled(_BREAKS.sub("<br>", _TAG.sub(_flat, text))))
    if root is None:
        raise NoArticle("the page has no element and no text in it; there is nothing to take an article from")
    return root


def select(root: _Element, selector: str) -> list[_Element]:
    """The elements a CSS selector (or several, by comma) finds, in document order."""
    return elements(_compiled(selector), root)


def elements(path: XPath, root: _Element, **given: list[_Element]) -> list[_Element]:
    """The elements that an XPath finds, `given` being its variables."""
    found = path(root, **given)
    return [one for one in found if isinstance(one, _Element)] if isinstance(found, list) else []


def words(element: _Element) -> str:
    """The text of an element on one line, as it reads; scripts and styles have none."""
    if element.tag in ("script", "style"):
        return ""
    if not len(element):
        return squeeze(element.text or "")
    return squeeze("".join(_TEXT(element)))


def squeeze(text: str) -> str:
    """Runs of white space, no-break and ideographic ones too, made one space; none at the ends."""
    return " ".join(text.split())


_TEXT = XPath(".//text()[not(parent::script or parent::style)]", smart_strings=False)
# Few elements have a class: to ask the classes for their elements is many times cheaper than the reverse.
_CLASSED = re.compile(r"(descendant(?:-or-self)?::[*\w]+)\[@class and ")


@lru_cache(maxsize=1024)
def _compiled(selector: str) -> XPath:
    return XPath(as_xpath(selector))


def as_xpath(selector: str) -> str:
    """A CSS selector as XPath."""
    return _CLASSED.sub(r"\1/@class/parent::*[", HTMLTranslator().css_to_xpath(selector))


def spelled(text: str) -> bytes:
    """The bytes to parse a text by: lxml refuses a str that declares an encoding."""
    return text.encode("utf-8", "replace")


def _parse(page: bytes) -> _Element | None:
    # A new parser, because it keeps its log.
    # huge_tree lifts limits that lose text without a word (10 MB in an attribute); the body is bounded.
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root: _Element | None = etree.fromstring(page.translate(None, _CONTROLS), parser)
    except etree.XMLSyntaxError:
        return None
    return root


def _flat(tag: re.Match[str]) -> str:
    name = tag[1].lower()
    if name in _KEPT:
        return tag[0]
    return "" if name in _INLINE else "<br>"
