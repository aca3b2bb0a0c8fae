"""The floors file: how good each figure must stay."""

import math
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.eval.figure import Figure

FILE = Path(__file__).with_name("floors.toml")
_PLACES = 4


@dataclass(frozen=True, slots=True)
class Floor:
    """A figure's bound. `kind` is the table of the file: `at_least`, `at_most`, or `costs` (at most, never tightened)."""

    kind: str
    bound: float

    def holds(self, value: float) -> bool:
        """Whether `value` is on the right side of the bound."""
        return value >= self.bound if self.kind == "at_least" else value <= self.bound

    def tightened(self, value: float) -> "Floor":
        """The floor that a gain to `value` makes; itself where there is none, and for costs, which a machine's load moves."""
        if self.kind == "costs" or not self.holds(value):
            return self
        scale = 10**_PLACES
        rounded = math.floor(value * scale) if self.kind == "at_least" else math.ceil(value * scale)
        # Rounding leaves a hair of slack, and must not give back what the floor already holds.
        return Floor(self.kind, rounded / scale) if self.holds(rounded / scale) else self


def floors() -> Mapping[str, Floor]:
    """Every recorded floor by the name of its figure."""
    tables = tomllib.loads(FILE.read_text("utf-8"))
    return {name: Floor(kind, bound) for kind, table in tables.items() for name, bound in table.items()}


def fallen(figure: Figure, recorded: Mapping[str, Floor]) -> str | None:
    """What is wrong with a figure, as a message; None where it holds."""
    floor = recorded.get(figure.name)
    if floor is None:
        return f'no floor is recorded for it: add `"{figure.name}" = {figure.value:.4f}` to {FILE.name}'
    if not floor.holds(figure.value):
        return f"{floor.kind.replace('_', ' ')} {floor.bound:g} is its floor"
    return None


def raise_floors(figures: Iterable[Figure]) -> list[str]:
    """Moves the floors of the file up to what was measured; the names of those that moved."""
    recorded, text, moved = floors(), FILE.read_text("utf-8"), []
    for figure in figures:
        floor = recorded.get(figure.name)
        if floor is None or floor.tightened(figure.value) == floor:
            continue
        line = re.compile(rf'^("{re.escape(figure.name)}" = )\S+', re.MULTILINE)
        text = line.sub(rf"\g<1>{floor.tightened(figure.value).bound:g}", text)
        moved.append(figure.name)
    FILE.write_text(text, "utf-8")
    return moved
