"""A text as what a mirror's bytes would show: characters with their bytes, and glosses."""

from collections.abc import Sequence
from dataclasses import dataclass

from crawler.text.mirror.gbk import encoded
from crawler.text.mirror.gloss import Gloss


@dataclass(frozen=True, slots=True)
class Item:
    """What stands at [start, end): one character with its bytes (None: not of GBK), or a gloss."""

    start: int
    end: int
    shown: str
    bytes: bytes | None
    gloss: Gloss | None = None


def items(text: str, glosses: Sequence[Gloss], start: int = 0, end: int | None = None) -> list[Item]:
    """The items of text[start:end]. A gloss that does not lie in it whole is read as characters."""
    end = len(text) if end is None else end
    starts = {gloss.start: gloss for gloss in glosses if start <= gloss.start and gloss.end <= end}
    out = []
    at = start
    while at < end:
        gloss = starts.get(at)
        if gloss:
            out.append(Item(at, gloss.end, text[at : gloss.end], b"", gloss))
        else:
            out.append(Item(at, at + 1, text[at], encoded(text[at])))
        at = out[-1].end
    return out
