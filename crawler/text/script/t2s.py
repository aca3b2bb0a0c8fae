"""The library's `t2s`, character for character, without its cost: one table, one matcher of phrases.

The library looks for the longest phrase anywhere between two separators, then for the next shorter in what is
left, and so on: of the phrases that overlap the longest wins, and of those the leftmost. No phrase holds a
separator, so cutting at them would change nothing.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from crawler.text.script.dictionary import first_readings


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase found at [start, end), and what it becomes."""

    start: int
    end: int
    after: str


@cache
def characters() -> Mapping[str, str]:
    """The library's map of single characters, without those that stay as they are."""
    return {key: value for key, value in first_readings("TSCharacters").items() if key != value}


@cache
def _code_points() -> dict[int, int]:
    # What stays as it is stands in it too: `str.translate` pays for a key that is missing with an exception.
    stay = (*range(0x3000, 0x3040), *range(0x4E00, 0xA000), *range(0xFF00, 0xFF60))
    return {code: code for code in stay} | {ord(key): ord(value) for key, value in characters().items()}


@cache
def _phrases() -> tuple[re.Pattern[str], dict[str, tuple[int, ...]], dict[str, str]]:
    phrases = first_readings("TSPhrases")
    lengths: dict[str, tuple[int, ...]] = {}
    for first in {phrase[0] for phrase in phrases}:
        lengths[first] = tuple(sorted({len(p) for p in phrases if p[0] == first}, reverse=True))
    return re.compile(f"[{''.join(sorted(lengths))}]"), lengths, phrases


@cache
def _openings() -> frozenset[str]:
    return frozenset(phrase[:2] for phrase in _phrases()[2])


def translate(text: str) -> str:
    """Every character by the table alone."""
    return text.translate(_code_points())


def phrase_matches(text: str) -> list[Match]:
    """The phrases the library would convert, in order and apart."""
    pattern, lengths, phrases = _phrases()
    openings = _openings()
    places = (hit.start() for hit in pattern.finditer(text))
    found = [
        Match(at, at + length, phrases[text[at : at + length]])
        # First characters alone (一, 不, 有) are everywhere, so the second is asked for too.
        for at in (place for place in places if text[place : place + 2] in openings)
        for length in lengths[text[at]]
        # What the text ends in would be found once more as a longer phrase that runs beyond it.
        if at + length <= len(text) and text[at : at + length] in phrases
    ]
    return _longest_first(found)


def _longest_first(found: list[Match]) -> list[Match]:
    if all(a.end <= b.start for a, b in pairwise(found)):
        return found
    taken: set[int] = set()
    kept = []
    for match in sorted(found, key=lambda m: (m.start - m.end, m.start)):
        places = range(match.start, match.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(match)
    return sorted(kept, key=lambda m: m.start)


def with_phrases(plain: str, matches: list[Match]) -> str:
    """The library's result: `matches` over what the table made."""
    out: list[str] = []
    at = 0
    for match in matches:
        out += (plain[at : match.start], match.after)
        at = match.end
    out.append(plain[at:])
    return "".join(out)


def to_simplified(text: str) -> str:
    """What the library's `t2s` makes of `text`."""
    return with_phrases(translate(text), phrase_matches(text))
