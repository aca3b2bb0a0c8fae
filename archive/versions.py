"""A version: one derivation as stored, with its number and the reason it exists."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from archive.derivation import Derivation

Cause = Literal["first-seen", "source-changed", "re-derived"]


@dataclass(frozen=True, slots=True)
class Version:
    """`number` is the order of appending; history sorts by `captured`. All times UTC. Cite as
    `id@fingerprint8`.
    """

    derivation: Derivation
    number: int
    cause: Cause
    fingerprint: str
    run: str | None
    captured: datetime
    first_seen: datetime
    last_seen: datetime
    gone_since: datetime | None = None

    @property
    def citation(self) -> str:
        """The short name to cite this version by."""
        return f"{self.derivation.id}@{self.fingerprint[:8]}"
