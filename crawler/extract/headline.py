"""The headline: what the page shows, confirmed by what it declares; without site and column."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml.etree import _Element

from crawler.extract.heading import (
    Heading,
    find_heading,
    headings,
    line_above,
    line_below,
    linked,
    over_credits,
    rank,
    trail,
)
from crawler.extract.keys import key
from crawler.extract.layout import Layout
from crawler.extract.meta import Declared
from crawler.extract.official import document_title
from crawler.extract.seen import LONGEST, Seen
from crawler.extract.selection import Selection
from crawler.extract.titles import SITE_LIKE, is_office, is_site, site_names, without_site
from crawler.extract.tree import squeeze, words

_COLUMN_LONGEST = 10
_LABEL = re.compile(r"^(?:标题|標題)\s?[:：]\s*")
_CLIPPED = re.compile(r"(?:…|\.{2,})\s*$")
_CLIP = 6
_TELLING = 8
_TOLD = 0.6
_BADGE = re.compile(r"^(?:原创|原創|转载|转帖|置顶|精华|推荐|独家|热|荐|转|图)\s*")
_BULLET = re.compile(r"^[*＊·•■◆●▲★☆▶>＞]+\s*")
_EDIT_MARK = re.compile(r"\s*\[(?:编辑|編輯)\]$|播报文章$")
# The second line of a headline of two.
_SECOND = re.compile(r"(?:—{1,3}|-{2,3}|－{1,3})\s*(?=[^\s—－-])")
_NEVER = frozenset(("script", "style", "title", "option", "a", "li", "noscript", "textarea"))
_PEEK = 24
_CLIMB = 4
_PRIVATE = re.compile("[\ue000-\uf8ff]")


@dataclass(frozen=True, slots=True)
class Headline:
    """The words, the rule that found them, and the element that shows them, when one does."""

    text: str
    rule: str
    element: _Element | None = None


def find_headline(root: _Element, declared: Declared) -> Headline | None:
    """The page's headline, or None where nothing on the page can be told to be one."""
    seen = Seen(root)
    found = _found(root, declared, seen)
    if found is None:
        return None
    if second := _SECOND.match(found.text):
        above = line_above(seen, found.text)
        return replace(found, text=f"{above}{found.text}" if above else found.text[second.end() :])
    if "—" in declared.title and (below := line_below(seen, found.text)) and _SECOND.match(below):
        both = f"{found.text}{below}"
        return replace(found, text=both) if key(declared.title).startswith(key(both)) else found
    return found


def _found(root: _Element, declared: Declared, seen: Seen) -> Headline | None:
    claims = _claims(declared)
    shown = _confirmed(root, claims)
    if shown and len(key(shown.text)) > _COLUMN_LONGEST:
        return shown
    path = trail(seen)
    sites = site_names(declared) | frozenset(path[:-1])
    if path and _is_column(claims, path):
        shown, claims = None, []
    if shown:
        over = over_credits(seen, shown.text, sites)
        return Headline(_tidy(over.text), "shown", over.element) if over else shown
    strong = next((text for rule, text in claims if rule != "title"), None)
    if strong and not SITE_LIKE.search(strong):
        return Headline(without_site(strong), "declared")
    title = without_site(declared.title)
    titled = "" if SITE_LIKE.search(title) or is_site(title) or key(title) in path else key(title)
    others = sites | {key(text) for _, text in claims} - {titled}
    alone = find_heading(seen, others, path[-1] if path else "", titled)
    if alone and not (titled and _outdone(alone, seen, declared.title, title)):
        return Headline(_tidy(alone.text), "shown", alone.element)
    if named := document_title(seen.lines):
        return Headline(named, "box")
    if len(key(title)) >= 4 and key(title) not in path and not (SITE_LIKE.search(title) or is_site(title)):
        return Headline(title, "title")
    return None


def _outdone(alone: Heading, seen: Seen, whole: str, title: str) -> bool:
    """Whether a heading of some part of the page is less of a headline than the title, when a site is named in that too."""
    this, named, places = key(alone.text), key(title), seen.places
    if len(named) < _TELLING or named == this or is_office(title):
        return False
    if alone.element.tag in ("h1", "h2") or this in places.over_credits:
        return False
    over_prose = places.over_prose.get(this) == 0 and rank(alone.element) > 0
    return (len(named) < len(key(whole)) and not over_prose) or _heads_a_part(this, named, seen)


