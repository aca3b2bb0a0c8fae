"""Keeping: whether a derivation is a new version of its record, and why."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from archive.captures import Capture, CaptureRef
from archive.derivation import Derivation
from archive.errors import UnknownRecord
from archive.packed import Packed, PackedVersion
from archive.prepared import Prepared
from archive.rows import insert_new, stamp, storable, unstamp, upsert
from archive.schema import aliases, records, versions
from archive.versions import Cause, Version
from archive.warc.writer import WarcWriter

_HISTORY = Prepared(
    select(
        versions.c.id,
        versions.c.number,
        versions.c.fingerprint,
        versions.c.captures,
        versions.c.captured,
        versions.c.first_seen,
        versions.c.last_seen,
        versions.c.rules,
    )
    .where(versions.c.id == bindparam("of"))
    .order_by(versions.c.captured, versions.c.number)
)
_THIS = (versions.c.id == bindparam("of")) & (versions.c.number == bindparam("at"))
_VERSION = Prepared(select(versions).where(_THIS))
_SEEN = Prepared(
    update(versions).where(_THIS).values(first_seen=bindparam("first"), last_seen=bindparam("last"))
)
_INSERT = Prepared(insert(versions))
_RECORD = Prepared(select(records).where(records.c.id == bindparam("of")))


@dataclass(frozen=True, slots=True)
class Past:
    """A version without its derivation, as `_HISTORY` gives it."""

    id: str
    number: int
    fingerprint: str
    captures: str
    captured: str
    first_seen: str
    last_seen: str
    rules: str


Derive = Callable[[tuple[Capture, ...]], Derivation | Packed | None]
StoredOutcome = Literal["new", "unchanged", "changed", "re-derived"]


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of a derivation, and the version that now stands for it."""

    outcome: StoredOutcome
    kept: PackedVersion

    @property
    def version(self) -> Version:
        """The version, unpacked each time."""
        return self.kept.version()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A derivation on its way to being a version; `key` names the captures it was made of."""

    packed: Packed
    captured: datetime
    run: str | None

    @property
    def fingerprint(self) -> str:
        """What its content comes to."""
        return self.packed.fingerprint

    @property
    def key(self) -> str:
        """The captures, as the versions are keyed by them."""
        return " ".join(ref.record_id for ref in self.packed.captures)

    @property
    def rules(self) -> str:
        """The rules it was derived by."""
        return self.packed.rules


class Keeper:
    """One decision within one transaction. `read` gets captures back, for deriving them again."""

    def __init__(
        self, connection: Connection, writer: WarcWriter, read: Callable[[CaptureRef], Capture]
    ) -> None:
        self._connection = connection
        self._writer = writer
        self._read = read

    def keep(self, new: Candidate, derive: Derive | None) -> Stored:
        """Store what is new; move the time last seen of what is not."""
        past = self._history(new.packed.id)
        if not past:
            return Stored("new", self._append(new, "first-seen", past))
        current, following = _around(past, stamp(new.captured))
        for same in (current, following):
            if same is not None and same.fingerprint == new.fingerprint:
                return Stored("unchanged", self._seen_again(same, new, past))
        if current.captures == new.key:
            return Stored("re-derived", self._append(new, "re-derived", past))
        if current.rules == new.rules:
            return Stored("changed", self._append(new, "source-changed", past))
        return self._across_rules(current, new, past, derive)

    def _across_rules(self, current: Past, new: Candidate, past: list[Past], derive: Derive | None) -> Stored:
        """The rules changed since: only what the new ones make of the old captures tells who changed it."""
        again = self._again(current, new, derive)
        if again is None:
            # Without it nobody can say that the source changed; a deploy must never look like that.
            return Stored("re-derived", self._append(new, "re-derived", past))
        if again.fingerprint == current.fingerprint:
            return Stored("changed", self._append(new, "source-changed", past))
        renewed = self._append(again, "re-derived", past)
        past = self._history(new.packed.id)
        if again.fingerprint == new.fingerprint:
            same = next(row for row in past if row.number == renewed.number)
            return Stored("re-derived", self._seen_again(same, new, past))
        return Stored("changed", self._append(new, "source-changed", past))

    def _again(self, current: Past, new: Candidate, derive: Derive | None) -> Candidate | None:
        if derive is None:
            return None
        old = self._stored(current).version().derivation
        found = derive(tuple(self._read(ref) for ref in old.provenance.captures))
        if found is None:
            return None
        derivation = found.derivation if isinstance(found, Packed) else found
        # The id was given when the record was first seen; newer rules of naming do not move it.
        packed = Packed.of(replace(derivation, id=old.id))
        return Candidate(packed, unstamp(current.captured), new.run)

    def _history(self, id_: str) -> list[Past]:
        return [Past(*row) for row in _HISTORY.all(self._connection, {"of": id_})]

    def _stored(self, row: Past) -> PackedVersion:
        return _packed(_VERSION.named(self._connection, {"of": row.id, "at": row.number}))

    def _seen_again(self, same: Past, new: Candidate, past: list[Past]) -> PackedVersion:
        at = stamp(new.captured)
        if not same.first_seen <= at <= same.last_seen:
            seen = {"first": min(same.first_seen, at), "last": max(same.last_seen, at)}
            _SEEN.run(self._connection, {"of": same.id, "at": same.number, **seen})
        self._update_record(new, past, None)
        return self._stored(same)

    def _append(self, new: Candidate, cause: Cause, past: list[Past]) -> PackedVersion:
        known = [row for row in past if row.fingerprint == new.fingerprint and row.captures == new.key]
        if known:
            return self._seen_again(known[0], new, past)
        version = PackedVersion(
            line=new.packed.line,
            id=new.packed.id,
            number=max((row.number for row in past), default=0) + 1,
            cause=cause,
            fingerprint=new.fingerprint,
            run=new.run,
            captured=new.captured,
            first_seen=new.captured,
            last_seen=new.captured,
        )
        self._insert(version, new)
        self._update_record(new, past, version)
        return version

    def _insert(self, version: PackedVersion, new: Candidate) -> None:
        packed = new.packed
        url = packed.url or f"urn:yaowen:record:{packed.id}"
        conversion = self._writer.write_conversion(packed.captures[0], url, version.told(), version.captured)
        row = {
            "id": version.id,
            "number": version.number,
            "fingerprint": version.fingerprint,
            "captures": new.key,
            "cause": version.cause,
            "run": version.run,
            "captured": stamp(version.captured),
            "first_seen": stamp(version.first_seen),
            "last_seen": stamp(version.last_seen),
            "rules": new.rules,
            "derivation": version.line,
            "conversion_file": conversion.file,
            "conversion_offset": conversion.offset,
            "conversion_id": conversion.record_id,
        }
        _INSERT.run(self._connection, row)
        rows = [{"url": storable(url), "id": packed.id} for url in packed.aliases]
        insert_new(self._connection, aliases, rows)

    def _update_record(self, new: Candidate, past: list[Past], added: PackedVersion | None) -> None:
        """The row of the record says what its newest version says, and when it was seen."""
        id_, at = new.packed.id, stamp(new.captured)
        known = _RECORD.named(self._connection, {"of": id_}) if past else None
        if added and (known is None or (at, added.number) >= (past[-1].captured, past[-1].number)):
            said = {"newest": added.number, **_summary(new.packed)}
        elif known is None:
            raise UnknownRecord(f"{id_} has versions but is no record; the database was changed by hand")
        else:
            said = {name: getattr(known, name) for name in ("newest", *_SUMMARY)}
        row = {"id": id_, **said, **_sight(known, new, at)}
        # To read again what has not changed is no reason to write.
        if known is None or row != known._asdict():
            upsert(self._connection, records, row, key=("id",))


def _around(past: list[Past], at: str) -> tuple[Past, Past | None]:
    """The version that stood at a time (the first of all, when it is earlier than that), and the one after."""
    before = [row for row in past if row.captured <= at]
    after = past[len(before) :]
    return (before or past)[-1 if before else 0], after[0] if after else None


def version_of(row: Row[tuple[object, ...]], gone_since: str | None) -> Version:
    """The version a row of `versions` stands for."""
    return _packed(row).version(unstamp(gone_since) if gone_since else None)


def _packed(row: Any) -> PackedVersion:
    return PackedVersion(
        line=row.derivation,
        id=row.id,
        number=row.number,
        cause=row.cause,
        fingerprint=row.fingerprint,
        run=row.run,
        captured=unstamp(row.captured),
        first_seen=unstamp(row.first_seen),
        last_seen=unstamp(row.last_seen),
    )


def _sight(known: Any, new: Candidate, at: str) -> dict[str, object]:
    """When the record was seen, and what it was last read from."""
    if known is None or at >= known.last_seen:
        read_from = {"last_capture": new.packed.captures[0].record_id, "rules": new.rules}
    else:
        read_from = {"last_capture": known.last_capture, "rules": known.rules}
    return {
        "first_seen": min(known.first_seen, at) if known else at,
        "last_seen": max(known.last_seen, at) if known else at,
        "checked": max(known.checked, at) if known else at,
        "gone_since": known.gone_since if known and known.gone_since and known.gone_since > at else None,
        **read_from,
    }


_SUMMARY = ("url", "site", "date_published", "completeness", "relevance", "repaired")


def _summary(packed: Packed) -> dict[str, object]:
    return {name: getattr(packed, name) for name in _SUMMARY}
