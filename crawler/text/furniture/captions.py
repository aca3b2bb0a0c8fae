"""Lines that repeat a picture's caption or the headline."""

from collections import Counter
from collections.abc import Sequence

from crawler.text.folding import Line, fold, squeeze

_LONGEST_CAPTION = 120
_SHORTEST = 6
_LEAST_SHARE = 0.6
_TOP = 3
_SENTENCE_ENDS = ("。", "!", "?", ";", ":")


def caption_lines(lines: Sequence[Line], headline: str | None, captions: Sequence[str]) -> dict[int, str]:
    """The class of each line (by its number) that repeats a caption or the headline."""
    squeezed = [squeeze(line.key) if len(line.key) <= _LONGEST_CAPTION else "" for line in lines]
    known = {squeeze(fold(caption).key) for caption in captions} - {""}
    title = squeeze(fold(headline or "").key)
    counts = Counter(squeezed)
    out: dict[int, str] = {}
    for number, key in enumerate(squeezed):
        if not key or "\t" in lines[number].key:
            continue
        if _repeats_headline(key, title, counts[key], number):
            out[number] = "headline"
        elif _repeats_part(key, title, counts[key]) or key in known:
            out[number] = "caption"
    return out


def _repeats_headline(key: str, title: str, times: int, number: int) -> bool:
    return bool(title) and key.removeprefix("标题:") == title and (times > 1 or number < _TOP)


def _repeats_part(key: str, title: str, times: int) -> bool:
    """Captions made from the headline: a good part of it, or a little more than it, several times over."""
    if times < 2 or len(key) < _SHORTEST or not title or key.endswith(_SENTENCE_ENDS):
        return False
    shorter, longer = sorted((key, title), key=len)
    return shorter in longer and len(shorter) >= _LEAST_SHARE * len(longer)
