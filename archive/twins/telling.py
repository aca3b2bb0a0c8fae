"""What of a stored record is compared with another: read from its line of JSON, and no more than that of it."""

from dataclasses import dataclass
from typing import Any

import msgspec

from archive.twins.words import Words, words_of

_MIRROR = "mirror"


@dataclass(frozen=True, slots=True)
class Telling:
    """A text, its headline, and whether a mirror damaged them."""

    words: Words
    headline: str = ""
    damaged: bool = False


class _Edit(msgspec.Struct):
    pass_: str = msgspec.field(name="pass")


class _Read(msgspec.Struct):
    text: str
    headline: str | None
    damage: list[Any]
    audit: list[_Edit]


_decoder = msgspec.json.Decoder(_Read)


def telling(line: bytes) -> Telling:
    """What the derivation that this line holds tells."""
    found = _decoder.decode(line)
    damaged = bool(found.damage) or any(edit.pass_ == _MIRROR for edit in found.audit)
    return Telling(words_of(found.text), words_of(found.headline or "").text, damaged)
