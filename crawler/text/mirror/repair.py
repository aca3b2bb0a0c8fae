"""The repair of one page: glosses taken out, runs out of step put right where the reading is sure, and told where not."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from archive.derivation import Damage, Edit
from crawler.text.draft import Draft
from crawler.text.mirror.gate import listed
from crawler.text.mirror.gloss import Gloss, ends_in_ascii, glosses, straddled
from crawler.text.mirror.junk import junk
from crawler.text.mirror.lexicon import Lexicon
from crawler.text.mirror.lost import lost
from crawler.text.mirror.marks import isolated, meanings, starts_after
from crawler.text.mirror.paths import Path, Verdict
from crawler.text.mirror.readings import is_reading
from crawler.text.mirror.search import Search
from crawler.text.mirror.stream import Item, items

NAME = "mirror"
SURE = {"straddle": (0.7, 0.95), "mark": (0.75, 0.93)}
SURE_ALONE = (0.86, 0.92)
"""How sure a reading must be: one that the bytes prove throughout, and one with a character that was guessed. Read from five
thousand damaged texts."""
STRANGE, SURE_OF_STRANGE = {"straddle": -11.0, "mark": -9.5}, {"straddle": 0.995, "mark": 0.94}
"""How unlikely a character is that hardly anybody would write there, and how sure a reading must be that has one."""
GAIN, GAIN_ALONE = 4.0, 7.0
REACH, MEMORY, SHADOW = 60, 200, 14
ROUNDS, LIKELY = 2, 0.5
"""What was put right in the first tells in the second what the page is about."""
DAMAGED = -4.0
"""The logarithm of how often a mark that may be isolated is."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What is to be done to a page."""

    edits: tuple[Edit, ...] = ()
    damage: tuple[Damage, ...] = ()


def repair(text: str) -> Finding:
    """What a mirror did to `text`, undone where that is sure. Clean text costs no more than a few searches."""
    draft = Draft.of(text).revise(junk(text, NAME))
    page = _Page.of(draft.text)
    if page is None:
        return Finding(draft.edits)
    told: dict[int, Damage] = {}
    places: frozenset[int] | None = None
    for _ in range(ROUNDS):
        run = _Repair(draft.text, page, places)
        finding = run.run()
        told |= {damage.start: damage for damage in _originally(draft, finding.damage)}
        unsure = (d.start for d in finding.damage if d.after is None and d.confidence > LIKELY)
        places = frozenset(_moved(unsure, finding.edits))
        draft = draft.revise(finding.edits)
        if run.spent or not finding.edits or not places:
            break
    damage = _still_told(sorted(told.values(), key=_start))
    if page.gated:
        near = [(one.start - 1, one.end) for one in damage]
        letters = _originally(draft, lost(draft.text, run.lexicon))
        damage += (d for d in letters if not any(start <= d.start <= end for start, end in near))
    return Finding(draft.edits, tuple(sorted(damage, key=_start)))


def _start(damage: Damage) -> int:
    return damage.start


def _still_told(found: Iterable[Damage]) -> list[Damage]:
    """Without what was doubtful at first and put right with something before it."""
    out: list[Damage] = []
    mended = 0
    for damage in found:
        if damage.after is not None:
            mended = damage.end
        if damage.after is not None or damage.start >= mended:
            out.append(damage)
    return out


def _originally(draft: Draft, found: Iterable[Damage]) -> list[Damage]:
    """Damage of the draft's text as damage of the text it came from."""
    out = []
    for damage in found:
        start, end = draft.origin(damage.start, damage.end)
        out.append(replace(damage, start=start, end=end, before=draft.original[start:end]))
    return out


def _moved(places: Iterable[int], edits: Sequence[Edit]) -> Iterator[int]:
    """Where `places`, in order and outside the edits, are after them."""
    coming, shift = iter(edits), 0
    edit = next(coming, None)
    for place in places:
        while edit and edit.end <= place:
            shift += len(edit.after) - len(edit.before)
            edit = next(coming, None)
        yield place + shift


@dataclass(frozen=True, slots=True)
class _Page:
    """What holds for all of a page. `listed`: the characters it glosses by rule, None where nothing says that it does."""

    listed: frozenset[str] | None
    folded: bool
    swallows: bool | None

    @classmethod
    def of(cls, text: str) -> "_Page | None":
        """None where there is no damage to look for."""
        found = list(glosses(text))
        on_list = listed(text, found) if found else None
        if on_list is None and not isolated(text, gated=False):
            return None
        return cls(on_list, not any("！" <= c <= "～" for c in text), _swallows(found))

    @property
    def gated(self) -> bool:
        """Whether glosses prove it to be a mirror's."""
        return self.listed is not None


