"""Prepared statements: put together once, and from then on handed to the driver as they are.

For what runs for every page: SQLAlchemy spends five times as long on a statement it knows as the database does.
Values go in and come out as the driver has them.
"""

from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, Dialect, Executable
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.exc import DBAPIError


class Prepared:
    """`columns` are those an insert fills."""

    def __init__(self, statement: Executable, columns: Sequence[str] | None = None) -> None:
        self._statement = statement
        self._columns = columns
        self._put_together: _Sql | None = None

    def run(self, connection: Connection, values: Mapping[str, object]) -> DBAPICursor:
        """Carry it out within the transaction of the connection. Raises DBAPIError, as SQLAlchemy does."""
        sql = self._put_together or self._put_it_together(connection.dialect)
        given = {**sql.fixed, **values}
        ordered = given if sql.order is None else tuple(given[name] for name in sql.order)
        cursor = connection.connection.cursor()
        try:
            cursor.execute(sql.text, ordered)
        except Exception as error:
            driver = connection.dialect.loaded_dbapi
            raise DBAPIError.instance(
                sql.text, ordered, error, driver.Error, dialect=connection.dialect
            ) from error
        return cursor

    def all(self, connection: Connection, values: Mapping[str, object]) -> list[tuple[Any, ...]]:
        """Every row that answers."""
        cursor = self.run(connection, values)
        rows = [tuple(row) for row in cursor.fetchall()]
        cursor.close()
        return rows

    def first(self, connection: Connection, values: Mapping[str, object]) -> tuple[Any, ...] | None:
        """The first row that answers, or None."""
        rows = self.all(connection, values)
        return rows[0] if rows else None

    def named(self, connection: Connection, values: Mapping[str, object]) -> Any:
        """The first row that answers, its values by the names of their columns; or None."""
        found = self.first(connection, values)
        return None if found is None else self._row(*found)

    @cached_property
    def _row(self) -> Callable[..., Any]:
        names: Iterable[str] = self._statement.selected_columns.keys()  # type: ignore[attr-defined]  # what answers with rows is a Select
        return namedtuple("_Row", names)

    def _put_it_together(self, dialect: Dialect) -> "_Sql":
        compiled = self._statement.compile(dialect=dialect, column_keys=self._columns)  # type: ignore[attr-defined]  # SQLAlchemy's own gap: every Executable of Core is a ClauseElement
        fixed = {name: value for name, value in compiled.params.items() if value is not None}
        order = tuple(compiled.positiontup) if compiled.positional else None
        self._put_together = _Sql(compiled.string, order, fixed)
        return self._put_together


@dataclass(frozen=True, slots=True)
class _Sql:
    """`order`: that of its parameters, where the driver goes by place. `fixed`: the values it brings itself."""

    text: str
    order: tuple[str, ...] | None
    fixed: Mapping[str, object]
