"""Marks that a mirror may have found across two characters and set apart: where they stand, and which bytes they were.

After such a mark the text is read one byte off. So a place is worth a search where what follows reads better one byte
further on than as it is shown; clean text read so is rubbish.
"""

import re
from collections.abc import Iterable, Iterator

from crawler.text.mirror.classes import KEPT
from crawler.text.mirror.gbk import with_trail
from crawler.text.mirror.lexicon import Lexicon
from crawler.text.mirror.paths import Path
from crawler.text.mirror.shift import reads_better, reads_better_after_one
from crawler.text.mirror.stream import TAG

# A byte was lost before the mark and one after it, at the end of a line or before an ASCII byte.
_LAST = re.compile(f"[?？\ufffd][。;；!！?？](?=[?？\ufffd](?:[\x00-?，。、；：！？\\s]|$|{TAG}))")
# A lost byte shows, and may have taken what was put beside the mark; a comma alone is looked at where a gloss proves it.
# The first look says at most places that there is nothing, at a third of the time.
_MARK = re.compile(
    f"(?=[?？\ufffd;；!！,，。])(?:[?？\ufffd](?:(?=[?？\ufffd]{TAG})|[,，]{{0,2}}[。;；!！?？]|[,，](?=[@-~一-鿿]))"
    "|[;；!！?？]|[,，](?=[@-~][(（])|。(?=[ㄅ-ㄩ][一-鿿]))"
)
_BEFORE_A_TAG = re.compile(f"[?？\ufffd](?:[。;；!！?？](?=[?？\ufffd]{TAG})|(?=[?？\ufffd]{TAG}))")
"""What nobody writes: it is damage wherever it stands. In the second form the lost byte took the mark along."""
_SIDES = re.compile("[?？\ufffd][。;；!！?？][?？\ufffd]")
# The same where neither byte shows, or where the second took the mark for its own: what a decoder made of 。” or 保。 there.
_BARE_LAST = re.compile("(?:[?？\ufffd][?？]|[!！])(?=[\x00-?]|\\s|$)")
_READ_ON = re.compile("[一-鿿]|[@-~](?![!-'*-~])")
_ANY = re.compile("[?？;；!！\ufffd]|[,，][@-~][(（]|。[ㄅ-ㄩ]")
_TELLING, _CLEARLY = 3, 1.0
_STOP = (0xA1, 0xA3)
_SHOUT, _ASK, _HALF = (0xA3, 0xA1), (0xA3, 0xBF), (0xA3, 0xBB)
_PAUSE = (0xA3, 0xAC)
_FULL = {
    "；": _HALF, ";": _HALF, "！": _SHOUT, "!": _SHOUT, "?": _ASK, "？": _ASK, "。": _STOP, ",": _PAUSE, "，": _PAUSE,
}  # fmt: skip


def isolated(text: str, *, gated: bool) -> list[tuple[int, int]]:
    """The places of marks that may be isolated. Less has to speak for one on a `gated` page, which is known to be a mirror's,
    and on one that has several."""
    if not _ANY.search(text):
        return []
    spans = [found.span() for found in _MARK.finditer(text)]
    if not gated:
        found = [span for span in spans if _worth_a_search(text, *span, gated=False)]
        if len(found) < _TELLING:
            return found
    out = []
    for start, end in spans:
        if _worth_a_search(text, start, end, gated=True) or (gated and _SIDES.match(text, start)):
            out.append((start, end))
        elif _BARE_LAST.match(text, start) and _may_close(text, start, lone=end - start == 1, gated=gated):
            out.append((start, start + 1))
    return out


def meanings(shown: str) -> list[tuple[int, int, float]]:
    """The two bytes a mark shown as `shown` may have been, with what speaks against each.

    A `?` alone is a question mark, or a lost byte that swallowed any of them: how often each comes across two characters.
    """
    if len(shown) > 1:
        return [(*_FULL[shown[-1]], 0.0)]
    if shown in ("?", "\ufffd"):
        return [(*_SHOUT, 0.0), (*_ASK, -0.7), (*_HALF, -2.4), (*_STOP, -4.0)]
    return [(*_FULL[shown], 0.0)]


def starts_after(
    lead_marks: Iterable[tuple[int, int, float]], before: str, lexicon: Lexicon
) -> Iterator[Path]:
    """Paths out of step after an isolated mark: the lead byte before it is lost, its first byte was a trail."""
    for first, second, cost in lead_marks:
        candidates = with_trail(first)
        for _, character in (*candidates, (0xA1, "\u3000")) if first == 0xA1 else candidates:
            if before.endswith("·") and character in KEPT:
                continue
            yield Path(cost + lexicon.log(before, character), second, character)


def _worth_a_search(text: str, start: int, end: int, *, gated: bool) -> bool:
    if _BEFORE_A_TAG.match(text, start) or (_LAST.match(text, start) and _in_quotation(text, start)):
        return True
    # A lost byte and a mark side by side are hardly ever anybody's own.
    told = gated or (end - start > 1 and bool(_READ_ON.match(text, end)))
    by = 0.0 if told else _CLEARLY
    if any(reads_better(over, text, end, gated=told, by=by) for _, over, _ in meanings(text[start:end])):
        return True
    return gated and end - start > 1 and reads_better_after_one(text, end)


def _may_close(text: str, start: int, *, lone: bool, gated: bool) -> bool:
    """Whether what ends a line may have been 。”: on a page known to be a mirror's two lost bytes may anywhere."""
    quoted = _in_quotation(text, start)
    return (gated and quoted) if lone else (gated or quoted)


def _in_quotation(text: str, at: int) -> bool:
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return line.count("“") > line.count("”")
