"""GBK pair by pair: which character two bytes are, and which characters may stand in a Traditional text."""

from functools import cache, lru_cache

from crawler.text.mirror.classes import KEPT, mark_class
from crawler.text.mirror.model import model
from crawler.text.script.detect import simplified_only

LEADS = range(0x81, 0xFF)
TRAILS = (*range(0x40, 0x7F), *range(0x80, 0xFF))
RARE = -13.5
"""Below this a character is too rare to be offered where nothing but the model speaks for it."""

_KEPT_FORMS = frozenset("么别并峰床灶痴秘粽群")
"""Forms of Simplified text that are usual in Traditional text too, or that converters leave in it."""


@lru_cache(1 << 16)
def encoded(character: str) -> bytes | None:
    """The one or two bytes of `character`; None where GBK has none. The euro sign is how byte 80h shows."""
    if character == "€":
        return b"\x80"
    try:
        return character.encode("gbk")
    except UnicodeEncodeError:
        return None


@cache
def pairs() -> dict[tuple[int, int], str]:
    """Every pair of bytes that is a character of Traditional text."""
    out = {}
    for lead in LEADS:
        for trail in TRAILS:
            try:
                character = bytes((lead, trail)).decode("gbk")
            except UnicodeDecodeError:
                continue
            if character not in simplified_only() or character in _KEPT_FORMS:
                out[lead, trail] = character
    return out


@cache
def unassigned() -> frozenset[tuple[int, int]]:
    """Pairs that are no character: a decoder drops them without a trace."""
    out = set()
    for lead in LEADS:
        for trail in TRAILS:
            try:
                bytes((lead, trail)).decode("gbk")
            except UnicodeDecodeError:
                out.add((lead, trail))
    return frozenset(out)


@cache
def usual(character: str) -> bool:
    """Whether `character` may be offered on the model's word alone."""
    if mark_class(character) is not None:
        return character in KEPT
    return model().frequency(character) > RARE and model().known(character)


@cache
def with_lead(lead: int) -> tuple[tuple[int, str], ...]:
    """The usual characters that begin with `lead`, by trail byte."""
    return tuple((t, pairs()[lead, t]) for t in TRAILS if (lead, t) in pairs() and usual(pairs()[lead, t]))


@cache
def with_trail(trail: int) -> tuple[tuple[int, str], ...]:
    """The usual characters that end with `trail`, by lead byte."""
    return tuple((x, pairs()[x, trail]) for x in LEADS if (x, trail) in pairs() and usual(pairs()[x, trail]))
