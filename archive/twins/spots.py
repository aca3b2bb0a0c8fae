"""Where two texts part: the places between the stretches that they share, in order."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from archive.twins.words import SHINGLE, Words

Edge = Literal["start", "end"]


@dataclass(frozen=True, slots=True)
class Spot:
    """What stands in one text and what stands in its place in the other; at the `edge` one of them has not begun or has
    ended. `then` is what follows in both.
    """

    one: str
    other: str
    edge: Edge | None = None
    then: str = ""


def spots(one: Words, other: Words) -> Iterator[Spot]:
    """Every place where the texts part."""
    a, b = one.text, other.text
    i = j = 0
    while True:
        same = together(a, b, i, j)
        begins = i == 0 and same < SHINGLE
        i, j = i + same, j + same
        if i == len(a) and j == len(b):
            return
        met = _meeting(one, other, i, j)
        end, end_of_other = met or (len(a), len(b))
        edge: Edge | None = "start" if begins and met else None if met else "end"
        yield _spot(a, b, (i, end), (j, end_of_other), edge)
        if met is None:
            return
        i, j = met


def _spot(a: str, b: str, in_a: tuple[int, int], in_b: tuple[int, int], edge: Edge | None) -> Spot:
    """The spot. Numbers are told whole, where it is between digits that they differ: 15 and 115, not nothing and 1."""
    (i, end), (j, end_in_b) = in_a, in_b
    # They may have met before: in a phrase that comes more than once, and so was passed over.
    met = together(a[i:end][::-1], b[j:end_in_b][::-1])
    end, end_in_b = end - met, end_in_b - met
    one, other = a[i:end], b[j:end_in_b]
    if (one or other).isdecimal() or (one and other):
        one, other = _whole_number(a, i, end), _whole_number(b, j, end_in_b)
    return Spot(one, other, edge, a[end : end + 1])


def together(a: str, b: str, i: int = 0, j: int = 0) -> int:
    """How far the texts run together from here."""
    length, step, end = 0, 16, min(len(a) - i, len(b) - j)
    while length < end and a[i + length : i + length + step] == b[j + length : j + length + step]:
        length, step = min(end, length + step), step * 2
    while step:
        if length + step <= end and a[i + length : i + length + step] == b[j + length : j + length + step]:
            length += step
        step //= 2
    return length


def _meeting(one: Words, other: Words, i: int, j: int) -> tuple[int, int] | None:
    """Where the texts run together again, with the least passed over in both: at a shingle that either has but once, for a
    phrase that comes again and again tells of no place.
    """
    best, cost = None, len(one.text) + len(other.text)
    places, shingles = other.places, one.shingles
    for at in range(i, len(shingles)):
        if at - i >= cost:
            break
        found = places.get(shingles[at], -1)
        if found >= j and at - i + found - j < cost and _only_there(one.text, at, other.text, found):
            best, cost = (at, found), at - i + found - j
    return best


def _only_there(a: str, at: int, b: str, found: int) -> bool:
    """Whether this is one shingle in all its characters, not as a number only, and comes once in both texts."""
    phrase = a[at : at + SHINGLE]
    return b.startswith(phrase, found) and a.count(phrase) == 1 == b.count(phrase)


def _whole_number(text: str, start: int, end: int) -> str:
    """The spot, with the digits around it that belong to a number in it."""
    while start and text[start - 1].isdecimal():
        start -= 1
    while end < len(text) and text[end].isdecimal():
        end += 1
    return text[start:end]
