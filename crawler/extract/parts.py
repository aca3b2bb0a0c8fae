"""Articles in parts (分页): the part a page leads on to, when it is not among those at hand."""

import re
from collections.abc import Collection
from urllib.parse import urlsplit

from lxml.etree import _Element

from crawler.extract.render import absolute
from crawler.extract.tree import words

_FILE = re.compile(r"(?P<stem>.+?)(?:_(?P<number>\d{1,2}))?(?P<extension>\.s?html?)")
# What is written in a source as it stands in an address.
_PLAIN_END = re.compile(r"[A-Za-z0-9.-]*\Z")
# The link must also read like one to a part: beside an article stand others of nearly its name.
_READS_SO = re.compile(
    r"[\[【(（]?\s*(?:\d{1,2}|下一?[页頁](?:\s*[>»＞]*)?|后一?页|余下全文|阅读全文|[>»＞]{1,2})\s*[\]】)）]?"
)


def missing_part(source: bytes, root: _Element, base: str, url: str, known: Collection[str]) -> str | None:
    """The address of the part after the one at `url`, if its page (`source`, `root`) links to it and nobody has it."""
    match = _FILE.fullmatch(urlsplit(url).path.rsplit("/", 1)[-1])
    if match is None:
        return None
    stem, number, extension = match["stem"], int(match["number"] or 0), match["extension"]
    numbers = (number + 1,) if number else (1, 2)
    # A page has hundreds of links, and hardly any page has a name like these in its source.
    if f"{_PLAIN_END.findall(stem)[0]}_".encode() not in source:
        return None
    names = {f"{stem}_{n}{extension}" for n in numbers}
    for anchor in root.iter("a"):
        href = anchor.get("href") or ""
        if href.rsplit("/", 1)[-1] not in names or not _READS_SO.fullmatch(words(anchor)):
            continue
        found = absolute(base, href)
        if found and found not in known and found.rsplit("/", 1)[0] == url.rsplit("/", 1)[0]:
            return found
    return None
