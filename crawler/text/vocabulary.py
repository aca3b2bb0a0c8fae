"""Lists of words as one pattern."""

import re
from collections.abc import Iterable


def one_of(*lists: str) -> str:
    """The alternatives of lists written `a|b|c`, longest first: a word is never taken for one that it begins with."""
    words = {word for some in lists for word in some.split("|")}
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """The longest word wins. Words are sorted under their first character, so that few are tried at each place."""
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        rests.setdefault(word[0], []).append(re.escape(word[1:]))
    return re.compile("|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in rests.items()))
