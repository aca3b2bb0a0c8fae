"""A character of which only the first letter of its reading is left: told with what it may have been, never repaired."""

import re
from collections.abc import Iterator
from functools import cache
from heapq import nlargest

from archive.derivation import Damage
from crawler.text.mirror.gbk import pairs, usual
from crawler.text.mirror.lexicon import Lexicon
from crawler.text.mirror.readings import readings

MECHANISM = "lost-character"
_LETTER = re.compile("(?<=[\u4e00-\u9fff])[a-z](?=[\u4e00-\u9fff])")
_FITS = -6.0
_OFFERED = 3


def lost(text: str, lexicon: Lexicon) -> Iterator[Damage]:
    """Single letters amid Chinese, where a character read so would make a word with the next one."""
    for found in _LETTER.finditer(text):
        at = found.start()
        before, following = text[max(0, at - 2) : at], text[at + 1]
        fitting = [
            (lexicon.log(before + c, following) + lexicon.log(before, c), c)
            for c in _beginning(found.group())
            if lexicon.log(c, following) > _FITS
        ]
        candidates = tuple(c for _, c in nlargest(_OFFERED, fitting))
        if candidates:
            yield Damage(at, at + 1, found.group(), None, MECHANISM, 0.0, candidates)


@cache
def _beginning(letter: str) -> tuple[str, ...]:
    return tuple(
        c
        for c in pairs().values()
        if usual(c) and any(reading.startswith(letter) for reading in readings().get(c, ()))
    )
