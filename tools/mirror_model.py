"""The table of `crawler/text/mirror/model.py`: estimated from counts, interpolated, pruned by worth, packed."""

import lzma
import math
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable

from mirror_grams import BITS, ORDER, Grams

SINGLE_STEP, LOG_STEP, REST_STEP = 0.1, 0.25, 0.2
"""As fine as the logarithms are kept: coarser ones leave room for more sequences, which tell more than they do."""
FILTERS = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "lc": 4, "lp": 0, "pb": 0}]
UNSEEN = 0.3
Lower = Callable[[int], float]


class Estimate:
    """Probabilities of every order, each interpolated with the one below."""

    def __init__(self, raw: Grams, discounted: Grams, size: int) -> None:
        total = sum(raw[0].values()) + UNSEEN * size
        self.raw, self.discounted = raw, discounted
        self.single = [(raw[0].get(i, 0.0) + UNSEEN) / total for i in range(size)]
        self.logs: list[dict[int, float]] = [{i: math.log(p) for i, p in enumerate(self.single)}]
        self.rests: list[dict[int, float]] = []
        self._totals = [_totals(raw, n) for n in range(1, ORDER)]

    def level(self, n: int, kept: Iterable[int]) -> None:
        """Estimates order n + 1 from the sequences `kept` of it."""
        totals = self._totals[n - 1]
        mass: dict[int, float] = defaultdict(float)
        kept = list(kept)
        for key in kept:
            mass[key >> BITS] += self.discounted[n][key]
        rests = {
            context: max(1 - mass.get(context, 0.0) / total, 1e-4)
            for context, total in totals.items()
            if total
        }
        lower, mask = self.lower(n), (1 << BITS * n) - 1
        logs = {}
        for key in kept:
            context = key >> BITS
            share = self.discounted[n][key] / totals[context] if totals[context] else 0.0
            logs[key] = math.log(share + rests.get(context, 1.0) * lower(key & mask))
        del self.logs[n:], self.rests[n - 1 :]
        self.logs.append(logs)
        self.rests.append({context: math.log(rest) for context, rest in rests.items()})

    def lower(self, n: int) -> Lower:
        """The probability by the orders up to n of the last of n characters."""

        def probability(key: int) -> float:
            rest = 0.0
            for order in range(n - 1, 0, -1):
                log = self.logs[order].get(key)
                if log is not None:
                    return math.exp(rest + log)
                rest += self.rests[order - 1].get(key >> BITS, 0.0)
                key &= (1 << BITS * order) - 1
            return math.exp(rest) * self.single[key]

        return probability

    def worth(self, n: int) -> dict[int, float]:
        """What each sequence of order n + 1 is worth: how much likelier it makes what was counted."""
        lower, mask, rests = self.lower(n), (1 << BITS * n) - 1, self.rests[n - 1]
        return {
            key: self.raw[n][key] * (log - rests.get(key >> BITS, 0.0) - math.log(lower(key & mask)))
            for key, log in self.logs[n].items()
        }


def _totals(raw: Grams, n: int) -> dict[int, float]:
    totals: dict[int, float] = defaultdict(float)
    for key, count in raw[n].items():
        totals[key >> BITS] += count
    # Words tell what follows inside them; where a word ends anything may, and the context's own count knows.
    for context in totals:
        totals[context] = max(totals[context], raw[n - 1].get(context, 0.0))
    return totals


def pruned(raw: Grams, discounted: Grams, size: int, keep: int) -> Estimate:
    """The model of about `keep` sequences, those worth most, with the contexts they need."""
    model = Estimate(raw, discounted, size)
    for n in range(1, ORDER):
        model.level(n, raw[n])
    worths = [model.worth(n) for n in range(1, ORDER)]
    least = sorted((worth for level in worths for worth in level.values()), reverse=True)[:keep][-1]
    kept: list[set[int]] = [set(range(size))]
    kept += ({key for key, worth in level.items() if worth >= least} for level in worths)
    for n in range(ORDER - 1, 1, -1):
        kept[n - 1] |= {context for key in kept[n] if (context := key >> BITS) in raw[n - 1]}
    for n in range(1, ORDER):
        kept[n] = {key for key in kept[n] if key >> BITS in kept[n - 1]}
        model.level(n, sorted(kept[n]))
    return model


def packed(model: Estimate, vocabulary: list[str]) -> bytes:
    """The model as the project keeps it."""
    blocks = [
        _block("".join(vocabulary).encode("utf-8")),
        _block(bytes(_step(model.logs[0][i], SINGLE_STEP) for i in range(len(vocabulary)))),
        _block(bytes(_step(model.rests[0].get(i, 0.0), REST_STEP) for i in range(len(vocabulary)))),
    ]
    places = {i: i for i in range(len(vocabulary))}
    for n in range(1, ORDER):
        keys = sorted(model.logs[n])
        # A sequence is kept as the place of the one it begins with and its last character: near keys, small gaps.
        blocks += _keys([places[key >> BITS] << BITS | key & ((1 << BITS) - 1) for key in keys])
        blocks.append(_block(bytes(_step(model.logs[n][key], LOG_STEP) for key in keys)))
        if n < ORDER - 1:
            blocks.append(_block(bytes(_step(model.rests[n].get(key, 0.0), REST_STEP) for key in keys)))
        places = {key: place for place, key in enumerate(keys)}
    return lzma.compress(b"".join(blocks), filters=FILTERS)


def _step(log: float, size: float) -> int:
    return min(255, round(-log / size))


def _keys(keys: list[int]) -> Iterable[bytes]:
    gaps = array("Q", (b - a for a, b in zip([0, *keys], keys, strict=False)))
    # One plane a byte: the high bytes are nearly all zero and pack to nothing.
    raw = gaps.tobytes()
    yield _block(b"".join(raw[i::8] for i in range(5)))


def _block(content: bytes) -> bytes:
    return len(content).to_bytes(4, "little") + content
