"""Whether a page's glosses are a mirror's or its author's, and which characters the mirror's list holds.

The artefact is systematic: common characters, each glossed wherever it stands, in the midst of a sentence, or glosses over
which bytes were lost. Authors gloss a rare character once, the odd reading of a name, or every word of a lesson.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from crawler.text.mirror.gbk import encoded, pairs, usual
from crawler.text.mirror.gloss import Gloss, straddled
from crawler.text.mirror.model import model
from crawler.text.mirror.readings import is_reading, main_reading, plain
from crawler.text.script.detect import simplified_only, traditional_only

_COMMON, _VERY_COMMON = -11.5, -10.0
_ENOUGH = 1.0
_OPENING = ("(", "（", "【")
_TAUGHT = re.compile(
    "讀音|读音|拼音|讀作|读作|念作|唸作|讀為|读为|讀成|读成|發音|发音|音同|注音|聲調|声调|多音|破音|生字|漢語|汉语"
)
_NEAR, _AFTER = 20, 5
_MORE = re.compile("(?:[(（【][^()（）【】]{1,8}[)）】])*")
# How much one character of the list proves; one alone is enough when its gloss is just what a list has.
_LISTED, _PLAIN, _OTHER_READING, _SHARED, _SHARED_ONCE = 1.0, 0.6, 0.3, 0.5, 0.1
_BROKEN, _BROKEN_PLAIN, _TWICE, _RARE = 2.0, 1.0, 1.0, 1.0


@dataclass(frozen=True, slots=True)
class _Whole:
    """A gloss that follows a character it is a reading of."""

    gloss: Gloss
    character: str


def listed(text: str, found: Sequence[Gloss]) -> frozenset[str] | None:
    """The characters this page glosses by rule; None where the glosses may be the author's."""
    whole = [_Whole(g, text[g.start - 1]) for g in found if _is_whole(text, g)]
    steady = _steady(text, whole)
    broken = sum(_broken(text, gloss) for gloss in found)
    if not broken and _is_lesson(text, whole):
        return None
    rare = {one.character for one in whole} - set(steady)
    proof = sum(_weight(text, character, steady[character], whole) for character in steady)
    if proof + broken - _RARE * len(rare) < _ENOUGH:
        return None
    sure = proof + broken >= 5 * _ENOUGH
    return frozenset(c for c in steady if c in traditional_only() or steady[c] > 1 or sure)


def _is_whole(text: str, gloss: Gloss) -> bool:
    return bool(gloss.start and gloss.opened and not gloss.lost) and is_reading(
        text[gloss.start - 1], gloss.said
    )


def _steady(text: str, whole: Sequence[_Whole]) -> dict[str, int]:
    """The common characters that are glossed more often than not, and one way only, with how often."""
    counts = Counter(one.character for one in whole)
    said = {(one.character, one.gloss.said) for one in whole}
    ways = Counter(character for character, _ in said)
    return {c: n for c, n in counts.items() if _common(c) and ways[c] == 1 and 2 * n > text.count(c)}


def _common(character: str, least: float = _COMMON) -> bool:
    return model().known(character) and model().frequency(character) > least


def _weight(text: str, character: str, count: int, whole: Sequence[_Whole]) -> float:
    first = next(one.gloss for one in whole if one.character == character)
    if text.startswith(text[first.start : first.end], first.end):
        return _TWICE
    if character not in traditional_only():
        return _SHARED if count > 1 else _SHARED_ONCE
    if not _common(character, _VERY_COMMON) or not _amid(text, first) or _taught(text, first):
        return _SHARED_ONCE
    if first.said == plain(first.said):
        return _PLAIN
    return _LISTED if first.said == main_reading(character) else _OTHER_READING


def _amid(text: str, gloss: Gloss) -> bool:
    """Whether the glossed character stands in running text."""
    more = _MORE.match(text, gloss.end)
    end = more.end() if more else gloss.end
    return _hanzi(text[end : end + 1]) or _hanzi(text[max(0, gloss.start - 2) : gloss.start - 1])


def _taught(text: str, gloss: Gloss) -> bool:
    return bool(_TAUGHT.search(text, max(0, gloss.start - _NEAR), gloss.end + _NEAR))


def _is_lesson(text: str, whole: Sequence[_Whole]) -> bool:
    """Whether it is a list of glossed characters, or a text with hardly a character without its reading."""
    if not whole:
        return False
    apart = sum(not _amid(text, one.gloss) for one in whole)
    chained = sum(one.gloss.start == before.gloss.end + 1 for before, one in pairwise(whole))
    shared = len({one.character for one in whole} - traditional_only())
    return 2 * apart >= len(whole) or (2 * chained >= len(whole) - 1 > 0 and shared > 1)


def _broken(text: str, gloss: Gloss) -> float:
    """How much a gloss proves over which a byte was lost or read apart: no author writes such a thing."""
    before = text[max(0, gloss.start - 2) : gloss.start]
    if not before or _is_whole(text, gloss):
        return 0.0
    proof = _BROKEN_PLAIN if gloss.said == plain(gloss.said) else _BROKEN
    if len(before) == 2 and _hanzi(before[0]) and "@" <= before[1] <= "~":
        # The trail byte of the glossed character, as the ASCII letter it is alone.
        return proof if gloss.opened and not gloss.lost and _read_by_pair(before, gloss) else 0.0
    if not any(usual(character) for character in _across(before[-1], gloss.said)):
        return 0.0
    if gloss.lost and not gloss.opened and proof == _BROKEN:
        return proof
    return proof if _out_of_step(text, gloss.end) else 0.0


def _across(last: str, said: str) -> Iterator[str]:
    shown = encoded(last)
    for trail, _ in straddled(last, said, frozenset()):
        if shown:
            yield pairs()[shown[-1], trail]


def _read_by_pair(before: str, gloss: Gloss) -> bool:
    shown = encoded(before[0])
    character = pairs().get((shown[-1], ord(before[1]))) if shown else None
    return character is not None and is_reading(character, gloss.said)


def _out_of_step(text: str, at: int) -> bool:
    """Whether a character follows soon that nobody writes there."""
    for place in range(at, min(len(text), at + _AFTER)):
        character, following = text[place], text[place + 1 : place + 2]
        if "@" <= character <= "~":
            # A trail byte alone; a word or a number has more letters.
            return (place == at and following > "~") or following in _OPENING
        if character in "?？\ufffd":
            return place + 1 < len(text) and not following.isspace()
        if character not in _OPENING and not _hanzi(character):
            return False
        if _hanzi(character) and (character in simplified_only() or not usual(character)):
            return True
    return False


def _hanzi(character: str) -> bool:
    return "一" <= character <= "鿿"
