"""Pinyin glosses that a mirror appends to a fixed list of characters, whole or broken."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from crawler.text.mirror.gbk import TRAILS, encoded, pairs, usual
from crawler.text.mirror.model import model
from crawler.text.mirror.readings import is_reading, is_toned_reading, normal
from crawler.text.script.detect import traditional_only

_SYLLABLE = "[a-zɡüāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ]{1,6}"
# The first look says at most places that there is nothing.
GLOSS = re.compile(
    "(?=[?？\ufffd(（【a-zà-ɏɡ])(?:(?P<lost>[?？\ufffd])|(?=[(（【])|(?<![A-Za-zÀ-ɏɡ])(?=[a-zà-ɏɡ]))"
    f"(?P<open>[(（【]?)[ \u3000]?(?P<said>{_SYLLABLE})[ \u3000]?[)）】]"
)

_UNFOLDED = str.maketrans(",;:?!()", "，；：？！（）")
"""The forms that marks had before they were folded: no half of an ASCII one is a byte of a character."""
_UNSEEN, _FREQUENT, _SHARED = 1.0, -8.0, 1.0


@dataclass(frozen=True, slots=True)
class Gloss:
    """A syllable in brackets at [start, end). `lost`: a byte was lost before it; `opened`: its bracket opens."""

    start: int
    end: int
    said: str
    opened: bool
    lost: bool


def glosses(text: str) -> Iterator[Gloss]:
    """Every place that looks like a gloss, whole or broken."""
    if ")" not in text and "）" not in text and "】" not in text:
        return
    for found in GLOSS.finditer(text):
        yield Gloss(
            found.start(), found.end(), normal(found["said"]), bool(found["open"]), bool(found["lost"])
        )


def straddled(last: str, said: str, listed: frozenset[str]) -> Iterator[tuple[int, float]]:
    """The lost byte of a gloss whose character lay across `last` and the next one, with what speaks against it."""
    shown = encoded(last.translate(_UNFOLDED)) if last else None
    if not shown or len(shown) < 2:
        return
    for trail in range(0x81, 0xFF):
        character = pairs().get((shown[1], trail))
        if character and is_reading(character, said):
            yield trail, _cost(character, said, listed)


@lru_cache(maxsize=5000)
def read_so(lead: int, said: str) -> tuple[str, ...]:
    """The characters that begin with `lead` and are read `said`."""
    found = (pairs().get((lead, trail)) for trail in TRAILS)
    return tuple(c for c in found if c and is_reading(c, said))


def ends_in_ascii(before: str, said: str) -> bool:
    """Whether the two characters `before` a gloss end in the bytes of the one it names: nothing is lost then."""
    if len(before) < 2 or not "@" <= before[1] <= "~":
        return False
    shown = encoded(before[0].translate(_UNFOLDED))
    character = pairs().get((shown[-1], ord(before[1]))) if shown else None
    return bool(character and is_reading(character, said))


@cache
def _unlisted(character: str) -> float:
    """What speaks against a character nothing shows to be on the list: lists hold common ones, most of them Traditional."""
    if not usual(character):
        return -6.0
    rarity = max(0.0, _FREQUENT - model().frequency(character))
    return -_UNSEEN - rarity - (0.0 if character in traditional_only() else _SHARED)


def _cost(character: str, said: str, listed: frozenset[str]) -> float:
    if character in listed:
        return 0.0
    return _unlisted(character) - (0.0 if is_toned_reading(character, said) else 3.0)
