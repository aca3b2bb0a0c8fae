"""Simplified text made Traditional, as mirrors and libraries do it, and brought back by us."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from opencc import OpenCC

from crawler.text.script import convert, detect
from crawler.text.script.detect import traditional_only
from crawler.text.script.dictionary import first_readings

# What tables of single characters other than OpenCC's have, the one of Windows among them.
_OTHER_TABLE = str.maketrans({"着": "著", "里": "裡", "胡": "鬍", "么": "麼", "台": "臺", "范": "範"})


@dataclass(slots=True)
class Wrong:
    """Characters that came back as others, of all that were sent: (was, Traditional, came) and how often."""

    sent: int = 0
    pairs: Counter[tuple[str, str, str]] = field(default_factory=Counter)

    @property
    def rate(self) -> float:
        """In 10,000 characters."""
        return 10_000 * self.pairs.total() / max(1, self.sent)


@cache
def ways() -> Mapping[str, Callable[[str], str]]:
    """Each way to Traditional: one character at a time by OpenCC's table and by another, and OpenCC's phrase by phrase."""
    table = {ord(key): value for key, value in first_readings("STCharacters").items()}
    return {
        "characters": lambda text: text.translate(table),
        "mirror": lambda text: text.translate(_OTHER_TABLE).translate(table),
        **{name: OpenCC(name).convert for name in ("s2t", "s2tw", "s2hk")},
    }


def round_trip(texts: Iterable[str], way: Callable[[str], str]) -> Wrong:
    """What is wrong after there and back. A character the text itself has in Traditional is not counted: nothing was to
    be brought back.
    """
    found = Wrong()
    for text in texts:
        found.sent += sum("一" <= character <= "鿿" for character in text)
        turned = way(text)
        came = convert(turned).text if detect(turned) != "Hans" else turned
        if came == text:
            continue
        for was, there, back in zip(text, turned, came, strict=True):
            if was != back and was not in traditional_only():
                found.pairs[was, there, back] += 1
    return found
