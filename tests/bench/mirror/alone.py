"""Spans taken alone: a few characters around one, about thirty, or its sentence, without the rest of the page."""

import random
from collections.abc import Sequence

from tests.bench.mirror.damage import Damaged, Span

TIGHT, NEAR = 6, 15
_ENDS = "。！？\n"


def cut(hurt: Damaged, span: Span, chance: random.Random) -> tuple[int, int]:
    """Where the part of the damaged text around `span` begins and ends."""
    kind = chance.choice(("tight", "near", "sentence"))
    if kind == "sentence":
        before = max(hurt.text.rfind(mark, 0, span.shown_start) for mark in _ENDS) + 1
        after = min((i for m in _ENDS if (i := hurt.text.find(m, span.shown_end)) >= 0), default=-1)
        low, high = before, after + 1 if after >= 0 else len(hurt.text)
    else:
        reach = TIGHT if kind == "tight" else NEAR
        low = span.shown_start - chance.randint(reach // 3, reach)
        high = span.shown_end + chance.randint(reach // 3, reach)
    return _outwards(hurt, max(0, low), -1), _outwards(hurt, min(len(hurt.text), high), 1)


def _outwards(hurt: Damaged, at: int, step: int) -> int:
    """The next place where the damaged text answers to the clean one and no gloss is torn from its character."""
    while 0 < at < len(hurt.text) and (
        at not in hurt.at
        or _inside(at, [(s.shown_start, s.shown_end) for s in hurt.spans])
        or any(start <= at < end for start, end in hurt.inserted)
    ):
        at += step
    return at


def _inside(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < at < end for start, end in spans)
