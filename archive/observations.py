"""An observation: one look at one address, whatever came of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from archive.captures import CaptureRef

Outcome = Literal[
    "new", "unchanged", "not-modified", "changed", "gone", "blocked", "failed", "skipped", "fetched"
]
"""`fetched` is a look that is not at an article (list page, robots.txt, redirect hop): kept, compared with
nothing.
"""


@dataclass(frozen=True, slots=True)
class Observation:
    """`detail` says why (HTTP status, block signature, error, relevance score); `capture` is None when
    nothing answered.
    """

    url: str
    time: datetime
    site: str | None
    run: str | None
    outcome: Outcome
    detail: str = ""
    title: str | None = None
    capture: CaptureRef | None = None
