"""What a lost byte takes along: a decoder that meets a lead byte before an ASCII one gives up both, or the first alone."""

import re
from math import log

from crawler.text.mirror.stream import Item

TAKEN = {
    **dict.fromkeys('()"-/+%<>', 0.0), **dict.fromkeys(",:;. ", -3.0), **dict.fromkeys("0123456789", log(0.1))
}  # fmt: skip
"""The ASCII characters that may have gone, with what speaks against each: which digit it was nobody knows."""
TAKEN_TOO = -3.0
"""What speaks against one having gone where none need have."""
SET_APART = frozenset("，。、；：！？,;:!?")
"""The marks beside which mirrors put something, in step or not."""
_SHOWS = -2.0
# What is left of a year, or of what stands in brackets, tells what it began with.
_TOLD = {
    "2": re.compile("0[0-4]\\d年"), "1": re.compile("[89]\\d\\d年"), "(": re.compile("[^()（）\n]{1,20}[)）]"),
}  # fmt: skip
_OTHER = -4.0
_BLOCK = re.compile("/?(?:p|br|div|ul|ol|li|table|t[dr]|h[1-6])(?: [^<>]*)?/?>")


def nothing_taken(after: Item | None, swallows: bool | None) -> float | None:
    """What speaks against a lost byte having taken nothing of the text along; None where it must have.

    What follows one is an ASCII byte, which shows or was taken; or what mirrors put beside marks.
    `swallows`: whether the page's decoder takes it, where that is known.
    """
    if swallows is False or not after or after.gloss or after.shown[0] in SET_APART or after.shown[0] == "\n":
        return 0.0
    return _SHOWS if after.shown[0] < "@" and swallows is None else None


def told_by(following: str) -> dict[str, float]:
    """What speaks for and against each ASCII character that may have gone before `following`."""
    told = dict.fromkeys((character for character, left in _TOLD.items() if left.match(following)), 0.0)
    return told | {c: cost + _OTHER for c, cost in TAKEN.items() if c not in told} if told else TAKEN


def ends_a_block(shown: str) -> bool:
    """Whether `shown`, a lost byte with the tag whose `<` it took, ends a paragraph, a cell or the like."""
    return bool(_BLOCK.fullmatch(shown, 1))
