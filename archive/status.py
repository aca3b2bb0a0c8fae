"""Status: per site, what is stored, how the last run went and what waits."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, case, func, select

from archive import looks
from archive.rows import unstamp
from archive.schema import records, runs, to_fetch


@dataclass(frozen=True, slots=True)
class SiteStatus:
    """`outcomes` and `blocked` are those of the last run; `outcome` None: it is running, or was killed."""

    site: str
    records: int = 0
    truncated: int = 0
    image_only: int = 0
    repaired: int = 0
    gone: int = 0
    to_fetch: int = 0
    run: str | None = None
    started: datetime | None = None
    finished: datetime | None = None
    outcome: str | None = None
    outcomes: Mapping[str, int] = field(default_factory=dict)

    @property
    def blocked(self) -> int:
        """How many addresses the last run found blocked."""
        return self.outcomes.get("blocked", 0)

    @property
    def failed(self) -> int:
        """How many looks of the last run failed; lists that could not be read are among them."""
        return self.outcomes.get("failed", 0)


def status(connection: Connection) -> tuple[SiteStatus, ...]:
    """Every site the archive knows of, by name."""
    counted = _counted(connection)
    waiting = _per_site(connection, select(to_fetch.c.site, func.count()).group_by(to_fetch.c.site))
    ran = _per_site(connection, select(runs.c.site, func.count()).group_by(runs.c.site))
    names = sorted({*counted, *waiting, *ran})
    return tuple(
        _with_last_run(
            connection, replace(counted.get(name, SiteStatus(name)), to_fetch=waiting.get(name, 0))
        )
        for name in names
    )


def _counted(connection: Connection) -> dict[str, SiteStatus]:
    rows = connection.execute(
        select(
            records.c.site,
            func.count(),
            _count(records.c.completeness == "truncated"),
            _count(records.c.completeness == "image-only"),
            _count(records.c.repaired),
            _count(records.c.gone_since.is_not(None)),
        ).group_by(records.c.site)
    )
    return {row[0]: SiteStatus(*row) for row in rows if row[0]}


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))


def _per_site(connection: Connection, counts: Select[tuple[Any, int]]) -> dict[str, int]:
    return {site: count for site, count in connection.execute(counts) if site}


def _with_last_run(connection: Connection, found: SiteStatus) -> SiteStatus:
    row = connection.execute(
        select(runs).where(runs.c.site == found.site).order_by(runs.c.started.desc()).limit(1)
    ).first()
    if row is None:
        return found
    return replace(
        found,
        run=row.run,
        started=unstamp(row.started),
        finished=unstamp(row.finished) if row.finished else None,
        outcome=row.outcome,
        outcomes=looks.outcomes(connection, row.run),
    )
