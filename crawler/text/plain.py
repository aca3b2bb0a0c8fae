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
from crawler.text.furniture.classify import classify, is_spam
from crawler.text.passes import Context, Outcome, Pass
from crawler.text.truncation import notices, withheld_in

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
    """Lines by number: those over the article, the title, the fields; the article starts at `first`."""

    headline: str | None
    first: int
    above: tuple[int, ...] = ()
    title: tuple[int, ...] = ()
    stated: tuple[int, ...] = ()
    facts: Facts = field(default_factory=Facts)


def _run(text: str, context: Context) -> Outcome:
    folded = fold(text)
    lines = list(folded.lines())
    if not lines:
        return Outcome()
    told = notices(folded)
    withheld = {n for n, line in enumerate(lines[:_HEAD]) if withheld_in(told, line)}
    head = _captioned(lines) or _named(lines) or _dated(lines) or _titled(lines) or _Head(None, 0)
    edits = [*_removed(folded, lines, head, withheld), *_glued_title(folded, lines, head)]
    facts = merged(Facts(headline=_own_words(folded, lines, head)), head.facts)
    return Outcome(edits=tuple(sorted(edits, key=lambda e: e.start)), facts=facts)


def _captioned(lines: Sequence[Line]) -> _Head | None:
    titles = [match[1] for line in lines[:_HEAD] if (match := _PAGE_CAPTION.fullmatch(line.key))]
    if not titles:
        return None
    captions = [n for n, line in enumerate(lines[:_HEAD]) if _PAGE_CAPTION.fullmatch(line.key)]
    starts = [n for n, line in enumerate(lines[:_HEAD]) if _START.fullmatch(line.key)]
    first = starts[0] + 1 if starts else captions[-1] + 1
    return _Head(Counter(titles).most_common(1)[0][0], first, above=tuple(range(first)))


def _named(lines: Sequence[Line]) -> _Head | None:
    match = _NAMED.fullmatch(lines[0].key)
    return _Head(match[1], 1, title=(0,)) if match else None


def _dated(lines: Sequence[Line]) -> _Head | None:
    """A head whose dateline says where the page's own head ends."""
    fields = _fields(lines)
    if not fields:
        return None
    top = min(fields)
    facts = Facts()
    last = top
    for n in sorted(fields):
        if n > last + 1:
            break
        facts, last = merged(facts, fields[n].facts), n
    above = [n for n in range(top) if _can_be_title(lines[n])]
    title = above[-1] if above and above[-1] == top - 1 else None
    headline = lines[title].key if title is not None else facts.headline
    if title is None and top > 0:
        return None
    repeated = _repeated(lines, last + 1, headline)
    named = (*(() if title is None else (title,)), *repeated)
    return _Head(
        headline,
        last + 1 + len(repeated),
        above=tuple(n for n in range(top) if n != title),
        title=named,
        stated=tuple(range(top, last + 1)),
        facts=facts,
    )


def _fields(lines: Sequence[Line]) -> dict[int, Credit]:
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
                yield folded.edit(lines[n].start, min(lines[n].end + 1, len(folded.key)), _NAME, class_)


def _glued_title(folded: Folded, lines: Sequence[Line], head: _Head) -> Iterator[Edit]:
    """A page flattened to one line begins with its title: `…会议上的讲话同志们:…`."""
    if not head.headline or head.first >= len(lines):
        return
    line = lines[head.first]
    if line.key.startswith(head.headline) and len(line.key) > 2 * len(head.headline):
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


PASS = Pass(_NAME, "1", _run)
