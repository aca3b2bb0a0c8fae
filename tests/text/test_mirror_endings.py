"""What stands where a damaged run ends: the mark of a line's end, and what a lost byte took along."""

import pytest

from crawler.text.mirror.lexicon import Lexicon
from crawler.text.mirror.line_ends import line_end, quotes_before
from crawler.text.mirror.repair import repair
from crawler.text.mirror.stream import items
from crawler.text.mirror.taken import ends_a_block, nothing_taken, told_by


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


def test_a_stop_hardly_comes_right_after_a_mark() -> None:
    lexicon = Lexicon("")
    near, far = "他說。在海口", "他說。那批樣品至今都還在海口"
    assert lexicon.log(near, "。") < lexicon.log(far, "。") - 1
    assert lexicon.log(near, "、") == lexicon.log(far, "、")


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
    assert ends_a_block('?p class="x">')
    assert not ends_a_block("?/span>")


def test_what_is_left_of_a_year_or_a_bracket_tells_what_went() -> None:
    for following, went in (("014年以後", "2"), ("998年", "1"), ("笑)我不知道", "(")):
        costs = told_by(following)
        assert max(costs, key=costs.__getitem__) == went
    assert told_by("0日晚")["3"] == told_by("0日晚")["1"]


@pytest.mark.parametrize(
    ("following", "opens"), [("我不知道”", True), ("他說“不”", False), ("他說\n“不”", False)]
)
def test_the_next_quote_on_the_line_tells_which_one_this_is(following: str, opens: bool) -> None:
    costs = quotes_before(following)
    assert (costs["“"] > costs["”"]) is opens


def test_nothing_is_said_of_a_quote_where_the_line_is_not_seen_to_its_end() -> None:
    assert quotes_before("他說") == {}


def test_a_quotation_is_not_left_open_unless_the_next_line_opens_again() -> None:
    assert line_end("他說：“漲價了！", "記者見到") < line_end("他說：“漲價了！", "“下一批也是")


@pytest.mark.parametrize("mark", ["?", "？"])
def test_a_mark_set_apart_within_a_run_is_read_as_its_bytes(mark: str) -> None:
    shown = f"全市藥品企業(yè)要規(guī)范經(jīng)營，這就是途?huán)健{mark}稍诮K端進行查詢。"
    (straddle,) = (e for e in repair(shown).edits if e.class_ == "straddle")
    assert straddle.after == "徑。可在終"
