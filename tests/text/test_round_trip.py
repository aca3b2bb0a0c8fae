"""The measure of script: what it counts as wrong."""

from tests.eval.round_trip import round_trip, ways


def test_each_way_makes_traditional_text() -> None:
    made = {name: turn("随着里卫") for name, turn in ways().items()}
    assert made == {
        "characters": "隨着裏衛",
        "mirror": "隨著裡衛",
        "s2t": "隨着裏衛",
        "s2tw": "隨著裡衛",
        "s2hk": "隨着裏衞",
    }


def test_what_comes_back_as_another_character_is_wrong() -> None:
    found = round_trip(["药品,ABC"], lambda text: text.replace("药", "藥").replace("品", "質"))
    assert found.sent == 2
    assert found.pairs == {("品", "質", "质"): 1}
    assert found.rate == 5000


def test_what_the_text_has_in_traditional_itself_is_not_counted() -> None:
    assert round_trip(["药品質量"], lambda text: text.replace("药", "藥")).rate == 0
