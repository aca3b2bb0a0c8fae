"""What jiojio tells of the 380 million characters of news, notices and posts that its segmenter has learnt from.

Its features stand in the order of how often each was met (`feature_freq.most_common()`), so a place in that order is a
count: of a character, of two side by side or one or two apart, of a word, of two words.
"""

import json
import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from mirror_grams import BITS
from mirror_sources import folded

PLACES = (
    (10, 9_100_000.0),
    (40, 3_488_000.0),
    (150, 1_600_000.0),
    (600, 797_000.0),
    (2_500, 294_700.0),
    (10_000, 56_360.0),
    (40_000, 9_497.0),
    (150_000, 2_248.0),
    (500_000, 710.8),
    (1_300_000, 239.7),
    (2_600_000, 130.5),
    (4_031_141, 86.0),
    (4_361_415, 71.0),
    (4_823_660, 39.0),
    (4_863_622, 25.0),
    (5_044_185, 6.0),
)
"""Places and their counts. The last five are where the features of one kind end, at the least count that its author keeps
(`jiojio/cws/config.py`); the others are fitted so that each character comes as often as all pairs it begins."""
KINDS = {"cd": 0, "ce": 1, "cf": 2}
Feature = tuple[str, float]


@dataclass(slots=True)
class Told:
    """Counts by packed characters; `apart[n]` those of two characters with n between them."""

    single: dict[int, float] = field(default_factory=lambda: defaultdict(float))
    apart: tuple[dict[int, float], ...] = field(
        default_factory=lambda: tuple(defaultdict(float) for _ in KINDS)
    )
    words: list[Feature] = field(default_factory=list)


def features(jiojio: Path) -> list[Feature]:
    """Every feature and how often it was met."""
    path = jiojio / "jiojio/models/default_cws_model/features.json"
    names: list[str] = json.loads(path.read_text("utf-8"))["feature_to_idx"]
    counts = _counts(len(names))
    return [(name, next(counts)) for name in names]


def _counts(size: int) -> Iterator[float]:
    """The count of each place, straight between the known ones where both are logarithms."""
    logs = [(math.log(place), math.log(count)) for place, count in PLACES]
    places = [place for place, _ in logs]
    for place in range(size):
        at = math.log(place + 1)
        i = min(max(bisect_left(places, at), 1), len(logs) - 1)
        (left, low), (right, high) = logs[i - 1], logs[i]
        yield math.exp(low + (high - low) * min(max((at - left) / (right - left), 0.0), 1.0))


def letters(found: Iterable[Feature]) -> Iterator[Feature]:
    """The characters and how often each was met."""
    return ((folded(name[1]), count) for name, count in found if name[0] == "c" and len(name) == 2)


def told(found: Iterable[Feature], ids: Mapping[str, int]) -> Told:
    """The features as counts of what `ids` numbers."""
    out = Told()
    for name, count in found:
        if len(name) == 5 and name[3] == "." and name[:2] in KINDS:
            first, second = (ids.get(c, 0) for c in folded(name[2] + name[4]))
            out.apart[KINDS[name[:2]]][first << BITS | second] += count
        elif len(name) == 2 and name[0] == "c":
            out.single[ids.get(folded(name[1]), 0)] += count
        elif name[0] == "v":
            out.words.append((folded(name[1:]), count))
        elif name.startswith("wl") and "*" in name[3:-1]:
            out.words.append((folded(name[2:].replace("*", "")), count))
    return out


def inside(words: Iterable[Feature], ids: Mapping[str, int], size: int) -> dict[int, float]:
    """The sequences of `size` characters in words: each as often as the commonest of those at least."""
    out: dict[int, float] = {}
    for word, count in words:
        numbers = [ids.get(c, 0) for c in word]
        if 0 in numbers:
            continue
        for part in zip(*(numbers[i:] for i in range(size)), strict=False):
            key = _packed(part)
            out[key] = max(out.get(key, 0.0), count)
    return out


def _packed(numbers: Iterable[int]) -> int:
    key = 0
    for number in numbers:
        key = key << BITS | number
    return key
