"""Looks and runs: every observation as a row, and in the WARC too where no exchange tells of it."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, insert, or_, select, update

from archive.captures import CaptureRef
from archive.identity import canonical_url, record_id
from archive.observations import Observation
from archive.prepared import Prepared
from archive.rows import stamp, storable, unstamp, upsert
from archive.schema import captures, observations, records, runs, versions
from archive.warc.raw import RawRecord, fields_of
from archive.warc.writer import WarcWriter

RUN_URL = "urn:yaowen:run:"
# What became of an exchange can be read off it, except where a judgement was made.
_JUDGED = frozenset({"blocked", "failed", "skipped"})
_PRESENT = frozenset({"unchanged", "not-modified"})
# What is new or changed has just been stored, and its record with it.
_CHECKED = frozenset({"gone"}) | _PRESENT

_COLUMNS = tuple(column.name for column in observations.c if column is not observations.c.number)
_INSERT = Prepared(insert(observations), _COLUMNS)
_NAMED = select(records).where(
    or_(records.c.url == bindparam("address"), records.c.id == bindparam("canonical"))
)
_CHECK = (
    update(records)
    .where(records.c.id == bindparam("of"))
    .values(checked=bindparam("when"), last_seen=bindparam("seen"), gone_since=bindparam("gone"))
)
_SEEN_AGAIN = (
    update(versions)
    .where(versions.c.id == bindparam("of"), versions.c.number == bindparam("newest"))
    .where(versions.c.last_seen < bindparam("time"))
    .values(last_seen=bindparam("time"))
)


def add(
    connection: Connection,
    looks: Sequence[Observation],
    writer_for: Callable[[str | None, str | None], WarcWriter],
) -> None:
    """Store observations; the records they are looks at learn that they were seen, or that they are gone."""
    for look in looks:
        if look.capture is None or look.outcome in _JUDGED:
            writer_for(look.site, look.run).write_metadata(look.url, _fields(look), look.time)
    add_rows(connection, looks)


def add_rows(connection: Connection, looks: Sequence[Observation]) -> None:
    """As `add`, for looks the WARC already holds."""
    for look in looks:
        _INSERT.run(connection, _row(look))
        if look.outcome in _CHECKED:
            _touch_records(connection, look)


def of_url(connection: Connection, url: str) -> Iterator[Observation]:
    """The looks at an address, oldest first."""
    wanted = (
        select(observations, captures)
        .outerjoin(captures, captures.c.record_id == observations.c.capture)
        .where(observations.c.url == storable(url))
        .order_by(observations.c.time, observations.c.number)
    )
    for row in connection.execute(wanted).mappings():
        found = row[captures.c.record_id]
        yield Observation(
            url=row[observations.c.url],
            time=unstamp(row[observations.c.time]),
            site=row[observations.c.site],
            run=row[observations.c.run],
            outcome=row[observations.c.outcome],
            detail=row[observations.c.detail],
            title=row[observations.c.title],
            capture=CaptureRef(
                row[captures.c.file], row[captures.c.offset], found, row[captures.c.payload_digest]
            )
            if found
            else None,
        )


def outcomes(connection: Connection, run: str) -> Counter[str]:
    """How often each outcome came in a run."""
    counted = (
        select(observations.c.outcome, func.count())
        .where(observations.c.run == run)
        .group_by(observations.c.outcome)
    )
    return Counter(dict(tuple(row) for row in connection.execute(counted)))


def start_run(
    connection: Connection,
    run: str,
    site: str | None,
    at: datetime,
    facts: Mapping[str, str],
    writer: WarcWriter,
) -> None:
    """Store that a run begins."""
    writer.write_metadata(RUN_URL + run, {"run": run, "site": site or "", "started": stamp(at), **facts}, at)
    row = {"run": run, "site": site, "started": stamp(at), "facts": json.dumps(dict(facts))}
    upsert(connection, runs, row, key=("run",))


def finish_run(
    connection: Connection, run: str, outcome: str, at: datetime, facts: Mapping[str, str], writer: WarcWriter
) -> None:
    """Store that a run has ended, and how."""
    told = {"run": run, "finished": stamp(at), "outcome": outcome, **facts}
    writer.write_metadata(RUN_URL + run, told, at)
    known = json.loads(connection.scalar(select(runs.c.facts).where(runs.c.run == run)) or "{}")
    connection.execute(
        update(runs)
        .where(runs.c.run == run)
        .values(finished=stamp(at), outcome=outcome, facts=json.dumps({**known, **facts}))
    )


def from_metadata(record: RawRecord, time: datetime) -> Observation | None:
    """The look a metadata record tells of, or None when it tells of something else."""
    fields = fields_of(record)
    if "outcome" not in fields or record.headers.get("warc-target-uri", "").startswith(RUN_URL):
        return None
    return Observation(
        url=record.headers.get("warc-target-uri", ""),
        time=time,
        site=fields.get("site"),
        run=fields.get("run"),
        outcome=fields["outcome"],  # type: ignore[arg-type]  # written by `_fields` from an Outcome
        detail=fields.get("detail", ""),
        title=fields.get("title"),
    )


def _fields(look: Observation) -> dict[str, str]:
    told = {
        "outcome": look.outcome,
        "detail": look.detail,
        "title": look.title,
        "site": look.site,
        "run": look.run,
        "capture": look.capture.record_id if look.capture else None,
    }
    return {name: value for name, value in told.items() if value}


def _row(look: Observation) -> dict[str, object]:
    return {
        "url": storable(look.url),
        "time": stamp(look.time),
        "site": look.site,
        "run": look.run,
        "outcome": look.outcome,
        "detail": storable(look.detail),
        "title": storable(look.title) if look.title is not None else None,
        "capture": look.capture.record_id if look.capture else None,
    }


def _touch_records(connection: Connection, look: Observation) -> None:
    named = {"address": storable(look.url), "canonical": record_id(canonical_url(look.url))}
    at = stamp(look.time)
    for row in connection.execute(_NAMED, named).all():
        now = {"of": row.id, "when": max(row.checked, at), "seen": row.last_seen, "gone": row.gone_since}
        if look.outcome == "gone":
            now["gone"] = row.gone_since or at
        elif look.outcome in _PRESENT:
            now |= {"seen": max(row.last_seen, at), "gone": None}
            connection.execute(_SEEN_AGAIN, {"of": row.id, "newest": row.newest, "time": at})
        connection.execute(_CHECK, now)
