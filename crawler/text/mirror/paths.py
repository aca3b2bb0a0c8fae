"""Readings under way: which are kept, and what the last of them say together."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import exp
from typing import NamedTuple

BEAM, STEP, SAME = 26, 20, 3
"""How many readings are kept, how many of those that hold the same byte over, and how many that nothing that follows can
tell apart: one out of step is not yet charged for falling into step again, so it must not crowd out one that has."""
HOPELESS = 8.5
TEMPERATURE = 0.8
"""How far the model's own odds are believed; fitted where one reading in so many is right that is said to be so sure."""

ALIKE = 0.5
_ONE = {"她": "他", "它": "他", "母": "父"}
_EITHER = re.compile("(?<!其)[她它母]")


class Path(NamedTuple):
    """One reading so far: `carry` the byte over, `text` the whole, `calm` how many characters ago it fell into step,
    `end` the item behind the last that it read out of step. `kept`: as shown. `guessed`: the characters that no bytes prove."""

    score: float
    carry: int | None
    text: str
    calm: int = 0
    end: int = 0
    kept: bool = False
    guessed: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """The best reading of the items up to `end`, how sure it is (0 to 1), and what else it may be. `kept`: as shown.

    `gain`: how much better it is than as shown; `guessed`: the characters of it that no bytes prove."""

    text: str
    end: int
    confidence: float
    kept: bool
    gain: float
    guessed: int
    others: tuple[str, ...]


def _alike(text: str, other: str) -> float:
    """What a reading weighs at least that differs from another by a word only the story can tell."""
    same = text != other and _told_as_one(text) == _told_as_one(other)
    return ALIKE if same else 0.0


def _told_as_one(text: str) -> str:
    return _EITHER.sub(lambda found: _ONE[found.group()], text)


def best(paths: Iterable[Path]) -> list[Path]:
    """The likeliest paths, best first, few of each kind that cannot be told apart by what follows; and what is kept."""
    kept: dict[tuple[str, int | None], Path] = {}
    for path in paths:
        known = kept.get((path.text, path.carry))
        if known is None or path.score > known.score:
            kept[path.text, path.carry] = path
    ranked = sorted(kept.values(), key=lambda path: (-path.score, path.text))
    out: list[Path] = []
    alike: Counter[tuple[str, int | None]] = Counter()
    held: Counter[int | None] = Counter()
    for path in ranked:
        if path.kept or (len(out) < BEAM and path.score > ranked[0].score - HOPELESS):
            alike[path.text[-3:], path.carry] += 1
            if path.kept or (
                alike[path.text[-3:], path.carry] <= SAME and (path.carry is None or held[path.carry] < STEP)
            ):
                held[path.carry] += 1
                out.append(path)
    return out


def verdict(paths: list[Path], size: int) -> Verdict | None:
    """What `paths`, the best first, say of what follows the first `size` characters of them."""
    if not paths:
        return None
    first = paths[0]
    total = sum(
        max(exp(TEMPERATURE * (path.score - first.score)), _alike(path.text, first.text)) for path in paths
    )
    shown = next((path.score for path in paths if path.kept), None)
    length = len(first.text) - first.calm
    others = tuple(dict.fromkeys(p.text[size : len(p.text) - p.calm] for p in paths if not p.kept))
    return Verdict(
        first.text[size:length],
        first.end,
        1 / total,
        first.kept,
        first.score - shown if shown is not None else float("inf"),
        first.guessed,
        others[:3],
    )
