"""The database of an archive: reading and writing transactions, one writing at a time in this process."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import RLock, local
from typing import Any

from sqlalchemy import Connection, Engine, inspect, select
from sqlalchemy.exc import DBAPIError

from archive.errors import NotAnArchive
from archive.prepared import Prepared
from archive.schema import SCHEMA_VERSION, facts, metadata
from archive.sqlite import NAME, as_storage_failure, insert, reading_engine, writing_engine

BUSY_SECONDS = 30.0
_SCHEMA = select(facts.c.value).where(facts.c.name == "schema")


class Database:
    """`before_writing` runs once, before this process writes first; `after_begin` when a transaction has begun,
    `before_commit` and `after_commit` around its commit.
    """

    def __init__(self, folder: Path, busy_seconds: float = BUSY_SECONDS) -> None:
        self._folder = folder
        self._busy = busy_seconds
        self._turn = RLock()
        self._thread = local()
        self._asking: list[Connection] = []
        self._reader: Engine | None = None
        self._writer: Engine | None = None
        self._checked = False
        self.before_writing: Callable[[], None] = lambda: None
        self.after_begin: Callable[[Connection], None] = lambda connection: None
        self.before_commit: Callable[[Connection], None] = lambda connection: None
        self.after_commit: Callable[[], None] = lambda: None

    @property
    def exists(self) -> bool:
        """Whether the folder holds a database at all."""
        return (self._folder / NAME).is_file()

    @property
    def empty(self) -> bool:
        """Whether there is nothing yet: no database, or one without tables, as a creation that failed leaves it."""
        if not self.exists:
            return True
        with self._failing_as_storage(), self._reading_engine().connect() as connection:
            return not inspect(connection).get_table_names()

    def create(self) -> None:
        """Make the tables that are not there yet: all, or those that came with a newer schema."""
        with self._failing_as_storage(), self._writing_engine().begin() as connection:
            made = inspect(connection).has_table(facts.name)
            if made and connection.scalar(_SCHEMA) == str(SCHEMA_VERSION):
                return
            metadata.create_all(connection)
            version = insert(facts).values(name="schema", value=str(SCHEMA_VERSION))
            connection.execute(
                version.on_conflict_do_update(index_elements=["name"], set_={"value": version.excluded.value})
            )

    def check(self) -> None:
        """Raise NotAnArchive unless this release can read what is there."""
        with self._failing_as_storage(), self._reading_engine().connect() as connection:
            known = inspect(connection).has_table(facts.name)
            found = connection.scalar(_SCHEMA) if known else None
        if found is None:
            raise NotAnArchive(
                f"{self._folder / NAME} is a database, but not an archive's; name another folder"
            )
        if int(found) > SCHEMA_VERSION:
            raise NotAnArchive(
                f"{self._folder} was written by a newer release (schema {found}); upgrade yaowen"
            )

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection to read with; within a batch, the batch's own, which sees what it wrote."""
        if open_batch := getattr(self._thread, "connection", None):
            with self._failing_as_storage():
                yield open_batch
            return
        with self._failing_as_storage(), self._reading_engine().connect() as connection:
            yield connection

    def ask(self, question: Prepared, of: Mapping[str, object]) -> tuple[Any, ...] | None:
        """The first row that answers; one statement needs no transaction around it."""
        with self._failing_as_storage():
            return question.first(getattr(self._thread, "connection", None) or self._kept_open(), of)

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """The open batch of this thread, or a transaction of its own."""
        if open_batch := getattr(self._thread, "connection", None):
            with self._failing_as_storage():
                yield open_batch
            return
        with self._turn:
            self._prepare()
            with self._failing_as_storage(), self._writing_engine().begin() as connection:
                self._thread.connection = connection
                self._thread.failure = None
                try:
                    self.after_begin(connection)
                    yield connection
                    if self._thread.failure:
                        # The database has rolled back by itself: what came after stands outside any
                        # transaction.
                        raise self._thread.failure
                    self.before_commit(connection)
                finally:
                    self._thread.connection = None
            self.after_commit()

    def close(self) -> None:
        """Let go of the files."""
        for connection in self._asking:
            connection.close()
        self._asking.clear()
        for engine in (self._reader, self._writer):
            if engine:
                engine.dispose()
        self._reader = self._writer = None

    def _prepare(self) -> None:
        if not self._checked:
            self._checked = True
            try:
                self.before_writing()
            except BaseException:
                self._checked = False
                raise

    def _kept_open(self) -> Connection:
        """A connection of this thread's own: to take one out and give it back costs more than to ask."""
        kept: Connection | None = getattr(self._thread, "asking", None)
        if kept is None or kept.closed:
            kept = self._thread.asking = self._reading_engine().connect()
            self._asking.append(kept)
        return kept

    def _reading_engine(self) -> Engine:
        self._reader = self._reader or reading_engine(self._folder, self._busy)
        return self._reader

    def _writing_engine(self) -> Engine:
        self._writer = self._writer or writing_engine(self._folder, self._busy)
        return self._writer

    @contextmanager
    def _failing_as_storage(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            self._thread.failure = as_storage_failure(error, self._folder)
            raise self._thread.failure from error
