"""Where a text says that some of it is withheld: the notices, and the numbers they state."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from crawler.text.folding import Folded, Line, fold
from crawler.text.walls import NUMBER, WRAP, is_length, is_wall, number

_OMITTED_WORDS = ("省略", "略去", "隐藏", "剩余", "余下")
_OMITTED = re.compile(rf"(?:省略|略去|隐藏|剩余|余下)了?约?\s?(?P<omitted>{NUMBER})\s?[余多]?个?字")
_SHOWN = re.compile(
    rf"全文共\s?(?P<total>{NUMBER})\s?字[,;\s]{{0,2}}(?:当前|目前)?(?:只|仅)?(?:显示|可阅读|预览)\s?(?P<shown>{NUMBER})\s?字"
)
_PAGES = re.compile(
    r"(?:已(?:经)?阅读\s?(?P<pages>\d{1,5})\s?页[,;\s]{0,3})?"
    r"(?:还剩|剩余|还有|最后)\s?(?P<left>\d{1,5})\s?页未读"
    r"(?:[,;\s]{0,3}(?:登录后)?(?:继续|免费){1,2}阅读)?"
)
_READING = "阅读|显示|预览|展示|试读|查看|浏览"
# What a notice that is one states, wherever in it; each by the words around its number.
_STATED = {
    "left": re.compile(rf"(?:还剩|剩余|剩下|还有|余下|最后|后面)(?:的|还有)?\s?({NUMBER})\s?页"),
    "pages": re.compile(rf"(?:{_READING})了?(?:到?第|前)?\s?({NUMBER})\s?页|前\s?({NUMBER})\s?页"),
    "total": re.compile(
        rf"(?:全文|本文|文章|总)(?:总|共|约|大约|有){{0,3}}\s?({NUMBER})\s?个?字|共\s?({NUMBER})\s?个?字|字数\s?:\s?({NUMBER})"
    ),
    "shown": re.compile(rf"(?:{_READING})了?前?\s?({NUMBER})\s?个?字"),
    "omitted": re.compile(rf"(?:省略|略去|隐藏|剩余|剩下|余下|还剩|还有)了?约?\s?({NUMBER})\s?[余多]?个?字"),
}
_TEASER = re.compile(
    r"(?:…|\.{3})+\s?[\[(【]?(?:点击|继续)?(?:阅读|查看|显示|展开)(?:全文|更多|余下全文)(?:内容)?[\])】]?[>»\s]{0,3}$"
)
# A line with none of these is no notice, and most lines have none.
_SIGN = re.compile(
    "未读|未完|待续|省略|略去|隐[藏去]|剩|余下|后面还有|后续|试[读看]|预览|超出|登[录陆入]|签入|会员|VIP|vip|订阅|付[费款]"
    "|支付|购买|充值|解锁|扫码|阅读|查看|全文|下转|截断|略|下载|注册|免费|[显展]示"
)
_LAST_SEGMENT = re.compile(r"(?<=[。!?…\s])([^。!?…\s]{4,40})$")
_FOOT = 5
_FINISHED = ("。", "!", "?", "…")
_BRACKETED = re.compile(r"(?<=[。!?…\"”])\s?[(\[【]([^()\[\]【】\n]{3,60})[)\]】]\s?…{0,2}$")
_OMITTED_HERE = re.compile(rf"(?:此处|以下|以上|前文|后文|中间)?(?:{_OMITTED.pattern})")
_TEASER_ENDS = ("文", "多", "容", ")", "]", "】", ">", "»")
_LONGEST_WALL = 90
_ELLIPSIS = "…·."
_OPEN = "([【"
_BRACKET = re.compile(r"[(\[【)\]】]")
_REACH = 200

Kind = Literal["omission", "ending", "pages", "wall", "length", "offer"]


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice at [start, end) of the key, and the numbers it states."""

    start: int
    end: int
    kind: Kind
    total: int | None = None
    shown: int | None = None
    omitted: int | None = None
    pages: int | None = None
    left: int | None = None

    @property
    def states_numbers(self) -> bool:
        return any(n is not None for n in (self.total, self.shown, self.omitted, self.pages, self.left))


def notices(folded: Folded) -> tuple[Notice, ...]:
    """The truncation notices of a text, in order and apart."""
    return _notices(folded.text)


@lru_cache(maxsize=4)
def _notices(text: str) -> tuple[Notice, ...]:
    folded = fold(text)
    found = sorted((*_inline(folded.key), *_lines(folded)), key=lambda n: (n.start, -n.end))
    out: list[Notice] = []
    for notice in found:
        if not out or notice.start >= out[-1].end:
            out.append(notice)
    return tuple(out)


