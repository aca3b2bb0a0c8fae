"""The table of forms: every line is of use, and the lists that patterns take in are there."""

from dataclasses import fields
from importlib.resources import files

from crawler.text.forms import FORMS, Forms


def _rows() -> list[list[str]]:
    lines = files("crawler.text").joinpath("forms.tsv").read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines]


def test_a_name_stands_once_and_every_pattern_has_a_place() -> None:
    names = [name for name, _ in _rows()]
    patterns = {name for name, given in _rows() if given.startswith("/")}
    assert len(names) == len({*names})
    assert patterns == {field.name for field in fields(Forms)}


def test_every_list_is_taken_in_by_a_pattern() -> None:
    given = [given for _, given in _rows() if given.startswith("/")]
    for name, words in _rows():
        if not words.startswith("/"):
            assert any(f"{{{name}}}" in pattern for pattern in given), name
            assert len(words.split(" ")) == len({*words.split(" ")}), name


def test_what_a_pattern_takes_in_is_a_list_of_words() -> None:
    assert FORMS.spoke.search("某局长在大会上致辞")
    assert FORMS.notice.search("药品安全规划")
    assert "{" not in FORMS.spoke.pattern.replace("{2,40}", "")
