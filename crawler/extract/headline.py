"""The headline: what the page shows, confirmed by what it declares; without site and column."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import XPath, _Element

from crawler.extract.density import heaviest, named_chrome, weigh
from crawler.extract.keys import key
from crawler.extract.layout import Layout
from crawler.extract.meta import Declared
from crawler.extract.render import render
from crawler.extract.tree import select, words

_LONGEST = 120
_SITE_LONGEST = 10
_SEPARATOR = re.compile(
    r"\s*(?:_+|\|+|｜|丨|-{2,}|—{2,}|\s[-–—·>«»]\s|-(?=\s*【)|[-–—](?=[^-–—]{1,14}$)|<)\s*"
)
_SITE_LIKE = re.compile(
    r"(?:网|網|网站|网页|频道|頻道|中心|首页|首頁|论坛|門戶|门户|在线|官网|博客|新闻|资讯|"
    r"日报|晚报|平台|系统|协会|学会|政府|管理局|监督局|电视台|社区|留言板|专栏)$"
    r"|^(?:首页|首頁|欢迎|歡迎|谢谢|显示|正文|文章|详情|详细|内容|新闻|无标题|untitled|index|"
    r"home)|欢迎(?:您|访问)|官方网站",
    re.I,
)
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:[a-z]*title\d*|headline|biaoti|bt\d*|tit|[a-z]*_bt|bigtitle|arti[-_]?title|"
    r"h1)(?:$|[\s_-])",
    re.I,
)
_LABEL = re.compile(r"^(?:标题|標題)\s?[:：]\s*")
_EDIT_MARK = re.compile(r"\s*\[(?:编辑|編輯)\]$|播报文章$")
_NEVER = frozenset(("script", "style", "title", "option", "a", "li", "noscript", "textarea"))
_PEEK = 24
_CLIMB = 4
_ABOVE = 8
_PATH = re.compile(r"[>＞»→]|位置|首页|^[\[【(（].*[\]】)）]|版主|登录|\|.*\||│|返回|：$|[:：]\s*\d")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_INLINE_HEADS = XPath(
    ".//*[self::b or self::strong or self::center or self::big or (self::font and @size) o"
    "r self::span or self::p or self::td or self::div"
    " or self::font][string-length(normalize-space(.)) > 2][string-length(.) < 400]"
)


@dataclass(frozen=True, slots=True)
class Headline:
    """The words, the rule that found them, and the element that shows them, when one does."""

    text: str
    rule: str
    element: _Element | None = None


def find_headline(root: _Element, declared: Declared) -> Headline | None:
    """The page's headline, or None where nothing on the page can be told to be one."""
    claims = _claims(declared)
    shown = _confirmed(root, claims)
    if shown:
        return shown
    strong = next((text for rule, text in claims if rule != "title"), None)
    if strong and not _SITE_LIKE.search(strong):
        return Headline(strong, "declared")
    if alone := _structural(root, claims):
        return alone
    title = without_site(declared.title)
    if len(key(title)) >= 4 and not _SITE_LIKE.search(title):
        return Headline(title, "title")
    return None


def headline_at(root: _Element, layout: Layout) -> Headline | None:
    """The headline that the layout points at."""
    for element in select(root, layout.headline) if layout.headline else ():
        if text := words(element):
            return Headline(_tidy(text), "layout", element)
    return None


def without_site(title: str) -> str:
    """A `<title>` without the site and the columns after it: `headline_column_site`, `headline - site`."""
    parts = _SEPARATOR.split(title)
    if len(parts) < 2:
        return title.strip()
    ends = [match.start() for match in _SEPARATOR.finditer(title)]
    # A short first part is a column (`棱镜|…`) when what follows is longer.
    at = 0
    while at < len(ends) and title[ends[at] :].lstrip()[:1] in "|｜丨" and len(key(title[: ends[at]])) < 5:
        at += 1
    cut = title[: ends[at]] if at < len(ends) else title
    # A bare hyphen parts a site off only where the greater part stands before it.
    bare = at < len(ends) and title[ends[at]] in "-–—" and title[ends[at] + 1] not in "-–—【 "
    return title.strip() if bare and len(key(cut)) < len(key(title)) / 2 else cut.strip()


def _claims(declared: Declared) -> list[tuple[str, str]]:
    found = [
        ("meta", declared.meta.get("articletitle", "")),
        ("og", declared.meta.get("og:title", "")),
        ("json-ld", declared.article.get("headline", "")),
        ("title", declared.title),
    ]
    return [(rule, text) for rule, text in found if len(key(text)) >= 2]


