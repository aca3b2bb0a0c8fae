"""What some mirrors put before marks: `,,` or `,。` or `★。`, all over the page."""

import re
from collections.abc import Sequence

from archive.derivation import Edit

LEAST, SHARE = 5, 0.2
_MARK = "[，。、；：！？]"
_JUNK = re.compile(f"(?:[,，]+(?=[,，。、；：！？])|[ღ◈★☆◆◇■□●○♀♂※▲△▼▽♠♣♥♦]+(?={_MARK}))")
# What all junk shares, looked for first: one set of characters is found several times as quickly as two patterns.
_SIGN = re.compile("[,，ღ◈★☆◆◇■□●○♀♂※▲△▼▽♠♣♥♦][,，。、；：！？]")
_ANY = re.compile(f"{_MARK}|,")


def junk(text: str, pass_: str) -> Sequence[Edit]:
    """Edits that take the junk out; none unless it stands before a good share of the page's marks."""
    if not _SIGN.search(text):
        return ()
    found = list(_JUNK.finditer(text))
    if len(found) < LEAST or len(found) < SHARE * len(_ANY.findall(text)) / 2:
        return ()
    return tuple(Edit(m.start(), m.end(), m.group(), "", pass_, "junk") for m in found)
