"""Whether a page's glosses are a mirror's or its author's, and which characters the mirror's list holds.

The artefact is systematic: common characters, each glossed wherever it stands, in the midst of a sentence, or glosses over
which bytes were lost. Authors gloss a rare character once, the odd reading of a name, or every word of a lesson.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from crawler.text.mirror.gbk import encoded, pairs, usual
from crawler.text.mirror.gloss import Gloss, ends_in_ascii, straddled
from crawler.text.mirror.model import model
from crawler.text.mirror.readings import is_reading, is_toned_reading, main_reading, normal, plain
from crawler.text.mirror.shift import reads_better
from crawler.text.script.detect import simplified_only, traditional_only

_COMMON, _VERY_COMMON = -11.5, -10.0
_ENOUGH = 1.0
# Read so far more often than as their first reading.
_SAID = {"為": "wéi", "爲": "wéi", "績": "jì"}
_TAUGHT = re.compile(
    "讀音|读音|拼音|讀作|读作|念作|唸作|讀為|读为|讀成|读成|發音|发音|音同|注音|聲調|声调|多音|破音|生字|漢語|汉语"
)
_NEAR, _BACK = 20, 40
_COMMAS = ",，"
_BRACKETED = "[(（【][^()（）【】]{1,8}[)）】]"
_MORE, _MORE_BEFORE = re.compile(f"(?:{_BRACKETED})*"), re.compile(f"(?:{_BRACKETED})+$")
_FOLLOWING = re.compile("(?:[?？\ufffd][(（【]?|[(（【]) ?(?P<said>[^()（）【】]{1,8}?) ?[)）】]")
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
    return frozenset(c for c in steady if c in _one_script() or steady[c] > 1 or sure)


@cache
def _one_script() -> frozenset[str]:
    """What conversion between the scripts changes: mirrors gloss such characters, and some pages were turned back since."""
    return traditional_only() | simplified_only()


def _is_whole(text: str, gloss: Gloss) -> bool:
    return bool(gloss.start and gloss.opened and not gloss.lost) and is_reading(
        text[gloss.start - 1], gloss.said
    )


def _is_said_so(text: str, gloss: Gloss) -> bool:
    """Whether the character before a gloss is read so, tone and all where the gloss has one."""
    return gloss.said == plain(gloss.said) or is_toned_reading(text[gloss.start - 1], gloss.said)


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
        return _PLAIN if count == 1 else _LISTED
    return _LISTED if first.said in (main_reading(character), _SAID.get(character)) else _OTHER_READING


def _amid(text: str, gloss: Gloss) -> bool:
    """Whether the glossed character stands in running text."""
    end = _after_more(text, gloss)
    before = _MORE_BEFORE.sub("", text[max(0, gloss.start - _BACK) : gloss.start - 1])
    return _hanzi(text[end : end + 1]) or _hanzi(before[-1:])


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
    before = _MORE_BEFORE.sub("", text[max(0, gloss.start - _BACK) : gloss.start])[-2:]
    if not before or (_is_whole(text, gloss) and _is_said_so(text, gloss)):
        return 0.0
    proof = _BROKEN_PLAIN if gloss.said == plain(gloss.said) else _BROKEN
    if len(before) == 2 and (_hanzi(before[0]) or before[0] in _COMMAS) and "@" <= before[1] <= "~":
        # The trail byte of the glossed character, as the ASCII letter it is alone.
        return proof if gloss.opened and not gloss.lost and ends_in_ascii(before, gloss.said) else 0.0
    across = [
        trail for trail, _ in straddled(before[-1], gloss.said, frozenset()) if _usual(before[-1], trail)
    ]
    if not across:
        return 0.0
    if gloss.lost and not gloss.opened and proof == _BROKEN:
        return proof
    end = _after_more(text, gloss)
    following = _FOLLOWING.match(text, gloss.end)
    return proof if any(_goes_on(trail, text, end, following, lost=gloss.lost) for trail in across) else 0.0


def _usual(last: str, trail: int) -> bool:
    shown = encoded(last)
    return shown is not None and len(shown) > 1 and usual(pairs()[shown[-1], trail])


def _goes_on(trail: int, text: str, end: int, following: re.Match[str] | None, *, lost: bool) -> bool:
    """Whether what follows a gloss is read on from `trail`: the next gloss, or the text."""
    if following and any(
        is_reading(pairs()[trail, second], normal(following["said"]))
        for second in range(0x40, 0xFF)
        if (trail, second) in pairs() and usual(pairs()[trail, second])
    ):
        return True
    if text[end : end + 1] in ("?", "？", "\ufffd"):
        return lost or bool(_hanzi(text[end + 1 : end + 2]))
    return reads_better(trail, text, end)


def _after_more(text: str, gloss: Gloss) -> int:
    """Where what follows a gloss begins, past others that stand with it."""
    more = _MORE.match(text, gloss.end)
    return more.end() if more else gloss.end


def _hanzi(character: str) -> bool:
    return "一" <= character <= "鿿"
