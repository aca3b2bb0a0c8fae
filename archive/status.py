"""Status: per site, what is stored, how the last run went and what waits."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, case, func, select

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


def status(connection: Connection) -> tuple[SiteStatus, ...]:
    """Every site the archive knows of, by name."""
    counts = _counts(connection)
    waiting = dict(connection.execute(select(to_fetch.c.site, func.count()).group_by(to_fetch.c.site)).tuples().all())
    started = dict(connection.execute(select(runs.c.site, func.max(runs.c.started)).group_by(runs.c.site)).tuples().all())
    names = {name for name in (*counts, *waiting, *started) if name}
    return tuple(
        SiteStatus(site=name, to_fetch=waiting.get(name, 0), **counts.get(name, {}), **_last_run(connection, name))
        for name in sorted(names)
    )


def _counts(connection: Connection) -> dict[str | None, dict[str, int]]:
    def count(condition: object) -> object:
        return func.sum(case((condition, 1), else_=0))  # type: ignore[arg-type]  # any boolean column expression

    rows = connection.execute(
        select(
            records.c.site,
            func.count().label("records"),
            count(records.c.completeness == "truncated").label("truncated"),  # type: ignore[attr-defined]  # see count
            count(records.c.completeness == "image-only").label("image_only"),  # type: ignore[attr-defined]  # see count
            count(records.c.repaired).label("repaired"),  # type: ignore[attr-defined]  # see count
            count(records.c.gone_since.is_not(None)).label("gone"),  # type: ignore[attr-defined]  # see count
        ).group_by(records.c.site)
    )
    return {row.site: {name: value for name, value in row._mapping.items() if name != "site"} for row in rows}


def _last_run(connection: Connection, site: str) -> dict[str, object]:
    row = connection.execute(
        select(runs).where(runs.c.site == site).order_by(runs.c.started.desc()).limit(1)
    ).first()
    if row is None:
        return {}
    return {
        "run": row.run,
        "started": unstamp(row.started),
        "finished": unstamp(row.finished) if row.finished else None,
        "outcome": row.outcome,
        "outcomes": looks.outcomes(connection, row.run),
    }
