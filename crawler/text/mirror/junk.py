"""What some mirrors put before marks: `,,` or `,。` or `★。`, all over the page."""

import re
from collections.abc import Sequence

from archive.derivation import Edit

LEAST, SHARE, KINDS = 5, 0.1, 2
_MARK = "[，。、；：！？,;:!?]"
_STARS = "ღ◈★☆◆◇■□●○♀♂※▲△▼▽♠♣♥♦"
_LOST = "[?？\ufffd]"
# The last of several commas before a lost byte is the author's: nobody asks a question after one.
_JUNK = re.compile(
    f"[,，]+(?=[,，]{_LOST})|(?<![,，])[,，](?={_LOST})|[,，]+(?=[，。、；：！,;:!])|[{_STARS}]+(?={_MARK})"
)
_RATING = re.compile("([^,，])\\1+")
# What all junk shares, looked for first: one set of characters is found several times as quickly as two patterns.
_SIGN = re.compile(f"[,，{_STARS}]{_MARK}")
_ANY = re.compile(_MARK)


def junk(text: str, pass_: str) -> Sequence[Edit]:
    """Edits that take the junk out; none unless it stands before a good share of the page's marks, and of several kinds.

    A table may have many cells empty, and so comma by comma; a review has its stars, several alike.
    """
    if not _SIGN.search(text):
        return ()
    found = [m for m in _JUNK.finditer(text) if not _RATING.fullmatch(m.group())]
    # A page has the one or the other: where it is stars, a comma before a mark is the author's.
    commas = [m for m in found if m.group()[0] in ",，"]
    stars = [m for m in found if m.group()[0] not in ",，"]
    found = max(stars, commas, key=len)
    if len(found) < LEAST or len(found) < SHARE * len(_ANY.findall(text)):
        return ()
    if len({text[m.end()] for m in found}) < KINDS:
        return ()
    return tuple(Edit(m.start(), m.end(), m.group(), "", pass_, "junk") for m in found)
