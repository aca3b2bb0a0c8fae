"""How likely a character is after up to three others: a model with back-off over Simplified characters.

The table is built by `tools/build_mirror_tables.py`; this module alone knows its form. It is read on the first damaged
page a process meets, never before.
"""

import lzma
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import accumulate

from crawler.text.mirror.classes import EDGE, model_character

VERSION = "7"
_SINGLE_STEP, _LOG_STEP, _REST_STEP = 0.1, 0.25, 0.2
_BITS = 13
_ORDER = 4
_MOST = 200_000
_Level = tuple["array[int]", bytes, bytes]


class After:
    """What may come after one context: where each level of the model tells of it, and what backing off to it costs."""

    __slots__ = ("_found", "_rest", "_single")

    def __init__(
        self, found: tuple[tuple["array[int]", bytes, int, float], ...], rest: float, single: list[float]
    ) -> None:
        self._found = found
        self._rest = rest
        self._single = single

    def log(self, last: int) -> float:
        """The logarithm of the probability of `last`."""
        for keys, logs, first, rest in self._found:
            key = first | last
            place = bisect_left(keys, key)
            if place < len(keys) and keys[place] == key:
                return rest - logs[place] * _LOG_STEP
        return self._rest + self._single[last]


class Model:
    """Natural logarithms of probabilities, quantised."""

    def __init__(self, packed: bytes) -> None:
        blocks = iter(_blocks(lzma.decompress(packed)))
        self._numbers: dict[str, int] = {}
        self._ids = {character: i for i, character in enumerate(next(blocks).decode("utf-8"))}
        self._single = [-step * _SINGLE_STEP for step in next(blocks)]
        self._single_rest = next(blocks)
        self._levels: list[_Level] = [
            (_keys(next(blocks)), next(blocks), next(blocks) if order < _ORDER else b"")
            for order in range(2, _ORDER + 1)
        ]
        self._after: dict[tuple[int, ...], After] = {}

    def id(self, character: str) -> int:
        """The number of the character that stands for `character`; 0 for one the model does not know."""
        known = self._numbers.get(character)
        if known is None:
            known = self._numbers[character] = self._ids.get(model_character(character), 0)
        return known

    def known(self, character: str) -> bool:
        """Whether the model has met `character`."""
        return self.id(character) != 0

    def frequency(self, character: str) -> float:
        """The logarithm of how often `character` comes at all."""
        return self._single[self.id(character)]

    @property
    def edge(self) -> int:
        """The number of the edge of a line."""
        return self._ids[EDGE]

    def log(self, *characters: int) -> float:
        """The logarithm of the probability of the last of `characters` after the others, at most three of which count."""
        *before, last = characters[-_ORDER:]
        return self.after(tuple(before)).log(last)

    def after(self, context: tuple[int, ...]) -> "After":
        """What may come after `context`, at most three characters."""
        known = self._after.get(context)
        if known is None:
            if len(self._after) > _MOST:
                self._after.clear()
            known = self._after[context] = self._look(context)
        return known

    def followers(self, character: str) -> list[int]:
        """The characters that the model has met after `character`, the likeliest first."""
        return [number for number, _ in sorted(self.after_one(character), key=lambda found: -found[1])]

    def after_one(self, character: str) -> Iterator[tuple[int, float]]:
        """The characters that the model has met after `character`, with the logarithms of their probabilities."""
        keys, logs, _ = self._levels[0]
        first = self.id(character) << _BITS
        low, high = bisect_left(keys, first), bisect_left(keys, first + (1 << _BITS))
        return ((keys[place] - first, -_LOG_STEP * logs[place]) for place in range(low, high))

    def _look(self, context: tuple[int, ...]) -> "After":
        found: list[tuple[array[int], bytes, int, float]] = []
        rest = 0.0
        for start in range(len(context)):
            place = self._place(context[start:])
            if place >= 0:
                level = len(context) - start - 1
                keys, logs, _ = self._levels[level]
                found.append((keys, logs, place << _BITS, rest))
                rest -= _REST_STEP * (
                    self._levels[level - 1][2][place] if level else self._single_rest[place]
                )
        return After(tuple(found), rest, self._single)

    def _place(self, characters: tuple[int, ...]) -> int:
        place = characters[0]
        for level, character in enumerate(characters[1:]):
            keys = self._levels[level][0]
            key = place << _BITS | character
            place = bisect_left(keys, key)
            if place >= len(keys) or keys[place] != key:
                return -1
        return place


@cache
def model() -> Model:
    """The model, read once a process."""
    return Model(files(__package__).joinpath("data/model.bin").read_bytes())


def _blocks(content: bytes) -> list[bytes]:
    out = []
    at = 0
    while at < len(content):
        size = int.from_bytes(content[at : at + 4], "little")
        out.append(content[at + 4 : at + 4 + size])
        at += 4 + size
    return out


def _keys(planes: bytes) -> "array[int]":
    size = len(planes) // 5
    raw = bytearray(8 * size)
    for i in range(5):
        raw[i::8] = planes[i * size : (i + 1) * size]
    gaps = array("Q", bytes(raw))
    if sys.byteorder == "big":
        gaps.byteswap()
    return array("Q", accumulate(gaps))
