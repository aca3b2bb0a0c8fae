"""The facts of an article: what its layout points at, what the page shows by the headline, what it declares, its address."""

from lxml.etree import _Element

from crawler.extract.body import Body
from crawler.extract.credits import around, read_credits
from crawler.extract.dates import declared_date, read_date, url_date
from crawler.extract.headline import Headline
from crawler.extract.layout import Layout
from crawler.extract.meta import Declared
from crawler.extract.page import Facts, StatedDate
from crawler.extract.render import render
from crawler.extract.tree import select, words

_PUBLISHED = (
    "pubdate", "firstpublishedtime", "article:published_time", "publishdate", "og:release_date", "og:published_time", "datepublished",
    "publish_time", "publishtime", "weibo:article:create_at", "weibo: article:create_at", "release_date", "date", "og:time", "dc.date", "dc.date.issued",
)  # fmt: skip
_MODIFIED = ("article:modified_time", "lastmodifiedtime", "og:updated_time", "datemodified")
_SOURCE = ("contentsource", "og:source", "source", "mediaid", "article:source")
_AUTHOR = ("article:author", "og:author", "author")


def find_facts(root: _Element, declared: Declared, headline: Headline | None, body: Body, url: str) -> Facts:
    """What the page says of its article, each fact by the best witness that speaks."""
    pointed = _by_layout(root, body.layout) if body.layout else Facts()
    title = pointed.headline or (headline.text if headline else None)
    shown = Facts()
    if not (pointed.published and pointed.source):
        lines = render([root], "", seams=True).lines
        shown = read_credits(around(lines, title, body.text))
    return Facts(
        headline=title,
        published=pointed.published
        or shown.published
        or _declared(declared, _PUBLISHED, "datePublished")
        or url_date(url),
        modified=shown.modified or _declared(declared, _MODIFIED, "dateModified"),
        issued=shown.issued,
        effective=shown.effective,
        authors=pointed.authors or shown.authors,
        editor=pointed.editor or shown.editor,
        source=pointed.source or shown.source or _credited(declared),
    )


def _by_layout(root: _Element, layout: Layout) -> Facts:
    """What the layout's own selectors find. A label inside the element is no part of the fact."""
    text = {
        name: _words(root, selector)
        for name in ("headline", "date", "source", "author", "editor")
        if (selector := getattr(layout, name))
    }
    date = text.get("date")
    credits = {
        name: read_credits(around(("", value), None, ""))
        for name, value in text.items()
        if name not in ("headline", "date")
    }

    def plain(name: str) -> str | None:
        value = text.get(name)
        return value if value and len(value) <= 40 and ":" not in value and "：" not in value else None

    return Facts(
        headline=text.get("headline"),
        published=read_date(date, "layout") if date else None,
        source=(credits["source"].source if "source" in credits else None) or plain("source"),
        authors=(credits["author"].authors if "author" in credits else ())
        or tuple(filter(None, [plain("author")])),
        editor=(credits["editor"].editor if "editor" in credits else None) or plain("editor"),
    )


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
    return found[1] if found and len(found[1]) <= 30 and not found[1].startswith("http") else None
