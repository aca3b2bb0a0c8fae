"""Sequences of up to four characters, counted from words and pairs of words, packed into numbers."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from mirror_sources import Beside, Words, hanzi, shares

BITS, ORDER = 13, 4
Grams = list[dict[int, float]]
"""Counts by the number of characters less one."""


class Counter:
    """Counts sequences of characters, numbered by `ids`; 0 stands for what has no number."""

    def __init__(self, ids: Mapping[str, int]) -> None:
        self._ids = ids
        self._heads: dict[str, list[int]] = {}
        self._tails: dict[str, list[int]] = {}
        self.grams: Grams = [defaultdict(float) for _ in range(ORDER)]

    def line(self, text: str, weight: float, together: float) -> None:
        """All sequences of a text; its first characters are those of a line. Marks after marks count `together` times."""
        numbers = [self._ids.get(c, 0) for c in text]
        marks = [not hanzi(c) for c in text]
        for end in range(1, len(numbers)):
            twice = marks[end] and marks[end - 1]
            self._ending(numbers, end, weight * together if twice else weight)

    def word(self, word: str, weight: float) -> None:
        """All sequences inside a word."""
        numbers = [self._ids.get(c, 0) for c in word]
        for end in range(len(numbers)):
            self._ending(numbers, end, weight)

    def _ending(self, numbers: list[int], end: int, weight: float) -> None:
        key = shift = 0
        for n, grams in enumerate(self.grams):
            if n > end:
                break
            key |= numbers[end - n] << shift
            shift += BITS
            grams[key] += weight

    def across(self, first: str, second: str, weight: float) -> None:
        """All sequences that lie across the end of one word and the beginning of the next."""
        tails = self._tails.get(first) or self._tail(first)
        heads = self._heads.get(second) or self._head(second)
        for m, head in enumerate(heads, 1):
            for k in range(min(len(tails), ORDER - m)):
                self.grams[m + k][tails[k] << BITS * m | head] += weight

    def over(self, first: str, second: str, third: str, weight: float) -> None:
        """All sequences that lie across a whole word and its two neighbours."""
        middle = self.pack(second)
        tails = self._tails.get(first) or self._tail(first)
        heads = self._heads.get(third) or self._head(third)
        for m, head in enumerate(heads, 1):
            size = m + len(second)
            for k in range(min(len(tails), ORDER - size)):
                key = (tails[k] << BITS * len(second) | middle) << BITS * m | head
                self.grams[size + k][key] += weight

    def pack(self, text: str) -> int:
        """A text as one number."""
        key = 0
        for c in text:
            key = key << BITS | self._ids.get(c, 0)
        return key

    def _head(self, word: str) -> list[int]:
        return self._heads.setdefault(word, [self.pack(word[:n]) for n in range(1, min(len(word), 3) + 1)])

    def _tail(self, word: str) -> list[int]:
        return self._tails.setdefault(word, [self.pack(word[-n:]) for n in range(1, min(len(word), 3) + 1)])


def word_grams(words: Words, ids: Mapping[str, int], before: Beside, after: Beside) -> Grams:
    """The sequences of a corpus known by its words and pairs only; the marks around them as running text has them."""
    count = Counter(ids)
    for word, weight in words.single.items():
        count.word(word, weight)
    for (first, second), weight in words.pairs.items():
        count.across(first, second, weight)
    for (first, second, third), weight in words.triples.items():
        if len(second) < ORDER - 1:
            count.over(first, second, third, weight)
    for word, weight in words.begins.items():
        for mark, share in shares(before, word[0]):
            count.across(mark, word, weight * share)
            count.grams[0][count.pack(mark)] += weight * share
    for word, weight in words.ends.items():
        for mark, share in shares(after, word[-1]):
            count.across(word, mark, weight * share)
    return count.grams


def line_grams(
    lines: Iterable[tuple[float, str]], ids: Mapping[str, int], edge: str, *, together: float = 1.0
) -> Grams:
    """The sequences of running text."""
    count = Counter(ids)
    for weight, line in lines:
        count.line(edge + line + edge, weight, together)
    return count.grams
