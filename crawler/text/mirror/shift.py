"""Whether text reads better one byte further on than as it is shown: the quick look before a search."""

import re
from collections.abc import Iterator
from functools import cache

from crawler.text.mirror.classes import mark_class
from crawler.text.mirror.gbk import encoded, pairs, usual
from crawler.text.mirror.model import model
from crawler.text.mirror.stream import folded_forms

LOOK = 6
_READ = 4
BETTER, BETTER_ONE, BETTER_STRANGE = 1.5, 3.0, -1.0
ON_A_MIRROR = -8.0
# What stands in no Chinese sentence, or a single letter in its midst.
_ODD = "[À-῿€⒈-⒛①-⑩⑴-⒇─-▟ぁ-ヿ]"
_ODDITY, _STRANGE = re.compile(_ODD), re.compile(f"{_ODD}|(?<=[一-鿿])[@-~](?![!-~])")
_ODD_COST = 6.0
_LETTER = re.compile("[@-~](?![!-'*-~])")
_FULL_WIDTH = re.compile("[！-～]")
_LONGEST_FORM = 4


def reads_better(over: int, text: str, at: int, *, gated: bool = False, by: float = 0.0) -> bool:
    """Whether text[at:] reads better, `by` so much more than enough, with `over` as the first byte of its first character.

    On a `gated` page, one known to be a mirror's, less has to speak for it.
    """
    line = text[at : at + LOOK].partition("\n")[0]
    if gated and _LETTER.match(line):
        # The first pair vanished, and the second is in step again.
        return True
    found = list(_shifted(over, line, folded=not _FULL_WIDTH.search(text))) if line else []
    if gated and not found:
        # The first pair may have vanished.
        return any(_is_rare(character) for character in line[:2])
    return any(_gain(read, line) > _least(line, gated=gated, size=len(read)) + by for read in found)


def reads_better_after_one(text: str, at: int) -> bool:
    """Whether text[at:], on a page known to be a mirror's, reads better one byte further on where the first pair vanished."""
    data = encoded(text[at : at + 1]) or b""
    return len(data) > 1 and data[1] > 0x80 and reads_better(data[1], text, at + 1, gated=True)


def _least(line: str, *, gated: bool, size: int) -> float:
    strange = _STRANGE.search(line) or any(_is_rare(character) for character in line)
    few, more = (0.0, BETTER_STRANGE) if strange else (BETTER_ONE, BETTER)
    return (few if size == 1 else more) + (ON_A_MIRROR if gated else 0.0)


def _is_rare(character: str) -> bool:
    return mark_class(character) is None and not usual(character)


def _shifted(over: int, line: str, *, folded: bool) -> Iterator[str]:
    """What `line` reads as when `over` is the first byte of its first character, as far as that is usual."""
    read = ""
    for place, character in enumerate(line):
        if folded and character.isascii():
            yield from _unfolded(over, read, line[place:])
        data = encoded(character)
        pair = _usual_pair(over, data[0]) if data else None
        # A pair that is none is one that vanished before it, and the rest is read in another step.
        if not data or not pair:
            break
        read += pair
        if len(data) == 1:
            yield read + line[place + 1 :]
            return
        if data[1] < 0x81:
            break
        over = data[1]
    if read:
        yield read


def _unfolded(over: int, read: str, line: str) -> Iterator[str]:
    """The same on a page whose forms were folded: what shows as ASCII may have been one full-width form or numeral."""
    for size in range(1, _LONGEST_FORM + 1):
        for first, second in folded_forms().get(line[:size], ()):
            pair = _usual_pair(over, first)
            for rest in _shifted(second, line[size:], folded=False) if pair and len(line) > size else ():
                yield f"{read}{pair}{rest}"


@cache
def _usual_pair(lead: int, trail: int) -> str | None:
    pair = pairs().get((lead, trail))
    return pair if pair and (usual(pair) or "０" <= pair <= "９") else None


def _gain(read: str, shown: str) -> float:
    size = min(_READ, len(read), len(shown))
    odd = len(_ODDITY.findall(shown[:size])) + sum(map(_is_rare, shown[:size]))
    return sum(_logs(read[:size])) - sum(_logs(shown[:size])) + _ODD_COST * odd


def _logs(text: str) -> Iterator[float]:
    """The logarithms of the probabilities of a text of which nothing is known that comes before."""
    known = model()
    ids = [known.id(character) for character in text]
    yield known.frequency(text[0])
    for place in range(1, len(ids)):
        yield known.log(ids[place - 2] if place > 1 else 0, ids[place - 1], ids[place])
