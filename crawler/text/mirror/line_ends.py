"""What speaks for a mark at the end of a line: what the next line begins with, and how this one began."""

import re

from crawler.text.mirror.classes import mark_class

_NUMBER = re.compile(
    "[ \u3000]*(?:[（(][一二三四五六七八九十\\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|\\d{1,2}[、.．)）]|[①-⑳])"
)
_LEADS_IN = {"：": 2.0, "，": -3.0, "、": -3.0}
_IN_LIST = {"；": 1.5, "：": -1.5, "，": -3.0, "、": -3.0}
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
