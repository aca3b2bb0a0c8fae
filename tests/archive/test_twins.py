"""What tells the same text from one that only looks so: words, sketches, spots, differences, verdict, origin."""

import unicodedata
from hashlib import sha256
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.twins.differing import Difference, difference, in_headlines
from archive.twins.origin import Claim, of_government, origin
from archive.twins.sketch import BANDS, METHOD, Sketch, bands_of, likely, sketch
from archive.twins.spots import Spot, spots
from archive.twins.telling import Telling
from archive.twins.verdict import likeness, same
from archive.twins.words import words_of
from tests.archive.telling import OTHER_MEETING, OTHER_PEOPLE, OTHER_SERIES, SAME

TEXTS = st.sampled_from((SAME, OTHER_MEETING, OTHER_PEOPLE, OTHER_SERIES))
PARTS = st.tuples(TEXTS, st.integers(0, 200), st.integers(201, 420)).map(lambda cut: cut[0][cut[1] : cut[2]])
CLEAN = (False, False)


def told(text: str, headline: str = "") -> Telling:
    return Telling(words_of(text), words_of(headline).text)


@given(TEXTS, st.integers(0, 300), st.sampled_from((" ", "\n", "，", ",", "　", "·", "\u200b")))
def test_white_space_and_punctuation_are_no_words(text: str, at: int, put: str) -> None:
    assert words_of(text[:at] + put + text[at:]).text == words_of(text).text


def test_width_and_case_are_no_difference() -> None:
    wide = "ＡＢＣ药品１２３批"
    assert words_of(wide).text == words_of(unicodedata.normalize("NFKC", wide)).text == "abc药品123批"


def test_what_is_sketched_stays_sketched_alike() -> None:
    """Sketches are stored: when this changes, METHOD has to be raised, so that all are made anew."""
    found = sketch("".join(chr(0x4E00 + n * 37 % 9000) for n in range(500)) + "2026年3月15日，302批")
    assert found
    digest = sha256(found.slots + found.numbers).hexdigest()[:16]
    assert (METHOD, digest) == ("1", "a230543305652633")


@given(PARTS)
def test_a_sketch_estimates_how_alike_texts_are(part: str) -> None:
    whole, other = sketch(SAME), sketch(part)
    assert whole
    assert other
    assert likely(whole, whole, 0) == 1.0
    assert len(bands_of(whole.slots)) == BANDS
    if other.slots:
        alike = Sketch(other.slots, whole.numbers)
        assert likely(whole, alike, 0) == pytest.approx(
            likeness(words_of(SAME), words_of(part)).similarity, abs=0.2
        )


@given(PARTS, PARTS)
def test_it_is_the_same_from_either_side(one: str, other: str) -> None:
    there, back = same(told(one), told(other)), same(told(other), told(one))
    assert (there is None) == (back is None)
    if there and back:
        assert (there.similarity, there.one_in_other) == (back.similarity, back.other_in_one)
        assert 0 <= there.similarity <= 1


@given(PARTS)
def test_a_text_is_itself(text: str) -> None:
    found = same(told(text), told(text))
    assert found is None or found.similarity == 1.0
    assert list(spots(words_of(text), words_of(text))) == []


@given(TEXTS, st.integers(60, 300))
def test_a_text_goes_on_where_the_other_was_cut(text: str, at: int) -> None:
    cut = text[:at] + text[at + 30 :]
    assert same(told(text), told(cut))


@pytest.mark.parametrize("other", [OTHER_MEETING, OTHER_PEOPLE, OTHER_SERIES])
def test_another_meeting_is_another(other: str) -> None:
    assert same(told(SAME), told(other)) is None


def prose(seed: int, length: int) -> str:
    """Text that shares nothing with any other."""
    return "".join(map(chr, Random(seed).choices(range(0x4E00, 0x9000), k=length)))


@pytest.mark.parametrize(
    ("share", "found"), [(0.3, False), (0.5, False), (0.65, False), (0.8, True), (0.9, True)]
)
def test_two_texts_of_which_the_most_is_the_same_are_one(share: float, found: bool) -> None:
    """What else they say contradicts nothing: without the measure of how much they share, half would do."""
    text, kept = prose(1, 400), int(400 * share)
    assert bool(same(told(text), told(text[:kept] + prose(2, 400 - kept)))) is found


