"""Where a part that is not there is told: at the start, in the middle or at the end, on a line of its own, in order."""

import pytest

from archive.derivation import Completeness, Edit, Gap, Where
from archive.edits import apply, undo
from crawler.extract.page import MissingPart
from crawler.text.draft import Draft
from crawler.text.gaps import GAP_MARK, missing_parts, placed

FIRST, SECOND = "第一部分的正文。", "第二部分的正文。"


@pytest.mark.parametrize(
    ("body", "after", "text", "where"),
    [
        (SECOND, 0, f"{GAP_MARK}\n{SECOND}", "start"),
        (f"\n{SECOND}", 0, f"{GAP_MARK}\n{SECOND}", "start"),
        (f"{FIRST}\n{SECOND}", len(FIRST), f"{FIRST}\n{GAP_MARK}\n{SECOND}", "middle"),
        (f"{FIRST}\n{SECOND}", len(FIRST) + 1, f"{FIRST}\n{GAP_MARK}\n{SECOND}", "middle"),
        (FIRST + SECOND, len(FIRST), f"{FIRST}\n{GAP_MARK}\n{SECOND}", "middle"),
        (FIRST, len(FIRST), f"{FIRST}\n{GAP_MARK}", "end"),
        (f"{FIRST}\n", len(FIRST) + 1, f"{FIRST}\n{GAP_MARK}", "end"),
        ("", 0, GAP_MARK, "end"),
    ],
)
def test_a_part_is_missing_in_its_place_on_a_line_of_its_own(
    body: str, after: int, text: str, where: Where
) -> None:
    draft, told = missing_parts(Draft.of(body), Completeness(), [MissingPart("http://a.example/2", after)])
    assert draft.text == text
    assert (told.status, told.gaps) == ("truncated", (Gap(where, 0, "http://a.example/2"),))
    assert apply(body, draft.audit()) == text
    assert undo(text, draft.audit()) == body


def test_a_mark_that_is_the_author_s_own_is_not_taken_for_the_gap() -> None:
    body = f"{FIRST}{GAP_MARK}又及。\n{SECOND}"
    draft, told = missing_parts(
        Draft.of(body), Completeness(), [MissingPart("2", len(body) - len(SECOND) - 1)]
    )
    (gap,) = placed(told, draft.text).gaps
    assert gap.offset == draft.text.rindex(GAP_MARK)


def test_gaps_that_were_told_before_move_behind_one_that_comes_earlier() -> None:
    body = f"{FIRST}\n{SECOND}\n{GAP_MARK}"
    stated = Completeness("truncated", gaps=(Gap("end", 0, "还剩3页未读"),))
    draft, told = missing_parts(Draft.of(body), stated, [MissingPart("2", len(FIRST))])
    assert [(gap.evidence, gap.offset) for gap in told.gaps] == [("2", 0), ("还剩3页未读", 1)]
    marks = [gap.offset for gap in placed(told, draft.text).gaps]
    assert marks == [draft.text.index(GAP_MARK), draft.text.rindex(GAP_MARK)]


CUT = Edit(0, 3, "分享到", "", "furniture", "share-bar")


@pytest.mark.parametrize(
    ("edits", "text"),
    [
        ([CUT], f"正文。\n{GAP_MARK}\n后文。"),
        ([CUT, Edit(7, 9, "后文", "后面的文", "p", "c")], f"正文。\n{GAP_MARK}\n后面的文。"),
        ([CUT, Edit(5, 6, "。", "！！", "p", "c")], f"正文！！\n{GAP_MARK}\n后文。"),
        ([CUT, Edit(6, 7, "\n", "", "p", "c")], f"正文。\n{GAP_MARK}\n后文。"),
        ([CUT, Edit(5, 8, "。\n后", "，后", "p", "c")], f"正文，后\n{GAP_MARK}\n文。"),
        ([Edit(0, 3, "分享到", "转发分享到", "p", "c")], f"转发分享到正文。\n{GAP_MARK}\n后文。"),
    ],
)
def test_the_place_moves_with_what_was_edited_before_it(edits: list[Edit], text: str) -> None:
    """An edit around the place is not torn: the part is missing behind it."""
    body, seam = "分享到正文。\n后文。", 6
    draft, told = missing_parts(Draft.of(body).revise(edits), Completeness(), [MissingPart("2", seam)])
    assert draft.text == text
    assert [gap.offset for gap in placed(told, text).gaps] == [text.index(GAP_MARK)]
    assert undo(text, draft.audit()) == body
