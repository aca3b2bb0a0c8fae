"""Characters of which a shifted reading leaves no trace, because the pair of bytes at their end is no character.

Hardly anything is known of them but what they are likely to follow, so they are looked for among the followers of the
character before them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from heapq import heappush, heappushpop, nlargest

from crawler.text.mirror.classes import KEPT
from crawler.text.mirror.gbk import TRAILS, pairs, unassigned, usual, with_lead
from crawler.text.mirror.model import model
from crawler.text.mirror.readings import is_reading

_LEAST = 0x81
_ENDING, _VANISHING = 24, 24
_COMMON = 10
_BEFORE, _PAIRS, _LIKELY = 16, 12, 60


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
    """What is likely to follow one character: by the byte it ends in, what may vanish again, and whatever; likeliest first."""

    ending: dict[int, tuple[str, ...]]
    vanishing: tuple[str, ...]
    likely: tuple[str, ...]


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
    vanishing = tuple([form for form in ranked if _bytes()[form][1] in _leads()][:_VANISHING])
    return Followers(ending, vanishing, tuple(ranked[:_LIKELY]))


def ending(before: str, byte: int, trail: int, said: str = "") -> Iterable[str]:
    """What may stand after `before` whose first byte vanished with `byte` and that ends in `trail`; read `said`, if given."""
    found = _ending_read(trail, said) if said else followers(before).ending.get(trail, ())
    return (c for c in found if _bytes()[c][0] in behind(byte))


def behind_one(before: str, byte: int) -> Iterable[str]:
    """What is likely after `before` and began with a byte that vanished with `byte`; its other byte is not known."""
    return (c for c in followers(before).likely if _bytes()[c][0] in behind(byte))


def two(before: str, byte: int, trail: int, said: str, own: Iterable[str]) -> Iterable[tuple[str, str]]:
    """The likeliest two characters after `before` of which the first left no trace: it vanished with `byte` and with the
    second, which ends in `trail` and is read `said`, if anything. The first may be one of `own`, the page's own."""
    more = _following(own, byte, trail, said)
    return dict.fromkeys((*_two(before, byte, trail, said), *_likeliest(before, more)))


@lru_cache(maxsize=20_000)
def _two(before: str, byte: int, trail: int, said: str) -> tuple[tuple[str, str], ...]:
    found = {first: set(seconds) for first, seconds in _across(byte, trail, said).items()}
    for first, seconds in _following(followers(before).vanishing, byte, trail, said).items():
        found.setdefault(first, set()).update(seconds)
    return tuple(_likeliest(before, found))


@lru_cache(maxsize=5000)
def _across(byte: int, trail: int, said: str) -> dict[str, list[str]]:
    """The characters that are likely before one that ends in `trail`, with those, where both vanish so."""
    found: dict[str, list[str]] = {}
    for second in _ending_read(trail, said) if said else _by_trail().get(trail, ()):
        for first in _befores().get(second, ()):
            if _bytes()[first][0] in behind(byte) and _bytes()[second][0] in behind(_bytes()[first][1]):
                found.setdefault(first, []).append(second)
    return found


def _likeliest(before: str, found: Mapping[str, Iterable[str]]) -> list[tuple[str, str]]:
    """The likeliest after `before` of all the first characters with their second ones."""
    known = model()
    after = known.after((known.id(before),))
    best: list[tuple[float, str, str]] = []
    for log, first in sorted(((after.log(known.id(first)), first) for first in found), reverse=True):
        if len(best) == _PAIRS and log <= best[0][0]:
            break
        then = known.after((known.id(first),))
        for second in found[first]:
            pair = (log + then.log(known.id(second)), first, second)
            if len(best) < _PAIRS:
                heappush(best, pair)
            else:
                heappushpop(best, pair)
    return [(first, second) for _, first, second in sorted(best, reverse=True)]


def _following(firsts: Iterable[str], byte: int, trail: int, said: str) -> dict[str, list[str]]:
    return {
        first: list(ending(first, _bytes()[first][1], trail, said))
        for first in firsts
        if _bytes()[first][0] in behind(byte)
    }


@cache
def _befores() -> dict[str, tuple[str, ...]]:
    """What may vanish before a character by the model, the likeliest only."""
    found: dict[int, list[tuple[float, str]]] = {}
    for first in sorted(may_vanish()):
        for number, log in model().after_one(first):
            found.setdefault(number, []).append((log + model().frequency(first), first))
    return {
        character: tuple(first for _, first in nlargest(_BEFORE, found.get(model().id(character), ())))
        for character in _bytes()
    }


@lru_cache(maxsize=5000)
def _ending_read(trail: int, said: str) -> tuple[str, ...]:
    return tuple(c for c in _by_trail().get(trail, ()) if is_reading(c, said))


@cache
def _by_trail() -> dict[int, tuple[str, ...]]:
    out: dict[int, list[str]] = {}
    for character, (_, trail) in _bytes().items():
        out.setdefault(trail, []).append(character)
    return {trail: tuple(found) for trail, found in out.items()}


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
