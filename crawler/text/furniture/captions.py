"""Lines that repeat a picture's caption or the headline."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from crawler.text.folding import Line, fold, squeeze

_LONGEST_CAPTION = 120
_SHORTEST = 6
_LEAST_SHARE = 0.5
_TOP = 3
_ANEW = re.compile(r"\s|同志们|各位|尊敬的|女士们|先生们|大家(?:早上|上午|中午|下午|晚上)?好")
_SENTENCE_ENDS = ("。", "!", "?", ";", ":")


def caption_lines(lines: Sequence[Line], headline: str | None, captions: Sequence[str]) -> dict[int, str]:
    """The class of each line (by its number) that repeats a caption or the headline.

    A caption told once is part of the article; it is the repeating that is the page's doing.
    """
    keys = [
        "" if len(line.key) > _LONGEST_CAPTION or "\t" in line.key else squeeze(line.key) for line in lines
    ]
    counts = Counter(keys)
    titles = _forms((headline or "",))
    known = (
        _forms(tuple(captions))
        if any(times > 1 for key, times in counts.items() if key) or titles
        else frozenset()
    )
    out: dict[int, str] = {}
    for number, key in enumerate(keys):
        if not key:
            continue
        if key.removeprefix("标题").removeprefix(":") in titles and _stands_apart(
            key, counts[key], number, known
        ):
            out[number] = "headline"
        elif _repeats(key, counts[key], titles, known):
            out[number] = "caption"
    rest = sum(len(key) for number, key in enumerate(keys) if number not in out)
    told = {number for number, name in out.items() if name == "headline"}
    if 0 < rest < max((len(keys[number]) for number in told), default=0):
        # A text of a few words beside its headline is hardly more than it: there the line is the author's.
        return {number: name for number, name in out.items() if number not in told}
    return out


def _stands_apart(key: str, times: int, number: int, known: frozenset[str]) -> bool:
    """Over the text, or repeated; a title of few characters is also a word of the text, and a cell of its tables."""
    return number < _TOP or key in known or (times > 1 and len(key) >= _SHORTEST)


def glued_headline(line: Line, headline: str | None) -> int | None:
    """Where the article begins in a first line that starts with the headline: `…会议上的讲话同志们:…`."""
    for title in _forms((headline or "",)):
        if line.key.startswith(title) and starts_anew(line.key[len(title) :]):
            return line.inner + len(title)
    return None


def starts_anew(rest: str) -> bool:
    """Whether what follows a title is not the title's own sentence going on."""
    return bool(_ANEW.match(rest))


@lru_cache(maxsize=4)
def _forms(words: tuple[str, ...]) -> frozenset[str]:
    """As keys of lines have them."""
    return frozenset(squeeze(fold(w).key) for w in words if w and len(w) <= 2 * _LONGEST_CAPTION) - {""}


def _repeats(key: str, times: int, titles: frozenset[str], known: frozenset[str]) -> bool:
    """A caption several times over, or captions made from the headline, a part of it or a little more."""
    made_of_title = any(_mostly(key, title) for title in titles)
    if times < 2:
        return made_of_title and key in known
    return key in known or (made_of_title and not key.endswith(_SENTENCE_ENDS))


def _mostly(key: str, title: str) -> bool:
    shorter, longer = sorted((key, title), key=len)
    return len(key) >= _SHORTEST and shorter in longer and len(shorter) >= _LEAST_SHARE * len(longer)
