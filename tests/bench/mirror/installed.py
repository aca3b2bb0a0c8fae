"""Chinese text of Debian's packages, where they are installed: prose, poems, proverbs, manuals."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

from tests.bench.mirror.texts import SIZE, Text

FORTUNES = Path("/usr/share/games/fortunes/chinese")
REFERENCE = Path("/usr/share/debian-reference/debian-reference.zh-cn.txt.gz")
_COLOUR = re.compile("\x1b?\\[[0-9;]*m")


def installed() -> Iterator[Text]:
    """The texts of fortunes-zh (half of it classical, a part Traditional) and of debian-reference-zh-cn."""
    if FORTUNES.is_file():
        yield from _parts("fortunes-zh", _COLOUR.sub("", FORTUNES.read_text("utf-8")).replace("\n%\n", "\n"))
    if REFERENCE.is_file():
        yield from _parts("debian-reference", gzip.decompress(REFERENCE.read_bytes()).decode("utf-8"))


def _parts(source: str, text: str) -> Iterator[Text]:
    for at in range(0, len(text), SIZE):
        yield Text(source, text[at : at + SIZE])
