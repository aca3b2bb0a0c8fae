"""What speaks for a mark by what comes after it: the next line, the next quote; and by how its own line began."""

import re

from crawler.text.mirror.classes import mark_class

_NUMBER = re.compile(
    "[ \u3000]*(?:[（(][一二三四五六七八九十\\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|\\d{1,2}[、.．)）]|[①-⑳])"
)
_LEADS_IN = {"：": 2.0, "，": -3.0, "、": -3.0}
_IN_LIST = {"；": 1.5, "：": -1.5, "，": -3.0, "、": -3.0}
_QUOTE = re.compile("[“”]")
_BEFORE_CLOSING, _BEFORE_OPENING = {"“": 2.0, "”": -3.0}, {"“": -1.5, "”": 0.5}
_LEFT_OPEN = -3.0
_LAST = {"；": -2.0, "：": -1.0, "，": -3.0, "、": -3.0}


def line_end(before: str, following: str) -> float:
    """What speaks for the mark that ends `before` at the end of its line, where `following` comes after that line."""
    mark, line = mark_class(before[-1:] or "\n") or "", before.rpartition("\n")[2]
    following = following.lstrip("\n\r \u3000")
    # A quotation left open goes on in a paragraph that opens again.
    cost = _LEFT_OPEN if line.rfind("“") > line.rfind("”") and not following.startswith("“") else 0.0
    return cost + _ended(mark, line, following)


def _ended(mark: str, line: str, following: str) -> float:
    if _NUMBER.match(following):
        return (_IN_LIST if _NUMBER.match(line) else _LEADS_IN).get(mark, 0.0)
    return _LAST.get(mark, 0.0) if following else 0.0


def quotes_before(following: str) -> dict[str, float]:
    """What speaks for a quote that opens and for one that closes, by the next one in what is left of the line."""
    line, ends, _ = following.partition("\n")
    found = _QUOTE.search(line)
    if found:
        return _BEFORE_CLOSING if found.group() == "”" else _BEFORE_OPENING
    return _BEFORE_OPENING if ends else {}
