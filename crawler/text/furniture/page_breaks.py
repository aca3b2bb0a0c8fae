"""Numbers that document-sharing sites put in at page breaks: `经过`, and on the next line `2、规范化后`."""

import re
from collections.abc import Iterator

from archive.derivation import Edit
from crawler.text.folding import Folded

# An author's list follows a mark and starts with 1; a page break falls inside a sentence, and starts with 2.
_BREAK = re.compile(r"(?<=[\u4e00-\u9fff,])\s{0,4}\n\s{0,4}(\d{1,3})、(?=[\u4e00-\u9fff])")
# The better part of a break, which begins with a plain character and so is found quickly.
_NUMBERED = re.compile(r"\n\s{0,4}\d{1,3}、")
_FIRST_ITEM = re.compile(r"(?:^|\n)\s{0,4}1、")
_BEGUN = re.compile(r"[,。;].{2,}$")
# Lists in other hands: what is numbered 2 may belong to one of them.
_ITEMS = re.compile(r"(?:^|\n)\s{0,4}(?:1\s?[.)]|\(1\)|①|[一二]、|\([一二]\)|第一)|一是|首先")
_CONFIDENCE = 0.9


def page_breaks(folded: Folded, pass_: str) -> Iterator[Edit]:
    """Edits that join what a page break tore apart; none unless the numbers run on from 2, page by page."""
    if not _NUMBERED.search(folded.key):
        return
    breaks = list(_BREAK.finditer(folded.key))
    if _FIRST_ITEM.search(folded.key) or [int(match[1]) for match in breaks] != list(
        range(2, 2 + len(breaks))
    ):
        return
    if len(breaks) == 1 and not _torn(folded.key, breaks[0]):
        return
    for match in breaks:
        yield folded.edit(match.start(), match.end(), pass_, "page-break", confidence=_CONFIDENCE)


def _torn(key: str, found: re.Match[str]) -> bool:
    """Whether one break alone must be one: above it a sentence that has begun, below it its end."""
    above = key[key.rfind("\n", 0, found.start()) + 1 : found.start()]
    below = key[found.end() : key.find("\n", found.end()) % (len(key) + 1)]
    return bool(_BEGUN.search(above) and "。" in below and not _ITEMS.search(key))
