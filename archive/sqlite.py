"""SQLite behind SQLAlchemy: connecting, its settings, its errors. Beyond here nobody knows which database it
is.
"""

import shutil
import sqlite3
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from archive.errors import StorageFailed

__all__ = ["as_storage_failure", "insert", "integrity", "reading_engine", "writing_engine"]

NAME = "archive.sqlite"


def writing_engine(folder: Path, busy_seconds: float) -> Engine:
    """Connections that write: WAL, so that readers never wait, and a commit is on the disk before it is told."""
    engine = create_engine(
        "sqlite://", creator=lambda: _connect(folder, "rwc", busy_seconds), poolclass=QueuePool
    )

    @event.listens_for(engine, "connect")
    def configure(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        # FULL: what was told to be stored survives the machine, not only the process.
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.close()

    # IMMEDIATE: a writer that starts by reading would otherwise be refused, not made to wait, when it comes
    # to write.
    _begin_with(engine, "BEGIN IMMEDIATE")
    return engine


def reading_engine(folder: Path, busy_seconds: float) -> Engine:
    """Connections that only read; they work while others write, and in a folder that cannot be written."""
    engine = create_engine("sqlite://", creator=_Reader(folder, busy_seconds).connect, poolclass=QueuePool)
    _begin_with(engine, "BEGIN")
    return engine


def as_storage_failure(error: DBAPIError, folder: Path) -> StorageFailed:
    """What a database error means for whoever wanted to store."""
    return StorageFailed(f"{folder / NAME}: {_meaning(str(error.orig or error))}")


def _begin_with(engine: Engine, statement: str) -> None:
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(statement)

    event.listen(engine, "begin", begin)


def _connect(folder: Path, mode: str, busy_seconds: float) -> sqlite3.Connection:
    return sqlite3.connect(
        f"file:{quote(str((folder / NAME).absolute()))}?mode={mode}",
        uri=True,
        timeout=busy_seconds,
        isolation_level=None,
        check_same_thread=False,
    )


class _Reader:
    """Connects to read. WAL wants to write its index beside the database; where nobody can, there are two
    ways.
    """

    def __init__(self, folder: Path, busy_seconds: float) -> None:
        self._folder = folder
        self._busy = busy_seconds
        self._copy: TemporaryDirectory[str] | None = None

    def connect(self) -> sqlite3.Connection:
        """A connection to read with."""
        if self._copy:
            return _connect(Path(self._copy.name), "rw", self._busy)
        connection = _connect(self._folder, "ro", self._busy)
        try:
            connection.execute("SELECT 1 FROM sqlite_master").close()
        except sqlite3.OperationalError as error:
            connection.close()
            if error.sqlite_errorcode not in _READONLY:
                raise
            return self._connect_unwritable()
        return connection

    def _connect_unwritable(self) -> sqlite3.Connection:
        log = self._folder / f"{NAME}-wal"
        if not (log.is_file() and log.stat().st_size):
            return _connect(self._folder, "ro&immutable=1", self._busy)
        # A killed writer left commits in the log. SQLite would have to move them first, so it does in a copy.
        self._copy = TemporaryDirectory(prefix="yaowen-", ignore_cleanup_errors=True)
        for name in (NAME, log.name):
            shutil.copyfile(self._folder / name, Path(self._copy.name) / name)
        return self.connect()


_READONLY = (
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_READONLY_CANTINIT,
    sqlite3.SQLITE_READONLY_CANTLOCK,
    sqlite3.SQLITE_READONLY_DIRECTORY,
    sqlite3.SQLITE_READONLY_RECOVERY,
)

_MEANINGS = (
    ("locked", "another process holds it locked and did not let go in time; nothing was stored, try again"),
    ("full", "the disk is full; nothing was stored, make room and run again"),
    ("disk i/o", "the disk refused to write or read ({}); nothing was stored, check the disk and run again"),
    ("readonly", "it cannot be written here; nothing was stored, check the owner and the mount"),
    ("unable to open", "it cannot be opened; check that the folder exists and may be read and written"),
    (
        "malformed",
        "the database is damaged; restore it from a copy, the WARC files beside it hold the captures",
    ),
    (
        "not a database",
        "this is not a database; restore it from a copy, the WARC files beside it hold the captures",
    ),
)


def _meaning(message: str) -> str:
    found = (text for sign, text in _MEANINGS if sign in message.lower())
    return next(found, "the database refused: {}").format(message)


def integrity(connection: Connection) -> list[str]:
    """What the database finds wrong with itself."""
    found = connection.exec_driver_sql("PRAGMA quick_check").scalars().all()
    return [str(line) for line in found if line != "ok"]
