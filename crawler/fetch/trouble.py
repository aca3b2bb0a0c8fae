"""Trouble: a server that is down or shuts us out is not asked for every page there is.

Each page of a server that does not answer takes a run four minutes; a server that refuses one page after the other is told
nothing by being asked for the next.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from http import HTTPStatus

from crawler.fetch.verdict import Verdict


@dataclass
class Trouble:
    """How many requests in a row have come to nothing, by slot; past `most` the run leaves a server alone. 0 is no bound."""

    most: int
    _in_a_row: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def answered(self, slot: str, status: int, verdict: Verdict | None) -> None:
        """Take an answer: one that is no page of the site is one more in the row, any other ends it."""
        refused = verdict is not None and verdict.outcome == "blocked"
        if refused or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            self.silent(slot)
        else:
            self._in_a_row.pop(slot, None)

    def silent(self, slot: str) -> None:
        """Take that nothing came."""
        self._in_a_row[slot] += 1

    def told(self, slot: str) -> str | None:
        """Why this server is to be left alone for the rest of the run, if it is."""
        count = self._in_a_row.get(slot, 0)
        if not (self.most and count >= self.most):
            return None
        return f"{count} requests in a row came to nothing there; left to the next run"
