"""Notices that a site withholds text: their numbers as stated, `[…]` where the text is missing."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from archive.derivation import Completeness, Edit, Gap
from crawler.text.folding import Folded, fold
from crawler.text.notices import Notice, notices
from crawler.text.passes import Context, Outcome, Pass
from crawler.text.walls import leads_on, offers_an_app, offers_more

_NAME = "truncation"
_MARK = "[…]"
_ENDED = re.compile(r"[。!?][\"”’」』)\]】]*\s*$")
_GOES_ON = 60
_REACH = 200


def _run(text: str, context: Context) -> Outcome:
    folded = fold(text)
    found = tuple(_weighed(folded.key, notice) for notice in notices(folded))
    if not found:
        return Outcome()
    plan = _Plan.of(folded, found)
    edits = sorted((*plan.marks(), *plan.removals()), key=lambda e: (e.start, e.end))
    return Outcome(edits=tuple(edits), completeness=_completeness(found, tuple(plan.gaps())))


def _weighed(key: str, notice: Notice) -> Notice:
    """The notice, taken for an offer where the text is whole in spite of it: it goes on, or a sentence ends before it."""
    if notice.kind != "wall":
        return notice
    words = key[notice.start : notice.end]
    amid = len(key[notice.end :].strip()) >= _GOES_ON
    if amid and leads_on(words):
        return replace(notice, kind="offer")
    if not _ENDED.search(key, max(0, notice.start - _REACH), notice.start):
        return notice
    return replace(notice, kind="offer") if offers_more(words) or (amid and offers_an_app(words)) else notice


@dataclass(frozen=True, slots=True)
class _Plan:
    """What becomes of each notice: a mark where it stands, or nothing; one mark serves all for the end."""

    folded: Folded
    inner: tuple[tuple[Notice, Literal["start", "middle"]], ...]
    ends: tuple[Notice, ...]
    last: Notice | None
    rest: tuple[Notice, ...]

    @classmethod
    def of(cls, folded: Folded, found: Sequence[Notice]) -> "_Plan":
        first, last = _extent(folded.key, found)
        inner: list[tuple[Notice, Literal["start", "middle"]]] = []
        ends: list[Notice] = []
        for notice in found:
            if notice.kind in ("length", "offer"):
                continue
            before, after = first < notice.start, last > notice.end
            if after and notice.kind in ("omission", "wall") and (before or notice.kind == "omission"):
                inner.append((notice, "middle" if before else "start"))
            else:
                ends.append(notice)
        standing = next((n for n in ends if n.kind == "ending" or last <= n.start), None)
        kept = {id(standing), *(id(n) for n, _ in inner)}
        return cls(folded, tuple(inner), tuple(ends), standing, tuple(n for n in found if id(n) not in kept))

    def marks(self) -> Iterator[Edit]:
        for notice, _ in self.inner:
            yield self._edit(notice, f"\n{_MARK}\n")
        if self.last:
            yield self._edit(self.last, f"\n{_MARK}")
        elif self.ends:
            end = len(self.folded.text)
            yield Edit(end, end, "", f"\n{_MARK}", _NAME, "mark")

    def removals(self) -> Iterator[Edit]:
        for notice in self.rest:
            yield self._edit(notice, "")

    def gaps(self) -> Iterator[Gap]:
        told = [Gap(where, self._place(n), self._evidence(n), n.omitted) for n, where in self.inner]
        if self.ends:
            best = next((n for n in self.ends if n.states_numbers), self.ends[0])
            place = self._place(self.last) if self.last else len(self.folded.text)
            told.append(Gap("end", place, self._evidence(best), best.omitted))
        yield from sorted(told, key=lambda gap: gap.offset)

    def _edit(self, notice: Notice, after: str) -> Edit:
        return self.folded.edit(notice.start, notice.end, _NAME, notice.kind, after)

    def _place(self, notice: Notice) -> int:
        return self.folded.place(notice.start)

    def _evidence(self, notice: Notice) -> str:
        return self.folded.evidence(notice.start, notice.end)


def _extent(key: str, found: Sequence[Notice]) -> tuple[int, int]:
    """Where the text outside all notices begins and ends."""
    first, last, at = len(key), 0, 0
    for start, end in (*((n.start, n.end) for n in found), (len(key), len(key))):
        piece = key[at:start]
        if piece.strip():
            first = min(first, at + len(piece) - len(piece.lstrip()))
            last = at + len(piece.rstrip())
        at = end
    return first, last


def _completeness(found: Sequence[Notice], gaps: tuple[Gap, ...]) -> Completeness:
    def stated(name: str) -> int | None:
        return next((n for n in (getattr(notice, name) for notice in found) if n is not None), None)

    return Completeness(
        status="truncated" if gaps else "complete",
        pages_shown=stated("pages"),
        pages_remaining=stated("left"),
        stated_total_chars=stated("total"),
        stated_shown_chars=stated("shown"),
        gaps=gaps,
    )


PASS = Pass(_NAME, "4", _run)
