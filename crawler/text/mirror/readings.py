"""Which characters are read how: pinyin to character and back, with and without tones."""

import lzma
import unicodedata
from functools import cache
from importlib.resources import files

_TONES = {"\u0304", "\u0301", "\u030c", "\u0300"}


@cache
def readings() -> dict[str, frozenset[str]]:
    """Every character of GBK with its readings, as `normal` writes them, toned and plain."""
    return {c: frozenset((*toned, *map(plain, toned))) for c, toned in _toned().items()}


@cache
def _toned() -> dict[str, tuple[str, ...]]:
    text = lzma.decompress(files(__package__).joinpath("data/readings.bin").read_bytes()).decode("utf-8")
    lines = (line.partition("\t") for line in text.splitlines())
    return {c: tuple(normal(one) for one in spoken.split(",")) for c, _, spoken in lines}


def main_reading(character: str) -> str:
    """The reading that comes first, toned; empty where there is none."""
    return next(iter(_toned().get(character, ())), "")


def is_reading(character: str, spoken: str) -> bool:
    """Whether `spoken` (already `normal`) is a reading of `character`; lists differ in tones, so no tone is asked for."""
    return bool(spoken) and plain(spoken) in readings().get(character, ())


def is_toned_reading(character: str, spoken: str) -> bool:
    """Whether `spoken` is a reading of `character` as it is written, tone and all."""
    return spoken in readings().get(character, ())


def normal(spoken: str) -> str:
    """One way of writing for one syllable: composed, ü for v, no space within."""
    composed = unicodedata.normalize("NFC", spoken).replace(" ", "").lower()
    return composed.replace("ɡ", "g").replace("v", "ü").replace("u:", "ü")


@cache
def plain(spoken: str) -> str:
    """A syllable without its tone."""
    letters = unicodedata.normalize("NFD", spoken)
    return unicodedata.normalize("NFC", "".join(c for c in letters if c not in _TONES))
