"""What the table says of one class of lines."""

from dataclasses import dataclass
from typing import Literal

Strength = Literal["sure", "beside", "below"]


@dataclass(frozen=True, slots=True)
class Rule:
    """`pattern` must match the whole key of a line of at most `longest` characters.

    `signs`: one of these words is in whatever the pattern matches, so that one that begins with anything is seldom tried.
    """

    class_: str
    pattern: str
    strength: Strength = "sure"
    longest: int = 160
    signs: tuple[str, ...] = ()
