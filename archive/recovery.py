"""Recovery: what killed writers left behind. Torn last records are cut, whole ones are indexed, none is
fetched again.
"""

import fcntl
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import sleep

from sqlalchemy import Connection, select

from archive import looks
from archive.captures import Capture
from archive.errors import CaptureDamaged, StorageFailed
from archive.index import add_entries, set_indexed
from archive.observations import Observation
from archive.schema import warc_files
from archive.warc.entry import Entry, entry_of
from archive.warc.format import parse_date
from archive.warc.raw import RawRecord, fields_of, read_raw
from archive.warc.reader import read_warc


@dataclass(frozen=True, slots=True)
class Leftover:
    """What lies in a file beyond what is indexed; `size` is how far the file is good."""

    file: str
    size: int
    entries: tuple[Entry, ...]
    looks: tuple[Observation, ...]


@dataclass(slots=True)
class _Scan:
    """Where groups of records end: an exchange only with its request, which is written last."""

    good: int
    waiting: bool = False
    ours: bool = False
    revisits: set[str] = field(default_factory=set)
    looks: list[Observation] = field(default_factory=list)


def open_files(connection: Connection, folder: Path) -> list[tuple[Path, int]]:
    """The WARC files not known to be closed, and how far each is indexed."""
    known = {row.file: row for row in connection.execute(select(warc_files))}
    found: list[tuple[Path, int]] = []
    for path in sorted((folder / "warc").rglob("*.warc.gz")):
        row = known.get(path.relative_to(folder).as_posix())
        if row is None or not row.closed:
            found.append((path, row.indexed if row else 0))
    return found


def leftovers(folder: Path, files: list[tuple[Path, int]]) -> Iterator[Leftover]:
    """What the files hold beyond what is indexed, torn ends cut; files being written now are passed over."""
    for path, indexed in files:
        try:
            handle = os.open(path, os.O_RDWR | os.O_CLOEXEC)
        except OSError as error:
            raise StorageFailed(
                f"{path}: cannot be opened ({error.strerror}); check the owner and the mount"
            ) from error
        try:
            if _nobody_writes(handle):
                yield _leftover(folder, path, indexed, handle)
        finally:
            os.close(handle)


def _nobody_writes(handle: int) -> bool:
    # Asked again: a process that is dying gives back the lock of its site before those of its files.
    for pause in (0.0, 0.05):
        sleep(pause)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            continue
        return True
    return False


def index_leftover(connection: Connection, left: Leftover) -> None:
    """Index what was left, and remember that it was looked at."""
    add_entries(connection, left.entries)
    looks.add_rows(connection, [*left.looks, *(_look(entry) for entry in left.entries)])
    set_indexed(connection, {left.file: left.size}, frozenset((left.file,)))


def _leftover(folder: Path, path: Path, indexed: int, handle: int) -> Leftover:
    scan = _scan(path, indexed)
    if scan.ours and scan.good < os.fstat(handle).st_size:
        os.ftruncate(handle, scan.good)
        os.fsync(handle)
    found = read_warc(path, indexed) if scan.good > indexed else ()
    entries = tuple(
        entry_of(item, revisit=item.ref is not None and item.ref.record_id in scan.revisits)
        for item in found
        if isinstance(item, Capture)
    )
    return Leftover(path.relative_to(folder).as_posix(), scan.good, entries, tuple(scan.looks))


def _scan(path: Path, start: int) -> _Scan:
    scan = _Scan(start, ours=_is_ours(path))
    for record in read_raw(path, start):
        if not isinstance(record, CaptureDamaged):
            _step(scan, record)
    return scan


def _step(scan: _Scan, record: RawRecord) -> None:
    if record.kind in ("response", "revisit"):
        scan.waiting = True
        if record.kind == "revisit":
            scan.revisits.add(record.id)
    elif record.kind == "request":
        scan.waiting = False
    if not scan.waiting:
        scan.good = record.end
    if record.kind == "metadata" and (
        look := looks.from_metadata(record, parse_date(record.headers["warc-date"]))
    ):
        scan.looks.append(look)


def _is_ours(path: Path) -> bool:
    """Whether we wrote it; what others wrote is never cut. A file torn within its first record can only be
    ours.
    """
    first = next(read_raw(path), None)
    return not isinstance(first, RawRecord) or fields_of(first).get("software", "").startswith("yaowen")


def _look(entry: Entry) -> Observation:
    detail = f"{entry.status or 'file'}; on disk when the run was killed, read later"
    return Observation(
        entry.requested_url, entry.time, entry.site, entry.run, "fetched", detail, capture=entry.ref
    )
