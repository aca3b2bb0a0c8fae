"""In which script a text is written, told by the characters that belong to one script only."""

from collections import Counter
from functools import cache

from archive.derivation import Script
from crawler.text.script.dictionary import entries

MIXED_ABOVE = 0.05


def detect(text: str) -> Script:
    """Hant, Hans, or mixed when each has over 5 % of the telling characters; Hans when there are none."""
    # Nearly every text is Simplified throughout, and to see that is cheaper than to count.
    if traditional_only().isdisjoint(text):
        return "Hans"
    counts = Counter(text)
    hans, hant = (
        sum(count for character, count in counts.items() if character in side)
        for side in (simplified_only(), traditional_only())
    )
    if min(hans, hant) > MIXED_ABOVE * (hans + hant):
        return "mixed"
    return "Hant" if hant > hans else "Hans"


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
