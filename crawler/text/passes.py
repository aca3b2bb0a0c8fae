"""What every text pass is: a pure function from a text, and what is known of its page, to edits over that text."""

from collections.abc import Callable
from dataclasses import dataclass, field

from archive.derivation import Completeness, Damage, Edit
from crawler.extract.page import Facts


@dataclass(frozen=True, slots=True)
class Context:
    """What a pass may know beside the text. `plain`: a text file taken out of a page, so its head holds the facts."""

    facts: Facts = field(default_factory=Facts)
    captions: tuple[str, ...] = ()
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a pass found. `edits` and `damage` are in code points of the text the pass was given; edits do not overlap.

    `facts` are what it read while removing (a credit, a date line). `completeness` has gaps whose `offset` is that of the
    edit that marks them, also in the given text.
    """

    edits: tuple[Edit, ...] = ()
    damage: tuple[Damage, ...] = ()
    facts: Facts = field(default_factory=Facts)
    completeness: Completeness | None = None


@dataclass(frozen=True, slots=True)
class Pass:
    """A named, versioned pass. The version goes up whenever its output may change."""

    name: str
    version: str
    run: Callable[[str, Context], Outcome]
