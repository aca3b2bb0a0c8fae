"""What it means that two texts part at a spot."""

import re
from collections import Counter
from enum import Enum, auto

from archive.twins.spots import Spot, together

_NUMBER = re.compile("[0-9]+|[〇零一二三四五六七八九十百千万亿两]+")
_DIGITS = re.compile("[0-9]+")
_LATIN = re.compile("[a-z]+")
_DATE_BEFORE = re.compile("(?:[0-9]+年)?(?:[0-9]+月)?[0-9]+[年月日]$")
_DATE_AFTER = re.compile("^[0-9]+[年月日](?:[0-9]+[月日])?(?:[0-9]+日)?")
_MOST_COMMON = 0xD7
"""The last row of the 3,755 characters of GB 2312 that are in daily use; what a mirror makes of bytes is mostly not."""


_FRAME = 2
"""Characters that two headlines share at either end, at least, to be the same frame."""

_LONG_FRAME = 6
"""The same at the end alone, where what stands before it is of one length: most begin with a place."""

_TITLE = 10
"""Characters besides its numbers that a title has, at least: with fewer it is a counter that was taken for one."""

_FEW = 2
"""Rare characters that a name may have; with more of them than the other text a spot is no name."""

_FEW_IN_DAMAGE = 1
"""The same in a text that is damaged elsewhere."""


class Difference(Enum):
    """NUMBER, NAME: something else stands there. CHARACTER: so does one character. DAMAGE: what a mirror does. MORE: one
    text goes on where the other does not.
    """

    NUMBER = auto()
    NAME = auto()
    CHARACTER = auto()
    DAMAGE = auto()
    MORE = auto()


def difference(spot: Spot, damaged: tuple[bool, bool]) -> Difference:
    """What the difference at a spot is; `damaged` says which of the two comes from a mirror that damages its pages."""
    one, other = spot.one, spot.other
    if not one or not other:
        return Difference.DAMAGE if _LATIN.fullmatch(one or other) else Difference.MORE
    if one in other or other in one:
        return Difference.MORE if not (one + other).isdecimal() else Difference.NUMBER
    if spot.edge:
        if _other_dates(spot):
            return Difference.NUMBER
        framed = _within_edge(spot)
        return difference(framed, damaged) if framed else Difference.MORE
    harmed = _looks_damaged(one, other, damaged[0]) or _looks_damaged(other, one, damaged[1])
    if disagree(one, other) and not (harmed and _less_of_a_number(one, other)):
        return Difference.NUMBER
    if harmed:
        return Difference.DAMAGE
    mine, others = _bare(one), _bare(other)
    if not mine or not others or mine == others:
        return Difference.MORE
    if len(mine) == len(others) == 1:
        # One form of a character for another, where only one of them is in daily use, is a matter of script.
        return Difference.CHARACTER if _rare(mine) == _rare(others) else Difference.DAMAGE
    return Difference.NAME


def in_headlines(one: str, other: str) -> Difference:
    """What the difference between two headlines is. Who posts a text again may call it as he likes; but one frame filled
    in two ways is two numbers of a series.
    """
    if len(_bare(one)) >= _TITLE and _bare(one) == _bare(other) and disagree(one, other):
        return Difference.NUMBER
    head = together(one, other)
    tail = together(one[head:][::-1], other[head:][::-1])
    spot = Spot(one[head : len(one) - tail], other[head : len(other) - tail])
    filled = min(head, tail) >= _FRAME or (tail >= _LONG_FRAME and len(spot.one) == len(spot.other))
    return difference(spot, (False, False)) if filled else Difference.MORE


def disagree(one: str, other: str) -> bool:
    """Whether each has a number that the other has not."""
    mine, others = Counter(_NUMBER.findall(one)), Counter(_NUMBER.findall(other))
    return bool(mine - others and others - mine)


def _other_dates(spot: Spot) -> bool:
    """Whether the texts begin or end with different dates; whatever else is there is chrome."""
    if spot.edge == "start":
        mine, others = _DATE_BEFORE.search(spot.one + spot.then), _DATE_BEFORE.search(spot.other + spot.then)
    else:
        mine, others = _DATE_AFTER.search(spot.one + spot.then), _DATE_AFTER.search(spot.other + spot.then)
    return bool(mine and others and disagree(mine[0], others[0]))


def _within_edge(spot: Spot) -> Spot | None:
    """What the shorter side is at an edge, if the longer one has the same frame there, filled in another way."""
    size = min(len(spot.one), len(spot.other))
    there = slice(-size, None) if spot.edge == "start" else slice(size)
    one, other = spot.one[there], spot.other[there]
    alike = sum(mine == theirs for mine, theirs in zip(one, other, strict=True))
    return Spot(one, other) if alike >= _FRAME and 2 * size <= 5 * alike else None


def _less_of_a_number(one: str, other: str) -> bool:
    """Whether one has of its numbers what the other has, but for digits that went with the bytes around them."""
    mine, others = "".join(_DIGITS.findall(one)), "".join(_DIGITS.findall(other))
    return mine in others or others in mine


def _looks_damaged(text: str, whole: str, damaged: bool) -> bool:
    """Whether it is what a mirror makes of bytes: Latin letters among hanzi, and rare characters."""
    if _LATIN.search(text) and not _LATIN.search(whole):
        return True
    more = _rare(text) - _rare(whole)
    return more > (_FEW_IN_DAMAGE if damaged else _FEW) or (damaged and more > 0 and len(text) != len(whole))


def _rare(text: str) -> int:
    return sum(not (c.isdecimal() or _is_common(c)) for c in text)


def _is_common(character: str) -> bool:
    try:
        return character.encode("gb2312")[0] <= _MOST_COMMON
    except UnicodeEncodeError:
        return False


def _bare(text: str) -> str:
    return _DIGITS.sub("", text)
