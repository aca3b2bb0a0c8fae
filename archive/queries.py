"""Queries: records by what a reader asks for, read in steps so that a million of them never lie in memory."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, select, tuple_

from archive.database import Database
from archive.errors import UnknownRecord
from archive.identity import canonical_url, record_id
from archive.keeping import version_of
from archive.rows import stamp, storable
from archive.schema import aliases, records, versions
from archive.versions import Version

STEP = 200
_CITATION = re.compile(r"\A([0-9a-f]{16})@([0-9a-f]{8,64})\Z")
_ON_THAT_DAY = "\uffff"


def matching(
    database: Database,
    *,
    site: str | None,
    published_since: date | str | None,
    published_until: date | str | None,
    seen_since: datetime | None,
    seen_until: datetime | None,
    complete: bool | None,
    min_relevance: float | None,
) -> Iterator[Version]:
    """The newest version of every record that fits; by date where dates are asked for, else by id."""
    wanted: list[ColumnElement[bool]] = []
    if site is not None:
        wanted.append(records.c.site == site)
    if published_since is not None:
        wanted.append(records.c.date_published >= str(published_since))
    if published_until is not None:
        # Text dates sort as they are; a day given as the end includes its times.
        wanted.append(records.c.date_published <= f"{published_until}{_ON_THAT_DAY}")
    if seen_since is not None:
        wanted.append(records.c.last_seen >= stamp(seen_since))
    if seen_until is not None:
        wanted.append(records.c.first_seen <= stamp(seen_until))
    if complete is not None:
        is_complete = records.c.completeness == "complete"
        wanted.append(is_complete if complete else ~is_complete)
    if min_relevance is not None:
        wanted.append(records.c.relevance >= min_relevance)
    dated = published_since is not None or published_until is not None
    return _in_steps(database, wanted, by_date=dated)


def find(connection: Connection, key: str) -> Version:
    """The newest version by id, URL or alias; the cited one by citation. Raises UnknownRecord."""
    key = storable(key)
    cited = _CITATION.match(key)
    id_ = cited[1] if cited else _id_of(connection, key)
    if cited:
        named = versions.c.fingerprint.startswith(cited[2], autoescape=True)
    else:
        named = versions.c.number == select(records.c.newest).where(records.c.id == id_).scalar_subquery()
    row = connection.execute(
        select(versions, records.c.gone_since, records.c.newest)
        .join(records, records.c.id == versions.c.id)
        .where(versions.c.id == id_, named)
        .order_by(versions.c.number)
    ).first()
    if row is None:
        raise UnknownRecord(f"no record {key!r} in this archive; give an id, an address or id@fingerprint8")
    return version_of(row, row.gone_since if row.number == row.newest else None)


def history(connection: Connection, id_: str) -> tuple[Version, ...]:
    """Every version of a record, by the time it was captured. Raises UnknownRecord."""
    rows = connection.execute(
        select(versions, records.c.gone_since, records.c.newest)
        .join(records, records.c.id == versions.c.id)
        .where(versions.c.id == id_)
        .order_by(versions.c.captured, versions.c.number)
    ).all()
    if not rows:
        raise UnknownRecord(f"no record {id_!r} in this archive; give the id of one")
    return tuple(version_of(row, row.gone_since if row.number == row.newest else None) for row in rows)


def every_version(database: Database) -> Iterator[tuple[Version, tuple[str, int, str]]]:
    """Every version, with the file, offset and id of its conversion record."""
    place = ("", 0)
    while True:
        later = (versions.c.id > place[0]) | ((versions.c.id == place[0]) & (versions.c.number > place[1]))
        wanted = select(versions).where(later).order_by(versions.c.id, versions.c.number).limit(STEP)
        with database.read() as connection:
            rows = connection.execute(wanted).all()
        for row in rows:
            yield version_of(row, None), (row.conversion_file, row.conversion_offset, row.conversion_id)
        if len(rows) < STEP:
            return
        place = (rows[-1].id, rows[-1].number)


def _in_steps(database: Database, wanted: list[ColumnElement[bool]], *, by_date: bool) -> Iterator[Version]:
    joined = (versions.c.id == records.c.id) & (versions.c.number == records.c.newest)
    query = select(versions, records.c.gone_since, records.c.date_published)
    query = query.join(records, joined).where(*wanted).limit(STEP)
    # Each step begins where the last one ended, along an index.
    order = (records.c.date_published, records.c.id) if by_date else (records.c.id,)
    rows: Sequence[Row[Any]] = ()
    while True:
        ended = [rows[-1].date_published, rows[-1].id][-len(order) :] if rows else ["", ""][-len(order) :]
        with database.read() as connection:
            rows = connection.execute(query.where(tuple_(*order) > tuple_(*ended)).order_by(*order)).all()
        for row in rows:
            yield version_of(row, row.gone_since)
        if len(rows) < STEP:
            return


def _id_of(connection: Connection, key: str) -> str:
    if connection.scalar(select(records.c.id).where(records.c.id == key)):
        return key
    by_url = connection.scalar(select(records.c.id).where(records.c.url == key))
    by_alias = by_url or connection.scalar(select(aliases.c.id).where(aliases.c.url == key))
    return by_alias or record_id(canonical_url(key))
