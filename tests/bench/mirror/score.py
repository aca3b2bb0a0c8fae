"""What became of each hit span: exact, left as it was, or wrong; of each gloss; and what was changed that was not hit.

`wrong` is an output that is neither the clean text nor the damaged one as it stood. A run of which one part is put right
and the rest left is left; glosses taken out of it do not count as a change.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal
from unicodedata import normalize

from archive.derivation import Damage, Edit
from tests.bench.mirror.damage import Damaged, Span

Fate = Literal["exact", "flagged", "left", "wrong"]
PLAIN = frozenset({"gloss", "junk"})


@dataclass(frozen=True, slots=True)
class Scored:
    """The fate of one span, with what was shown, meant and made of it, and whether characters of it `vanished`."""

    class_: str
    fate: Fate
    shown: str
    meant: str
    made: str
    around: tuple[str, str] = ("", "")
    candidates: tuple[str, ...] = ()
    vanished: bool = False


@dataclass(slots=True)
class Score:
    """The score of one document. `strays` are changes of what was not hit."""

    spans: list[Scored] = field(default_factory=list)
    strays: list[str] = field(default_factory=list)
    glosses: int = 0
    glosses_left: list[str] = field(default_factory=list)


def scored(hurt: Damaged, edits: Sequence[Edit], damage: Sequence[Damage], offset: int = 0) -> Score:
    """The score of a repair of `hurt.text`, or of the part from `offset` on that `edits` are of."""
    moved = [(e.start + offset, e.end + offset, e) for e in edits]
    told = [(d.start + offset, d.end + offset, d) for d in damage]
    out = Score([scored_span(hurt, span, moved, told) for span in hurt.spans])
    out.strays = list(strays(hurt, moved))
    for start, end, whole in hurt.glosses:
        if whole and start < end:
            out.glosses += 1
            if not _covers([(low, high) for low, high, _ in moved], start, end):
                out.glosses_left.append(hurt.text[max(0, start - 8) : end + 4])
    return out


def scored_span(
    hurt: Damaged,
    span: Span,
    edits: Sequence[tuple[int, int, Edit]],
    damage: Sequence[tuple[int, int, Damage]] = (),
) -> Scored:
    """The fate of one span."""
    low, high = _widened(hurt, span, edits)
    inside = [(a, b, e) for a, b, e in edits if a < high and b > low]
    made = _applied(hurt.text, low, high, inside)
    meant = hurt.clean[hurt.at[low] : hurt.at[high]]
    told = [d for a, b, d in damage if a < span.shown_end and b > span.shown_start]
    fate: Fate
    # Full-width and half-width marks are one to whoever reads it.
    if normalize("NFKC", made) == normalize("NFKC", meant):
        fate = "exact"
    elif all(_harmless(hurt, a, b, e) for a, b, e in inside) or _partly(hurt, low, high, inside, meant):
        fate = "flagged" if told else "left"
    else:
        fate = "wrong"
    around = (hurt.text[max(0, low - 12) : low], hurt.text[high : high + 12])
    candidates = tuple(c for d in told for c in d.candidates)
    return Scored(span.class_, fate, hurt.text[low:high], meant, made, around, candidates, span.vanished)


def _widened(hurt: Damaged, span: Span, edits: Sequence[tuple[int, int, Edit]]) -> tuple[int, int]:
    """The span with all edits that reach into it, out to where the damaged text answers to the clean one again."""
    low, high = span.shown_start, span.shown_end
    while True:
        before = (low, high)
        for start, end, _ in edits:
            if start < high and end > low:
                low, high = min(low, start), max(high, end)
        while low not in hurt.at:
            low -= 1
        while high not in hurt.at and high < len(hurt.text):
            high += 1
        if (low, high) == before:
            return low, high


def _applied(text: str, low: int, high: int, edits: Sequence[tuple[int, int, Edit]]) -> str:
    out: list[str] = []
    at = low
    for start, end, edit in edits:
        out += (text[at:start], edit.after)
        at = end
    return "".join((*out, text[at:high]))


def _harmless(hurt: Damaged, start: int, end: int, edit: Edit) -> bool:
    """Whether an edit only takes out what the mirror put in."""
    return not edit.after and edit.class_ in PLAIN and _covers(hurt.inserted, start, end)


def _covers(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether `spans`, in order, cover all from start to end."""
    covered = start
    for low, high in spans:
        if low <= covered < high:
            covered = high
    return covered >= end


def _partly(hurt: Damaged, low: int, high: int, edits: Sequence[tuple[int, int, Edit]], meant: str) -> bool:
    """Whether a run that holds several hits is right as far as it was changed."""
    real = [(a, b, e) for a, b, e in edits if not _harmless(hurt, a, b, e)]
    first, last = real[0][0], real[-1][1]
    head = _applied(hurt.text, low, last, [e for e in edits if e[1] <= last])
    tail = _applied(hurt.text, first, high, [e for e in edits if e[0] >= first])
    return bool(
        (last < high and head and meant.startswith(head)) or (first > low and tail and meant.endswith(tail))
    )


def strays(hurt: Damaged, edits: Sequence[tuple[int, int, Edit]]) -> Iterator[str]:
    """Changes that touch no hit span and take out more than the mirror put in."""
    starts = [span.shown_start for span in hurt.spans]
    for start, end, edit in edits:
        nearest = bisect_left(starts, end) - 1
        hit = nearest >= 0 and hurt.spans[nearest].shown_end > start
        if hit or _harmless(hurt, start, end, edit):
            continue
        if start in hurt.at and end in hurt.at and hurt.clean[hurt.at[start] : hurt.at[end]] == edit.after:
            continue
        yield f"{hurt.text[max(0, start - 12) : start]}[{edit.before}→{edit.after}]{hurt.text[end : end + 12]}"
