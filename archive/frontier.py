"""The frontier: what a site's lists showed, what is still to be fetched, and how far each walk over a list
has come.

Known ground is what completed walks of a list have seen. A link a walk discovers stays to be fetched, through
kills, failures and blocks, until it is settled by an outcome that leaves nothing to try.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, and_, bindparam, delete, func, or_, select, update

from archive.captures import CaptureRef
from archive.database import Database
from archive.observations import Outcome
from archive.prepared import Prepared
from archive.rows import batched, insert_new, stamp, unstamp, upsert
from archive.schema import captures, known_links, records, to_fetch, walks

UNSETTLED: frozenset[Outcome] = frozenset({"failed", "blocked"})
"""Outcomes after which an address is tried again."""

_OFF = Prepared(delete(to_fetch).where(to_fetch.c.url == bindparam("address")))

_WAITING = (
    to_fetch.c.url,
    to_fetch.c.site,
    to_fetch.c.list_url,
    to_fetch.c.title,
    to_fetch.c.discovered,
    to_fetch.c.due,
    to_fetch.c.attempts,
    to_fetch.c.outcome,
)
_ANSWER = captures.c.file, captures.c.offset, captures.c.record_id, captures.c.payload_digest

FIRST_PAUSE = timedelta(hours=1)
LONGEST_PAUSE = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Pending:
    """An address still to be fetched. `attempts` counts failed ones, `outcome` is that of the last.

    `capture` is set when a killed run left the answer on disk, unread: read that, do not fetch again.
    """

    url: str
    site: str
    list_url: str | None
    title: str | None
    discovered: datetime
    due: datetime
    attempts: int = 0
    outcome: Outcome | None = None
    capture: CaptureRef | None = None


@dataclass(frozen=True, slots=True)
class WalkState:
    """A walk begun and not completed. `page_url` is the last list page read to its end; `pages` counts those."""

    site: str
    list_url: str
    begun: datetime
    page_url: str | None
    pages: int


class Frontier:
    """The frontier of an archive (`archive.frontier`). Writes join the batch that is open, or commit at once."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def known(self, list_url: str) -> frozenset[str]:
        """The links completed walks of this list have seen."""
        seen = (
            select(known_links.c.url)
            .join(walks, walks.c.list_url == known_links.c.list_url)
            .where(known_links.c.list_url == list_url, known_links.c.walk <= walks.c.completed_walk)
        )
        with self._database.read() as connection:
            return frozenset(connection.scalars(seen))

    def met(self, list_url: str) -> frozenset[str]:
        """The links any walk of this list has seen, also one that is not completed."""
        with self._database.read() as connection:
            return frozenset(
                connection.scalars(select(known_links.c.url).where(known_links.c.list_url == list_url))
            )

    def discover(self, site: str, list_url: str | None, links: Sequence[tuple[str, str | None]]) -> int:
        """Put the links that are neither records nor waiting already among those to fetch; how many that
        were.
        """
        if not links:
            return 0
        now = stamp(_now())
        base = {"site": site, "list_url": list_url, "discovered": now, "due": now, "attempts": 0}
        titles = dict(links)
        new = 0
        with self._database.write() as connection:
            for urls in batched(titles, 500):
                stored = set(connection.scalars(select(records.c.url).where(records.c.url.in_(urls))))
                rows = [{**base, "url": url, "title": titles[url]} for url in urls if url not in stored]
                new += insert_new(connection, to_fetch, rows)
        return new

    def pending(self, site: str, limit: int | None = None, now: datetime | None = None) -> list[Pending]:
        """What is to be fetched now, oldest discovery first; what failed waits longer with every attempt."""
        at = now or _now()
        # No pause is that long: a clock was ahead when this was written.
        is_due = or_(to_fetch.c.due <= stamp(at), to_fetch.c.due > stamp(at + LONGEST_PAUSE))
        wanted = (
            select(*_WAITING, *_ANSWER)
            .outerjoin(captures, captures.c.record_id == to_fetch.c.captured)
            .where(to_fetch.c.site == site, is_due)
            .order_by(to_fetch.c.discovered, to_fetch.c.url)
            .limit(limit)
        )
        with self._database.read() as connection:
            return [_pending(*row) for row in connection.execute(wanted)]

    def waiting(self, site: str) -> int:
        """How many addresses of this site are to be fetched, due or not."""
        with self._database.read() as connection:
            return connection.scalar(select(func.count()).where(to_fetch.c.site == site)) or 0

    def settle(self, url: str, outcome: Outcome, now: datetime | None = None) -> None:
        """Tell what came of an address: off the list, or (failed, blocked) on it with a longer pause."""
        at = now or _now()
        with self._database.write() as connection:
            if outcome in UNSETTLED:
                _postpone(connection, url, outcome, at)
            else:
                _OFF.run(connection, {"address": url})

    def begin_walk(self, site: str, list_url: str) -> WalkState:
        """Begin a walk of this list at its first page, leaving any unfinished one."""
        state = WalkState(site, list_url, _now(), None, 0)
        begun = {"site": site, "begun": stamp(state.begun), "open": True, "page_url": None, "pages": 0}
        with self._database.write() as connection:
            number = connection.scalar(select(walks.c.walk).where(walks.c.list_url == list_url)) or 0
            upsert(connection, walks, {"list_url": list_url, "walk": number + 1, **begun}, key=("list_url",))
        return state

    def resume(self, site: str, list_url: str) -> WalkState | None:
        """The walk of this list that was begun and never completed, or None."""
        unfinished = select(walks).where(walks.c.list_url == list_url, walks.c.site == site, walks.c.open)
        with self._database.read() as connection:
            row = connection.execute(unfinished).one_or_none()
        return WalkState(row.site, row.list_url, unstamp(row.begun), row.page_url, row.pages) if row else None

    def advance(self, list_url: str, page_url: str | None, links: Sequence[str]) -> None:
        """Tell that a list page has been read to its end, with the links it showed. None: a page beside the walk, which
        goes on from where it was.
        """
        with self._database.write() as connection:
            walk = connection.scalar(select(walks.c.walk).where(walks.c.list_url == list_url, walks.c.open))
            if walk is None:
                raise ValueError(f"no walk of {list_url} is open; begin one first")
            rows = [{"list_url": list_url, "url": url, "walk": walk} for url in dict.fromkeys(links)]
            insert_new(connection, known_links, rows)
            if page_url is None:
                return
            connection.execute(
                update(walks)
                .where(walks.c.list_url == list_url)
                .values(page_url=page_url, pages=walks.c.pages + 1)
            )

    def complete_walk(self, list_url: str, now: datetime | None = None) -> None:
        """Tell that the walk reached known ground or the end: what it saw is known ground from now on."""
        with self._database.write() as connection:
            connection.execute(
                update(walks)
                .where(walks.c.list_url == list_url)
                .values(completed_walk=walks.c.walk, completed=stamp(now or _now()), open=False)
            )

    def last_walk(self, list_url: str) -> datetime | None:
        """When a walk of this list was last completed."""
        with self._database.read() as connection:
            at = connection.scalar(select(walks.c.completed).where(walks.c.list_url == list_url))
        return unstamp(at) if at else None

    def due_articles(self, site: str, before: datetime, limit: int | None = None) -> list[str]:
        """Addresses of this site's records last looked at before this time and not gone, longest ago first. A look that is
        yet to come is none: a clock was ahead then.
        """
        long_ago = or_(records.c.checked < stamp(before), records.c.checked > stamp(max(before, _now())))
        due = (
            select(records.c.url)
            .where(records.c.site == site, long_ago)
            .where(records.c.url.is_not(None), records.c.gone_since.is_(None))
            .order_by(records.c.checked)
            .limit(limit)
        )
        with self._database.read() as connection:
            return [url for url in connection.scalars(due) if url]


def _now() -> datetime:
    return datetime.now(UTC)


def _postpone(connection: Connection, url: str, outcome: Outcome, now: datetime) -> None:
    waiting = connection.execute(
        select(to_fetch.c.site, to_fetch.c.attempts).where(to_fetch.c.url == url)
    ).all()
    for site, attempts in waiting:
        # The first failure may be the line's: the next run tries again, however soon it comes.
        pause = min(FIRST_PAUSE * 2 ** min(attempts - 1, 16), LONGEST_PAUSE) if attempts else timedelta()
        connection.execute(
            update(to_fetch)
            .where(and_(to_fetch.c.site == site, to_fetch.c.url == url))
            .values(attempts=attempts + 1, outcome=outcome, due=stamp(now + pause), captured=None)
        )


def _pending(
    url: str,
    site: str,
    list_url: str | None,
    title: str | None,
    discovered: str,
    due: str,
    attempts: int,
    outcome: Outcome | None,
    *answer: Any,
) -> Pending:
    on_disk = CaptureRef(*answer) if answer[0] else None
    times = unstamp(discovered), unstamp(due)
    return Pending(url, site, list_url, title, *times, attempts, outcome, on_disk)
