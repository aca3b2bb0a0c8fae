"""The table of forms: every line is of use, and what patterns take in is there."""

from dataclasses import fields
from importlib.resources import files

from crawler.text.forms import FORMS, Forms


def _rows() -> list[list[str]]:
    lines = files("crawler.text").joinpath("forms.tsv").read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines]


def test_a_name_stands_once_and_every_form_has_its_line() -> None:
    names = [name for name, _ in _rows()]
    assert len(names) == len({*names})
    assert {*names} >= {field.name for field in fields(Forms)}


def test_what_is_no_form_is_taken_in_by_a_later_line() -> None:
    rows, forms = _rows(), {field.name for field in fields(Forms)}
    for at, (name, given) in enumerate(rows):
        if name not in forms:
            assert any(f"{{{name}}}" in later for _, later in rows[at + 1 :]), name
        if not given.startswith("/"):
            assert len(given.split(" ")) == len({*given.split(" ")}), name


def test_what_a_pattern_takes_in_stands_in_it() -> None:
    assert FORMS.spoke.search("某局长在大会上致辞")
    assert FORMS.notice.search("药品安全规划")
    assert "{" not in FORMS.spoke.pattern.replace("{2,40}", "")
