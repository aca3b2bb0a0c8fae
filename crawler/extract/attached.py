"""What goes with a headline, or with a body, and is no text: documents to be downloaded, pictures."""

import re
from collections.abc import Iterable, Iterator

from lxml.etree import _Element

from archive.derivation import Link
from crawler.extract.chrome import named_chrome
from crawler.extract.links import absolute, leads_to_file
from crawler.extract.tags import BLOCKS
from crawler.extract.tree import words
from crawler.extract.withheld import Place, climb

_SMALL = 80
_MARKS = re.compile(
    r"(?:^|[/_.-])(?:logo|icon|ico|qr|qrcode|ewm|erweima|weixin|wx|share|banner|print|close)(?:$|[\d/_.-])",
    re.I,
)


def documented(headline: _Element) -> Iterator[_Element]:
    """The blocks after the headline that hold links to documents, the closest first."""
    return (block for block in _below(headline) if any(map(leads_to_file, block.iter("a"))))


def pictured(headline: _Element) -> Iterator[_Element]:
    """The blocks after the headline that hold pictures, the closest first; marks and what leads elsewhere are none."""
    return (block for block in _below(headline) if any(map(_is_picture, block.iter("img"))))


def documents_beside(place: Place, base: str) -> Iterable[Link]:
    """The documents that stand below a body, in blocks that are of nothing else."""
    for up in climb(place):
        for block in up.itersiblings():
            if block in place.aside or block in place.hidden or named_chrome(block):
                continue
            links = list(block.iter("a"))
            files = [one for one in links if leads_to_file(one)]
            if files and len(files) * 2 > len(links):
                yield from (
                    Link(url, words(one)) for one in files if (url := absolute(base, one.get("href") or ""))
                )


def _below(headline: _Element) -> Iterator[_Element]:
    for up in (headline, *headline.iterancestors()):
        if up.tag == "body":
            return
        for block in up.itersiblings():
            if block.tag in BLOCKS and not named_chrome(block):
                yield block


def _is_picture(image: _Element) -> bool:
    if any(up.tag == "a" for up in image.iterancestors()) or _MARKS.search(image.get("src") or ""):
        return False
    size = [image.get(name) or "" for name in ("width", "height")]
    return not any(said.isdecimal() and int(said) < _SMALL for said in size)
