"""The WARC writers of an archive: whatever a transaction names is written, synced and indexed with it."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection

from archive import index
from archive.captures import CaptureRef
from archive.database import Database
from archive.warc.writer import WarcWriter, Written


class Writers:
    """They seal every transaction of the database they are given."""

    def __init__(self, folder: Path, database: Database) -> None:
        self._folder = folder
        self._database = database
        self._writers: list[WarcWriter] = []
        self._sealing: list[tuple[WarcWriter, Written]] = []
        self._indexed: frozenset[str] = frozenset()
        database.after_begin = self._index_captured
        database.before_commit = self._seal
        database.after_commit = self._sealed

    def begin(self, site: str, run: str, info: Mapping[str, str] | None = None) -> WarcWriter:
        """A new one, which finds the earlier captures of this archive."""
        originals = index.IndexedOriginals(self._folder, self._database)
        writer = WarcWriter(self._folder, site=site, run=run, info=info, originals=originals)
        self.attach(writer)
        return writer

    def attach(self, writer: WarcWriter) -> None:
        """Sync and index what this writer writes, from now on."""
        self._writers.append(writer)

    def of(self, site: str | None, run: str | None) -> WarcWriter:
        """The writer of this run, or any; without one, one of our own."""
        for writer in self._writers:
            if writer.run == run or run is None:
                return writer
        if self._writers:
            return self._writers[0]
        return self.begin(site or "archive", run or f"{datetime.now(UTC):%H%M%S%f}")

    def require(self, connection: Connection, refs: Sequence[CaptureRef]) -> None:
        """Raise ValueError unless every one of these captures is on disk, in this archive."""
        older = [ref for ref in refs if not any(writer.wrote(ref) for writer in self._writers)]
        missing = index.unknown_captures(connection, older) if older else []
        if missing:
            raise ValueError(
                f"the capture {missing[0].record_id} is not in this archive; write it with a writer of the "
                "archive first"
            )

    def close(self) -> None:
        """Close all, and seal what they wrote last."""
        if not self._writers:
            return
        try:
            for writer in self._writers:
                writer.close()
            with self._database.write():
                pass
        finally:
            self._writers.clear()

    def _index_captured(self, connection: Connection) -> None:
        """Index what was captured before this transaction before its work, or what that work settles would seem
        to be unread on the disk again.
        """
        entries = [entry for writer in self._writers for entry in writer.written().entries]
        index.add_entries(connection, entries)
        self._indexed = frozenset(entry.ref.record_id for entry in entries)

    def _seal(self, connection: Connection) -> None:
        self._sealing = [(writer, writer.written()) for writer in self._writers]
        for writer, written in self._sealing:
            writer.sync()
            new = [entry for entry in written.entries if entry.ref.record_id not in self._indexed]
            index.add_entries(connection, new)
            index.set_indexed(connection, written.sizes, written.closed)

    def _sealed(self) -> None:
        for writer, written in self._sealing:
            writer.forget(written)
        self._sealing = []
