"""A walk over one list: what is known ground, what this walk has seen, and where it may stop."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from crawler.spiders.rows import Row


@dataclass(slots=True)
class Walk:
    """`known` is what completed walks have seen; `met`, what any walk has, unfinished ones too; `seen`, what this one has.

    `room` is how many articles may still be asked for (None: any number). `first`: the list has never been
    walked to its end, so that what a limit leaves out is where history begins, not news that would be missed.
    `resumed`: begun by an earlier run, so that the top of the list has to be looked at again. `aside`: that look, where
    the walk itself cannot go on; nothing is completed by it.
    """

    list_url: str
    known: frozenset[str] = frozenset()
    met: frozenset[str] = frozenset()
    seen: set[str] = field(default_factory=set)
    room: int | None = None
    first: bool = True
    resumed: bool = False
    aside: bool = False
    pages: int = 0

    def take(self, rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
        """Of the rows wanted, those there is room for, and the others."""
        if self.room is None:
            return list(rows), []
        taken, left = list(rows[: self.room]), list(rows[self.room :])
        self.room -= len(taken)
        return taken, left

    def repeats(self, rows: Sequence[Row]) -> bool:
        """Whether the walk has seen all this: past their end, some lists serve their last page again."""
        return bool(self.pages) and all(row.url in self.seen for row in rows)

    def on_known_ground(self, rows: Sequence[Row]) -> bool:
        """Whether a whole page is known; a single known row proves nothing, it may be pinned."""
        return all(row.url in self.known for row in rows)

    def fresh(self, rows: Sequence[Row]) -> list[Row]:
        """The rows never met before. What any walk has met is stored, or waits to be fetched."""
        old = (self.known, self.met, self.seen)
        return [row for row in rows if not any(row.url in met for met in old)]

    def note(self, rows: Sequence[Row]) -> None:
        """One more page has been read to its end."""
        self.seen.update(row.url for row in rows)
        self.pages += 1


def all_before(rows: Sequence[Row], since: date | None) -> bool:
    """Whether a whole page is older than wanted. Rows without a date say nothing."""
    days = [row.day for row in rows if row.day]
    return bool(since and days) and all(day < since for day in days if since)


def shares(room: int | None, lists: int) -> list[int | None]:
    """The room for articles, shared out among the lists; the first ones get what is left over."""
    if room is None:
        return [None] * lists
    return [room // lists + (number < room % lists) for number in range(lists)]
