"""The facts of an article: what its layout points at, what the page shows and declares, its address."""

import re

from lxml.etree import _Element

from crawler.extract.body import Body
from crawler.extract.credits import around, labelled_anywhere, outlet, people, read_credits
from crawler.extract.dates import declared_date, read_date, url_date
from crawler.extract.headline import Headline
from crawler.extract.layout import Layout
from crawler.extract.meta import Declared
from crawler.extract.page import Facts, StatedDate
from crawler.extract.render import render
from crawler.extract.tree import select, words

_PUBLISHED = (
    "pubdate",
    "firstpublishedtime",
    "article:published_time",
    "publishdate",
    "og:release_date",
    "og:published_time",
    "datepublished",
    "publish_time",
    "publishtime",
    "weibo:article:create_at",
    "weibo: article:create_at",
    "release_date",
    "date",
    "og:time",
    "dc.date",
    "dc.date.issued",
)
_MODIFIED = ("article:modified_time", "lastmodifiedtime", "og:updated_time", "datemodified")
_SOURCE = ("contentsource", "og:source", "source", "mediaid", "article:source")
_SOURCE_NAME = re.compile(
    r"(?:^|[\s_-])(?:source|laiyuan|media[-_]?name|js_name|origin|from)(?:$|[\s_-])", re.I
)
_HAN = re.compile("[\u4e00-\u9fff]")
_AUTHOR = ("article:author", "og:author", "author")


def find_facts(root: _Element, declared: Declared, headline: Headline | None, body: Body, url: str) -> Facts:
    """What the page says of its article, each fact by the best witness that speaks."""
    pointed = _by_layout(root, body.layout) if body.layout else Facts()
    title = headline.text if headline else None
    shown, below = Facts(), None
    if not (pointed.published and pointed.source):
        lines = render([_scope(root, headline, body)], "", seams=True).lines
        shown = read_credits(around(lines, title, body.text))
        below = None if shown.published else labelled_anywhere(lines)
    return Facts(
        headline=title,
        published=pointed.published
        or shown.published
        or _declared(declared, _PUBLISHED, "datePublished")
        or url_date(url)
        or below,
        modified=shown.modified or _declared(declared, _MODIFIED, "dateModified"),
        issued=shown.issued,
        effective=shown.effective,
        authors=pointed.authors or shown.authors,
        editor=pointed.editor or shown.editor,
        source=pointed.source or shown.source or _named(root) or _credited(declared),
    )


def _scope(root: _Element, headline: Headline | None, body: Body) -> _Element:
    """Where the credits stand: anywhere; with a layout, in what holds both headline and body."""
    shown = headline.element if headline else None
    if body.layout is None or body.element is None or shown is None:
        return root
    above = frozenset(shown.iterancestors())
    common = next((up for up in body.element.iterancestors() if up in above), None)
    return root if common is None or common.tag in ("html", "body") else common


def _named(root: _Element) -> str | None:
    """The outlet in an element that is named for it: `<span class="source">`."""
    for element in root.iter("span", "a", "div", "p", "em", "i", "b"):
        name = f"{element.get('class') or ''} {element.get('id') or ''}"
        # Words that a sentence goes on after are a word of it.
        if len(name) > 1 and _SOURCE_NAME.search(name) and not _HAN.match(element.tail or ""):
            text = words(element)
            if 2 <= len(text) <= 20 and (value := _labelled(text).source or outlet(_bare(text))):
                return value
    return None


def _by_layout(root: _Element, layout: Layout) -> Facts:
    """What the layout's own selectors find. A label inside the element is no part of the fact."""
    date, source, author, editor = (
        _words(root, selector) if selector else None
        for selector in (layout.date, layout.source, layout.author, layout.editor)
    )
    return Facts(
        published=read_date(date, "layout") if date else None,
        source=_labelled(source).source or outlet(_bare(source)),
        authors=_labelled(author).authors or people(_bare(author)),
        editor=_labelled(editor).editor or _bare(editor),
    )


def _labelled(text: str | None) -> Facts:
    return read_credits(around(("", text), None, "")) if text else Facts()


def _bare(text: str | None) -> str | None:
    """The element's text where it is the fact and nothing else."""
    return text if text and len(text) <= 40 and not re.search(r"[:：]|\d{4}", text) else None


def _words(root: _Element, selector: str) -> str | None:
    return next((text for element in select(root, selector) if (text := words(element))), None)


def _declared(declared: Declared, names: tuple[str, ...], field: str) -> StatedDate | None:
    for name in names:
        if (value := declared.meta.get(name)) and (found := declared_date(value, f"meta:{name}")):
            return found
    value = declared.article.get(field)
    return declared_date(value, f"json-ld:{field}") if value else None


def _credited(declared: Declared) -> str | None:
    found = declared.first(*_SOURCE)
    return outlet(found[1]) if found and len(found[1]) <= 30 and not found[1].startswith("http") else None
