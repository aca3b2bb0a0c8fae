"""How likely a character is after two others: a trigram model with back-off over Simplified characters.

The table is built by `tools/build_mirror_tables.py`; this module alone knows its form. It is read on the first damaged
page a process meets, never before.
"""

import lzma
import sys
from array import array
from bisect import bisect_left
from functools import cache
from importlib.resources import files
from itertools import accumulate

from crawler.text.mirror.classes import EDGE, model_character

VERSION = "1"
_STEP = 0.08
_BITS = 13


class Model:
    """Natural logarithms of probabilities, quantised."""

    def __init__(self, packed: bytes) -> None:
        blocks = iter(_blocks(lzma.decompress(packed)))
        self._ids = {character: i for i, character in enumerate(next(blocks).decode("utf-8"))}
        self._single = _logs(next(blocks))
        self._single_rest = _logs(next(blocks))
        self._pair_keys, self._pair = _keys(next(blocks)), next(blocks)
        self._pair_rest = next(blocks)
        self._triple_keys, self._triple = _keys(next(blocks)), next(blocks)
        self._seen: dict[int, float] = {}

    def id(self, character: str) -> int:
        """The number of the character that stands for `character`; 0 for one the model does not know."""
        return self._ids.get(model_character(character), 0)

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

    def log(self, first: int, second: int, third: int) -> float:
        """The logarithm of the probability of `third` after `first` and `second`."""
        key = (first << _BITS | second) << _BITS | third
        found = self._seen.get(key)
        if found is None:
            if len(self._seen) > 200_000:
                self._seen.clear()
            found = self._seen[key] = self._log(key)
        return found

    def _log(self, key: int) -> float:
        triple = _find(self._triple_keys, key)
        if triple >= 0:
            return -self._triple[triple] * _STEP
        context = _find(self._pair_keys, key >> _BITS)
        rest = -self._pair_rest[context] * _STEP if context >= 0 else 0.0
        pair_key = key & ((1 << 2 * _BITS) - 1)
        pair = _find(self._pair_keys, pair_key)
        if pair >= 0:
            return rest - self._pair[pair] * _STEP
        return rest + self._single_rest[pair_key >> _BITS] + self._single[pair_key & ((1 << _BITS) - 1)]


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


def _logs(steps: bytes) -> list[float]:
    return [-step * _STEP for step in steps]


def _keys(planes: bytes) -> "array[int]":
    size = len(planes) // 5
    raw = bytearray(8 * size)
    for i in range(5):
        raw[i::8] = planes[i * size : (i + 1) * size]
    gaps = array("Q", bytes(raw))
    if sys.byteorder == "big":
        gaps.byteswap()
    return array("Q", accumulate(gaps))


def _find(keys: "array[int]", key: int) -> int:
    place = bisect_left(keys, key)
    return place if place < len(keys) and keys[place] == key else -1
