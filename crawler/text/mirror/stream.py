"""A text as what a mirror's bytes would show: characters with their bytes, and glosses."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple
from unicodedata import normalize

from crawler.text.mirror.gbk import encoded, pairs
from crawler.text.mirror.gloss import Gloss


class Item(NamedTuple):
    """What stands at [start, end): one character with its bytes (None: not of GBK), a gloss, or several characters that
    belong together: a `?` with the tag whose `<` was lost, or what was one character before its form was folded."""

    start: int
    end: int
    shown: str
    bytes: bytes | None
    gloss: Gloss | None = None


TAG = "/?[a-z][a-z1-6]{0,9}(?: [^<>\n]{0,200})?/?>"
"""A tag whose `<` a lost byte took along."""


@cache
def folded_forms() -> dict[str, tuple[tuple[int, int], ...]]:
    """What characters of GBK become when their forms are folded, with the bytes of those characters."""
    out: dict[str, tuple[tuple[int, int], ...]] = {}
    for pair, character in sorted(pairs().items()):
        plain = normalize("NFKC", character)
        if plain != character and plain.isprintable() and encoded(character):
            out[plain] = (*out.get(plain, ()), pair)
    return out


@cache
def _together(*, folded: bool) -> re.Pattern[str]:
    forms = (
        sorted((form for form in folded_forms() if len(form) > 1), key=len, reverse=True) if folded else ()
    )
    return re.compile("|".join((f"[?？\ufffd]{TAG}", *map(re.escape, forms))))


def items(
    text: str, glosses: Sequence[Gloss], start: int = 0, end: int | None = None, *, folded: bool = False
) -> list[Item]:
    """The items of text[start:end]. A gloss that does not lie in it whole is read as characters."""
    end = len(text) if end is None else end
    starts = {gloss.start: gloss for gloss in glosses if start <= gloss.start and gloss.end <= end}
    together = {found.start(): found.end() for found in _together(folded=folded).finditer(text, start, end)}
    out = []
    at = start
    while at < end:
        gloss = starts.get(at)
        if gloss:
            out.append(Item(at, gloss.end, text[at : gloss.end], b"", gloss))
        else:
            until = together.get(at, at + 1)
            out.append(Item(at, until, text[at:until], encoded(text[at])))
        at = out[-1].end
    return out


@dataclass(frozen=True, slots=True)
class Spot:
    """One item of a run, `place` counted from its first, with those beside it."""

    place: int
    item: Item
    previous: Item | None
    after: Item | None

    @property
    def says(self) -> str:
        """The reading that a gloss right after it names, if any."""
        return self.after.gloss.said if self.after and self.after.gloss else ""


def spots(run: Sequence[Item], last: Item | None) -> Iterator[Spot]:
    """The items of `run` with those beside them; `last` is the item before it."""
    for place, item in enumerate(run):
        after = run[place + 1] if place + 1 < len(run) else None
        yield Spot(place, item, run[place - 1] if place else last, after)
