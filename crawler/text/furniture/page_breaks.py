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
_LEAST = 2
_CONFIDENCE = 0.9


def page_breaks(folded: Folded, pass_: str) -> Iterator[Edit]:
    """Edits that join what a page break tore apart; none unless the numbers run on from 2, page by page."""
    if len(_NUMBERED.findall(folded.key)) < _LEAST:
        return
    breaks = list(_BREAK.finditer(folded.key))
    if len(breaks) < _LEAST or _FIRST_ITEM.search(folded.key):
        return
    if [int(match[1]) for match in breaks] == list(range(2, 2 + len(breaks))):
        for match in breaks:
            yield folded.edit(match.start(), match.end(), pass_, "page-break", confidence=_CONFIDENCE)
