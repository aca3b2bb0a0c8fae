"""Pinyin glosses that a mirror appends to a fixed list of characters, and which characters a page's list holds."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from crawler.text.mirror.gbk import encoded, pairs, usual
from crawler.text.mirror.model import model
from crawler.text.mirror.readings import is_reading, is_toned_reading, normal
from crawler.text.script.detect import traditional_only

_SYLLABLE = "[a-zɡüāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ]{1,6}"
GLOSS = re.compile(
    "(?:(?P<lost>[?？\ufffd])|(?=[(（【])|(?<![A-Za-zÀ-ɏɡ])(?=[a-zà-ɏɡ]))"
    f"(?P<open>[(（【]?)[ \u3000]?(?P<said>{_SYLLABLE})[ \u3000]?[)）】]"
)
_SHORT = 400
_COMMON = -11.5


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


def listed(text: str, found: list[Gloss]) -> frozenset[str] | None:
    """The characters this page glosses by rule; None where the glosses may be the author's.

    The artefact is systematic: several different characters, common ones, each glossed wherever it stands.
    """
    glossed = Counter(
        text[gloss.start - 1]
        for gloss in found
        if gloss.start and gloss.opened and not gloss.lost and is_reading(text[gloss.start - 1], gloss.said)
    )
    steady = {
        character: count
        for character, count in glossed.items()
        if model().frequency(character) > _COMMON and 2 * count > text.count(character)
    }
    telling = frozenset(c for c in steady if c in traditional_only() or steady[c] > 1)
    enough = 3 if len(text) > _SHORT else 2
    return telling if len(telling) >= enough or any(_broken(text, gloss) for gloss in found) else None


def _broken(text: str, gloss: Gloss) -> bool:
    """Whether this is a gloss over which a byte was lost or read apart: no author writes such a thing."""
    before = text[max(0, gloss.start - 2) : gloss.start]
    if gloss.opened and not gloss.lost:
        # The trail byte of the glossed character, as the ASCII letter it is alone.
        return (
            len(before) == 2
            and before[0] > "\u2e7f"
            and "@" <= before[1] <= "~"
            and _read_by_any(before, gloss)
        )
    return gloss.lost and any(cost > -3 for _, cost in straddled(before[-1:], gloss.said, frozenset()))


def _read_by_any(before: str, gloss: Gloss) -> bool:
    shown = encoded(before[0])
    return shown is not None and any(
        is_reading(pairs()[lead, ord(before[1])], gloss.said)
        for lead in {shown[-1]}
        if (lead, ord(before[1])) in pairs()
    )


def straddled(last: str, said: str, listed: frozenset[str]) -> Iterator[tuple[int, float]]:
    """The lost byte of a gloss whose character lay across `last` and the next one, with what speaks against it."""
    shown = encoded(last) if last else None
    if not shown or len(shown) < 2:
        return
    for trail in range(0x81, 0xFF):
        character = pairs().get((shown[1], trail))
        if character and is_reading(character, said):
            yield trail, _cost(character, said, listed)


def _cost(character: str, said: str, listed: frozenset[str]) -> float:
    if character in listed:
        return 0.0
    return (-2.0 if usual(character) else -6.0) - (0.0 if is_toned_reading(character, said) else 3.0)
