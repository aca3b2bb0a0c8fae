"""The bench of the mirror repair: it damages as real mirrors do, and tells exact from left from wrong."""

import random

import pytest

from archive.derivation import Damage, Edit
from tests.bench.mirror.alone import cut
from tests.bench.mirror.damage import Damaged, damaged
from tests.bench.mirror.score import scored
from tests.bench.mirror.style import MARKS, Decoder, Gloss, Style


def style(
    said: str = "",
    *,
    marks: float = 0.0,
    decoder: Decoder = "swallow",
    apart: bool = False,
    folded: bool = False,
) -> Style:
    readings = dict(one.split(":", 1) for one in said.split())
    return Style(readings, Gloss(), MARKS, marks, apart, decoder, "", folded)


def hurt(clean: str, how: Style) -> Damaged:
    return damaged(clean, how, random.Random(1))


@pytest.mark.parametrize(
    ("clean", "how", "shown"),
    [
        ("我們為企業提供", style("優:yōu 業:yè"), "我們?yōu)槠髽I(yè)提供"),
        ("質量優先、價格", style("績:jì", decoder="drop"), "質量(jì)炏取r格"),
        ("在當地醫院", style("數:shù 當:dāng 醫:yī"), "在當(dāng)?shù)蒯t(yī)院"),
        ("及醫保基金違規使用", style("醫:yī 規:guī", marks=1, decoder="drop"), "及醫(yī);疬`規(guī)使用"),
        ("暫停或取消其醫保", style("醫:yī", marks=1, decoder="drop"), "暫;蛉∠溽t(yī)保"),
        ("應用。抗生素、維生素", style(marks=1, decoder="ask"), "應用??股亍⒕S生素"),
        ("表示。“中國有超過4000家", style(marks=1), "表示?爸袊谐^4000家"),
        ("。”一位接近CFDA", style(marks=1), "?币晃唤咏麮FDA"),
    ],
)
def test_damage_is_what_real_mirrors_show(clean: str, how: Style, shown: str) -> None:
    assert hurt(clean, how).text == shown


def test_a_hit_run_is_one_span_and_a_whole_gloss_is_none() -> None:
    page = hurt("我們為企業提供醫療", style("優:yōu 業:yè 醫:yī"))
    (span,) = page.spans
    assert (page.clean[span.start : span.end], span.class_) == ("為企業", "gloss")
    assert page.text[span.shown_start : span.shown_end] == "?yōu)槠髽I(yè)"
    assert [page.text[a:b] for a, b, whole in page.glosses if whole] == ["(yī)"]


PAGE = hurt("我們為企業提供醫療", style("優:yōu 業:yè 醫:yī"))
SHOWN = "?yōu)槠髽I(yè)"
AT = PAGE.text.index(SHOWN)


def edit(before: str, after: str, class_: str = "straddle") -> Edit:
    at = PAGE.text.index(before)
    return Edit(at, at + len(before), before, after, "mirror", class_)


@pytest.mark.parametrize(
    ("edits", "fate"),
    [
        ([edit(SHOWN, "為企業")], "exact"),
        ([edit("們" + SHOWN + "提", "們為企業提")], "exact"),
        ([], "left"),
        ([edit("(yè)", "", "gloss")], "left"),
        ([edit(SHOWN, "為氣業")], "wrong"),
        ([edit("?yōu)槠", "為企")], "left"),
        ([edit("?", "", "gloss")], "wrong"),
    ],
)
def test_the_fate_of_a_span(edits: list[Edit], fate: str) -> None:
    assert [span.fate for span in scored(PAGE, edits, ()).spans] == [fate]


def test_a_span_told_and_left_is_flagged() -> None:
    told = Damage(AT, AT + 3, SHOWN[:3], None, "straddle", 0.0, ("為企業",))
    (span,) = scored(PAGE, (), (told,)).spans
    assert (span.fate, span.candidates) == ("flagged", ("為企業",))


def test_a_change_of_what_was_not_hit_is_a_stray() -> None:
    assert not scored(PAGE, [edit("(yī)", "", "gloss")], ()).strays
    assert scored(PAGE, [edit("療", "")], ()).strays
    assert scored(PAGE, [edit("醫(yī)療", "醫療")], ()).strays == []


def test_glosses_left_are_counted() -> None:
    assert (scored(PAGE, (), ()).glosses, len(scored(PAGE, (), ()).glosses_left)) == (1, 1)
    assert not scored(PAGE, [edit("(yī)", "", "gloss")], ()).glosses_left


def test_a_span_alone_is_cut_where_both_texts_agree() -> None:
    for seed in range(20):
        low, high = cut(PAGE, PAGE.spans[0], random.Random(seed))
        assert PAGE.text[low:high].count(SHOWN) == 1
        assert low in PAGE.at
        assert high in PAGE.at
