"""What stands where a damaged run ends: the mark of a line's end, and what a lost byte took along."""

import pytest

from crawler.text.mirror.line_ends import line_end
from crawler.text.mirror.stream import items
from crawler.text.mirror.taken import ends_a_block, nothing_taken


@pytest.mark.parametrize(
    ("line", "following", "likelier", "unlikelier"),
    [
        ("可以採取下列措施", "（一）查封", "：", "，"),
        ("（一）查封", "（二）扣押", "；", "："),
        ("應當立即報告", "縣級部門接到報告後", "。", "、"),
    ],
)
def test_the_next_line_tells_the_mark_at_the_end_of_one(
    line: str, following: str, likelier: str, unlikelier: str
) -> None:
    assert line_end(line + likelier, following) > line_end(line + unlikelier, following)


def test_nothing_is_said_of_the_last_line() -> None:
    assert line_end("應當立即報告；", "") == 0.0


@pytest.mark.parametrize(
    ("after", "swallows", "may_be_bare"),
    [("，", True, True), ("至", None, False), ("5", None, True), ("5", True, False), ("至", False, True)],
)
def test_a_lost_byte_before_what_is_not_ascii_took_something_along(
    after: str, swallows: bool | None, may_be_bare: bool
) -> None:
    (item,) = items(after, [])
    assert (nothing_taken(item, swallows) is not None) is may_be_bare


def test_a_tag_whose_first_byte_went_ends_a_paragraph_or_not() -> None:
    assert ends_a_block("?/p>")
    assert not ends_a_block("?/span>")
