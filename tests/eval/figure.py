"""One measured figure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure and what it was measured on: `Figure("text.zh-gne.f1", 0.98, "20 pages")`.

    `name` is the key in `floors.toml`; what comes before its first point is the measure that gave it.
    """

    name: str
    value: float
    over: str


class Absent(Exception):
    """What a measure needs is not on this machine; the message says what."""
