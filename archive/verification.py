"""Verification: every version against the bytes it claims to come from, and every WARC record against its
digest.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import func, select

from archive import edits
from archive.captures import CaptureRef
from archive.database import Database
from archive.encoding import decode_version, encode
from archive.errors import ArchiveError, CaptureDamaged
from archive.fingerprint import fingerprint
from archive.queries import every_version
from archive.recovery import open_files
from archive.schema import captures, versions, warc_files
from archive.sqlite import integrity
from archive.twins.checking import faults
from archive.versions import Version
from archive.warc.raw import read_raw
from archive.warc.reader import read_capture, read_warc

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is not as it was written. `kind` is stable: database, file, capture, audit, fingerprint,
    conversion, same-as.
    """

    kind: str
    where: str
    message: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What was looked at, what is wrong, and how many bytes of killed writers wait for the next writer to
    index.
    """

    versions: int
    captures: int
    files: int
    unindexed: int
    problems: tuple[Problem, ...]

    @property
    def ok(self) -> bool:
        """Whether everything is as it was written."""
        return not self.problems


def verify(database: Database, folder: Path, progress: Progress | None = None) -> Verification:
    """Check all of it; `progress` is called with how much of how many versions and files is done."""
    with database.read() as connection:
        damage = integrity(connection)
        total = connection.scalar(select(func.count()).select_from(versions)) or 0
        indexed = {row.file: row.indexed for row in connection.execute(select(warc_files))}
        unindexed = sum(path.stat().st_size - start for path, start in open_files(connection, folder))
        holds = connection.scalar(select(func.count()).select_from(captures)) or 0
    steps = total + len(indexed)
    problems = [Problem("database", "archive.sqlite", message) for message in damage]
    for done, (file, size) in enumerate(sorted(indexed.items()), 1):
        problems += _in_file(folder, file, size)
        _tell(progress, done, steps)
    for done, (version, place) in enumerate(every_version(database), len(indexed) + 1):
        problems += _in_version(folder, version, place)
        _tell(progress, done, steps)
    problems += [Problem("same-as", where, message) for where, message in faults(database)]
    return Verification(total, holds, len(indexed), max(unindexed, 0), tuple(problems))


def _tell(progress: Progress | None, done: int, total: int) -> None:
    if progress:
        progress(done, total)


def _in_file(folder: Path, file: str, size: int) -> Iterator[Problem]:
    path = folder / file
    if not path.is_file():
        yield Problem("file", file, f"{path} is missing; restore it from a copy of the archive")
        return
    if path.stat().st_size < size:
        yield Problem("file", file, f"{path} is shorter than what was stored in it; restore it from a copy")
    try:
        for item in read_warc(path, end=size):
            if isinstance(item, CaptureDamaged):
                yield Problem("capture", file, str(item))
    except CaptureDamaged as error:
        yield Problem("file", file, str(error))


def _in_version(folder: Path, version: Version, place: tuple[str, int, str]) -> Iterator[Problem]:
    derivation = version.derivation
    refs = derivation.provenance.captures
    for ref in refs:
        yield from _in_capture(folder, version, ref)
    try:
        if edits.apply(derivation.original_text, derivation.audit) != derivation.text:
            yield Problem("audit", version.citation, "the edits applied to original_text do not give text")
        if edits.undo(derivation.text, derivation.audit) != derivation.original_text:
            yield Problem("audit", version.citation, "the edits undone on text do not give original_text")
    except ValueError as error:
        yield Problem("audit", version.citation, str(error))
    if fingerprint(derivation) != version.fingerprint:
        yield Problem(
            "fingerprint", version.citation, "the content is not the one the fingerprint was taken of"
        )
    yield from _in_conversion(folder, version, place)


def _in_capture(folder: Path, version: Version, ref: CaptureRef) -> Iterator[Problem]:
    try:
        read_capture(folder, ref)
    except ArchiveError as error:
        yield Problem("capture", version.citation, str(error))


def _in_conversion(folder: Path, version: Version, place: tuple[str, int, str]) -> Iterator[Problem]:
    file, offset, id_ = place
    where = f"{file} at {offset}"
    try:
        record = next(read_raw(folder / file, offset), None)
    except CaptureDamaged as error:
        record = error
    if (
        record is None
        or isinstance(record, CaptureDamaged)
        or record.id != id_
        or record.kind != "conversion"
    ):
        told = str(record) if isinstance(record, CaptureDamaged) else "no conversion record lies here"
        yield Problem("conversion", version.citation, f"{where}: {told}; restore the file from a copy")
        return
    kept = replace(decode_version(record.block), first_seen=version.first_seen, last_seen=version.last_seen)
    if encode(kept) != encode(version):
        yield Problem(
            "conversion", version.citation, f"{where}: the WARC and the database tell different versions"
        )
