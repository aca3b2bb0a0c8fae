"""The model of the mirror repair, and what a page adds to it."""

from math import exp

import pytest

from crawler.text.mirror.lexicon import Lexicon
from crawler.text.mirror.model import model
from crawler.text.mirror.vanished import followers, may_vanish


def likelihood(text: str, page: str = "") -> float:
    lexicon = Lexicon(page)
    return sum(lexicon.log(text[:place], character) for place, character in enumerate(text))


@pytest.mark.parametrize(
    ("likely", "unlikely"),
    [
        ("使用醫保基金的醫療機構", "使用醫保基火的醫療機構"),
        ("藥品監督管理局", "藥品監督管理菊"),
        ("縣級以上地方人民政府", "縣級以上地方人民正府"),
        ("表示。“中國", "表示校“中國"),
        ("賠償的權利。\n", "賠償的權利）\n"),
    ],
)
def test_what_is_written_is_likelier(likely: str, unlikely: str) -> None:
    assert likelihood(likely) > likelihood(unlikely) + 1


@pytest.mark.parametrize("context", ["", "。", "的", "基金", "药品监", "人民政府"])
def test_what_may_follow_comes_to_one(context: str) -> None:
    known = model()
    after = known.after(tuple(known.id(character) for character in context[-3:]))
    assert sum(exp(after.log(number)) for number in range(6601)) == pytest.approx(1, abs=0.05)


def test_a_page_has_its_own_words_and_its_own_forms() -> None:
    page = "毗連區的瘻管，爲此設立毗連區。" * 3
    assert likelihood("或者毗連區", page) > likelihood("或者毗連區") + 1
    assert likelihood("爲此", page) > likelihood("為此", page)
    assert likelihood("為此", page.replace("爲", "為")) > likelihood("爲此", page.replace("爲", "為"))


def test_a_quote_closes_what_is_open() -> None:
    assert Lexicon("").log("他說：“很好。", "”") > Lexicon("").log("他說：很好。", "”")
    assert Lexicon("").log("他說：“很好。”", "”") < Lexicon("").log("他說：“很好。", "”")


def test_what_vanished_is_looked_for_behind_what_it_follows() -> None:
    assert "府" in followers("政").vanishing
    assert set(followers("政").vanishing) <= may_vanish()
    assert "金" in followers("基").ending["金".encode("gbk")[1]]
