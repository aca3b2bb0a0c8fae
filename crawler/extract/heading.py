"""What looks like a headline on a page that declares none: how it is made up, and what stands under it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml.etree import XPath, _Element

from crawler.extract.around import credits_someone, is_credit_line, is_today
from crawler.extract.chrome import named_chrome
from crawler.extract.keys import key
from crawler.extract.render import SEAM
from crawler.extract.seen import LONGEST, OFTEN, PATH, Places, Seen, is_button_line, is_byline
from crawler.extract.titles import SITE_LIKE, is_site
from crawler.extract.tree import words

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:[a-z]*title\d*|headline|biaoti|bt\d*|tit|[a-z]*_bt|bigtitle|arti[-_]?title|"
    r"h1)(?:$|[\s_-])",
    re.I,
)
_MADE_UP = XPath(
    ".//*[self::b or self::strong or self::center or self::big or (self::font and @size) o"
    "r self::span or self::p or self::td or self::div"
    " or self::font][string-length(normalize-space(.)) > 2][string-length(.) < 400]"
)
_NUMBERED = re.compile("[（(]?[一二三四五六七八九十]{1,3}[）)、．.]")
_CONTACT = re.compile("(?:联系)?(?:地址|电话|邮编|邮箱|传真|主办|承办|版权所有)(?:单位)?[:：]")
_STOPS = re.compile("[。；]")
_TRAIL = re.compile(r"(?:位置|首页|首頁|主页)[^。；]*(?:[>＞»→/]|-{2})")
_STEP = re.compile(rf"[>＞»→/{SEAM}\s]+|-{{2,}}")
_WHERE = re.compile(r"^.*?位置\s*(?:[:：是在]|$)|^(?:正文|内容|详情|详细内容|文章内容|浏览文章|查看文章)$")
_PATH_LONGEST = 160
_LEAST = 4
_FIRST_LONGEST = 40
_NEAR = 1.5
_OVER_CREDITS = 2.5
_ENOUGH = 1.0
_SURELY = 2.4
_ASTRAY = 1.2
_NAMED_SO = 2.0
_TITLED_SO = 3.0
_OF_SITE = 2.5


@dataclass(frozen=True, slots=True)
class Heading:
    """The words, and the element that shows them."""

    text: str
    element: _Element


def find_heading(seen: Seen, sites: frozenset[str], named: str, titled: str = "") -> Heading | None:
    """What looks most like the headline.

    `sites` are the keys of names that the whole site goes by, `named` is that of what its path calls the page, `titled`
    that of its title without the site.
    """
    places = seen.places
    of_boxes = _of_boxes(seen.root, places)
    found: list[tuple[float, int, Heading]] = []
    for order, (element, text) in enumerate(_shown(seen.root, places)):
        this = key(text)
        over, near = places.over_credits.get(this), places.over_prose.get(this)
        worth = rank(element) + _size(element)
        worth += 0.0 if near is None else _NEAR - 0.1 * near
        worth += 0.0 if over is None else _OVER_CREDITS - 0.5 * over
        worth += _NAMED_SO if this == named else 0.0
        worth += _TITLED_SO if this == titled else 0.0
        placed = over is not None or near is not None or this == named
        # What stands anywhere may head a box, and what is short or often there may be a button.
        heads = rank(element) >= _SURELY
        if not placed and element.tag != "h1":
            worth -= _ASTRAY
        worth -= _OF_SITE if is_site(text) else 0.0
        if (element.tag, element.get("class")) in of_boxes and 0 not in (over, near) and this != named:
            continue
        if worth < _ENOUGH or this in sites or this.isdecimal() or (this in places.often and not heads):
            continue
        if len(this) < (2 if heads or over is not None else 4):
            continue
        if places.before_prose and this not in places.before_prose and over is None:
            continue
        if not _is_heading(text) or (not placed and (_in_chrome(element) or SITE_LIKE.search(text))):
            continue
        found.append((worth + min(len(this), 20) * 0.05, -order, Heading(text, element)))
    return max(found, key=lambda one: one[:2])[2] if found else None


def over_credits(seen: Seen, text: str, sites: frozenset[str]) -> Heading | None:
    """The longer heading that stands on the credits, where `text`, which a column may be called, does not."""
    places = seen.places
    if key(text) in places.over_credits or key(text) in places.over_prose:
        return None
    found = find_heading(seen, sites | {key(text)}, "")
    longer = found and len(key(found.text)) > len(key(text)) + 3
    return found if found and longer and places.over_credits.get(key(found.text)) == 0 else None


def line_above(seen: Seen, text: str) -> str | None:
    """The first line of a headline whose second line is `text`: short, and neither credits nor a path."""
    plain = [line.replace(SEAM, "").strip() for line in seen.lines]
    at = _line_of(plain, text)
    above = plain[at - 1] if at else ""
    if not _LEAST <= len(key(above)) <= _FIRST_LONGEST or PATH.search(above) or is_site(above):
        return None
    return above if _is_heading(above) else None


def line_below(seen: Seen, text: str) -> str | None:
    """The line under the one that is `text`."""
    plain = [line.replace(SEAM, "").strip() for line in seen.lines]
    at = _line_of(plain, text)
    return plain[at + 1] if at is not None and at + 1 < len(plain) else None


def _line_of(lines: Sequence[str], text: str) -> int | None:
    wanted = key(text)
    return next((n for n, line in enumerate(lines) if len(line) <= LONGEST and key(line) == wanted), None)


def trail(seen: Seen) -> tuple[str, ...]:
    """The keys of the path that the page stands at the end of: `位置：首页 > 监管 > 要闻`; "" for a page it does not name."""
    for line in seen.lines:
        if len(line) <= _PATH_LONGEST and _TRAIL.search(line):
            steps = tuple(name for step in _STEP.split(line) if (name := key(_WHERE.sub("", step))))
            if len(steps) > 1:
                # The last step is the page's own only where it leads nowhere.
                leads = any(key(words(link)) == steps[-1] for link in seen.root.iter("a"))
                return (*steps, "") if leads else steps
    return ()


def headings(root: _Element) -> Iterator[tuple[_Element, str]]:
    """The headings of the page that are no longer than a headline."""
    for element in root.iter(*_HEADINGS):
        text = words(element)
        if 2 <= len(text) <= LONGEST:
            yield element, text


def _of_boxes(root: _Element, places: Places) -> frozenset[tuple[str, str | None]]:
    """The kinds of heading that a page has several of before its prose: they head its boxes."""
    kinds = Counter(
        (one.tag, one.get("class")) for one, text in headings(root) if key(text) in places.before_prose
    )
    return frozenset(kind for kind, times in kinds.items() if times >= OFTEN)


def rank(element: _Element) -> float:
    """How far the element itself says that it is a headline."""
    tag = element.tag
    if tag in _HEADINGS:
        return 3.0 - 0.3 * _HEADINGS.index(tag)
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return 1.2 if len(named) > 1 and _NAMED.search(named) else 0.0


def linked(element: _Element) -> bool:
    """Whether it is a link, or links are the better part of it: a headline of something else."""
    if element.tag == "a" or next(element.iterancestors("a"), None) is not None:
        return True
    inner = sum(len(words(one)) for one in element.iter("a") if one.get("href") is not None)
    return inner > 0 and inner * 2 > len(words(element))


def _shown(root: _Element, places: Places) -> Iterator[tuple[_Element, str]]:
    yield from headings(root)
    for element in _MADE_UP(root):
        text = words(element)
        if 2 <= len(text) <= LONGEST and not linked(element):
            yield element, text
    # A headline may lead to its own page, as on a blog; one in a list does not stand right over the prose.
    for element in root.iter("a"):
        text = words(element)
        if places.over_prose.get(key(text)) == 0 and len(text) <= LONGEST and _stands_alone(element):
            yield element, text


def _stands_alone(link: _Element) -> bool:
    parent = link.getparent()
    listed = next(link.iterancestors("li", "nav"), None) is not None
    return not listed and parent is not None and len(parent.findall("a")) == 1


def _is_heading(text: str) -> bool:
    if _STOPS.search(text) or text.endswith(("：", ":")) or is_button_line(text):
        return False
    return not (
        _NUMBERED.match(text)
        or _CONTACT.match(text)
        or is_today(text)
        or is_credit_line(text)
        or credits_someone(text)
        or is_byline(text)
    )


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


def _in_chrome(element: _Element) -> bool:
    return any(named_chrome(up) for up in element.iterancestors())
