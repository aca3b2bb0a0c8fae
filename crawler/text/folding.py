"""A text as patterns read it, and the way back: half-width marks, Simplified characters, no glosses.

Notices come in every mixture of width and script; patterns are written once, against the folded key. Only
places are taken from a match, never characters: what is removed or kept is cut from the text itself.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from archive.derivation import Edit

# Only characters that occur in notices: this reads what a script pass left over, it converts nothing.
_TRADITIONAL = ""
_SIMPLIFIED = ""
_WIDE = {0x3000: 0x20, 0xA0: 0x20, **{wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}}
_FOLD = {chr(k): chr(v) for k, v in _WIDE.items()} | dict(zip(_TRADITIONAL, _SIMPLIFIED, strict=True))
_FOLDED = re.compile("[" + re.escape("".join(_FOLD)) + "]")
_GLOSS = re.compile(r"(?<=[\u4e00-\u9fff])\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6} ?\)")
_TRIM = " \t|•·●◆▪■★"


@dataclass(frozen=True, slots=True)
class Line:
    """One line, in offsets of the folded key. `key`, without bullets and outer spaces, begins at `inner`."""

    start: int
    end: int
    inner: int
    key: str


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` and its `key`. `places[i]` is where key character `i` stands in the text; None: at `i`."""

    text: str
    key: str
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

    def lines(self) -> Iterator[Line]:
        """The lines that hold anything, in order."""
        start = 0
        for raw in self.key.split("\n"):
            shorn = raw.lstrip(_TRIM)
            if shorn:
                yield Line(start, start + len(raw), start + len(raw) - len(shorn), shorn.rstrip(_TRIM))
            start += len(raw) + 1


def fold(text: str) -> Folded:
    """The key of a text."""
    key = _FOLDED.sub(lambda m: _FOLD[m[0]], text)
    places: list[int] = []
    pieces: list[str] = []
    at = 0
    for gloss in _GLOSS.finditer(key):
        pieces.append(key[at : gloss.start()])
        places.extend(range(at, gloss.start()))
        at = gloss.end()
    if not pieces:
        return Folded(text, key)
    pieces.append(key[at:])
    places.extend(range(at, len(key) + 1))
    return Folded(text, "".join(pieces), tuple(places))


def squeeze(key: str) -> str:
    """A line without any white space, to compare by."""
    return "".join(key.split())