@pytest.mark.parametrize(("share", "found"), [(0.6, False), (0.8, False), (0.95, True), (1.0, True)])
def test_a_short_text_is_one_with_a_long_one_only_when_it_lies_within_it(share: float, found: bool) -> None:
    text = prose(1, 400)
    around = prose(3, 600) + text[: int(400 * share)] + prose(4, 600)
    assert bool(same(told(text), told(around))) is found


@pytest.mark.parametrize(("length", "changed", "found"), [(300, 1, False), (900, 1, True), (900, 4, False)])
def test_a_character_changed_happens_to_a_long_text_and_not_again_and_again(
    length: int, changed: int, found: bool
) -> None:
    text = prose(1, length)
    other = list(text)
    for place in range(100, 100 + 50 * changed, 50):
        other[place] = prose(place, 1)
    assert bool(same(told(text), told("".join(other)))) is found


def test_one_number_of_a_long_list_may_be_damaged_and_of_a_short_one_not() -> None:
    rows = [f"{prose(number, 6)}抽检{number * 37 % 97}件" for number in range(60)]
    for length, found in ((60, True), (8, False)):
        listed = "".join(rows[:length])
        assert rows[4] in listed
        other = listed.replace(rows[4], rows[4].replace("抽检51件", "抽检52件"))
        assert other != listed
        assert bool(same(told(listed), told(other))) is found


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("6月5", "8月12", Difference.NUMBER),
        ("三", "五", Difference.NUMBER),
        ("张明", "李华", Difference.NAME),
        ("江", "海", Difference.CHARACTER),
        ("於", "于", Difference.DAMAGE),
        ("保基金的医疗机构", "j毷惺称匪幤窓z", Difference.DAMAGE),
        ("", "zhèng", Difference.MORE),
        ("", "zheng", Difference.DAMAGE),
        ("副局长张明出席会议", "", Difference.MORE),
        ("副局长张明", "张明", Difference.MORE),
    ],
)
def test_what_a_difference_is(one: str, other: str, found: Difference) -> None:
    assert difference(Spot(one, other), CLEAN) is found
    assert difference(Spot(other, one), CLEAN) is found


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("首页要闻药品监管", "打印本页关闭窗口", Difference.MORE),
        ("发布时间20210304浏览次数77", "", Difference.MORE),
        ("2023年3月4", "2024年5月16", Difference.NUMBER),
    ],
)
def test_at_the_edge_stands_chrome_or_a_date(one: str, other: str, found: Difference) -> None:
    assert difference(Spot(one, other, "start", "日"), CLEAN) is found


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("关于5批次药品不合格的通告2023年第11期", "关于5批次药品不合格的通告2023年第12期", Difference.NUMBER),
        ("江州市开展药品质量安全检查", "海宁市开展药品质量安全检查", Difference.NAME),
        ("省局召开药品监管会议", "省局召开药品监管会议江州日报", Difference.MORE),
        ("省局召开药品监管会议", "张明要求严守药品安全底线", Difference.MORE),
    ],
)
def test_headlines_of_one_series_and_of_one_text(one: str, other: str, found: Difference) -> None:
    assert in_headlines(one, other) is found


def test_the_same_body_under_titles_of_one_series_is_not_the_same() -> None:
    one, other = "关于药品抽检不合格情况的通告2023年第3期", "关于药品抽检不合格情况的通告2023年第4期"
    assert same(told(SAME, one), told(SAME, one))
    assert same(told(SAME, one), told(SAME, other)) is None


def test_the_origin_is_a_regulator_then_the_earlier() -> None:
    late = Claim("b", "https://www.nmpa.gov.cn/1.html", "2026-03-09", "2026-03-10T00:00:00")
    early = Claim("a", "https://news.example/1.html", "2026-03-01", "2026-03-01T00:00:00")
    timed = Claim("c", "https://news.example/2.html", "2026-03-01T08:00:00+08:00", "2026-03-02T00:00:00")
    undated = Claim("d", None, None, "2026-01-01T00:00:00")
    assert origin(late, early) == origin(early, late) == "b"
    assert origin(early, timed) == "a"
    assert origin(early, undated) == "a"


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://www.nmpa.gov.cn/a", True),
        ("https://www.fda.gov.tw/", True),
        ("https://gov.cn.example.com/", False),
        ("https://mygov.cn/", False),
        (None, False),
    ],
)
def test_what_is_a_governments(url: str | None, found: bool) -> None:
    assert of_government(url) is found
