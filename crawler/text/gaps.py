"""Gaps told by the text itself: from the edit that marks one to its place in the finished text."""

from collections.abc import Sequence
from dataclasses import replace

from archive.derivation import Completeness, Edit, Gap, Where
from crawler.extract.page import MissingPart
from crawler.text.draft import Draft
from crawler.text.folding import fold
from crawler.text.walls import leads_on

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
        if told := _pointing_on(stated, ordinal - 1, before):
            # One mark for what the page says of its next part and for that part.
            gaps: Sequence[Gap] = (*stated.gaps, Gap(told.where, told.offset, part.url))
        else:
            draft = draft.revise([Edit(at, at, "", _line(before, after), "truncation", "missing-part")])
            where: Where = "end" if not after.strip() else "middle" if before.strip() else "start"
            later = (replace(gap, offset=gap.offset + (gap.offset >= ordinal)) for gap in stated.gaps)
            gaps = (*later, Gap(where, ordinal, part.url))
        in_order = tuple(sorted(gaps, key=lambda gap: gap.offset))
        stated = replace(stated, status="truncated", gaps=in_order)
    return draft, stated


def _line(before: str, after: str) -> str:
    """The mark on a line of its own."""
    goes_on = bool(after.strip()) and not after.startswith("\n")
    return ("" if not before or before.endswith("\n") else "\n") + GAP_MARK + ("\n" if goes_on else "")


def _pointing_on(stated: Completeness, ordinal: int, before: str) -> Gap | None:
    """The gap whose mark ends the text so far and whose notice says that the text goes on upon the next page."""
    if not before.rstrip().endswith(GAP_MARK):
        return None
    return next(
        (gap for gap in stated.gaps if gap.offset == ordinal and leads_on(fold(gap.evidence).key)), None
    )


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
