"""Marks that a mirror may have found across two characters and set apart: where they stand, and which bytes they were."""

import re

from crawler.text.mirror.classes import mark_class
from crawler.text.mirror.gbk import usual
from crawler.text.mirror.model import model
from crawler.text.script.detect import simplified_only

# Out of step, text falls into step again at an ASCII byte or the end of a line, so one of those must follow.
_CANDIDATE = re.compile("(?:[?？\ufffd][。;；!！?？]|[;；!！?？])(?=[^\x00-\x7f\\s]{1,40}[!-~€\ufffd\n])")
_STOP = (0xA1, 0xA3)
_SHOUT, _ASK, _HALF = (0xA3, 0xA1), (0xA3, 0xBF), (0xA3, 0xBB)
_LOOK = 8
UNLIKELY = -7.0
_FULL = {"；": _HALF, ";": _HALF, "！": _SHOUT, "!": _SHOUT, "?": _ASK, "？": _ASK, "。": _STOP}


def isolated(text: str, *, gated: bool) -> list[tuple[int, int]]:
    """The places of marks that may be isolated: what follows holds a character that has no business there.

    On a `gated` page, one known to be a mirror's, it is enough that what follows is unlikely.
    """
    if "?" not in text and ";" not in text and "；" not in text and "！" not in text and "!" not in text:
        return []
    spans = (found.span() for found in _CANDIDATE.finditer(text))
    if gated:
        return [span for span in spans if _strange(text, span[1]) or _unlikely(text, *span)]
    return [span for span in spans if _rare(text, span[1])]


def _rare(text: str, at: int) -> bool:
    """Whether a character that hardly anybody writes comes before the next mark, digit or letter."""
    for character in text[at : at + _LOOK]:
        kind = mark_class(character)
        if kind is None and not usual(character):
            return True
        if kind is not None and kind != "#":
            return False
    return False


def _unlikely(text: str, start: int, end: int) -> bool:
    ids = [model().id(c) for c in text[start : end + 3]]
    logs = [model().log(*ids[i - 2 : i + 1]) for i in range(2, len(ids))]
    return bool(logs) and sum(logs) < UNLIKELY * len(logs)


def meanings(shown: str) -> list[tuple[int, int, float]]:
    """The two bytes a mark shown as `shown` may have been, with what speaks against each."""
    if len(shown) == 2:
        return [(*_FULL[shown[1]], 0.0)]
    if shown in "?？":
        return [(*_ASK, 0.0), (*_SHOUT, -1.0), (*_HALF, -2.0), (*_STOP, -2.0)]
    return [(*_FULL[shown], 0.0)]


def _strange(text: str, at: int) -> bool:
    following = text[at : at + _LOOK]
    for place, character in enumerate(following):
        kind = mark_class(character)
        if kind is None:
            if character in simplified_only() or not usual(character):
                return True
        elif kind in "a#" and place and mark_class(following[place - 1]) is None:
            return True
        elif kind not in "a#":
            return kind in "？" and place > 0
    return False
