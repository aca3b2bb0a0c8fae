"""Where two texts part: the places between the stretches that they share, in order."""

from collections.abc import Iterator
from dataclasses import dataclass

from archive.twins.words import SHINGLE, Words

_REACH = 20_000
"""Characters within which two texts that parted are expected to meet again."""


@dataclass(frozen=True, slots=True)
class Spot:
    """What stands in one text and what stands in its place in the other; at the `edge` one of them has not begun or has
    ended. `same` is how many characters they shared before it.
    """

    one: str
    other: str
    same: int
    edge: bool


def spots(one: Words, other: Words) -> Iterator[Spot]:
    """Every place where the texts part, and at last what they share after it."""
    a, b = one.text, other.text
    i = j = 0
    while True:
        same = _shared(a, b, i, j)
        began, i, j = i, i + same, j + same
        if i == len(a) and j == len(b):
            yield Spot("", "", same, True)
            return
        met = _meeting(one, other, i, j)
        if met is None:
            yield Spot(a[i:], b[j:], same, True)
            return
        yield Spot(_whole_number(a, i, met[0]), _whole_number(b, j, met[1]), same, began == i == 0)
        i, j = met


def _shared(a: str, b: str, i: int, j: int) -> int:
    """How far the texts run together from here."""
    length, step = 0, 16
    end = min(len(a) - i, len(b) - j)
    while length < end and a[i + length : i + length + step] == b[j + length : j + length + step]:
        length = min(end, length + step)
        step *= 2
    while step:
        if length + step <= end and a[i + length : i + length + step] == b[j + length : j + length + step]:
            length += step
        step //= 2
    return length


def _meeting(one: Words, other: Words, i: int, j: int) -> tuple[int, int] | None:
    """Where the texts run together again, with the least passed over in both."""
    a, b, known = one.text, other.text, other.shingle_set
    best, cost = None, 2 * _REACH
    for at in range(i, min(len(one.shingles), i + _REACH)):
        if at - i >= cost:
            break
        if one.shingles[at] in known:
            found = b.find(a[at : at + SHINGLE], j, j + cost)
            if found >= 0 and (at - i) + (found - j) < cost:
                best, cost = (at, found), (at - i) + (found - j)
    return best


def _whole_number(text: str, start: int, end: int) -> str:
    """The spot, with the digits around it that belong to a number in it."""
    while start and text[start - 1].isdigit():
        start -= 1
    while end < len(text) and text[end].isdigit():
        end += 1
    return text[start:end]
