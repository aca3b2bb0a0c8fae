"""The floors of `make eval` only rise."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.eval import floors as module
from tests.eval.figure import Figure
from tests.eval.floors import Floor, fallen, floors, raise_floors

RECORDED = """\
[at_least]
"text.f1" = 0.95
[at_most]
"date.wrong" = 0.01
[costs]
"mirror.ms" = 1.0
"""


@pytest.fixture
def recorded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "floors.toml"
    file.write_text(RECORDED, "utf-8")
    monkeypatch.setattr(module, "FILE", file)
    return file


@pytest.mark.usefixtures("recorded")
@pytest.mark.parametrize(
    ("name", "value", "holds"),
    [
        ("text.f1", 0.95, True),
        ("text.f1", 0.9499, False),
        ("date.wrong", 0.01, True),
        ("date.wrong", 0.02, False),
        ("mirror.ms", 0.4, True),
        ("mirror.ms", 1.1, False),
    ],
)
def test_a_figure_on_the_wrong_side_of_its_floor_has_fallen(name: str, value: float, holds: bool) -> None:
    assert (fallen(Figure(name, value, "a page"), floors()) is None) == holds


@pytest.mark.usefixtures("recorded")
def test_a_figure_nobody_gave_a_floor_is_told() -> None:
    assert '"text.new" = 0.5000' in (fallen(Figure("text.new", 0.5, "a page"), floors()) or "")


def test_gains_move_floors_and_losses_and_costs_do_not(recorded: Path) -> None:
    measured = {"text.f1": 0.97128, "date.wrong": 0.02, "mirror.ms": 0.2}
    assert raise_floors(Figure(name, value, "") for name, value in measured.items()) == ["text.f1"]
    assert recorded.read_text("utf-8") == RECORDED.replace("0.95", "0.9712")


@given(st.sampled_from(["at_least", "at_most"]), st.floats(0, 1), st.floats(0, 1))
def test_a_floor_never_loosens_and_holds_what_raised_it(kind: str, bound: float, value: float) -> None:
    floor = Floor(kind, bound)
    tightened = floor.tightened(value)
    if floor.holds(value):
        assert tightened.holds(value)
        assert floor.holds(tightened.bound)
    else:
        assert tightened == floor
