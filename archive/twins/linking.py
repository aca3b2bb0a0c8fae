"""Linking a record to the others that tell its text: within the transaction that stores it, so that what is stored is
linked.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, bindparam, delete, func, insert, or_, select, union_all, update

from archive.packed import Packed
from archive.prepared import Prepared
from archive.rows import stamp, upsert
from archive.schema import bands, records, same_as, sketches, versions
from archive.twins.origin import Claim, origin
from archive.twins.sketch import BANDS, ENOUGH_BANDS, Sketch, bands_of, likely, method, sketch
from archive.twins.telling import Telling, telling
from archive.twins.verdict import same

IN_A_BAND = 500
"""Sketches looked at of one band, the latest: a phrase in thousands of records tells nothing of any one."""

COMPARED = 16
"""Records that one is compared with in full, the likeliest: past so many, they are one series or one text all the same."""

LIKELY = 0.35
"""What two sketches must promise before their texts are read: half of what a twin has, for a sketch only estimates."""

_NEWEST = Prepared(
    select(records.c.newest, sketches.c.number, sketches.c.method, sketches.c.slots)
    .outerjoin(sketches, (sketches.c.id == records.c.id) & (sketches.c.version == records.c.newest))
    .where(records.c.id == bindparam("of"))
)
_ADD_SKETCH = Prepared(
    insert(sketches).returning(sketches.c.number), ("id", "version", "method", "slots", "numbers")
)
_DROP_SKETCH = Prepared(delete(sketches).where(sketches.c.number == bindparam("of")))
_DROP_BAND = Prepared(delete(bands).where(bands.c.band == bindparam("of"), bands.c.sketch == bindparam("at")))
_ADD_BANDS = Prepared(
    insert(bands).values([{"band": bindparam(f"band{i}"), "sketch": bindparam("of")} for i in range(BANDS)])
)


def _sharing() -> Prepared:
    each = [
        select(bands.c.sketch)
        .where(bands.c.band == bindparam(f"band{i}"))
        .order_by(bands.c.sketch.desc())
        .limit(IN_A_BAND)
        .subquery()
        for i in range(BANDS)
    ]
    found = union_all(*(select(one.c.sketch) for one in each)).subquery()
    count = func.count()
    enough = (
        select(found.c.sketch, count.label("shared"))
        .group_by(found.c.sketch)
        .having(count >= ENOUGH_BANDS)
        .order_by(count.desc())
        .limit(4 * COMPARED)
        .subquery()
    )
    return Prepared(
        select(sketches.c.id, sketches.c.slots, sketches.c.numbers)
        .join(enough, enough.c.sketch == sketches.c.number)
        .join(records, (records.c.id == sketches.c.id) & (records.c.newest == sketches.c.version))
        .where(sketches.c.id != bindparam("of"))
    )


_SHARING = _sharing()
_ITS_LINKS = or_(same_as.c.one == bindparam("of"), same_as.c.other == bindparam("of"))
_STANDING = Prepared(select(same_as.c.one, same_as.c.other).where(_ITS_LINKS, same_as.c.ended.is_(None)))
_END = Prepared(
    update(same_as).where(_ITS_LINKS, same_as.c.ended.is_(None)).values(ended=bindparam("at")),
)
_RECORD = Prepared(
    select(
        records.c.newest, records.c.url, records.c.date_published, records.c.first_seen, versions.c.derivation
    )
    .join(versions, (versions.c.id == records.c.id) & (versions.c.number == records.c.newest))
    .where(records.c.id == bindparam("of"))
)


@dataclass(frozen=True, slots=True)
class _Known:
    """A record as it is compared."""

    version: int
    claim: Claim
    telling: Telling


def link(connection: Connection, packed: Packed, version: int, run: str | None) -> None:
    """Link a record whose newest version this is, unless that has been done by today's method; an older version is passed
    over. One stored without a sketch is compared with those it was linked to, and looked up when it is read again.
    """
    row = _NEWEST.first(connection, {"of": packed.id})
    if row is None or row[0] != version or row[2] == method():
        return
    taken = packed.sketch or sketch(packed.derivation.text)
    if row[1] is not None and taken:
        _forget(connection, row[1], row[3])
    found = _sketched(connection, packed.id, version, taken) if taken else []
    at = stamp(datetime.now(UTC))
    standing = _end_standing(connection, packed.id, at) if version > 1 or row[1] is not None else set()
    others = [*found, *sorted(standing.difference(found))]
    if not others:
        return
    this = _known(connection, packed.id)
    for other in others:
        _compare(connection, this, _known(connection, other), at, run)


def _end_standing(connection: Connection, id_: str, at: str) -> set[str]:
    """Who was linked until now: with the new version each has to prove itself again."""
    standing = {each for pair in _STANDING.all(connection, {"of": id_}) for each in pair} - {id_}
    if standing:
        _END.run(connection, {"of": id_, "at": at}).close()
    return standing


def _sketched(connection: Connection, id_: str, version: int, this: Sketch) -> list[str]:
    """The records whose sketches are like this one, likest first; from now on it is found like them."""
    row = {"id": id_, "version": version, "method": method()}
    added = _ADD_SKETCH.first(connection, {**row, "slots": this.slots, "numbers": this.numbers})
    if not (this.slots and added):
        return []
    bands_by_name = {f"band{i}": band for i, band in enumerate(bands_of(this.slots))}
    rows = _SHARING.all(connection, {"of": id_, **bands_by_name})
    _ADD_BANDS.run(connection, {"of": added[0], **bands_by_name}).close()
    weighed = sorted((-likely(this, Sketch(*theirs), LIKELY), other) for other, *theirs in rows)
    return [other for promise, other in weighed if promise][:COMPARED]


def _forget(connection: Connection, number: int, slots: bytes) -> None:
    """Take back a sketch that another method made."""
    for band in bands_of(slots) if slots else ():
        _DROP_BAND.run(connection, {"of": band, "at": number}).close()
    _DROP_SKETCH.run(connection, {"of": number}).close()


def _compare(connection: Connection, this: _Known, that: _Known, at: str, run: str | None) -> None:
    one, other = (this, that) if this.claim.id < that.claim.id else (that, this)
    found = same(one.telling, other.telling)
    if found is None:
        return
    row = {
        "one": one.claim.id,
        "other": other.claim.id,
        "one_version": one.version,
        "other_version": other.version,
        "similarity": found.similarity,
        "one_in_other": found.one_in_other,
        "other_in_one": found.other_in_one,
        "origin": origin(one.claim, other.claim),
        "method": method(),
        "found": at,
        "run": run,
        "ended": None,
    }
    upsert(connection, same_as, row, key=("one", "other", "one_version", "other_version"))


def _known(connection: Connection, id_: str) -> _Known:
    row = _RECORD.first(connection, {"of": id_})
    assert row is not None, "a record that is linked is there"
    version, url, published, first_seen, line = row
    return _Known(version, Claim(id_, url, published, first_seen), telling(line))
