"""Marks that a mirror may have found across two characters and set apart: where they stand, and which bytes they were.

After such a mark the text is read one byte off. So a place is worth a search where what follows reads better one byte
further on than as it is shown; clean text read so is rubbish.
"""

import re
from collections.abc import Iterator
from functools import cache

from crawler.text.mirror.classes import mark_class
from crawler.text.mirror.gbk import encoded, pairs, usual
from crawler.text.mirror.model import model

# A byte was lost before the mark and one after it, at the end of a line or before an ASCII byte.
_LAST = re.compile("[?？\ufffd][。;；!！?？](?=[?？\ufffd](?![^\x00-\x7f\\s]))")
_MARK = re.compile("[?？\ufffd][。;；!！?？]|[;；!！?？]")
_STOP = (0xA1, 0xA3)
_SHOUT, _ASK, _HALF = (0xA3, 0xA1), (0xA3, 0xBF), (0xA3, 0xBB)
_FULL = {"；": _HALF, ";": _HALF, "！": _SHOUT, "!": _SHOUT, "?": _ASK, "？": _ASK, "。": _STOP}
_SHOWN, _READ = 6, 4
BETTER, BETTER_ONE, BETTER_GATED, BETTER_STRANGE = 0.0, 5.0, -6.0, -8.0
# What stands in no Chinese sentence, or a single letter in its midst.
_STRANGE = re.compile("[À-῿€⒈-⒛①-⑩⑴-⒇─-▟ぁ-ヿ]|(?<=[一-鿿])[@-~](?![!-~])")


def isolated(text: str, *, gated: bool) -> list[tuple[int, int]]:
    """The places of marks that may be isolated. On a `gated` page, one known to be a mirror's, less has to speak for it."""
    if "?" not in text and ";" not in text and "；" not in text and "！" not in text and "!" not in text:
        return []
    out = []
    for found in _MARK.finditer(text):
        start, end = found.span()
        if _worth_a_search(text, start, end, gated=gated):
            out.append((start, end))
        elif gated and _ends_a_quotation(text, start, end):
            out.append((start, start + 1))
    return out


def meanings(shown: str) -> list[tuple[int, int, float]]:
    """The two bytes a mark shown as `shown` may have been, with what speaks against each.

    A `?` alone is a question mark, or a lost byte that swallowed any of them: how often each comes across two characters.
    """
    if len(shown) == 2:
        return [(*_FULL[shown[1]], 0.0)]
    if shown in "?？":
        return [(*_SHOUT, 0.0), (*_ASK, -0.7), (*_HALF, -2.4), (*_STOP, -4.0)]
    return [(*_FULL[shown], 0.0)]


def _worth_a_search(text: str, start: int, end: int, *, gated: bool) -> bool:
    if _LAST.match(text, start):
        return True
    line = text[end : end + _SHOWN].partition("\n")[0]
    return bool(line) and any(
        _gain(read, line) > _least(line, gated=gated, size=len(read))
        for _, over, _ in meanings(text[start:end])
        if (read := _shifted(over, line))
    )


def _ends_a_quotation(text: str, start: int, end: int) -> bool:
    """Whether `??` ends a line within a quotation: the bytes of 。” can have been lost so."""
    if end - start < 2 or text[end : end + 1] not in ("", "\n"):
        return False
    line = text[text.rfind("\n", 0, start) + 1 : start]
    return line.count("“") > line.count("”")


def _least(line: str, *, gated: bool, size: int) -> float:
    strange = _STRANGE.search(line) or any(mark_class(c) is None and not usual(c) for c in line)
    if size == 1:
        return 0.0 if strange else BETTER_ONE
    if strange:
        return BETTER_STRANGE
    return BETTER_GATED if gated else BETTER


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
    return sum(_logs(read[:size])) - sum(_logs(shown[:size]))


def _logs(text: str) -> Iterator[float]:
    """The logarithms of the probabilities of a text of which nothing is known that comes before."""
    known = model()
    ids = [known.id(character) for character in text]
    yield known.frequency(text[0])
    for place in range(1, len(ids)):
        yield known.log(ids[place - 2] if place > 1 else 0, ids[place - 1], ids[place])
