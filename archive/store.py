"""The archive: captures in WARC, what was read out of them in a database beside it, one folder."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from archive import index, looks, queries
from archive import status as site_status
from archive.captures import Capture, CaptureRef
from archive.database import BUSY_SECONDS, Database
from archive.derivation import Derivation
from archive.errors import NotAnArchive, StorageFailed
from archive.frontier import Frontier
from archive.index import Validators
from archive.keeping import Candidate, Derive, Keeper, Stored
from archive.lock import SiteLock, recovering
from archive.observations import Observation
from archive.packed import Packed
from archive.recovery import index_leftover, leftovers, open_files
from archive.same_as import SameAs
from archive.sqlite import NAME as DATABASE
from archive.status import SiteStatus
from archive.twins import relation
from archive.twins.linking import link
from archive.verification import Progress, Verification, verify
from archive.versions import Version
from archive.warc.reader import read_capture
from archive.warc.writer import WarcWriter
from archive.writers import Writers

__all__ = ["Archive", "Stored", "Validators"]


class Archive:
    """An archive folder, open. Reading works anywhere, also while others write; writing begins with the first
    write.

    Times are UTC. Anything that stores raises StorageFailed when the disk or the database refuses; then
    nothing of the transaction is stored.
    """

    def __init__(self, folder: Path, busy_seconds: float = BUSY_SECONDS) -> None:
        self.folder = folder
        self._database = Database(folder, busy_seconds)
        self._database.before_writing = self._recover
        self._writers = Writers(folder, self._database)
        self.frontier = Frontier(self._database)

    @classmethod
    def open(cls, path: Path | str, create: bool = False, *, busy_seconds: float = BUSY_SECONDS) -> Self:
        """Open the archive in a folder, or begin one there. Raises NotAnArchive when there is none to read."""
        archive = cls(Path(path), busy_seconds)
        if create and archive._database.empty:
            archive._create()
        if not archive._database.exists:
            raise NotAnArchive(
                f"{path} holds no archive; name the folder of one, or crawl or import into it first"
            )
        archive._database.check()
        return archive

    def close(self) -> None:
        """Write down what is still to be indexed, and let go of all files."""
        try:
            self._writers.close()
        finally:
            self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Writing

    def writer(self, *, site: str, run: str, info: Mapping[str, str] | None = None) -> WarcWriter:
        """A WARC writer of this archive: it finds revisits, and what it writes is synced and indexed with
        every batch.
        """
        return self._writers.begin(site, run, info)

    def attach(self, writer: WarcWriter) -> None:
        """Sync and index what this writer writes, from now on."""
        self._writers.attach(writer)

    @contextmanager
    def batch(self) -> Iterator[None]:
        """One transaction for everything within; the WARC files are synced before it commits."""
        with self._database.write():
            yield

    def put(
        self,
        derivation: Derivation | Packed,
        *,
        captured: datetime,
        run: str | None,
        derive: Derive | None = None,
    ) -> Stored:
        """Store a derivation of captures of this archive, as a new version where its content is new.

        `derive` derives captures by today's rules (None: they give no record any more). It is asked when the
        record was last derived by other rules, so that what the rules changed is told apart from what the
        source changed.
        """
        packed = derivation if isinstance(derivation, Packed) else Packed.of(derivation)
        if not packed.captures:
            raise ValueError(
                f"the derivation {packed.id} names no capture; nothing is stored without its bytes"
            )
        with self._database.write() as connection:
            self._writers.require(connection, packed.captures)
            writer = self._writers.of(packed.site, run)
            stored = Keeper(connection, writer, self.read).keep(Candidate(packed, captured, run), derive)
            link(connection, packed, stored.kept.number, run)
            return stored

    def observe(self, observations: Sequence[Observation]) -> None:
        """Remember looks."""
        with self._database.write() as connection:
            looks.add(connection, observations, self._writers.of)

    def start_run(
        self,
        run: str,
        *,
        site: str | None,
        started: datetime | None = None,
        facts: Mapping[str, str] | None = None,
    ) -> None:
        """Remember that a run begins."""
        at = started or datetime.now(UTC)
        with self._database.write() as connection:
            looks.start_run(connection, run, site, at, facts or {}, self._writers.of(site, run))

    def finish_run(
        self,
        run: str,
        *,
        outcome: str,
        finished: datetime | None = None,
        facts: Mapping[str, str] | None = None,
    ) -> None:
        """Remember how a run ended."""
        at = finished or datetime.now(UTC)
        with self._database.write() as connection:
            looks.finish_run(connection, run, outcome, at, facts or {}, self._writers.of(None, run))

    def lock_site(self, site: str) -> SiteLock:
        """Keep other processes from crawling this site until released. Raises SiteBusy."""
        return SiteLock(self.folder, site)

    # Reading

    def get(self, key: str) -> Version:
        """The newest version by id or URL, or the cited one by `id@fingerprint8`. Raises UnknownRecord."""
        with self._database.read() as connection:
            return queries.find(connection, key)

    def records(
        self,
        *,
        site: str | None = None,
        published_since: date | str | None = None,
        published_until: date | str | None = None,
        seen_since: datetime | None = None,
        seen_until: datetime | None = None,
        complete: bool | None = None,
        min_relevance: float | None = None,
    ) -> Iterator[Version]:
        """The newest version of each record that fits, one after another: by date where dates are asked for,
        else by id. Bounds are inclusive; a record without a date fits no dates.
        """
        return queries.matching(
            self._database,
            site=site,
            published_since=published_since,
            published_until=published_until,
            seen_since=seen_since,
            seen_until=seen_until,
            complete=complete,
            min_relevance=min_relevance,
        )

    def history(self, id: str) -> tuple[Version, ...]:
        """Every version of a record, in the order they were captured. Raises UnknownRecord."""
        with self._database.read() as connection:
            return queries.history(connection, id)

    def observations(self, url: str) -> tuple[Observation, ...]:
        """Every look at an address, oldest first."""
        with self._database.read() as connection:
            return tuple(looks.of_url(connection, url))

    def same_as(self, id: str, *, ended: bool = False) -> tuple[SameAs, ...]:
        """The records that tell the same text as this one, likest first; with `ended`, also the links that stood for
        older versions, after those that stand.
        """
        with self._database.read() as connection:
            return relation.links(connection, id, ended=ended)

    def capture(self, version: Version) -> Capture:
        """The original bytes of a version; of an article in parts, the first part's."""
        return self.read(version.derivation.provenance.captures[0])

    def captures(self, version: Version) -> tuple[Capture, ...]:
        """The original bytes of a version, all parts in order."""
        return tuple(self.read(ref) for ref in version.derivation.provenance.captures)

    def read(self, ref: CaptureRef) -> Capture:
        """The capture at a place in this archive. Raises CaptureDamaged."""
        return read_capture(self.folder, ref)

    def holds(self, ref: CaptureRef) -> bool:
        """Whether this archive holds this capture."""
        with self._database.read() as connection:
            return not index.unknown_captures(connection, [ref])

    def captured(self, requested_url: str, payload_digest: str) -> list[tuple[CaptureRef, datetime]]:
        """The captures of an address that have this body, with their times, oldest first."""
        with self._database.read() as connection:
            return index.alike(connection, requested_url, payload_digest)

    def validators(self, url: str) -> Validators | None:
        """What to ask by for an article already read, or None."""
        return index.validators(self._database, url)

    def outcomes(self, run: str) -> Counter[str]:
        """How often each outcome came in a run."""
        with self._database.read() as connection:
            return looks.outcomes(connection, run)

    def status(self) -> tuple[SiteStatus, ...]:
        """Per site: what is stored, how the last run went, what waits."""
        with self._database.read() as connection:
            return site_status.status(connection)

    def verify(self, progress: Progress | None = None) -> Verification:
        """Check every version against its captures and every WARC record against its digest."""
        return verify(self._database, self.folder, progress)

    # Within

    def _create(self) -> None:
        # The database is asked last: another process may have begun here a moment ago.
        if any((self.folder / "warc").rglob("*.warc.gz")) and self._database.empty:
            raise NotAnArchive(
                f"{self.folder} has WARC files and no {DATABASE} that names them; put that back from a copy, or move "
                "the folder warc away to begin anew and import it"
            )
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StorageFailed(
                f"{self.folder}: cannot be made ({error.strerror}); check the owner and mount"
            ) from error
        self._database.create()

    def _recover(self) -> None:
        self._database.create()
        with recovering(self.folder):
            with self._database.read() as connection:
                files = open_files(connection, self.folder)
            for left in leftovers(self.folder, files):
                with self._database.write() as connection:
                    index_leftover(connection, left)
