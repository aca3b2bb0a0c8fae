"""Articles in parts (分页): which address holds the next one, for the crawl that follows it and the reader that misses it."""

import re
from collections.abc import Collection, Iterator
from html import unescape

from lxml.etree import _Element

from archive.address import Address, joined
from crawler.extract.links import absolute
from crawler.extract.tree import words

MOST = 50
"""More parts than any article has: a site that always offers a next one must not be followed forever."""

_FILE = re.compile(r"(?P<name>.+?)(?P<ext>\.s?html?)")
_NUMBERED = re.compile(r"(?P<stem>.+[_-])(?P<number>\d{1,2})")
# Bounded: this reads where pages come in, and a page of half-written links must not hold up the others.
_LINK = r"<a\b[^<>]{{0,1000}}?\bhref\s*=\s{{0,9}}[\"']?(?P<href>(?:[^\"'\s<>]{{0,1000}}/)?{file})(?=[\"'\s>])"
# The link must also read like one to a part: beside an article stand others of nearly its name.
_READS_SO = re.compile(
    r"[\[【(（]?\s*(?:第?\s*\d{1,2}\s*[页頁]?|下一?[页頁](?:\s*[>»＞]*)?|后一?页|余下全文|阅读全文|[>»＞]{1,2})\s*[\]】)）]?"
)
_WORDS = re.compile(rb"[^<>]{0,1000}>(?P<words>.{0,300}?)</a", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(rb"<[^<>]{0,200}>")
_CHARSETS = ("utf-8", "gb18030", "big5")


def next_part(url: str, body: bytes) -> str | None:
    """The address of the part after the one at `url`, if its page links to it.

    Bytes are searched, not a tree: nearly every article has one part, and this runs where pages come in.
    """
    for name in _named_in(body, url):
        for link in re.finditer(_LINK.format(file=re.escape(name)).encode(), body, re.IGNORECASE):
            found = _beside(url, joined(url, link["href"].decode("latin-1")))
            if found and _reads_so(body, link.end()):
                return found
    return None


def _reads_so(body: bytes, at: int) -> bool:
    """Whether the link whose address ends at `at` reads like one to a part, in whatever charset the page is."""
    found = _WORDS.match(body, at)
    words = _TAG.sub(b"", found["words"]) if found else b""
    said = (words.decode(charset, "ignore") for charset in _CHARSETS)
    return any(_READS_SO.fullmatch(unescape(one).strip()) for one in said)


def missing_part(source: bytes, root: _Element, base: str, url: str, known: Collection[str]) -> str | None:
    """The address of the part after the one at `url`, if its page (`source`, `root`) links to it and nobody has it."""
    # A page has hundreds of links, and hardly any page has such a name in its source.
    names = frozenset(_named_in(source, url))
    if not names:
        return None
    for anchor in root.iter("a"):
        href = anchor.get("href") or ""
        if href.rsplit("/", 1)[-1] not in names or not _READS_SO.fullmatch(words(anchor)):
            continue
        found = _beside(url, absolute(base, href))
        if found and found not in known:
            return found
    return None


def _named_in(source: bytes, url: str) -> Iterator[str]:
    """The files that may hold the part after the one at `url`, of those that its page speaks of.

    Parts are named `ID.html, ID_2.html, ID_3.html`, or with `-`; TRS begins with `ID.html, ID_1.html`.
    """
    match = _FILE.fullmatch(Address.of(url).path.rsplit("/", 1)[-1])
    if match is None:
        return
    for stem, numbers in _following(match["name"]):
        # Hardly any page speaks of a part at all, and then which one need not be asked.
        if stem.encode("ascii", "replace") in source:
            files = (f"{stem}{number}{match['ext']}" for number in numbers)
            yield from (file for file in files if file.encode("ascii", "replace") in source)


def _following(name: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    """What the file after this one may be called: a name and its numbers; `t20260108_99` is a first part, or the 99th."""
    if numbered := _NUMBERED.fullmatch(name):
        yield numbered["stem"], (int(numbered["number"]) + 1,)
    yield f"{name}_", (1, 2)
    yield f"{name}-", (2,)


def _beside(url: str, found: str | None) -> str | None:
    """Parts lie beside each other; another article of that name elsewhere is no part."""
    return found if found and found.rsplit("/", 1)[0] == url.rsplit("/", 1)[0] else None
