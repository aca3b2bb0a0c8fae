"""Keeping: whether a derivation is a new version of its record, and why."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from sqlalchemy import Connection, Row, insert, select, update

from archive.captures import Capture, CaptureRef
from archive.derivation import Derivation
from archive.encoding import decode_derivation, encode
from archive.fingerprint import fingerprint
from archive.rows import insert_new, stamp, storable, unstamp, upsert
from archive.schema import aliases, records, versions
from archive.versions import Cause, Version
from archive.warc.writer import WarcWriter

Derive = Callable[[tuple[Capture, ...]], Derivation | None]
StoredOutcome = Literal["new", "unchanged", "changed", "re-derived"]


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of a derivation, and the version that now stands for it."""

    outcome: StoredOutcome
    version: Version


@dataclass(frozen=True, slots=True)
class Candidate:
    """A derivation on its way to being a version; `key` names the captures it was made of."""

    derivation: Derivation
    fingerprint: str
    captured: datetime
    run: str | None

    @property
    def key(self) -> str:
        """The captures, as the versions are keyed by them."""
        return " ".join(ref.record_id for ref in self.derivation.provenance.captures)

    @property
    def rules(self) -> str:
        """The rules it was derived by."""
        return self.derivation.provenance.rules


def candidate(derivation: Derivation, captured: datetime, run: str | None) -> Candidate:
    """A derivation with its fingerprint."""
    return Candidate(derivation, fingerprint(derivation), captured, run)


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
        current = self._in_effect(new)
        if current is None:
            return Stored("new", self._append(new, "first-seen"))
        for same in (current, self._next(new)):
            if same is not None and same.fingerprint == new.fingerprint:
                return Stored("unchanged", self._seen_again(same, new))
        if current.captures == new.key:
            return Stored("re-derived", self._append(new, "re-derived"))
        if current.rules == new.rules:
            return Stored("changed", self._append(new, "source-changed"))
        return self._across_rules(current, new, derive)

    def _across_rules(self, current: Row[tuple[object, ...]], new: Candidate, derive: Derive | None) -> Stored:
        """The rules changed since: only what the new ones make of the old captures tells who changed the content."""
        again = self._again(current, new, derive)
        if again is None:
            # Without it nobody can say that the source changed; a deploy must never look like that.
            return Stored("re-derived", self._append(new, "re-derived"))
        if again.fingerprint != current.fingerprint:
            renewed = self._append(again, "re-derived")
            if again.fingerprint == new.fingerprint:
                return Stored("re-derived", self._seen_again(self._row(renewed.derivation.id, renewed.number), new))
        return Stored("changed", self._append(new, "source-changed"))

    def _again(self, current: Row[tuple[object, ...]], new: Candidate, derive: Derive | None) -> Candidate | None:
        old = decode_derivation(current.derivation)
        if derive is None:
            return None
        derivation = derive(tuple(self._read(ref) for ref in old.provenance.captures))
        if derivation is None:
            return None
        # The id was given when the record was first seen; newer rules of naming do not move it.
        return candidate(replace(derivation, id=old.id), unstamp(current.captured), new.run)

    def _in_effect(self, new: Candidate) -> Row[tuple[object, ...]] | None:
        """The version that stood when this was captured: the last one before, or else the first of all."""
        history = select(versions).where(versions.c.id == new.derivation.id)
        at = stamp(new.captured)
        before = history.where(versions.c.captured <= at).order_by(
            versions.c.captured.desc(), versions.c.number.desc()
        )
        first = history.order_by(versions.c.captured, versions.c.number)
        return self._connection.execute(before.limit(1)).first() or self._connection.execute(first.limit(1)).first()

    def _next(self, new: Candidate) -> Row[tuple[object, ...]] | None:
        after = versions.c.captured > stamp(new.captured)
        wanted = select(versions).where(versions.c.id == new.derivation.id, after)
        return self._connection.execute(wanted.order_by(versions.c.captured, versions.c.number).limit(1)).first()

    def _row(self, id_: str, number: int) -> Row[tuple[object, ...]]:
        return self._connection.execute(
            select(versions).where(versions.c.id == id_, versions.c.number == number)
        ).one()

    def _seen_again(self, same: Row[tuple[object, ...]], new: Candidate) -> Version:
        at = stamp(new.captured)
        seen = {"first_seen": min(same.first_seen, at), "last_seen": max(same.last_seen, at)}
        self._connection.execute(
            update(versions).where(versions.c.id == same.id, versions.c.number == same.number).values(**seen)
        )
        self._update_record(new)
        return version_of(self._row(same.id, same.number), None)

    def _append(self, new: Candidate, cause: Cause) -> Version:
        id_ = new.derivation.id
        known = self._connection.execute(
            select(versions).where(
                versions.c.id == id_, versions.c.fingerprint == new.fingerprint, versions.c.captures == new.key
            )
        ).first()
        if known:
            return self._seen_again(known, new)
        last = select(versions.c.number).where(versions.c.id == id_).order_by(versions.c.number.desc()).limit(1)
        number = (self._connection.scalar(last) or 0) + 1
        version = Version(
            derivation=new.derivation,
            number=number,
            cause=cause,
            fingerprint=new.fingerprint,
            run=new.run,
            captured=new.captured,
            first_seen=new.captured,
            last_seen=new.captured,
        )
        self._insert(version, new)
        self._update_record(new)
        return version

    def _insert(self, version: Version, new: Candidate) -> None:
        derivation = version.derivation
        first = derivation.provenance.captures[0]
        url = derivation.url or f"urn:yaowen:record:{derivation.id}"
        conversion = self._writer.write_conversion(first, url, encode(version), version.captured)
        row = {
            "id": derivation.id,
            "number": version.number,
            "fingerprint": version.fingerprint,
            "captures": new.key,
            "cause": version.cause,
            "run": version.run,
            "captured": stamp(version.captured),
            "first_seen": stamp(version.first_seen),
            "last_seen": stamp(version.last_seen),
            "rules": new.rules,
            "derivation": encode(derivation),
            "conversion_file": conversion.file,
            "conversion_offset": conversion.offset,
            "conversion_id": conversion.record_id,
        }
        self._connection.execute(insert(versions), row)
        named = {*derivation.aliases, *filter(None, [derivation.canonical_url])} - {derivation.url}
        insert_new(
            self._connection, aliases, [{"url": storable(url), "id": derivation.id} for url in sorted(named)]
        )

    def _update_record(self, new: Candidate) -> None:
        """The row of the record says what its newest version says, and when it was seen."""
        id_, at = new.derivation.id, stamp(new.captured)
        known = self._connection.execute(select(records).where(records.c.id == id_)).first()
        newest = self._connection.execute(
            select(versions)
            .where(versions.c.id == id_)
            .order_by(versions.c.captured.desc(), versions.c.number.desc())
            .limit(1)
        ).one()
        latest = known is None or at >= known.last_seen
        row: dict[str, object] = {
            "id": id_,
            "first_seen": min(known.first_seen, at) if known else at,
            "last_seen": max(known.last_seen, at) if known else at,
            "checked": max(known.checked, at) if known else at,
            "gone_since": known.gone_since if known and known.gone_since and known.gone_since > at else None,
            "newest": newest.number,
            "last_capture": new.derivation.provenance.captures[0].record_id if latest else known.last_capture,
            "rules": new.rules if latest else known.rules,
        }
        if known is None or newest.number != known.newest:
            row |= _summary(decode_derivation(newest.derivation))
        upsert(self._connection, records, row | {} if known is None else {**_kept(known), **row}, key=("id",))


def version_of(row: Row[tuple[object, ...]], gone_since: str | None) -> Version:
    """The version a row of `versions` stands for."""
    return Version(
        derivation=decode_derivation(row.derivation),
        number=row.number,
        cause=row.cause,
        fingerprint=row.fingerprint,
        run=row.run,
        captured=unstamp(row.captured),
        first_seen=unstamp(row.first_seen),
        last_seen=unstamp(row.last_seen),
        gone_since=unstamp(gone_since) if gone_since else None,
    )


def _kept(known: Row[tuple[object, ...]]) -> dict[str, object]:
    return {name: getattr(known, name) for name in ("url", "site", "date_published", "completeness", "relevance", "repaired")}


def _summary(derivation: Derivation) -> dict[str, object]:
    return {
        "url": derivation.url,
        "site": derivation.site,
        "date_published": derivation.date_published,
        "completeness": derivation.completeness.status,
        "relevance": derivation.relevance.score,
        "repaired": any(damage.after is not None for damage in derivation.damage),
    }
