"""Whether text reads better one byte further on than as it is shown: the quick look before a search."""

import re
from collections.abc import Iterator
from functools import cache

from crawler.text.mirror.classes import mark_class
from crawler.text.mirror.gbk import encoded, pairs, usual
from crawler.text.mirror.model import model

LOOK = 6
_READ = 4
BETTER, BETTER_ONE, BETTER_STRANGE = 0.0, 5.0, -2.0
ON_A_MIRROR = -6.0
# What stands in no Chinese sentence, or a single letter in its midst.
_ODD = "[À-῿€⒈-⒛①-⑩⑴-⒇─-▟ぁ-ヿ]"
_ODDITY, _STRANGE = re.compile(_ODD), re.compile(f"{_ODD}|(?<=[一-鿿])[@-~](?![!-~])")
_ODD_COST = 6.0


def reads_better(over: int, text: str, at: int, *, gated: bool = False) -> bool:
    """Whether text[at:] reads better with `over` as the first byte of its first character.

    On a `gated` page, one known to be a mirror's, less has to speak for it.
    """
    line = text[at : at + LOOK].partition("\n")[0]
    read = _shifted(over, line) if line else ""
    if gated and not read:
        # The first pair may have vanished.
        return any(_is_rare(character) for character in line[:2])
    return bool(read) and _gain(read, line) > _least(line, gated=gated, size=len(read))


def _least(line: str, *, gated: bool, size: int) -> float:
    strange = _STRANGE.search(line) or any(_is_rare(character) for character in line)
    if size == 1:
        return 0.0 if strange else BETTER_ONE
    return (BETTER_STRANGE if strange else BETTER) + (ON_A_MIRROR if gated else 0.0)


def _is_rare(character: str) -> bool:
    return mark_class(character) is None and not usual(character)


def _shifted(over: int, line: str) -> str:
    """What `line` reads as when `over` is the first byte of its first character; nothing where that is nothing usual."""
    if not _begins(over, line[0]):
        return ""
    out = []
    for place, character in enumerate(line):
        data = encoded(character)
        pair = pairs().get((over, data[0])) if data else None
        # A pair that is none is one that vanished before it, and the rest is read in another step.
        if data is None or pair is None or not usual(pair):
            break
        out.append(pair)
        if len(data) == 1:
            return "".join(out) + line[place + 1 :]
        if data[1] < 0x81:
            break
        over = data[1]
    return "".join(out)


@cache
def _begins(over: int, character: str) -> bool:
    data = encoded(character)
    pair = pairs().get((over, data[0])) if data else None
    return pair is not None and usual(pair)


def _gain(read: str, shown: str) -> float:
    size = min(_READ, len(read), len(shown))
    odd = len(_ODDITY.findall(shown[:size]))
    return sum(_logs(read[:size])) - sum(_logs(shown[:size])) + _ODD_COST * odd


def _logs(text: str) -> Iterator[float]:
    """The logarithms of the probabilities of a text of which nothing is known that comes before."""
    known = model()
    ids = [known.id(character) for character in text]
    yield known.frequency(text[0])
    for place in range(1, len(ids)):
        yield known.log(ids[place - 2] if place > 1 else 0, ids[place - 1], ids[place])
