"""The search for what a damaged run was: the bytes it shows, the bytes it may have lost, the model's choice.

A path reads the items from left to right. In step (`carry` None) it takes characters as they are shown. Out of step it holds
one byte over, which the first byte of the next character completes; it falls into step again at an ASCII trail byte or
at a lost one. Where two paths end close together nothing is decided: that is the caller's to see.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nlargest
from math import inf

from crawler.text.mirror.classes import KEPT
from crawler.text.mirror.gbk import pairs, usual, with_lead
from crawler.text.mirror.gloss import Gloss, ends_in_ascii, read_so, straddled
from crawler.text.mirror.lexicon import BONUS, Lexicon
from crawler.text.mirror.line_ends import line_end, quotes_before
from crawler.text.mirror.paths import HOPELESS, Path, Verdict, best, verdict
from crawler.text.mirror.readings import is_reading
from crawler.text.mirror.stream import Item, Spot, folded_forms, spots
from crawler.text.mirror.taken import SET_APART, TAKEN_TOO, ends_a_block, nothing_taken, told_by
from crawler.text.mirror.vanished import behind, behind_one, ending, marks_behind, two, vanishing

# What speaks against a character that vanished, a byte lost alone, a listed character without its gloss, a broken gloss
# taken for text, and a character that hardly anybody writes.
VANISHED, LONE, UNGLOSSED, MISREAD, ODD = -0.4, -2.0, -3.0, -14.0, -5.0
# What may have vanished is looked for behind the best WIDE paths that are NEAR the best one and do not flow by
# themselves; that two characters did, behind the best DEEP that stumble.
WIDE, DEEP, NEAR, FLOWS, STUMBLES = 4, 2, 6.0, -3.0, -5.0
HEADS, FEW, LIKELY = 6, 2, 6.0
OPENS_LAST = -4.0
"""What speaks against a mark that opens where an element ends."""
SETTLED, BEHIND, AHEAD = 3, 6.0, 16
MOST = 3_000_000
"""How many characters are weighed on one page: some ten seconds, which only a page made to cost them comes near."""
_HALVED = frozenset("?!;")
"""Marks that mirrors make half as wide also on pages that have forms of full width."""
_SELDOM, AFTER_STOP = frozenset("‘’—…。、，；："), -5.0
"""What hardly ever begins with the second byte of a mark whose first ended a full stop; the model thinks otherwise."""


class Search:
    """Reads runs of one page, with the page's own words and list of glossed characters.

    `folded`: the page has no full-width forms; what shows as ASCII may have been one. `swallows`: whether a lost byte takes
    the ASCII byte after it along; None where the page does not tell.
    """

    def __init__(
        self, lexicon: Lexicon, listed: frozenset[str], *, folded: bool = False, swallows: bool | None = None
    ) -> None:
        self.lexicon = lexicon
        self._listed = listed
        self._folded = folded
        self._swallows = swallows
        self._items: Sequence[Item] = ()
        self._quotes: Mapping[str, float] = {}
        self._weighed = 0
        self._floor = -inf
        """What reads worse than this will not be kept, whatever comes of it."""

    @property
    def spent(self) -> bool:
        """Whether so much was weighed that the rest of the page is left as it is."""
        return self._weighed > MOST

    def read(
        self,
        before: str,
        starts: Iterable[Path],
        items: Sequence[Item],
        *,
        last: Item | None = None,
        ends: bool = False,
    ) -> Verdict | None:
        """The verdict on `items`, read from any of `starts`, after the text `before`. None when no path gets through, or
        when the page has had its share of the machine.

        `last` is the item before them. `ends`: nothing comes after them, so a byte may be lost at their end.
        """
        if self.spent:
            return None
        self._items = items
        self._quotes = quotes_before("".join(item.shown for item in items))
        paths = best(Path(p.score, p.carry, before + p.text, kept=p.kept) for p in starts)
        size = len(before)
        for spot in spots(items, last):
            paths = best(self._grow(paths, spot))
            if paths and all(path.calm > SETTLED for path in paths):
                break
            if (
                spot.place > 1
                and paths
                and paths[0].kept
                and all(p.score < paths[0].score - BEHIND for p in paths[1:])
            ):
                break
        else:
            if ends:
                paths = best(self._ended(paths, len(items)))
        return verdict([path for path in paths if path.carry is None], size)

    def _grow(self, paths: list[Path], spot: Spot) -> Iterator[Path]:
        near = paths[0].score - NEAR if paths else 0.0
        self._floor = -inf
        for rank, path in enumerate(paths):
            if path.score < near:
                rank = WIDE
            for grown in self._grown(path, spot, rank):
                self._floor = max(self._floor, grown.score - HOPELESS - BONUS)
                yield grown

    def _grown(self, path: Path, spot: Spot, rank: int) -> Iterator[Path]:
        if spot.item.gloss:
            yield from self._gloss(path, spot.item.gloss, spot)
        elif path.carry is None:
            yield self._calm(path, spot)
        elif path.score > self._floor:
            yield from self._shifted(path, path.carry, spot, rank)

    def _following(self, place: int) -> str:
        return "".join(item.shown for item in self._items[place + 1 : place + AHEAD] if not item.gloss)

    def _ended(self, paths: list[Path], place: int) -> Iterator[Path]:
        self._floor = -inf
        for path in paths:
            if path.carry is None:
                yield path
            else:
                yield from self._one_lost(path, path.carry, place - 1)

    def _calm(self, path: Path, spot: Spot) -> Path:
        score, text, shown = path.score, path.text, spot.item.shown
        if shown == "\n" and not path.calm:
            score += line_end(text, self._following(spot.place))
        for character in shown:
            score += self.lexicon.log(text, character)
            text += character
        return Path(score, None, text, path.calm + len(shown), path.end, path.kept, path.guessed)

    def _emit(self, path: Path, character: str, carry: int | None, cost: float, place: int) -> Path:
        score = path.score + cost + self.lexicon.log(path.text, character)
        if character > "\x7f" and not usual(character):
            score += ODD
        if character in self._quotes:
            score += self._quotes[character]
        if not place and character in _SELDOM and path.text.endswith("。"):
            score += AFTER_STOP
        self._weighed += 1
        guessed = path.guessed + (cost == VANISHED or (cost == LONE and character not in KEPT))
        return Path(score, carry, path.text + character, 0, place + 1, path.kept, guessed)

    def _shifted(self, path: Path, carry: int, spot: Spot, rank: int) -> Iterator[Path]:
        item, shown = spot.item, spot.item.bytes
        for first, over in self._forms(item):
            yield from self._read(path, carry, first, over, spot, rank)
        if item.shown[0] in "?？\ufffd":
            yield from self._lost(path, carry, spot)
        elif shown is None:
            return
        elif shown[0] < 0x40:
            for ended in self._one_lost(path, carry, spot.place - 1):
                yield self._calm(ended, spot)
        else:
            carried = shown[1] if len(shown) > 1 else None
            yield from self._read(path, carry, shown[0], carried, spot, rank)
            if self._swallows is None and item.shown in SET_APART:
                # Nothing shows of a byte that a decoder drops, before a mark that is set apart.
                for ended in self._one_lost(path, carry, spot.place - 1):
                    yield self._calm(ended, spot)

    def _forms(self, item: Item) -> Iterable[tuple[int, int]]:
        """The bytes that `item` may have had when it was of full width, beside those it has now."""
        if item.shown == "？":
            return folded_forms()["?"]
        return folded_forms().get(item.shown, ()) if self._folded or item.shown in _HALVED else ()

    def _read(
        self, path: Path, carry: int, first: int, carried: int | None, spot: Spot, rank: int
    ) -> Iterator[Path]:
        """`carry` and `first` as a character, or as the ends of two or three between which some vanished."""
        shown = pairs().get((carry, first))
        flow = -inf
        if shown:
            unglossed = carried is None and shown in self._listed and not spot.says
            direct = self._emit(path, shown, carried, UNGLOSSED if unglossed else 0.0, spot.place)
            flow = direct.score - path.score
            yield self._carried(direct, spot.place)
        if rank < WIDE and flow < FLOWS:
            found = self._vanished(path, carry, first, carried, spot, again=rank < DEEP and flow < STUMBLES)
            for one in found:
                yield self._carried(one, spot.place)

    def _carried(self, path: Path, place: int) -> Path:
        """A byte over that is no lead is a character of its own: the text is in step again."""
        if path.carry is None or path.carry > 0x80:
            return path
        own = chr(path.carry) if path.carry < 0x80 else ""
        return self._emit(path._replace(carry=None), own, None, 0.0, place)

    def _vanished(
        self, path: Path, carry: int, first: int, carried: int | None, spot: Spot, *, again: bool
    ) -> Iterator[Path]:
        said, place = spot.says if carried is None else "", spot.place
        heads = [(x, self._emit(path, c, None, VANISHED, place)) for x, c in vanishing(carry)]
        heads = nlargest(HEADS, heads, key=_score)
        heads = [pair for pair in heads if pair[1].score > heads[0][1].score - LIKELY]
        for rank, (x, head) in enumerate(heads):
            if head.score < self._floor:
                return
            for character in ending(head.text[-1], x, first, said):
                yield self._emit(head, character, carried, 0.0, place)
            if again and rank < FEW:
                own = self.lexicon.followers(head.text[-1])
                for one, other in two(head.text[-1], x, first, said, own):
                    middle = self._emit(head, one, None, VANISHED, place)
                    if middle.score > self._floor:
                        yield self._emit(middle, other, carried, 0.0, place)

    def _one_lost(self, path: Path, carry: int, place: int) -> Iterator[Path]:
        """The character that began with `carry` lost its other byte; or one vanished before another that did."""
        for _, character in with_lead(carry):
            yield self._emit(path, character, None, LONE, place)
        for x, c in vanishing(carry):
            head = self._emit(path, c, None, VANISHED, place)
            if head.score + LONE > self._floor:
                for other in (*marks_behind(x), *behind_one(c, x)):
                    yield self._emit(head, other, None, LONE, place)

    def _lost(self, path: Path, carry: int, spot: Spot) -> Iterator[Path]:
        shown, place = spot.item.shown, spot.place
        heads = nlargest(HEADS * 2, self._one_lost(path, carry, place))
        taken_before = told_by(self._following(place))
        for head in heads:
            head = head._replace(score=head.score - LONE)
            if head.score < self._floor:
                return
            if len(shown) > 1:
                ends = self.lexicon.log(head.text, "\n") if ends_a_block(shown) else 0.0
                yield head._replace(
                    score=head.score + ends + (OPENS_LAST if head.text[-1] in "“‘《（" else 0.0)
                )
                continue
            # A decoder that writes U+FFFD takes nothing along.
            swallows = self._swallows if shown != "\ufffd" else False
            bare = nothing_taken(spot.after, swallows)
            if bare is not None:
                yield head._replace(score=head.score + bare)
            if swallows is not False:
                less = TAKEN_TOO if bare == 0.0 else 0.0
                for taken, cost in taken_before.items():
                    if head.score + cost + less > self._floor:
                        yield self._emit(head, taken, None, cost + less, place)

    def _gloss(self, path: Path, gloss: Gloss, spot: Spot) -> Iterator[Path]:
        last, previous, place = path.text[-1:], spot.previous, spot.place
        if previous and previous.gloss and previous.gloss.said == gloss.said and not path.kept:
            yield path if path.calm else path._replace(end=place + 1)
            return
        if path.carry is not None:
            shown = previous.shown if previous else ""
            if is_reading(shown, gloss.said) and not gloss.lost:
                yield path._replace(calm=0, end=place + 1)
            for character in self._said(path.carry, gloss.said):
                yield self._emit(path, character, None, 0.0, place)
            for x, character in vanishing(path.carry) if gloss.lost else ():
                head = self._emit(path, character, None, VANISHED, place)
                for lead in behind(x):
                    for other in self._said(lead, gloss.said):
                        yield self._emit(head, other, None, 0.0, place)
            return
        if is_reading(last, gloss.said) and not gloss.lost and gloss.opened:
            end = place + 1 if path.calm == 0 else path.end
            yield path._replace(carry=None, end=end)
            return
        if gloss.opened and not gloss.lost and ends_in_ascii(path.text[-2:], gloss.said):
            yield path
            return
        for carry, cost in straddled(last, gloss.said, self._listed):
            yield path._replace(score=path.score + cost, carry=carry, calm=0, end=place + 1)
        if path.kept or path.calm:
            shown = path.text + spot.item.shown
            calm = path.calm + len(spot.item.shown)
            yield path._replace(score=path.score + MISREAD, carry=None, text=shown, calm=calm)

    def _said(self, lead: int, said: str) -> Iterable[str]:
        found = read_so(lead, said)
        return [c for c in found if c in self._listed] or [c for c in found if usual(c)]


def _score(pair: tuple[int, Path]) -> float:
    return pair[1].score
