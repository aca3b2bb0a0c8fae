"""What speaks for a report, and what against: words of a headline and of how a text begins, each group with a weight.

The table (`evidence.tsv`) has a group a line: where it is looked for, its name, its weight, and its words, or one /pattern/. A
headline ends in a word written `研究$`; `credited` is a page that names the outlet. News names who did what on which day and who
says so; what is looked up names a topic, and speaks of it in general.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from typing import Literal, NamedTuple

from crawler.text.vocabulary import any_of

Place = Literal["title", "opening", "page"]
REACH = 160
"""How far into a text its beginning is weighed: what comes after names something of everything."""
# The second word of a group adds to it, the third a little, more add nothing. Whole numbers: a sum has one value in any order.
_SHARES = (0, 10, 14, 17)
# What may follow the last word of a headline that asks.
_MARKS = "?呢。. "


class Sign(NamedTuple):
    """A group found, and what it adds to the side of a report (below nothing: to the other side)."""

    place: Place
    group: str
    weight: int


@dataclass(frozen=True, slots=True)
class _Groups:
    """The groups looked for in one place: words found all in one pass, the longest first; last words; and patterns."""

    words: dict[str, str]
    any_word: re.Pattern[str]
    last_words: dict[str, str]
    lengths: tuple[int, ...]
    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    weights: dict[str, int]

    def found(self, text: str) -> dict[str, int]:
        """Each group found, and what it adds."""
        counts: dict[str, int] = {}
        for word in dict.fromkeys(self.any_word.findall(text)):
            group = self.words[word]
            counts[group] = counts.get(group, 0) + 1
        if group := self._last(text.rstrip(_MARKS)):
            counts[group] = counts.get(group, 0) + 1
        for group, pattern in self.patterns:
            if pattern.search(text):
                counts[group] = 1
        return {group: self.weights[group] * _SHARES[min(count, 3)] for group, count in counts.items()}

    def _last(self, text: str) -> str:
        """The group of the longest last word."""
        return next(filter(None, (self.last_words.get(text[-length:]) for length in self.lengths)), "")


def signs(title: str, opening: str, *, credited: bool = False) -> tuple[Sign, ...]:
    """Every group found; headline and beginning are given folded. `credited`: the page names the outlet that brought it."""
    found: tuple[tuple[Place, dict[str, int]], ...] = (
        ("title", _TITLE.found(title)),
        ("opening", _OPENING.found(opening[:REACH])),
        ("page", {"credited": _CREDITED} if credited else {}),
    )
    return tuple(Sign(place, group, weight) for place, groups in found for group, weight in groups.items())


def is_report(title: str, opening: str, *, credited: bool = False) -> bool:
    """Whether more speaks for a report than against it."""
    return _BIAS + sum(sign.weight for sign in signs(title, opening, credited=credited)) > 0


def _read() -> tuple[_Groups, _Groups, int, int]:
    lines = files("crawler.text").joinpath("evidence.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines]
    credited, bias = (
        next(int(weight) * _SHARES[1] for place, _, weight, _ in rows if place == wanted)
        for wanted in ("page", "-")
    )
    return _groups(rows, "title"), _groups(rows, "opening"), credited, bias


def _groups(rows: Iterable[list[str]], wanted: Place) -> _Groups:
    words: dict[str, str] = {}
    patterns: list[tuple[str, re.Pattern[str]]] = []
    weights: dict[str, int] = {}
    for place, group, weight, given in rows:
        if place != wanted:
            continue
        weights[group] = int(weight)
        if given.startswith("/"):
            patterns.append((group, re.compile(given[1:-1])))
        else:
            words |= dict.fromkeys(given.split(" "), group)
    last = {word[:-1]: group for word, group in words.items() if word.endswith("$")}
    words = {word: group for word, group in words.items() if not word.endswith("$")}
    lengths = tuple(sorted({len(word) for word in last}, reverse=True))
    return _Groups(words, any_of(words), last, lengths, tuple(patterns), weights)


_TITLE, _OPENING, _CREDITED, _BIAS = _read()
