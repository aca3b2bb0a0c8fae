"""Gaps told by the text itself: from the edit that marks one to its place in the finished text."""

from collections.abc import Sequence
from dataclasses import replace

from archive.derivation import Completeness, Edit, Gap
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


def missing_parts(draft: Draft, stated: Completeness, parts: Sequence[str]) -> tuple[Draft, Completeness]:
    """The draft and its completeness once each part that was not fetched is told as a gap at the end."""
    for part in parts:
        end = len(draft.text)
        ordinal = draft.text.count(GAP_MARK)
        draft = draft.revise([Edit(end, end, "", f"\n{GAP_MARK}", "truncation", "missing-part")])
        gap = Gap("end", ordinal, part)
        stated = replace(stated, status="truncated", gaps=(*stated.gaps, gap))
    return draft, stated


def _verbatim(draft: Draft, evidence: str) -> str:
    at = draft.text.find(evidence)
    if at < 0 or not evidence:
        return evidence
    start, end = draft.origin(at, at + len(evidence))
    return draft.original[start:end]
