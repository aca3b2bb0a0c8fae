"""A sketch of a text: 128 numbers, as many of which two texts share as they share shingles. Beyond here nobody knows of
rensa.
"""

import struct
from dataclasses import dataclass
from functools import cache
from operator import eq
from typing import Any

from archive.twins.words import Words

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

_SEED = 20260301
_STORED = struct.Struct(f"<{SLOTS}H")
_unpack = _STORED.unpack


@dataclass(frozen=True, slots=True)
class Sketch:
    """The low 16 bits of every slot, as they are stored."""

    slots: bytes

    @property
    def bands(self) -> list[int]:
        """What to look up by: three slots each, as one number of 48 bits."""
        width = 2 * BAND
        return [int.from_bytes(self.slots[at : at + width], "big") for at in range(0, BANDS * width, width)]

    def likeness(self, other: "Sketch") -> float:
        """About how many of all shingles are in both texts, from 0 to 1."""
        return sum(map(eq, _unpack(self.slots), _unpack(other.slots))) / SLOTS


def sketch(words: Words) -> Sketch | None:
    """The sketch of a text; None for one too short to be anyone's twin."""
    shingles = words.shingles
    if len(shingles) < TOO_SHORT:
        return None
    matrix = _rensa().digest_matrix_from_flat_token_hashes(shingles, [0, len(shingles)], SLOTS, _SEED)
    return Sketch(_STORED.pack(*[slot & 0xFFFF for slot in matrix.to_rows()[0]]))


def available() -> bool:
    """Whether the library is installed; without it records are stored unlinked, and linked when they are read again."""
    try:
        _rensa()
    except ModuleNotFoundError:
        return False
    return True


def method() -> str:
    """The method's version, with the library's."""
    return f"{METHOD}.{_rensa().ALGORITHM_VERSION}"


@cache
def _rensa() -> Any:
    # Loaded when a record is stored: reading archives does without it.
    from rensa import RMinHash

    return RMinHash
