"""A sketch of a text: 128 numbers, as many of which two texts share as they share shingles. Beyond here nobody knows of
rensa.
"""

import os
import struct
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import eq
from typing import Any
from zlib import crc32

from archive.twins.words import Words, words_of

METHOD = "1"
"""Raised whenever words, sketches or verdicts change: what is stored is then sketched and judged anew."""

SLOTS = 128
BAND = 3
BANDS = 24
ENOUGH_BANDS = 2
"""Two texts sharing this many bands are compared. With bands of three slots this finds 99.5 % of pairs that share 65 % of
their shingles, and hardly any that share 5 %: among a million records nobody else comes along.
"""

TOO_SHORT = 40
"""Shingles below which a text is no evidence of anything."""

_POOR = 60
"""Different characters below which a text is looked at closer: does it say the same over and over?"""

NUMBERS = 48
"""Numbers of a text that are kept beside its sketch, at most."""

FOREIGN = 3
"""Numbers that each of two texts has and the other has not, at least, to be of different things without a look at them."""

_KIB_OF_ADDRESSES = "65536"
_OPENING = 400
_SEED = 20260301
_STORED = struct.Struct(f"<{SLOTS}H")


@dataclass(frozen=True, slots=True)
class Sketch:
    """The low 16 bits of every slot, and those of the least checksums of the numbers in the text, in order. Of a text that
    is too short or poor to be anyone's twin both are empty.
    """

    slots: bytes = b""
    numbers: bytes = b""


def sketch(text: str) -> Sketch | None:
    """The sketch of a text in Simplified characters; None where the library is not installed."""
    rensa = _rensa()
    if rensa is None:
        return None
    words = words_of(text)
    shingles = words.shingles
    if len(shingles) < TOO_SHORT or _repeats_itself(words):
        return Sketch()
    matrix = rensa.digest_matrix_from_flat_token_hashes(shingles, [0, len(shingles)], SLOTS, _SEED)
    slots = _STORED.pack(*[slot & 0xFFFF for slot in matrix.to_rows()[0]])
    least = sorted({crc32(number.encode()) & 0xFFFF for number in words.numbers})[:NUMBERS]
    return Sketch(slots, struct.pack(f">{len(least)}H", *least))


def bands_of(slots: bytes) -> list[int]:
    """What a sketch is looked up by: three slots each, as one number of 48 bits."""
    width = 2 * BAND
    return (
        [int.from_bytes(slots[at : at + width], "big") for at in range(0, BANDS * width, width)]
        if slots
        else []
    )


def likely(one: Sketch, other: Sketch, least: float) -> float:
    """About how many of all their shingles two texts share, from 0 to 1; 0 where that is less than `least`, or where
    their numbers tell of different things.
    """
    shared = float(sum(map(eq, _unpacked(one.slots), _STORED.unpack(other.slots))) / SLOTS)
    return 0.0 if shared < least or _other_numbers(one.numbers, other.numbers) else shared


@lru_cache(maxsize=4)
def _unpacked(slots: bytes) -> tuple[int, ...]:
    """Of the one that is compared with many."""
    return _STORED.unpack(slots)


def _repeats_itself(words: Words) -> bool:
    # Nearly every text shows in its opening that it does not; to look through all of it costs more than the sketch.
    is_poor = all(len(set(part)) < _POOR for part in (words.text[:_OPENING], words.text))
    return is_poor and 4 * len(words.shingle_set) < len(words.shingles)


def _other_numbers(one: bytes, other: bytes) -> bool:
    """Whether each has several that the other has not, and most: so it is in a series, where the phrases stay."""
    mine, others = _pairs(one), _pairs(other)
    if len(mine) >= NUMBERS or len(others) >= NUMBERS:
        # Only the least were kept: beyond the last of either nothing is known of it.
        known = min(max(mine, default=b""), max(others, default=b""))
        mine, others = (frozenset(n for n in kept if n <= known) for kept in (mine, others))
    shared = len(mine & others)
    fewer = min(len(mine), len(others))
    return fewer - shared >= FOREIGN and shared * 2 < fewer


@lru_cache(maxsize=4)
def _pairs(numbers: bytes) -> frozenset[bytes]:
    return frozenset(numbers[at : at + 2] for at in range(0, len(numbers), 2))


def method() -> str:
    """The method's version, with the library's."""
    return f"{METHOD}.{getattr(_rensa(), 'ALGORITHM_VERSION', None)}"


@cache
def _rensa() -> Any:
    # Loaded when a record is stored: reading archives does without it. Its allocator would set a GiB of addresses aside, half
    # of what a worker may have.
    os.environ.setdefault("MIMALLOC_ARENA_RESERVE", _KIB_OF_ADDRESSES)
    try:
        from rensa import RMinHash
    except ModuleNotFoundError:
        return None
    return RMinHash
