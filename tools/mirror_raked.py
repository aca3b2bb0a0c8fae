"""Sequences of three and four characters of a corpus of which only pairs are told, from those of other corpora.

What three characters have to do with each other beyond their pairs is taken from the other corpora, how often each pair
comes from the told one: iterative proportional fitting ("raking") brings the two together. Needs numpy.
"""

from collections.abc import Mapping
from typing import Any, TypeAlias

import numpy as np
from mirror_grams import BITS, Grams
from mirror_told import Told, inside

LEAST_THREE, LEAST_FOUR = 8.0, 6.0
TRUST = 4.0
"""How often a sequence must come in the other corpora, or be expected there, for what they say of it to count half."""
ROUNDS = 4
# What pairs that are not told may come to: less than the least count that is told of their kind.
UNTOLD_ONE, UNTOLD_TWO = 30.0, 60.0
LAST = (1 << BITS) - 1
Array: TypeAlias = np.ndarray[Any, Any]
Counts: TypeAlias = tuple[Array, Array]


def raked(told: Told, known: Grams, ids: Mapping[str, int]) -> Grams:
    """The counts of the told corpus, those of three and four characters estimated with what is `known` of others."""
    size = len(ids)
    pairs = _table(told.apart[0], size)
    single = np.zeros(size)
    single[list(told.single)] = list(told.single.values())
    single = np.maximum(single, np.maximum(pairs.sum(0), pairs.sum(1)))
    single_known, pairs_known, three_known, four_known = map(_sorted, known)
    whole = float(pairs_known[1].sum())
    triples, beyond = _triples(single, pairs, single_known, pairs_known, three_known, whole)
    triples = _fitted(triples, _table(told.apart[1], size), beyond)
    fours = _fours(triples, pairs, pairs_known, three_known, four_known, whole)
    fours = _held(fours, triples, _table(told.apart[2], size))
    out: Grams = [dict(told.single), dict(told.apart[0])]
    for n, (keys, counts) in ((3, triples), (4, fours)):
        grams = dict(zip(keys.tolist(), np.round(counts, 2).tolist(), strict=True))
        for key, count in inside(told.words, ids, n).items():
            grams[key] = max(grams.get(key, 0.0), count)
        out.append(grams)
    return out


def _table(pairs: Mapping[int, float], size: int) -> Array:
    keys = np.fromiter(pairs.keys(), np.int64, len(pairs))
    out = np.zeros((size, size), np.float32)
    out[keys >> BITS, keys & LAST] = np.fromiter(pairs.values(), np.float64, len(pairs))
    return out


def _sorted(grams: Mapping[int, float]) -> Counts:
    keys = np.fromiter(grams.keys(), np.int64, len(grams))
    order = np.argsort(keys, kind="stable")
    return keys[order], np.fromiter(grams.values(), np.float64, len(grams))[order]


def _count(counts: Counts, wanted: Array) -> Array:
    """The counts of the `wanted` keys, 0 for those that are not there."""
    keys, values = counts
    places = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[places] == wanted, values[places], 0.0)


def _triples(
    single: Array, pairs: Array, single_known: Counts, pairs_known: Counts, three_known: Counts, whole: float
) -> tuple[Counts, Array]:
    """The triples worth keeping by their two pairs, and what all triples give each pair one apart."""
    size = len(single)
    known = _table(dict(zip(pairs_known[0].tolist(), pairs_known[1].tolist(), strict=True)), size)
    middle = (three_known[0] >> BITS) & LAST
    order = np.argsort(middle, kind="stable")
    three = three_known[0][order]
    three_counts = three_known[1][order] * (whole / three_known[1].sum())
    starts = np.searchsorted(middle[order], np.arange(size + 1))
    often = np.maximum(_count(single_known, np.arange(size)), np.maximum(known.sum(0), known.sum(1)))
    beyond = np.zeros((size, size), np.float32)
    keys, counts = [], []
    for d in range(1, size):
        befores, afters = np.nonzero(pairs[:, d])[0], np.nonzero(pairs[d])[0]
        if not len(befores) or not len(afters):
            continue
        left, right = pairs[befores, d][:, None], pairs[d, afters][None, :]
        cells = left * right / np.float32(single[d])
        expected = np.outer(known[befores, d], known[d, afters]) / np.float32(max(often[d], 1))
        seen = _seen(cells.shape, befores, afters, three, three_counts, slice(starts[d], starts[d + 1]), size)
        cells *= (seen + TRUST) / (expected + TRUST)
        for _ in range(2):
            cells *= left / np.maximum(cells.sum(1), 1e-9)[:, None]
            cells *= right / np.maximum(cells.sum(0), 1e-9)[None, :]
        beyond[np.ix_(befores, afters)] += cells
        i, j = np.nonzero(cells >= LEAST_THREE)
        keys.append((befores[i].astype(np.int64) << BITS | d) << BITS | afters[j])
        counts.append(cells[i, j].astype(np.float64))
    return (np.concatenate(keys), np.concatenate(counts)), beyond


