"""A text as patterns read it, and the way back: half-width marks, Simplified characters, no glosses.

Notices come in every mixture of width and script; patterns are written once, against the folded key. Only
places are taken from a match, never characters: what is removed or kept is cut from the text itself.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from archive.derivation import Edit
from crawler.text.script.t2s import characters

# Variants that the dictionary does not know, or reads otherwise than notices mean them.
_OTHERS = {
    "衕": "同",
    "俬": "私",
    "週": "周",
    "賙": "周",
    "瞭": "了",
    "祇": "只",
    "覆": "复",
    "鍊": "链",
    "佈": "布",
}
_WIDE = {0x3000: 0x20, 0xA0: 0x20, **{wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}}
_FOLD = {chr(k): chr(v) for k, v in _WIDE.items()} | {**characters(), **_OTHERS}
# Every text is full of these: to replace each by itself is cheaper than to be called for every one.
_COMMON = "，：；（）\u3000"
# A set of characters that reaches beyond U+FFFF is no bit map: it is looked through, one by one.
_FOLD = {c: f for c, f in _FOLD.items() if c <= "\uffff"}
_FOLDED = re.compile("[" + re.escape("".join(_FOLD)) + "]")
_PINYIN = "[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6} ?"
# Once or twice, in either bracket: `業(yè)`, `為(wei)(wei)`, `海【hǎi】`.
_GLOSS = re.compile(rf"[(【](?<=[\u4e00-\u9fff][(【]){_PINYIN}[)】](?:\({_PINYIN}\))?")
_TRIM = " \t|•·●◆▪■★"


class Line(NamedTuple):
    """One line, in offsets of the folded key. `key`, without bullets and outer spaces, begins at `inner`."""

    start: int
    end: int
    inner: int
    key: str


@dataclass(frozen=True, slots=True)
class Folded:
    """`text`, its `key`, and the lines of the key that hold anything.

    `places[i]` is where key character `i` stands in the text; None: at `i`.
    """

    text: str
    key: str
    lines: tuple[Line, ...]
    places: tuple[int, ...] | None = None

    def place(self, offset: int) -> int:
        """The offset in the text of an offset in the key."""
        return offset if self.places is None else self.places[offset]

    def edit(
        self, start: int, end: int, pass_: str, class_: str, after: str = "", confidence: float = 1.0
    ) -> Edit:
        """The edit that puts `after` in place of what the key has at [start, end)."""
        first, last = self.place(start), self.place(end)
        return Edit(first, last, self.text[first:last], after, pass_, class_, confidence)

    def evidence(self, start: int, end: int) -> str:
        """The words of the text itself at a place of the key, without outer white space."""
        return self.text[self.place(start) : self.place(end)].strip()


@lru_cache(maxsize=4)
def fold(text: str) -> Folded:
    """The key of a text. The last are kept: a pass often leaves a text as it is for the next."""
    key = text
    for mark in _COMMON:
        key = key.replace(mark, _FOLD[mark])
    key = _FOLDED.sub(lambda m: _FOLD[m[0]], key)
    places: list[int] = []
    pieces: list[str] = []
    at = 0
    for gloss in _GLOSS.finditer(key) if "(" in key else ():
        pieces.append(key[at : gloss.start()])
        places.extend(range(at, gloss.start()))
        at = gloss.end()
    if not pieces:
        return Folded(text, key, tuple(_lines(key)))
    pieces.append(key[at:])
    places.extend(range(at, len(key) + 1))
    shorter = "".join(pieces)
    return Folded(text, shorter, tuple(_lines(shorter)), tuple(places))


def _lines(key: str) -> Iterator[Line]:
    start = 0
    for raw in key.split("\n"):
        shorn = raw.lstrip(_TRIM)
        if shorn:
            yield Line(start, start + len(raw), start + len(raw) - len(shorn), shorn.rstrip(_TRIM))
        start += len(raw) + 1


def squeeze(key: str) -> str:
    """A line without any white space, to compare by."""
    return "".join(key.split())
