"""In which script a text is written, told by the characters that belong to one script only."""

import re
from collections import Counter
from functools import cache

from archive.derivation import Script
from crawler.text.script.dictionary import entries

MIXED_ABOVE = 0.05
_BEYOND = re.compile(rb"&#(\d{4,7});")


def detect(text: str) -> Script:
    """Hant, Hans, or mixed when each has over 5 % of the telling characters; Hans when there are none."""
    if not _may_be_traditional(text):
        return "Hans"
    counts = Counter(text)
    hans, hant = (
        sum(count for character, count in counts.items() if character in side)
        for side in (simplified_only(), traditional_only())
    )
    if min(hans, hant) > MIXED_ABOVE * (hans + hant):
        return "mixed"
    return "Hant" if hant > hans else "Hans"


def _may_be_traditional(text: str) -> bool:
    """False only where no Traditional character is: for most texts that is all there is to know.

    What GB2312 can spell is Simplified but for a few characters, and the codec sees so several times faster than a count.
    """
    spelled = text.encode("gb2312", "xmlcharrefreplace")
    beyond = {chr(int(code)) for code in _BEYOND.findall(spelled)}
    return not beyond.isdisjoint(traditional_only()) or any(
        character in text for character in _also_in_gb2312()
    )


@cache
def _also_in_gb2312() -> tuple[str, ...]:
    return tuple(c for c in sorted(traditional_only()) if c.encode("gb2312", "ignore"))


@cache
def simplified_only() -> frozenset[str]:
    """Characters that no Traditional text has."""
    return frozenset(key for key, values in entries("STCharacters").items() if key not in values)


@cache
def traditional_only() -> frozenset[str]:
    """Characters that no Simplified text has."""
    both = entries("STCharacters").keys()
    return frozenset(
        key for key, values in entries("TSCharacters").items() if key not in values and key not in both
    )
