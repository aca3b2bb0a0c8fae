"""The search for what a damaged run was: the bytes it shows, the bytes it may have lost, the model's choice.

A path reads the items from left to right. In step (`carry` None) it takes characters as they are shown. Out of step it holds
one byte over, which the first byte of the next character completes; it falls into step again at an ASCII trail byte or
at a lost one. Where two paths end close together nothing is decided: that is the caller's to see.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from heapq import nlargest
from math import exp

from crawler.text.mirror.classes import mark_class
from crawler.text.mirror.gbk import TRAILS, pairs, unassigned, usual, with_lead, with_trail
from crawler.text.mirror.gloss import straddled
from crawler.text.mirror.lexicon import Lexicon
from crawler.text.mirror.readings import is_reading
from crawler.text.mirror.stream import Item

BEAM, WIDE, DEEP, HEADS = 32, 8, 2, 5
VANISHED, LONE, SWALLOWED, UNGLOSSED, MISREAD, ODD = -1.3, -2.5, -2.0, -3.0, -14.0, -5.0
SETTLED = 2
TEMPERATURE = 1.0
HOPELESS = 20.0
STOPPED = 2.0
"""For a full stop as the character whose lead byte a mark took: seen where a `?` shows the lost byte, not elsewhere."""
_MAY_SWALLOW = ("", *",();: ", *"0123456789")


@dataclass(frozen=True, slots=True)
class Path:
    """One reading so far. `last` is what it ends with; `inside` is how far it still was out of step; `text` the whole."""

    score: float
    carry: int | None
    text: str
    calm: int = 0
    end: int = 0
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """The best reading of the items up to `end`, how sure it is (0 to 1), and what else it may be. `kept`: as shown."""

    text: str
    end: int
    confidence: float
    kept: bool
    gain: float
    others: tuple[str, ...]


class Search:
    """Reads runs of one page, with the page's own words and list of glossed characters."""

    def __init__(self, lexicon: Lexicon, listed: frozenset[str]) -> None:
        self.lexicon = lexicon
        self._listed = listed

    def read(self, before: str, starts: Iterable[Path], items: Sequence[Item]) -> Verdict | None:
        """The verdict on `items`, read from any of `starts`, after the text `before`. None when no path gets through."""
        paths = [Path(p.score, p.carry, before + p.text, kept=p.kept) for p in starts]
        size = len(before)
        for place, item in enumerate(items):
            after = items[place + 1] if place + 1 < len(items) else None
            previous = items[place - 1] if place else None
            grown = self._grow(paths, item, previous, after, place)
            paths = _best(grown)
            if paths and all(path.calm > SETTLED for path in paths):
                break
        return _verdict([path for path in paths if path.carry is None], size)

    def _grow(
        self, paths: list[Path], item: Item, previous: Item | None, after: Item | None, place: int
    ) -> Iterator[Path]:
        for rank, path in enumerate(paths):
            if item.gloss:
                yield from self._gloss(path, item, previous, place)
            elif path.carry is None:
                yield self._calm(path, item)
            else:
                yield from self._shifted(path, path.carry, item, after, place, rank)

    def _calm(self, path: Path, item: Item) -> Path:
        score = path.score + self.lexicon.log(path.text, item.shown)
        return Path(score, None, path.text + item.shown, path.calm + 1, path.end, path.kept)

    def _emit(self, path: Path, character: str, carry: int | None, cost: float, place: int) -> Path:
        score = path.score + cost + self.lexicon.log(path.text, character)
        if character > "\x7f" and not usual(character):
            score += ODD
        return Path(score, carry, path.text + character, 0, place + 1, path.kept)

    def _shifted(
        self, path: Path, carry: int, item: Item, after: Item | None, place: int, rank: int
    ) -> Iterator[Path]:
        if item.bytes is None:
            return
        if item.shown in "?？\ufffd":
            yield from self._lost(path, carry, place)
            return
        first, rest = item.bytes[0], item.bytes[1:]
        carried = rest[0] if rest else None
        if first < 0x40:
            for _, character in with_lead(carry):
                yield self._calm(self._emit(path, character, None, LONE, place - 1), item)
            return
        shown = pairs().get((carry, first))
        if shown:
            cost = 0.0
            if carried is None and shown in self._listed and not (after and after.gloss):
                cost = UNGLOSSED
            yield self._carried(self._emit(path, shown, carried, cost, place), place)
        if rank < WIDE:
            yield from self._vanished(path, carry, first, carried, place, twice=rank < DEEP)

    def _carried(self, path: Path, place: int) -> Path:
        """A byte over that is no lead is a character of its own: the text is in step again."""
        if path.carry is None or path.carry > 0x80:
            return path
        own = chr(path.carry) if path.carry < 0x80 else ""
        return self._emit(replace(path, carry=None), own, None, 0.0, place)

    def _vanished(
        self, path: Path, carry: int, first: int, carried: int | None, place: int, *, twice: bool
    ) -> Iterator[Path]:
        heads = [(x, self._emit(path, c, None, VANISHED, place)) for x, c in with_lead(carry) if x >= 0xA1]
        for x, head in nlargest(HEADS, heads, key=_score):
            middles = []
            for y, trailing in _after_unassigned(x):
                character = pairs().get((y, first))
                if character and usual(character):
                    yield self._carried(self._emit(head, character, carried, 0.0, place), place)
                if twice:
                    middles += [(z, self._emit(head, c, None, VANISHED, place)) for z, c in trailing]
            for z, middle in nlargest(HEADS, middles, key=_score):
                for y, _ in _after_unassigned(z):
                    character = pairs().get((y, first))
                    if character and usual(character):
                        yield self._carried(self._emit(middle, character, carried, 0.0, place), place)

    def _lost(self, path: Path, carry: int, place: int) -> Iterator[Path]:
        for _, character in with_lead(carry):
            head = self._emit(path, character, None, LONE, place)
            for swallowed in _MAY_SWALLOW:
                yield self._emit(head, swallowed, None, SWALLOWED, place) if swallowed else head

    def _gloss(self, path: Path, item: Item, previous: Item | None, place: int) -> Iterator[Path]:
        gloss = item.gloss
        assert gloss is not None
        last = path.text[-1:]
        if path.carry is not None:
            shown = previous.shown if previous else ""
            if is_reading(shown, gloss.said) and not gloss.lost:
                yield Path(path.score, path.carry, path.text, 0, place + 1, path.kept)
            for character in self._said(path.carry, gloss.said):
                yield self._emit(path, character, None, 0.0, place)
            return
        if is_reading(last, gloss.said) and not gloss.lost and gloss.opened:
            end = place + 1 if path.calm == 0 else path.end
            yield Path(path.score, None, path.text, path.calm, end, path.kept)
            return
        for carry, cost in straddled(last, gloss.said, self._listed):
            yield Path(path.score + cost, carry, path.text, 0, place + 1, path.kept)
        if path.kept:
            yield Path(path.score + MISREAD, None, path.text + item.shown, path.calm + 1, path.end, True)

    def _said(self, lead: int, said: str) -> Iterator[str]:
        found = [c for t in range(0x40, 0xFF) if (c := pairs().get((lead, t))) and is_reading(c, said)]
        on_list = [c for c in found if c in self._listed]
        yield from on_list or (c for c in found if usual(c))


