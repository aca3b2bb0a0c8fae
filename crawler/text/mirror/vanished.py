"""Characters of which a shifted reading leaves no trace, because the pair of bytes at their end is no character.

Hardly anything is known of them but what they are likely to follow, so they are looked for among the followers of the
character before them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from crawler.text.mirror.classes import KEPT
from crawler.text.mirror.gbk import TRAILS, pairs, unassigned, usual, with_lead
from crawler.text.mirror.model import model

_LEAST = 0x81
_ENDING, _VANISHING = 8, 24
_COMMON = 12


@cache
def _leads() -> frozenset[int]:
    return frozenset(first for first, second in unassigned() if min(first, second) >= _LEAST)


@cache
def behind(byte: int) -> frozenset[int]:
    """The bytes that vanish with `byte` before them."""
    return frozenset(y for y in TRAILS if y >= _LEAST and (byte, y) in unassigned())


@cache
def vanishing(lead: int) -> tuple[tuple[int, str], ...]:
    """The usual characters that begin with `lead` and end in a byte that may vanish with what follows, with that byte."""
    return tuple((trail, c) for trail, c in with_lead(lead) if trail in _leads())


@cache
def marks_behind(byte: int) -> tuple[str, ...]:
    """The marks whose first byte vanishes with `byte` before it."""
    return tuple(c for (lead, _), c in sorted(pairs().items()) if lead in behind(byte) and c in KEPT)


@dataclass(frozen=True, slots=True)
class Followers:
    """What is likely to follow one character: by the byte it ends in, and what may vanish again, likeliest first."""

    ending: dict[int, tuple[str, ...]]
    vanishing: tuple[str, ...]


@cache
def followers(character: str) -> Followers:
    """What is likely to follow `character` by the model, and what is common anyway."""
    ranked = [form for number in model().followers(character) for form in _forms().get(number, ())]
    by_trail: dict[int, list[str]] = {}
    for form in ranked:
        found = by_trail.setdefault(_bytes()[form][1], [])
        if len(found) < _ENDING:
            found.append(form)
    ending = {
        trail: tuple(dict.fromkeys((*by_trail.get(trail, ()), *common)))
        for trail, common in _common().items()
    }
    return Followers(ending, tuple([form for form in ranked if _bytes()[form][1] in _leads()][:_VANISHING]))


def vanished(characters: Iterable[str], byte: int) -> Iterable[tuple[int, str]]:
    """Those of `characters` whose first byte vanishes after `byte` and whose second may vanish too, with that second."""
    return ((_bytes()[c][1], c) for c in characters if _bytes()[c][0] in behind(byte))


def ending(before: str, byte: int, trail: int) -> Iterable[str]:
    """What may stand after `before` whose first byte vanished with `byte` and that ends in `trail`."""
    return (c for c in followers(before).ending.get(trail, ()) if _bytes()[c][0] in behind(byte))


@cache
def may_vanish() -> frozenset[str]:
    """The characters that may leave no trace."""
    return frozenset(c for c, pair in _bytes().items() if pair[1] in _leads())


@cache
def _bytes() -> dict[str, tuple[int, int]]:
    return {c: pair for pair, c in pairs().items() if pair[0] >= _LEAST and usual(c)}


@cache
def _forms() -> dict[int, tuple[str, ...]]:
    out: dict[int, list[str]] = {}
    for form in _bytes():
        out.setdefault(model().id(form), []).append(form)
    return {number: tuple(forms) for number, forms in out.items()}


@cache
def _common() -> dict[int, tuple[str, ...]]:
    by_trail: dict[int, list[str]] = {}
    for form in sorted(_bytes(), key=lambda c: (-model().frequency(c), c)):
        by_trail.setdefault(_bytes()[form][1], []).append(form)
    return {trail: tuple(forms[:_COMMON]) for trail, forms in by_trail.items()}
