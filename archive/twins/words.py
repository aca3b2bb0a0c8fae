"""What of a text counts when it is compared with another: its words, bare of all that chrome and mirrors change."""

import re
import sys
import unicodedata
from array import array
from dataclasses import dataclass
from functools import cached_property

SHINGLE = 6
"""Characters a shingle: with fewer, reports in the same official phrases look alike; with more, each damaged
character costs too much.
"""

_KEPT = re.compile("[0-9A-Za-z\u3400-\u9fff\uf900-\ufaff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+")
_DIGITS = re.compile("[0-9]+")
_LANE = 8


@dataclass(frozen=True)
class Words:
    """Hanzi, Latin letters and digits of a text, folded by NFKC, in lower case."""

    text: str

    @cached_property
    def numbers(self) -> list[str]:
        """The numbers in it, in digits."""
        return _DIGITS.findall(self.text)

    @cached_property
    def shingles(self) -> "array[int]":
        """Every shingle, in order, as a number: the low bytes of its characters, which tell them well enough apart."""
        low = self.text.encode("utf-16-le")[::2]
        count = max(0, len(low) - SHINGLE + 1)
        lanes = bytearray(_LANE * count)
        for place in range(SHINGLE):
            lanes[place::_LANE] = low[place : place + count]
        found = array("Q", bytes(lanes))
        if sys.byteorder == "big":
            # Sketches are stored, and an archive may be copied to any machine.
            found.byteswap()
        return found

    @cached_property
    def shingle_set(self) -> frozenset[int]:
        """The shingles, each once."""
        return frozenset(self.shingles)

    @cached_property
    def places(self) -> dict[int, int]:
        """Where each shingle stands; of one that comes more than once, the last place."""
        return dict(zip(self.shingles, range(len(self.shingles)), strict=True))


def words_of(text: str) -> Words:
    """The words of a text in Simplified characters."""
    kept = "".join(_KEPT.findall(text))
    if not unicodedata.is_normalized("NFKC", kept):
        kept = "".join(_KEPT.findall(unicodedata.normalize("NFKC", kept)))
    return Words(kept.lower())
