"""Gaps told by the text itself: from the edit that marks one to its place in the finished text."""

from collections.abc import Sequence
from dataclasses import replace

from archive.derivation import Completeness, Edit, Gap, Where
from crawler.extract.page import MissingPart
from crawler.text.draft import Draft

GAP_MARK = "[…]"


def numbered(draft: Draft, stated: Completeness, edits: Sequence[Edit]) -> Completeness:
    """`stated`, its offsets turned into ordinals of the mark each gap is told by, its evidence into the original's words."""
    gaps = []
    for gap in stated.gaps:
        at, shift = 0, 0
        for edit in edits:
            if edit.start == gap.offset and GAP_MARK in edit.after:
                at = edit.start + shift + edit.after.index(GAP_MARK)
                break
            shift += len(edit.after) - len(edit.before)
        ordinal = draft.revise(edits).text.count(GAP_MARK, 0, at)
        gaps.append(replace(gap, offset=ordinal, evidence=_verbatim(draft, gap.evidence)))
    return replace(stated, gaps=tuple(gaps))


def placed(stated: Completeness, text: str) -> Completeness:
    """`stated`, the ordinals of its gaps turned into offsets of the marks in the finished text."""
    marks = [i for i in range(len(text)) if text.startswith(GAP_MARK, i)] if stated.gaps else []
    return replace(stated, gaps=tuple(replace(gap, offset=marks[gap.offset]) for gap in stated.gaps))


def missing_parts(
    draft: Draft, stated: Completeness, parts: Sequence[MissingPart]
) -> tuple[Draft, Completeness]:
    """The draft and its completeness once each part that was not fetched is told as a gap in its place."""
    for part in parts:
        at = _now(draft, part.after)
        before, after = draft.text[:at], draft.text[at:]
        ordinal = before.count(GAP_MARK)
        # On a line of its own.
        goes_on = bool(after.strip()) and not after.startswith("\n")
        mark = ("" if not before or before.endswith("\n") else "\n") + GAP_MARK + ("\n" if goes_on else "")
        draft = draft.revise([Edit(at, at, "", mark, "truncation", "missing-part")])
        where: Where = "end" if not after.strip() else "middle" if before.strip() else "start"
        later = (replace(gap, offset=gap.offset + (gap.offset >= ordinal)) for gap in stated.gaps)
        gaps = sorted((*later, Gap(where, ordinal, part.url)), key=lambda gap: gap.offset)
        stated = replace(stated, status="truncated", gaps=tuple(gaps))
    return draft, stated


def _now(draft: Draft, original: int) -> int:
    """Where in the draft's text that which stood before a place of the original ends; behind an edit around the place."""
    shift = 0
    for edit in draft.edits:
        if edit.start >= original and edit.end > original:
            break
        if edit.end > original:
            return edit.start + shift + len(edit.after)
        shift += len(edit.after) - len(edit.before)
    return original + shift


def _verbatim(draft: Draft, evidence: str) -> str:
    at = draft.text.find(evidence)
    if at < 0 or not evidence:
        return evidence
    start, end = draft.origin(at, at + len(evidence))
    return draft.original[start:end]