class _Repair:
    def __init__(self, text: str, page: _Page, places: frozenset[int] | None) -> None:
        found = list(glosses(text))
        marks = isolated(text, gated=page.gated)
        lost = {gloss.start for gloss in found if gloss.lost}
        self._text = text
        self._places = places
        self._gated = page.gated
        self._listed = page.listed or frozenset()
        self._marks = {start: end for start, end in marks if lost.isdisjoint(range(start, end))}
        self._items = items(text, found, folded=page.folded)
        self.lexicon = Lexicon(_undamaged(text, found, marks))
        self._search = Search(self.lexicon, self._listed, folded=page.folded, swallows=page.swallows)
        self._edits: list[Edit] = []
        self._damage: list[Damage] = []

    @property
    def spent(self) -> bool:
        """Whether the page has had its share of the machine."""
        return self._search.spent

    def run(self) -> Finding:
        before = ""
        at = 0
        while at < len(self._items):
            done, text = self._step(at, before)
            before = (before + text)[-MEMORY:]
            at = done
        return Finding(tuple(self._edits), tuple(self._damage))

    def _step(self, at: int, before: str) -> tuple[int, str]:
        """What the items from `at` on are read as, and the item that comes after them."""
        item = self._items[at]
        if self._places is not None and item.start not in self._places:
            return at + 1, item.shown
        if item.gloss:
            return self._gloss(at, item, item.gloss, before) if self._gated else (at + 1, item.shown)
        if item.start in self._marks:
            return self._mark(at, item, before)
        return at + 1, item.shown

    def _gloss(self, at: int, item: Item, gloss: Gloss, before: str) -> tuple[int, str]:
        last = before[-1:]
        whole = gloss.opened and not gloss.lost and is_reading(last, gloss.said)
        nothing_lost = gloss.opened and not gloss.lost and ends_in_ascii(before[-2:], gloss.said)
        if nothing_lost or (whole and last in self._listed):
            self._edits.append(Edit(item.start, item.end, item.shown, "", NAME, "gloss"))
            return at + 1, ""
        found = straddled(last, gloss.said, self._listed)
        # A decoder that drops the lost byte leaves what looks like a gloss of the character before, which is not glossed.
        starts = [Path(cost, carry, "") for carry, cost in found if cost == 0.0 or not whole]
        if not starts:
            return at + 1, item.shown
        if whole:
            starts.append(Path(0.0, None, "", kept=True))
        verdict = self._read(before, starts, at + 1)
        if verdict and verdict.kept:
            return at + 1, item.shown
        return self._settle(at, at + 1, before, verdict, "straddle", GAIN)

    def _mark(self, at: int, item: Item, before: str) -> tuple[int, str]:
        shown = self._text[item.start : self._marks[item.start]]
        starts = list(starts_after(meanings(shown), before, self.lexicon))
        as_shown = sum(self.lexicon.log(before + shown[:i], c) for i, c in enumerate(shown)) - DAMAGED
        starts.append(Path(as_shown, None, shown, kept=True))
        first = at + len(shown)
        verdict = self._read(before, starts, first)
        if (verdict is None and not self._search.spent) or (verdict and verdict.kept):
            return at + 1, item.shown
        return self._settle(at, first, before, verdict, "mark", GAIN if self._gated else GAIN_ALONE)

    def _read(self, before: str, starts: Sequence[Path], first: int) -> Verdict | None:
        following = self._items[first : first + REACH]
        ends = first + REACH >= len(self._items)
        return self._search.read(before, starts, following, last=self._items[first - 1], ends=ends)

    def _settle(
        self, at: int, first: int, before: str, verdict: Verdict | None, class_: str, gain: float
    ) -> tuple[int, str]:
        start = self._items[at].start
        if verdict is None:
            end = self._items[at].end
            self._damage.append(Damage(start, end, self._text[start:end], None, class_, 0.0))
            return at + 1, self._text[start:end]
        done = first + verdict.end
        end = self._items[done - 1].end
        shown = self._text[start:end]
        confidence = round(verdict.confidence, 4)
        sure = (SURE[class_] if self._gated else SURE_ALONE)[verdict.guessed > 0]
        if sure <= verdict.confidence < SURE_OF_STRANGE[class_]:
            strange = self.lexicon.least(before, verdict.text) < STRANGE[class_]
            sure = SURE_OF_STRANGE[class_] if strange else sure
        if verdict.confidence < sure or verdict.gain < gain:
            if self._gated or verdict.gain >= gain:
                self._damage.append(Damage(start, end, shown, None, class_, confidence, verdict.others))
            return at + 1, self._items[at].shown
        self._edits.append(Edit(start, end, shown, verdict.text, NAME, class_, confidence))
        self._damage.append(Damage(start, end, shown, verdict.text, class_, confidence))
        return done, verdict.text


def _swallows(found: Sequence[Gloss]) -> bool | None:
    """Whether a lost byte takes the next one along, as the brackets of the glosses tell."""
    lost = [gloss.opened for gloss in found if gloss.lost]
    return not any(lost) if lost else None


def _undamaged(text: str, found: Sequence[Gloss], marks: Sequence[tuple[int, int]]) -> str:
    """The page's own words without glosses and without what may be out of step after one."""
    out = []
    at = 0
    for start, end in sorted([*_gloss_shadows(text, found), *((s, e + SHADOW) for s, e in marks)]):
        if start > at:
            out.append(text[at:start])
        at = max(at, end)
    out.append(text[at:])
    return "".join(out)


def _gloss_shadows(text: str, found: Sequence[Gloss]) -> Iterator[tuple[int, int]]:
    for gloss in found:
        whole = gloss.opened and not gloss.lost and is_reading(text[gloss.start - 1], gloss.said)
        yield gloss.start, gloss.end if whole else gloss.end + SHADOW