def _score(pair: tuple[int, Path]) -> float:
    return pair[1].score


@cache
def _after_unassigned(lead: int) -> tuple[tuple[int, tuple[tuple[int, str], ...]], ...]:
    """The bytes that make no character after `lead`, each with the characters that begin with it and end in such a lead."""
    leads = {first for first, _ in unassigned() if first >= 0xA1}
    return tuple(
        (y, tuple((z, c) for z, c in with_lead(y) if z in leads))
        for y in TRAILS
        if y >= 0xA1 and (lead, y) in unassigned()
    )


def _best(paths: Iterable[Path]) -> list[Path]:
    kept: dict[str, Path] = {}
    for path in paths:
        known = kept.get(path.text)
        if known is None or path.score > known.score:
            kept[path.text] = path
    ranked = nlargest(BEAM, kept.values(), key=lambda path: (path.score, path.text))
    near = [path for path in ranked if path.kept or path.score > ranked[0].score - HOPELESS]
    return near + [path for path in kept.values() if path.kept and path not in near]


def _verdict(paths: list[Path], size: int) -> Verdict | None:
    if not paths:
        return None
    best = paths[0]
    total = sum(exp(TEMPERATURE * (path.score - best.score)) for path in paths)
    shown = next((path.score for path in paths if path.kept), None)
    length = len(best.text) - best.calm
    others = tuple(dict.fromkeys(p.text[size : len(p.text) - p.calm] for p in paths if not p.kept))
    return Verdict(
        best.text[size:length],
        best.end,
        1 / total,
        best.kept,
        best.score - shown if shown is not None else float("inf"),
        others[:3],
    )


def mark_starts(
    lead_marks: Iterable[tuple[int, int, float]], before: str, lexicon: Lexicon, *, asked: bool
) -> Iterator[Path]:
    """Paths out of step after an isolated mark: the lead byte before it is lost, its first byte was a trail."""
    for first, second, cost in lead_marks:
        for _, character in with_trail(first):
            score = cost + lexicon.log(before, character)
            if character == "。":
                score += STOPPED if asked else -STOPPED
            if mark_class(character) == "#":
                score += ODD
            yield Path(score, second, character)
