"""Whether two texts are one, told twice: enough shared, and no sign that they tell of different things.

What befalls one text on its way through other sites is known: parts are missing, chrome is added, a mirror damages it. None
of that puts another date, number or name where one stood. Reports in the phrases of office, of one series, do just that.
"""

from collections import Counter
from dataclasses import dataclass

from archive.twins.differing import Difference, difference, in_headlines
from archive.twins.spots import spots
from archive.twins.telling import Telling
from archive.twins.words import Words

ENOUGH = 0.7
"""Of the shingles of one text, how many the other must hold: cut, damaged and within chrome, a twin still has three in four.
"""

WITHIN = 0.85
"""The same, for texts of which one is much longer: they are one only if the shorter lies within it."""

ALIKE = 0.45
"""What two texts share of all their shingles, at least, not to be of such different length."""

_NAMES_A_CHARACTER = 1 / 1400
_A_CHARACTER = 0.8
_NUMBERS_A_NUMBER = 1 / 20


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much two texts share, of all their shingles (`similarity`), and of those of the one and of the other."""

    similarity: float
    one_in_other: float
    other_in_one: float


def likeness(one: Words, other: Words) -> Likeness:
    """How much two texts share."""
    if one.text == other.text:
        return Likeness(1.0, 1.0, 1.0)
    shared = len(one.shingle_set & other.shingle_set)
    mine, others = len(one.shingle_set), len(other.shingle_set)
    return Likeness(shared / ((mine + others - shared) or 1), shared / (mine or 1), shared / (others or 1))


def same(one: Telling, other: Telling) -> Likeness | None:
    """How alike two tellings of one thing are; None when they tell of different things."""
    found = likeness(one.words, other.words)
    if max(found.one_in_other, found.other_in_one) < (ENOUGH if found.similarity >= ALIKE else WITHIN):
        return None
    # Always the same of the two first: where texts part is found from one to the other.
    shorter, longer = sorted((one, other), key=lambda telling: (len(telling.words.text), telling.words.text))
    return None if _contradict(shorter, longer) else found


def _contradict(one: Telling, other: Telling) -> bool:
    """Whether more stands against more than happens to one text."""
    damaged = one.damaged, other.damaged
    found = [(difference(spot, damaged), spot) for spot in spots(one.words, other.words)]
    count = Counter(kind for kind, _ in found)
    count[in_headlines(one.headline, other.headline)] += 1
    agreed = (Counter(one.words.numbers) & Counter(other.words.numbers)).total()
    if count[Difference.NUMBER] > agreed * _NUMBERS_A_NUMBER:
        return True
    # One character for another, again and again, is a habit of spelling.
    characters = {(spot.one, spot.other) for kind, spot in found if kind is Difference.CHARACTER}
    length = min(len(one.words.text), len(other.words.text))
    return count[Difference.NAME] + _A_CHARACTER * len(characters) > 0.5 + length * _NAMES_A_CHARACTER