def _heads_a_part(this: str, named: str, seen: Seen) -> bool:
    """Whether a heading over the text is short, and the text tells what the title names."""
    text = key("".join(line for line in seen.lines if len(line) > _TELLING))
    told = sum(named[at : at + 2] in text for at in range(len(named) - 1))
    return len(this) * 3 < len(named) * 2 and told > _TOLD * (len(named) - 1)


def headline_at(selection: Selection, layout: Layout) -> Headline | None:
    """The headline that the layout points at."""
    for element in selection.find(layout.headline) if layout.headline else ():
        if text := words(element):
            return Headline(_tidy(text), "layout", element)
    return None


def _is_column(claims: list[tuple[str, str]], path: tuple[str, ...]) -> bool:
    """Whether all that the page declares is a step on the way to it, or where it is reached from."""
    names = {key(without_site(text)) for _, text in claims}
    return bool(names) and names <= frozenset(path[:-1])


def _claims(declared: Declared) -> list[tuple[str, str]]:
    found = [
        ("meta", declared.meta.get("articletitle", "")),
        ("og", declared.meta.get("og:title", "")),
        ("json-ld", declared.article.get("headline", "")),
        ("twitter", declared.meta.get("twitter:title", "")),
        ("title", declared.title),
    ]
    return [
        (rule, text)
        for rule, text in found
        if len(key(text)) >= 2 and not (rule == "title" and is_site(without_site(text)))
    ]


def _confirmed(root: _Element, claims: list[tuple[str, str]]) -> Headline | None:
    """The longest thing shown that a declared title begins with (or holds the better part of)."""
    keys = [
        (rule, key(text), key(cut), bool(_CLIPPED.search(cut)))
        for rule, text in claims
        for cut in (without_site(text),)
    ]
    best: tuple[float, Headline] | None = None
    cuts = frozenset(cut for _, _, cut, _ in keys)
    for order, (element, text) in enumerate(_candidates(root, " ".join(whole for _, whole, _, _ in keys))):
        bare = _BADGE.sub("", text)
        shown = bare if key(bare) in cuts else text
        this = key(shown)
        if len(this) < 2:
            continue
        for rule, whole, cut, clipped in keys:
            worth = _agreement(this, whole, cut)
            if clipped and len(cut) >= _CLIP and this.startswith(cut) and len(this) < 4 * len(cut):
                # What holds the headline and more begins so too: the shortest is it.
                worth = 10.0 + len(cut) - 0.01 * len(this)
            if not worth:
                continue
            standing = worth + rank(element) - order * 1e-6
            if best is None or standing > best[0]:
                best = (standing, Headline(_tidy(shown), f"shown+{rule}", element))
    return best[1] if best else None


def _candidates(root: _Element, claimed: str) -> Iterator[tuple[_Element, str]]:
    """The headings, and every small element whose text begins as some part of a claim does."""
    for element, text in headings(root):
        yield element, text
        # Another line may stand in the same heading: what comes before it, alone.
        if len(element) and len(own := squeeze(element.text or "")) >= _CLIP:
            yield element, own
    letters = frozenset(claimed)
    seen: set[_Element] = set()
    for element in root.iter():
        if element.tag in _NEVER or not (text := element.text):
            continue
        if letters.isdisjoint(text.lstrip()[:3]) or element in seen:
            continue
        if not (start := key(text[:_PEEK])[:4]) or start not in claimed:
            continue
        up: _Element | None = element
        # A headline may be split over spans and line breaks: what holds the pieces is still small.
        for _ in range(_CLIMB):
            if up is None or up in seen:
                break
            seen.add(up)
            shown = words(up)
            if len(shown) > LONGEST:
                break
            if not linked(up):
                yield up, shown
            up = up.getparent()


def _agreement(shown: str, whole: str, cut: str) -> float:
    if shown == cut:
        return 10 + len(cut)
    if whole.startswith(shown) and (len(shown) >= 6 or len(shown) * 2 >= len(cut)):
        return float(len(shown))
    if len(shown) >= 8 and shown in whole and len(shown) > len(whole) * 0.45:
        return float(len(shown)) - 1
    # `原标题 播报文章`, `雄安新区[编辑]`: a button inside the heading.
    if shown.startswith(cut) and len(cut) >= 4 and len(shown) - len(cut) <= 4:
        return float(len(cut))
    return 0.0


def _tidy(text: str) -> str:
    return _BULLET.sub("", _LABEL.sub("", _EDIT_MARK.sub("", _PRIVATE.sub("", text)).strip()))
