"""Reading the relation."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, inspect, or_, select, tuple_

from archive.database import Database
from archive.rows import unstamp
from archive.same_as import SameAs
from archive.schema import same_as

STEP = 500


def links(connection: Connection, id_: str, *, ended: bool) -> tuple[SameAs, ...]:
    """The links of a record, likest first; with those that have ended, if asked."""
    if not _is_there(connection):
        return ()
    wanted = select(same_as).where(or_(same_as.c.one == id_, same_as.c.other == id_))
    if not ended:
        wanted = wanted.where(same_as.c.ended.is_(None))
    found = [seen_from(id_, row) for row in connection.execute(wanted)]
    return tuple(
        sorted(found, key=lambda link: (link.ended is not None, -link.similarity, link.other, link.found))
    )


def every_link(database: Database) -> Iterator[SameAs]:
    """The whole relation, each pair once."""
    key = (same_as.c.one, same_as.c.other, same_as.c.one_version, same_as.c.other_version)
    with database.read() as connection:
        if not _is_there(connection):
            return
    done: tuple[Any, ...] = ("", "", 0, 0)
    while True:
        later = select(same_as).where(tuple_(*key) > tuple_(*done)).order_by(*key).limit(STEP)
        with database.read() as connection:
            rows = connection.execute(later).all()
        for row in rows:
            yield seen_from(row.one, row)
        if len(rows) < STEP:
            return
        done = tuple(rows[-1][:4])


def seen_from(id_: str, row: Row[Any]) -> SameAs:
    """A row, as one of its two records sees it."""
    first = row.one == id_
    return SameAs(
        id=id_,
        version=row.one_version if first else row.other_version,
        other=row.other if first else row.one,
        other_version=row.other_version if first else row.one_version,
        similarity=row.similarity,
        in_other=row.one_in_other if first else row.other_in_one,
        of_other=row.other_in_one if first else row.one_in_other,
        origin=row.origin,
        method=row.method,
        found=unstamp(row.found),
        run=row.run,
        ended=unstamp(row.ended) if row.ended else None,
    )


def _is_there(connection: Connection) -> bool:
    """An archive of an older schema, opened only to be read, has none."""
    return inspect(connection).has_table(same_as.name)
