"""Which of several Traditional forms of a character a page may write, and which one mirrors do.

Mirrors convert one character at a time by one table: what is a Traditional character in its own right stays (于, 后, 里, 制),
and the rest turns always into the same form (準, 癥, 著), whatever the word.
"""

from functools import cache

from crawler.text.mirror.classes import model_character
from crawler.text.mirror.gbk import pairs
from crawler.text.script.dictionary import first_readings

_KEPT = frozenset(
    "于并后里余制系面干只范云才么采游占布升周注志表出回致咨托征仿杰群床秘污松别谷姜丑斗咸曲朱夸折向借佣舍沈卷岩"
)
_TURNED = {"着": "著", "准": "準", "症": "癥", "台": "臺", "冲": "沖", "净": "凈", "闲": "閑"}
_MIRRORS, _USUAL, _SELDOM = 1.0, 0.2, 0.05


@cache
def forms() -> dict[str, tuple[tuple[str, float], ...]]:
    """The forms that share a character of the model, each with its share where nothing else is known."""
    first = {key: value[0] for key, value in first_readings("STCharacters").items()}
    taiwan = {key: value[0] for key, value in first_readings("TWVariants").items()}
    usual = {*first.values(), *taiwan.values()}
    found: dict[str, list[str]] = {}
    for character in pairs().values():
        if "一" <= character <= "鿿":
            found.setdefault(model_character(character), []).append(character)
    out = {}
    for plain, shared in found.items():
        turned = first.get(plain, plain)
        mirrors = plain if plain in _KEPT else _TURNED.get(plain, taiwan.get(turned, turned))
        weights = {c: _MIRRORS if c == mirrors else _USUAL if c in usual else _SELDOM for c in shared}
        if plain in weights:
            weights[plain] = max(weights[plain], _USUAL)
        total = sum(weights.values())
        out[plain] = tuple((c, weight / total) for c, weight in weights.items())
    return out
