"""The facts of an article: what its layout points at, what the page shows and declares, its address."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from lxml.etree import _Element

from crawler.extract import sources
from crawler.extract.around import Around, around
from crawler.extract.body import Body, Fit
from crawler.extract.bylines import closing_authors, opening_authors
from crawler.extract.credits import labelled_anywhere, people, read_credits, terse, yearless
from crawler.extract.dates import read_date, url_date
from crawler.extract.headline import Headline
from crawler.extract.meta import Declared
from crawler.extract.page import Facts, StatedDate
from crawler.extract.render import SEAM, render
from crawler.extract.scripted import marked_date, scripted_date, scripted_source, seconds_date
from crawler.extract.selection import Selection
from crawler.extract.titles import site_names
from crawler.extract.tree import words

_SOURCE_NAME = re.compile(
    r"(?:^|[\s_-])(?:source|laiyuan|media[-_]?name|js_name|origin|from)(?:$|[\s_-])", re.I
)
_HAN = re.compile("[\u4e00-\u9fff]")
_URL_YEAR = re.compile(r"/(20[012]\d)(?:/|-?(?:0[1-9]|1[0-2])(?:\d\d)?/)")
_UNDER = 12


def find_facts(
    root: _Element, declared: Declared, headline: Headline | None, body: Body, fit: Fit | None, url: str
) -> Facts:
    """What the page says of its article, each fact by the best witness that speaks."""
    pointed = _by_layout(fit) if fit and body.layout else Facts()
    title = headline.text if headline else None
    near = None
    shown = Facts()
    if not (pointed.published and pointed.source):
        lines = render([_scope(root, headline, body)], "", seams=True).lines
        near = around(lines, title, body.text)
        sites = frozenset if pointed.source else partial(site_names, declared)
        shown = read_credits(near, sites, dated=pointed.published is not None)
    text = body.rendered.lines
    editor = pointed.editor or shown.editor
    return Facts(
        headline=title,
        published=_spoken(
            pointed.published
            or shown.published
            or declared.published()
            or (marked_date(root) or scripted_date(root) or seconds_date(root) if near else None)
            or _yearless(near, url, declared)
            or url_date(url)
            or (terse(near) if near else None)
            or (labelled_anywhere(near) if near else None)
        ),
        modified=shown.modified or declared.modified(),
        issued=shown.issued,
        effective=shown.effective,
        authors=pointed.authors
        or shown.authors
        or opening_authors(text)
        or closing_authors(text)
        or _author(declared, near, editor),
        editor=editor,
        source=pointed.source or shown.source or _elsewhere(root, declared, near, text),
    )


def _spoken(date: StatedDate | None) -> StatedDate | None:
    """The date with its words as a reader sees them, who sees no seams."""
    return replace(date, raw=date.raw.replace(SEAM, "")) if date and SEAM in date.raw else date


def _elsewhere(root: _Element, declared: Declared, near: Around | None, text: Sequence[str]) -> str | None:
    """The outlet where no line by the headline credits one: by the witness that knows this article best."""
    named = _named(root)
    by_headline = "".join((*near.after, *near.before)) if near else ""
    witnesses: tuple[Callable[[], str | None], ...] = (
        lambda: next((name for name in named if name in by_headline), None),
        lambda: sources.outlet(declared.source()),
        # Once on the page it is of this article, many times of those in a list.
        lambda: named[0] if len(named) == 1 else None,
        lambda: sources.signed(text, _under(near, text)),
        lambda: scripted_source(root),
        lambda: sources.wired(text),
    )
    return next((found for witness in witnesses if (found := witness())), None)


def _under(near: Around | None, text: Sequence[str]) -> Sequence[str]:
    """The few lines that follow the article on its page."""
    if near is None or not text:
        return ()
    last = text[-1][-24:]
    lines = near.page[near.below :]
    at = next((n for n, line in enumerate(lines) if line.replace(SEAM, "").endswith(last)), None)
    return () if at is None else lines[at + 1 : at + 1 + _UNDER]


def _author(declared: Declared, near: Around | None, editor: str | None) -> tuple[str, ...]:
    """Who META says is the author, when the page shows that name by the headline: mostly it is the editor or the site."""
    name = declared.meta.get("author")
    if name is None or near is None or name == editor:
        return ()
    said = people(name)
    beside = frozenset(piece for line in (*near.after, *near.before) for piece in sources.PIECES.split(line))
    return said if beside.issuperset(said) and editor not in said else ()


def _yearless(near: Around | None, url: str, declared: Declared) -> StatedDate | None:
    """The date that leaves its year out, which is in the address, or that of the last change."""
    stated = _URL_YEAR.search(url)
    modified = None if stated else declared.modified()
    year = stated[1] if stated else modified.value[:4] if modified else None
    return yearless(near, int(year)) if near and year else None


def _scope(root: _Element, headline: Headline | None, body: Body) -> _Element:
    """Where the credits stand: anywhere; with a layout, in what holds both headline and body."""
    shown = headline.element if headline else None
    if body.layout is None or body.element is None or shown is None:
        return root
    above = frozenset(shown.iterancestors())
    common = next((up for up in body.element.iterancestors() if up in above), None)
    return root if common is None or common.tag in ("html", "body") else common


def _named(root: _Element) -> list[str]:
    """The outlets in elements that are named for it: `<span class="source">`."""
    found: list[str] = []
    for element in root.iter("span", "a", "div", "p", "em", "i", "b"):
        name = f"{element.get('class') or ''} {element.get('id') or ''}"
        # Words that a sentence goes on after are a word of it.
        if len(name) > 1 and _SOURCE_NAME.search(name) and not _HAN.match(element.tail or ""):
            text = words(element)
            if 2 <= len(text) <= 20 and (value := _labelled(text).source or sources.outlet(_bare(text))):
                found.append(value)
    return found


def _by_layout(fit: Fit) -> Facts:
    """What the layout's own selectors find. A label inside the element is no part of the fact."""
    layout = fit.layout
    date, source, author, editor = (
        _words(fit.selection, selector) if selector else None
        for selector in (layout.date, layout.source, layout.author, layout.editor)
    )
    return Facts(
        published=read_date(date, "layout") if date else None,
        source=_labelled(source).source or sources.outlet(_bare(source)),
        authors=_labelled(author).authors or people(_bare(author)),
        editor=_labelled(editor).editor or _bare(editor),
    )


def _labelled(text: str | None) -> Facts:
    return read_credits(Around((text,), (), (text,))) if text else Facts()


def _bare(text: str | None) -> str | None:
    """The element's text where it is the fact and nothing else."""
    return text if text and len(text) <= 40 and not re.search(r"[:：]|\d{4}", text) else None


def _words(selection: Selection, selector: str) -> str | None:
    return next((text for element in selection.find(selector) if (text := words(element))), None)
