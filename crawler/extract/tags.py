"""What the elements of a page are to one who reads it: blocks, things not seen, things hidden."""

import re

from lxml.etree import XPath, _Element

from crawler.extract.tree import elements

BLOCKS = frozenset([
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head",
    "header", "hr", "html", "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
])  # fmt: skip
UNSEEN = frozenset([
    "script", "style", "noscript", "template", "title", "meta", "link", "select", "option", "button",
    "textarea", "input", "object", "audio", "video", "canvas", "svg", "map", "applet", "noframes", "iframe",
    "embed", "frameset",
])  # fmt: skip
# Not `visibility: hidden`: pages hide their article so until a script has run.
_STYLED = XPath("descendant-or-self::*/@style/parent::*")
_MARKED = XPath("descendant-or-self::*/@hidden/parent::*")
_HIDDEN = re.compile(r"(?:^|;)\s*display\s*:\s*none", re.I)


def hidden(root: _Element) -> frozenset[_Element]:
    """The elements under `root`, itself too, that their attributes hide from a reader."""
    styled = (one for one in elements(_STYLED, root) if _HIDDEN.search(one.get("style") or ""))
    return frozenset((*styled, *(one for one in elements(_MARKED, root) if one.tag != "body")))
