"""The fingerprint: one digest over what an article says, so that only a change of content changes it."""

import json
import unicodedata
from hashlib import sha256

from archive.derivation import Completeness, Derivation
from archive.edits import is_script_table

WILDCARD = "\ufffc"
"""Stands for damage left as it was, whatever its bytes decoded to."""

_WIDE = tuple((wide, unicodedata.normalize("NFKC", wide)) for wide in "，：；！？（）％．～")


def fingerprint(derivation: Derivation) -> str:
    """SHA-256, in hex, over headline, date, source, authors, editor, text and completeness.

    Normalised by NFKC and without white space. Of a gap counts that it is there and what the site states of
    it, not its offset or the notice's wording, which move with rules and chrome.
    """
    content = (
        _normal(derivation.headline),
        _normal(derivation.date_published),
        _normal(derivation.source),
        [_normal(author) for author in derivation.authors],
        _normal(derivation.editor),
        _normal(_with_wildcards(derivation)),
        _completeness(derivation.completeness),
    )
    line = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return sha256(line.encode("utf-8", "surrogatepass")).hexdigest()


def _normal(text: str | None) -> str:
    # White space goes first, lest it part what NFKC would join, and again where NFKC itself made some.
    once = _nfkc(_bare(text or ""))
    bare = _bare(once)
    return once if bare == once else _nfkc(bare)


def _nfkc(text: str) -> str:
    # Wide punctuation alone makes NFKC take a text apart character by character, at a hundred times the cost.
    for wide, narrow in _WIDE:
        text = text.replace(wide, narrow)
    return unicodedata.normalize("NFKC", text)


def _bare(text: str) -> str:
    return "".join(text.split())


def _completeness(completeness: Completeness) -> list[object]:
    stated = completeness.pages_shown, completeness.pages_remaining, completeness.stated_total_chars
    gaps = [(gap.where, gap.stated_omitted_chars) for gap in completeness.gaps]
    return [completeness.status, *stated, completeness.stated_shown_chars, gaps]


def _with_wildcards(derivation: Derivation) -> str:
    """The text with every place of unrepaired damage as one wildcard."""
    text, out, at = derivation.text, [], 0
    for start, end in _unrepaired(derivation):
        if start >= at:
            out += [text[at:start], WILDCARD]
            at = end
    return "".join([*out, text[at:]])


def _unrepaired(derivation: Derivation) -> list[tuple[int, int]]:
    """Where in `text` the damage lies that was left: its place in `original_text`, moved by the edits before
    it.
    """
    places = sorted((damage.start, damage.end) for damage in derivation.damage if damage.after is None)
    edits = [edit for edit in derivation.audit if not is_script_table(edit)] if places else []
    found: list[tuple[int, int]] = []
    shift = next_edit = 0
    for start, end in places:
        while next_edit < len(edits) and edits[next_edit].end <= start:
            shift += len(edits[next_edit].after) - (edits[next_edit].end - edits[next_edit].start)
            next_edit += 1
        within = [edit for edit in edits[next_edit:] if edit.start < end]
        growth = sum(len(edit.after) - (edit.end - edit.start) for edit in within)
        first = min([start, *(edit.start for edit in within)])
        last = max([end, *(edit.end for edit in within)])
        found.append((first + shift, last + shift + growth))
    return found