def _confirmed(root: _Element, claims: list[tuple[str, str]]) -> Headline | None:
    """The longest thing shown that a declared title begins with (or holds the better part of)."""
    keys = [
        (rule, key(text), key(without_site(text)))
        for rule, text in claims
        if not (rule == "title" and len(key(text)) <= _SITE_LONGEST and _SITE_LIKE.search(text))
    ]
    best: tuple[float, Headline] | None = None
    for order, (element, shown) in enumerate(_candidates(root, " ".join(whole for _, whole, _ in keys))):
        this = key(shown)
        if len(this) < 2:
            continue
        for rule, whole, cut in keys:
            worth = _agreement(this, whole, cut)
            if not worth:
                continue
            rank = worth + _rank(element) - order * 1e-6
            if best is None or rank > best[0]:
                best = (rank, Headline(_tidy(shown), f"shown+{rule}", element))
    return best[1] if best else None


def _candidates(root: _Element, claimed: str) -> Iterator[tuple[_Element, str]]:
    """The headings, and every small element whose text begins as some part of a claim does."""
    yield from _headings(root)
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
            if len(shown) > _LONGEST:
                break
            if not _linked(up):
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


def _rank(element: _Element) -> float:
    """A heading says so; where two agree as well, the one that is one."""
    tag = element.tag
    if tag in _HEADINGS:
        return 3.0 - 0.3 * _HEADINGS.index(tag)
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return 1.2 if len(named) > 1 and _NAMED.search(named) else 0.0


def _headings(root: _Element) -> Iterator[tuple[_Element, str]]:
    for element in root.iter(*_HEADINGS):
        text = words(element)
        if 2 <= len(text) <= _LONGEST:
            yield element, text


def _shown(root: _Element) -> Iterator[tuple[_Element, str]]:
    yield from _headings(root)
    for element in _INLINE_HEADS(root):
        text = words(element)
        if 2 <= len(text) <= _LONGEST and not _linked(element):
            yield element, text


def _structural(root: _Element, claims: list[tuple[str, str]]) -> Headline | None:
    """With no title to lean on: what is made to look like a headline above the prose, best right above it."""
    before, above = _above_prose(root)
    sites = {key(text) for _, text in claims}
    found: list[tuple[float, int, Headline]] = []
    for order, (element, text) in enumerate(_shown(root)):
        this = key(text)
        near = this in above
        rank = _rank(element) + _size(element) + (1.5 if near else 0.0)
        if rank < 1.0 or len(this) < 4 or this in sites or (before and this not in before):
            continue
        if (_SITE_LIKE.search(text) and not near) or _in_chrome(element):
            continue
        found.append((rank + min(len(this), 20) * 0.05, -order, Headline(_tidy(text), "shown", element)))
    return max(found, key=lambda one: one[:2])[2] if found else None


def _above_prose(root: _Element) -> tuple[frozenset[str], frozenset[str]]:
    """The lines before the heaviest text, and of these the few right above it, up to a path or menu."""
    body = heaviest(weigh(root))
    lines = render([root], "").lines
    first = (
        next((line for line in render([body], "").lines if _is_prose(line)), None)
        if body is not None
        else None
    )
    if first is None or first not in lines:
        return frozenset(), frozenset()
    before = lines[: lines.index(first)]
    above: list[str] = []
    for line in reversed(before[-_ABOVE:]):
        if _PATH.search(line) or len(line) > _LONGEST:
            break
        above.append(line)
    return frozenset(map(key, before)), frozenset(map(key, above))


def _is_prose(line: str) -> bool:
    return len(line) >= 30 and bool(re.search("[，。；]", line))


def _size(element: _Element) -> float:
    size = element.get("size") or ""
    big = 1.0 if size in ("+1", "+2", "+3", "4", "5", "6", "7") else 0.0
    bold = 0.7 if element.tag in ("b", "strong", "big") else 0.0
    parent = element.getparent()
    centred = (
        0.5
        if element.tag == "center"
        or (element.get("align") == "center")
        or (parent is not None and (parent.tag == "center" or parent.get("align") == "center"))
        else 0.0
    )
    return big + bold + centred


def _linked(element: _Element) -> bool:
    """Whether it is a link or holds one that is all of it: a headline of something else."""
    if element.tag == "a" or next(element.iterancestors("a"), None) is not None:
        return True
    inner = next(element.iter("a"), None)
    return inner is not None and inner.get("href") is not None and len(words(inner)) * 2 > len(words(element))


def _in_chrome(element: _Element) -> bool:
    return any(named_chrome(up) for up in element.iterancestors())


def _tidy(text: str) -> str:
    return _LABEL.sub("", _EDIT_MARK.sub("", _PRIVATE.sub("", text)).strip())
