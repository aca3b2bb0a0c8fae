"""What speaks for a report and what against: the table, and what its groups add up to."""

from importlib.resources import files

import pytest

from crawler.text.evidence import Sign, is_report, signs
from crawler.text.folding import fold

REPORT = "3月4日，市药监局召开会议，局长出席并强调，要压实责任。"
GENERAL = "糖浆是常见的剂型，一般由药物和蔗糖制成，口感较好，便于儿童服用。服用时要摇匀，开封后应尽快用完，以免变质。放在阴凉处。"


def _rows() -> list[list[str]]:
    lines = files("crawler.text").joinpath("evidence.tsv").read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines]


def test_a_word_is_of_one_group() -> None:
    for place in ("title", "opening"):
        words = [
            word
            for where, _, _, given in _rows()
            if where == place and not given.startswith("/")
            for word in given.split(" ")
        ]
        assert all(words)
        assert len(words) == len({*words})


def test_every_group_has_its_own_name_and_a_weight() -> None:
    names = [(place, group) for place, group, _, _ in _rows()]
    assert len(names) == len({*names})
    assert all(int(weight) for _, _, weight, _ in _rows())


@pytest.mark.parametrize(
    ("title", "opening", "told"),
    [
        ("药品安全会议召开", fold(REPORT).key, True),
        ("药品安全会议召开", "", True),
        ("糖浆", fold(GENERAL).key, False),
        ("糖浆的服用方法", fold(GENERAL).key, False),
    ],
)
def test_who_did_what_on_which_day_is_a_report(title: str, opening: str, told: bool) -> None:
    assert is_report(title, opening) is told


def test_the_signs_say_why() -> None:
    found = {(sign.place, sign.group) for sign in signs("药品安全会议召开", fold(REPORT).key)}
    assert {("title", "events"), ("opening", "day"), ("opening", "said"), ("opening", "persons")} <= found
    assert all(sign.weight < 0 for sign in signs("糖浆的服用方法", fold(GENERAL).key))


def test_a_second_word_of_a_group_adds_less_and_a_fourth_nothing() -> None:
    def weight(opening: str) -> int:
        return next(sign.weight for sign in signs("", opening) if sign.group == "lately")

    one, two, three = weight("近日"), weight("近日 昨天"), weight("近日 昨天 上午")
    assert one < two < three < 2 * one
    assert three == weight("近日 昨天 上午 截至")
    assert one == weight("近日 近日")


def test_what_stands_far_below_does_not_count() -> None:
    assert Sign("opening", "events", 0).group not in {sign.group for sign in signs("", "药" * 200 + "召开")}


@pytest.mark.parametrize("title", ["药品监管的研究", "药品监管的研究？", "药品监管的启示。"])
def test_a_last_word_counts_where_a_headline_ends_in_it(title: str) -> None:
    assert ("title", "study") in {(sign.place, sign.group) for sign in signs(fold(title).key, "")}
    assert "study" not in {sign.group for sign in signs(fold(title).key + "所", "")}
