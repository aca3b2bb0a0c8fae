"""Between rows and values: times, and the inserts every table shares."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Executable, Table

from archive.prepared import Prepared
from archive.sqlite import insert

_SURROGATES = re.compile("[\ud800-\udfff]")


def stamp(time: datetime) -> str:
    """A time as the tables keep it; a time without zone would be ambiguous and is refused."""
    if time.tzinfo is None:
        raise ValueError(f"time without a zone: {time}; give UTC")
    return time.astimezone(UTC).isoformat(timespec="microseconds")


def unstamp(text: str) -> datetime:
    """The time a stamp stands for, in UTC."""
    return datetime.fromisoformat(text)


def storable(text: str) -> str:
    """The text with lone surrogates, which no encoding can carry, as U+FFFD."""
    return _SURROGATES.sub("\ufffd", text)


def batched(items: Iterable[str], size: int) -> Iterator[list[str]]:
    """The items in lists of at most this size."""
    rest = iter(items)
    while chunk := list(islice(rest, size)):
        yield chunk


def insert_new(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> int:
    """Insert the rows whose key is not there yet; how many that were."""
    return connection.execute(_insert_new(table), rows).rowcount if rows else 0


def upsert(connection: Connection, table: Table, row: Mapping[str, Any], key: tuple[str, ...]) -> None:
    """Insert the row, or set its values where its key is there."""
    _upsert(table, tuple(row), key).run(connection, row)


@cache
def _insert_new(table: Table) -> Executable:
    return insert(table).on_conflict_do_nothing()


@cache
def _upsert(table: Table, columns: tuple[str, ...], key: tuple[str, ...]) -> Prepared:
    statement = insert(table)
    values = {name: statement.excluded[name] for name in columns if name not in key}
    return Prepared(statement.on_conflict_do_update(index_elements=list(key), set_=values), columns)