def withheld_in(found: Sequence[Notice], line: Line) -> Notice | None:
    """The last of the notices `found` that begins in a line."""
    at = bisect_left(found, line.end, key=lambda n: n.start) - 1
    return found[at] if at >= 0 and found[at].start >= line.start else None


def _inline(key: str) -> Iterator[Notice]:
    # Plain look-ups first: they cost nothing, and nearly every text is without notices.
    at = 0
    for match in _SHOWN.finditer(key) if "全文共" in key else ():
        if match.start() >= at:
            start, at = _widened(key, *(_enclosed(key, *match.span()) or match.span()))
            yield Notice(start, at, "ending", total=number(match["total"]), shown=number(match["shown"]))
    at = 0
    for match in _OMITTED.finditer(key) if any(word in key for word in _OMITTED_WORDS) else ():
        if match.start() >= at and (span := _enclosed(key, *match.span())):
            start, at = _widened(key, *span)
            yield Notice(start, at, "omission", omitted=number(match["omitted"]))
    for match in _PAGES.finditer(key) if "页未读" in key else ():
        pages = match["pages"]
        yield Notice(*match.span(), "pages", pages=int(pages) if pages else None, left=int(match["left"]))


def _lines(folded: Folded) -> Iterator[Notice]:
    lines = folded.lines
    for line in lines:
        if (
            len(line.key) <= _LONGEST_WALL
            and _SIGN.search(line.key)
            and (notice := _whole(line.inner, line.key))
        ):
            yield notice
        elif line.key.endswith(_TEASER_ENDS):
            yield from _at_end(line)
    for line in lines[-_FOOT:]:
        if line.key.endswith(_FINISHED):
            continue
        # The same words amid a text are the author's, on how to use some system.
        last = _LAST_SEGMENT.search(line.key, max(0, len(line.key) - 60))
        if last and is_wall(last[1]):
            yield _notice(line.inner + last.start(1), line.inner + len(line.key), last[1])


def _whole(start: int, key: str) -> Notice | None:
    """The notice that a whole line is."""
    if is_length(key):
        return _notice(start, start + len(key), key, "length")
    if is_wall(key) or _OMITTED_HERE.fullmatch(key.strip(WRAP)):
        return _notice(start, start + len(key), key)
    return None


def _at_end(line: Line) -> Iterator[Notice]:
    """What a line that is otherwise text ends in: the button of a teaser, a notice in brackets."""
    start = max(0, len(line.key) - _LONGEST_WALL)
    if teaser := _TEASER.search(line.key, max(0, len(line.key) - 30)):
        yield Notice(line.inner + teaser.start(), line.inner + len(line.key), "wall")
    elif (bracketed := _BRACKETED.search(line.key, start)) and is_wall(bracketed[1]):
        yield _notice(line.inner + bracketed.start(), line.inner + len(line.key), bracketed[1])


def _notice(start: int, end: int, words: str, kind: Kind | None = None) -> Notice:
    """A notice with what its `words` state; of which kind it is follows from that."""
    said = {name: _first(pattern, words) for name, pattern in _STATED.items()}
    if kind is None:
        pages = said["pages"] is not None or said["left"] is not None
        kind = "pages" if pages else "omission" if said["omitted"] is not None else "wall"
    return Notice(start, end, kind, **said)


def _first(pattern: re.Pattern[str], words: str) -> int | None:
    match = pattern.search(words)
    return number(next(filter(None, match.groups()))) if match else None


def _enclosed(key: str, start: int, end: int) -> tuple[int, int] | None:
    """The brackets around a place, inner pairs skipped; looked for on its own line and within reach only."""
    low, high = max(0, start - _REACH), min(len(key), end + _REACH)
    low = max(low, key.rfind("\n", low, start) + 1)
    newline = key.find("\n", end, high)
    high = high if newline < 0 else newline
    opening = _opening(key, low, start)
    return None if opening is None else (opening, _closing(key, end, high))


def _opening(key: str, low: int, start: int) -> int | None:
    """The last bracket before `start` that is still open there."""
    still: list[int] = []
    for mark in _BRACKET.finditer(key, low, start):
        if mark[0] in _OPEN:
            still.append(mark.start())
        elif still:
            still.pop()
    return still[-1] if still else None


def _closing(key: str, end: int, high: int) -> int:
    """Behind the bracket that closes one open at `end`; `high` when none does."""
    depth = 1
    for mark in _BRACKET.finditer(key, end, high):
        depth += 1 if mark[0] in _OPEN else -1
        if not depth:
            return mark.end()
    return high


def _widened(key: str, start: int, end: int) -> tuple[int, int]:
    """The span with its own ellipses and the spaces around; an ellipsis beyond a space is the author's."""
    for marks in (_ELLIPSIS, " \t"):
        while start and key[start - 1] in marks:
            start -= 1
        while end < len(key) and key[end] in marks:
            end += 1
    return start, end
