"""Real texts and pages with gold that live beside the project, not in it: skipped where they are absent."""

import pytest

from tests.eval import yardsticks
from tests.eval.floors import fallen, floors
from tests.eval.pages import figures_of

SETS = yardsticks.names() if yardsticks.present() else []
needs_yardsticks = pytest.mark.skipif(not SETS, reason="the yardsticks (../shared) are not on this machine")


@needs_yardsticks
def test_all_five_seeds_are_exact() -> None:
    exact, said = yardsticks.exact_seeds()
    assert exact == 5, said


@needs_yardsticks
@pytest.mark.parametrize("name", SETS)
def test_pages_with_gold_stay_above_their_floor(name: str) -> None:
    recorded = floors()
    assert not [
        f"{one.name} {one.value}: {why}" for one in figures_of(name) if (why := fallen(one, recorded))
    ]
