"""What the character model tells apart: Simplified characters each, punctuation by what it does, the rest by kind."""

from functools import cache

from crawler.text.script.t2s import characters

UNKNOWN, EDGE, DIGIT, LETTER, SYMBOL = "\x00", "\n", "0", "a", "#"
_MARKS = {
    **dict(zip(",;:?!()", "，；：？！（）", strict=True)),
    **dict(zip("．.｡﹑〈〉「」『』【】[]〔〕", "。。。、《》“”“”（）（）（）", strict=True)),
    '"': "”",
    "'": "’",
}
_ONE = {"著": "着"}
"""What mirrors do not tell apart: 看著 is as common on their pages as 著名."""
KEPT = frozenset("，。、；：？！（）“”‘’《》…—·%％")


def mark_class(character: str) -> str | None:
    """The class of a character that is no Chinese one; None for one that is."""
    if character in KEPT:
        return character
    if character in _MARKS:
        return _MARKS[character]
    if "一" <= character <= "鿿" or character == "〇":
        return None
    if character.isspace():
        return EDGE
    if character.isdecimal():
        return DIGIT
    if character.isalpha():
        return LETTER if character < "ɐ" or "Ａ" <= character <= "ｚ" else SYMBOL
    return SYMBOL


@cache
def model_character(character: str) -> str:
    """The character that stands in the model for `character`, Traditional or Simplified."""
    plain = mark_class(character) or characters().get(character, character)
    return _ONE.get(plain, plain)
