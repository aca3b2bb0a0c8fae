"""Text files taken out of a page: headline, date, source and editor stand above the article.

Four heads are known: page captions that carry the title (document sharing); a line `标题:…`; a dateline, with
the title above it or in `原标题`; a title on a line of its own. What stands above the article goes;
truncation notices stay for the pass that counts them.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from archive.derivation import Edit
from crawler.extract.page import Facts
from crawler.text.credits import Credit, credit, merged
from crawler.text.folding import Folded, Line, fold, squeeze
from crawler.text.furniture.captions import starts_anew
from crawler.text.furniture.classify import classify
from crawler.text.furniture.spam import is_spam
from crawler.text.notices import notices, withheld_in
from crawler.text.passes import Context, Outcome, Pass

_NAME = "plain"
_PAGE_CAPTION = re.compile(r"(.{2,120})_第\s?\d{1,4}\s?页")
_NAMED = re.compile(r"标题\s?[:丨|]\s?(.{2,150})")
_START = re.compile(r"文档简介|文本预览|文档预览|内容预览")
# How far down a head reaches: beyond this many lines that hold anything, a dateline is not the page's.
_HEAD = 40
_FEW = 15
_LONGEST_TITLE = 80
_UNTITLED = re.compile(r".*[。!?;:,…]|(?:各位|同志|尊敬的|女士|先生|\d{1,2}月\d{1,2}日|附件).*|[\d\W]*")


@dataclass(frozen=True, slots=True)
class _Head:
    """Lines by number: those over the article, the title, the fields; the article starts at `first`.

    `flat`: the page was flattened, so the article begins with its own title.
    """

    headline: str | None
    first: int
    above: tuple[int, ...] = ()
    title: tuple[int, ...] = ()
    stated: tuple[int, ...] = ()
    facts: Facts = field(default_factory=Facts)
    flat: bool = False


def _run(text: str, context: Context) -> Outcome:
    folded = fold(text)
    lines = folded.lines
    if not lines:
        return Outcome()
    told = notices(folded)
    withheld = {n for n, line in enumerate(lines[:_HEAD]) if withheld_in(told, line)}
    head = _captioned(lines) or _named(lines) or _dated(lines) or _titled(lines) or _Head(None, 0)
    edits = [*_removed(folded, lines, head, withheld), *_glued_title(folded, lines, head)]
    facts = merged(Facts(headline=_own_words(folded, lines, head)), head.facts)
    return Outcome(edits=tuple(sorted(edits, key=lambda e: e.start)), facts=facts)


def _captioned(lines: Sequence[Line]) -> _Head | None:
    captions = [n for n, line in enumerate(lines[:_HEAD]) if _PAGE_CAPTION.fullmatch(line.key)]
    if not captions:
        return None
    titles = Counter(lines[n].key.rpartition("_")[0] for n in captions)
    starts = [n for n, line in enumerate(lines[:_HEAD]) if _START.fullmatch(line.key)]
    first = starts[0] + 1 if starts else captions[-1] + 1
    if any(_is_told(line) for line in lines[:first]):
        first = 0
    return _Head(titles.most_common(1)[0][0], first, above=tuple(range(first)), flat=True)


def _named(lines: Sequence[Line]) -> _Head | None:
    for n, line in enumerate(lines[:_HEAD]):
        if match := _NAMED.fullmatch(line.key):
            return _Head(match[1], n + 1, above=tuple(range(n)), title=(n,), flat=True)
        if not classify(line.key):
            return None
    return None


def _dated(lines: Sequence[Line]) -> _Head | None:
    """A head whose dateline says where the page's own head ends."""
    fields = _fields(lines)
    if not fields:
        return None
    top, last = min(fields), max(fields)
    facts = Facts()
    for n in sorted(fields):
        facts = merged(facts, fields[n].facts)
    title = _title_over(lines, top)
    if top and (title is None or any(_is_told(line) for line in lines[:top])):
        return None
    headline = facts.headline if title is None else lines[title].key
    repeated = _repeated(lines, last + 1, headline)
    return _Head(
        headline,
        last + 1 + len(repeated),
        above=tuple(n for n in range(top) if n != title),
        title=repeated if title is None else (title, *repeated),
        stated=tuple(range(top, last + 1)),
        facts=facts,
    )


def _title_over(lines: Sequence[Line], top: int) -> int | None:
    """The line a dateline stands under, bars of buttons between them passed over."""
    for n in range(top - 1, -1, -1):
        if not classify(lines[n].key):
            return n if _can_be_title(lines[n]) else None
    return None


def _is_told(line: Line) -> bool:
    """Whether a line tells something, as articles do and what stands above them does not."""
    return "。" in line.key and not classify(line.key)


def _fields(lines: Sequence[Line]) -> dict[int, Credit]:
    """The first lines of fields that follow one another, when they date the article or name its source."""
    fields: dict[int, Credit] = {}
    for n, line in enumerate(lines[:_FEW]):
        if read := credit(line.key):
            fields[n] = read
        elif fields:
            break
    return fields if any(f.facts.published or f.facts.source for f in fields.values()) else {}


def _titled(lines: Sequence[Line]) -> _Head | None:
    """The first line that is no furniture, when it reads like a title and an article follows it."""
    for n, line in enumerate(lines[:_FEW]):
        if is_spam(line.key) or classify(line.key):
            continue
        if not _can_be_title(line) or n + 1 >= len(lines) or _UNTITLED.fullmatch(line.key):
            return None
        repeated = _repeated(lines, n + 1, line.key)
        return _Head(line.key, n + 1 + len(repeated), above=tuple(range(n)), title=(n, *repeated))
    return None


def _can_be_title(line: Line) -> bool:
    return 2 <= len(line.key) <= _LONGEST_TITLE and "。" not in line.key and not classify(line.key)


def _repeated(lines: Sequence[Line], start: int, headline: str | None) -> tuple[int, ...]:
    wanted = squeeze(headline or "")
    return (start,) if wanted and start < len(lines) and squeeze(lines[start].key) == wanted else ()


def _removed(folded: Folded, lines: Sequence[Line], head: _Head, withheld: set[int]) -> Iterator[Edit]:
    for numbers, class_ in ((head.above, "chrome"), (head.title, "headline"), (head.stated, "dateline")):
        for n in numbers:
            if n not in withheld:
                called = "spam" if class_ == "chrome" and is_spam(lines[n].key) else class_
                yield folded.edit(lines[n].start, min(lines[n].end + 1, len(folded.key)), _NAME, called)


def _glued_title(folded: Folded, lines: Sequence[Line], head: _Head) -> Iterator[Edit]:
    """A page flattened to one line begins with its title: `…会议上的讲话同志们:…`."""
    if not head.headline or head.first >= len(lines):
        return
    line = lines[head.first]
    rest = line.key.removeprefix(head.headline)
    if rest != line.key and len(rest) > len(head.headline) and (head.flat or starts_anew(rest)):
        yield folded.edit(line.start, line.inner + len(head.headline), _NAME, "headline")


def _own_words(folded: Folded, lines: Sequence[Line], head: _Head) -> str | None:
    """The headline in the text's own marks: the key it was found in is half-width."""
    if not head.headline:
        return None
    for line in lines[: head.first]:
        at = line.key.find(head.headline)
        if at >= 0:
            start = line.inner + at
            return folded.evidence(start, start + len(head.headline))
    return head.headline


PASS = Pass(_NAME, "3", _run)
