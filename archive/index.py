"""The index of captures: what lies where in the WARC files, and how far each file is indexed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, bindparam, select, update

from archive.captures import CaptureRef
from archive.database import Database
from archive.prepared import Prepared
from archive.rows import insert_new, stamp, storable, unstamp, upsert
from archive.schema import captures, records, to_fetch, warc_files
from archive.warc.entry import Entry, Original
from archive.warc.reader import is_whole

_ON_DISK = update(to_fetch).where(to_fetch.c.url == bindparam("asked")).values(captured=bindparam("answer"))

_PLACE = captures.c.file, captures.c.offset, captures.c.record_id, captures.c.payload_digest
_ORIGINAL = (
    select(*_PLACE, captures.c.url, captures.c.time)
    .where(captures.c.revisit.is_(False))
    .order_by(captures.c.time.desc())
    .limit(1)
)
_BY_DIGEST = Prepared(_ORIGINAL.where(captures.c.payload_digest == bindparam("of")))
_BY_URL = Prepared(_ORIGINAL.where(captures.c.url == bindparam("of"), captures.c.status == 200))
_ALIKE = Prepared(
    select(*_PLACE, captures.c.time)
    .where(captures.c.payload_digest == bindparam("digest"), captures.c.requested_url == bindparam("asked"))
    .order_by(captures.c.time)
)
_HELD = Prepared(select(captures.c.record_id).where(captures.c.record_id == bindparam("of")))
# Of the capture a record was last read from. One that was never read must not be answered by 304.
_VALIDATORS = Prepared(
    select(captures.c.etag, captures.c.last_modified)
    .join(records, records.c.last_capture == captures.c.record_id)
    .where(records.c.url == bindparam("of"))
)


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask by, next time: If-None-Match and If-Modified-Since."""

    etag: str | None
    last_modified: str | None


class IndexedOriginals:
    """Finds earlier captures of an archive for the revisits of a writer."""

    def __init__(self, folder: Path, database: Database) -> None:
        self._folder = folder
        self._database = database

    def by_digest(self, payload_digest: str) -> Original | None:
        """One with exactly this body, whole on disk: of one that is damaged, what just came is the only copy."""
        found = self._first(_BY_DIGEST, payload_digest)
        return found if found and is_whole(self._folder, found.ref) else None

    def by_url(self, url: str) -> Original | None:
        """The latest of this address that answered 200."""
        return self._first(_BY_URL, url)

    def _first(self, question: Prepared, of: str) -> Original | None:
        row = self._database.ask(question, {"of": of})
        if row is None:
            return None
        *place, url, time = row
        return Original(CaptureRef(*place), url, unstamp(time))


def add_entries(connection: Connection, entries: Sequence[Entry]) -> None:
    """Index captures, and tell the frontier that what it waits for is on disk, should the run end here."""
    insert_new(connection, captures, [_row(entry) for entry in entries])
    answered = [entry for entry in entries if entry.status == 200 and entry.size]
    if answered:
        asked = [{"asked": storable(e.requested_url), "answer": e.ref.record_id} for e in answered]
        connection.execute(_ON_DISK, asked)


def set_indexed(connection: Connection, sizes: Mapping[str, int], closed: frozenset[str]) -> None:
    """Tell how far files are indexed, and which of them nobody will write to any more."""
    for file, size in sizes.items():
        upsert(
            connection, warc_files, {"file": file, "indexed": size, "closed": file in closed}, key=("file",)
        )


def unknown_captures(connection: Connection, refs: Sequence[CaptureRef]) -> list[CaptureRef]:
    """Which of these the index does not hold."""
    return [ref for ref in refs if _HELD.first(connection, {"of": ref.record_id}) is None]


def alike(
    connection: Connection, requested_url: str, payload_digest: str
) -> list[tuple[CaptureRef, datetime]]:
    """The captures of an address with this body, and their times; also those that no observation tells of, as a killed
    run leaves them."""
    of = {"asked": storable(requested_url), "digest": payload_digest}
    return [(CaptureRef(*place), unstamp(time)) for *place, time in _ALIKE.all(connection, of)]


def validators(database: Database, url: str) -> Validators | None:
    """What to ask by for an article already read."""
    row = database.ask(_VALIDATORS, {"of": url})
    found = Validators(*row) if row else None
    return found if found and (found.etag or found.last_modified) else None


def _row(entry: Entry) -> dict[str, object]:
    return {
        "record_id": entry.ref.record_id,
        "file": entry.ref.file,
        "offset": entry.ref.offset,
        "payload_digest": entry.ref.payload_digest,
        "url": entry.url,
        "requested_url": storable(entry.requested_url),
        "time": stamp(entry.time),
        "status": entry.status,
        "size": entry.size,
        "revisit": entry.revisit,
        "etag": entry.etag,
        "last_modified": entry.last_modified,
        "site": entry.site,
        "run": entry.run,
    }