def _seen(
    shape: tuple[int, ...], befores: Array, afters: Array, keys: Array, counts: Array, part: slice, size: int
) -> Array:
    """The known triples around one character, as a table of what stands before and after it."""
    rows, columns = np.full(size, -1), np.full(size, -1)
    rows[befores], columns[afters] = np.arange(len(befores)), np.arange(len(afters))
    i, j = rows[keys[part] >> 2 * BITS], columns[keys[part] & LAST]
    out = np.zeros(shape, np.float32)
    there = (i >= 0) & (j >= 0)
    out[i[there], j[there]] = counts[part][there]
    return out


def _fitted(triples: Counts, apart: Array, beyond: Array) -> Counts:
    """The triples brought to the told counts of pairs one apart, those of neighbours kept."""
    keys, counts = triples
    size = len(apart)
    first, second, third = keys >> 2 * BITS, (keys >> BITS) & LAST, keys & LAST
    near, outer, far = first * size + second, first * size + third, second * size + third
    listed = np.bincount(outer, counts, size * size)
    share = listed / np.maximum(beyond.ravel(), 1e-6)
    wanted = np.where(apart.ravel() > 0, apart.ravel() * share, np.minimum(listed, UNTOLD_ONE * share))
    goals = [(pair, np.bincount(pair, counts, size * size)) for pair in (near, far)]
    for _ in range(ROUNDS):
        for pair, goal in ((outer, wanted), *goals):
            now = np.bincount(pair, counts, size * size)
            counts = counts * np.clip((goal + 3) / (now + 3), 0.05, 20)[pair]
    order = np.argsort(keys, kind="stable")
    return keys[order], counts[order]


def _fours(
    triples: Counts, pairs: Array, pairs_known: Counts, three_known: Counts, four_known: Counts, whole: float
) -> Counts:
    """Two triples that share a pair make a sequence of four, likelier or less so as other corpora have it."""
    keys, counts = _joined(triples, pairs)
    more_three, more_four = whole / three_known[1].sum(), whole / four_known[1].sum()
    front, back = _count(three_known, keys >> BITS), _count(three_known, keys & ((1 << 3 * BITS) - 1))
    shared = np.maximum(_count(pairs_known, (keys >> BITS) & ((1 << 2 * BITS) - 1)), 1)
    expected = front * back * more_three * more_three / shared
    seen = _count(four_known, keys) * more_four
    return keys, counts * (seen + TRUST) / (expected + TRUST)


def _joined(triples: Counts, pairs: Array) -> Counts:
    keys, counts = triples
    tails = keys & ((1 << 2 * BITS) - 1)
    order = np.argsort(tails, kind="stable")
    before_keys, before_counts, tails = keys[order], counts[order], tails[order]
    shared, starts = np.unique(keys >> BITS, return_index=True)
    ends = np.append(starts[1:], len(keys))
    lows, highs = np.searchsorted(tails, shared), np.searchsorted(tails, shared + 1)
    least = LEAST_FOUR / 4
    found_keys, found = [], []
    for at in np.nonzero(lows < highs)[0]:
        pair = shared[at]
        after, after_keys = counts[starts[at] : ends[at]], keys[starts[at] : ends[at]]
        before, keys_before = before_counts[lows[at] : highs[at]], before_keys[lows[at] : highs[at]]
        often = pairs[pair >> BITS, pair & LAST] * least
        if after.max() * before.max() < often:
            continue
        rows, columns = (
            np.nonzero(before * after.max() >= often)[0],
            np.nonzero(after * before.max() >= often)[0],
        )
        cells = np.outer(before[rows], after[columns]) / (often / least)
        i, j = np.nonzero(cells >= least)
        found_keys.append(keys_before[rows[i]] << BITS | after_keys[columns[j]] & LAST)
        found.append(cells[i, j])
    return np.concatenate(found_keys), np.concatenate(found)


def _held(fours: Counts, triples: Counts, apart: Array) -> Counts:
    """The sequences of four held to what is told of pairs two apart and to the triples they hold."""
    keys, counts = fours
    size = len(apart)
    outer = (keys >> 3 * BITS) * size + (keys & LAST)
    parts = [np.unique(part, return_inverse=True) for part in (keys >> BITS, keys & ((1 << 3 * BITS) - 1))]
    for _ in range(ROUNDS - 1):
        now = np.bincount(outer, counts, size * size)
        most = np.where(apart.ravel() > 0, apart.ravel(), np.minimum(now, UNTOLD_TWO))
        counts = counts * np.minimum(1.0, (most + 3) / (now + 3))[outer]
        for unique, places in parts:
            now = np.bincount(places, counts)
            counts = counts * np.minimum(1.0, (_count(triples, unique) + 1) / (now + 1))[places]
    kept = counts >= LEAST_FOUR
    return keys[kept], counts[kept]
