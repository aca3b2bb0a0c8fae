"""Where a text has terms of Taiwan or Hong Kong: the longest from left to right, where what stands beside lets it be one."""

import re
from collections.abc import Iterator
from functools import cache

from archive.derivation import Edit, Term
from crawler.text.terms.table import VERSION, Entry, entries

PASS = "terms"


def terms(text: str) -> tuple[Term, ...]:
    """The terms of a text in Simplified characters, in order and apart."""
    return tuple(
        Term(start, end, text[start:end], entry.row.mainland, VERSION) for start, end, entry in _found(text)
    )


def mapped(text: str) -> tuple[str, tuple[Edit, ...]]:
    """The text with the mainland's words for those terms, and the edits that make it so (`archive.edits` undoes them)."""
    edits = tuple(
        Edit(start, end, text[start:end], entry.row.mainland, PASS, entry.row.class_)
        for start, end, entry in _found(text)
    )
    out: list[str] = []
    at = 0
    for edit in edits:
        out += (text[at : edit.start], edit.after)
        at = edit.end
    return "".join((*out, text[at:])), edits


def _found(text: str) -> Iterator[tuple[int, int, Entry]]:
    opening, lengths, table = _matcher()
    at = 0
    for place in (hit.start() for hit in opening.finditer(text)):
        if place < at or text[place : place + 2] not in lengths:
            continue
        for end in (place + length for length in lengths[text[place : place + 2]]):
            entry = table.get(text[place:end])
            if entry and entry.fits(text, place, end):
                yield place, end, entry
                at = end
                break


@cache
def _matcher() -> tuple[re.Pattern[str], dict[str, tuple[int, ...]], dict[str, Entry]]:
    table = entries()
    lengths: dict[str, set[int]] = {}
    for word in table:
        lengths.setdefault(word[:2], set()).add(len(word))
    longest_first = {two: tuple(sorted(found, reverse=True)) for two, found in lengths.items()}
    # Two sets of characters leave a third of the places that the first alone would, at a cost that C bears.
    firsts, seconds = ("".join(sorted({word[at] for word in table})) for at in (0, 1))
    return re.compile(f"[{re.escape(firsts)}](?=[{re.escape(seconds)}])"), longest_first, table
