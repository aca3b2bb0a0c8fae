"""Checking the relation: every link against the texts of the versions that it names, every sketch against its bands."""

from collections.abc import Iterator

from sqlalchemy import Connection, inspect, select

from archive.database import Database
from archive.same_as import SameAs
from archive.schema import bands, records, sketches, versions
from archive.twins.relation import every_link
from archive.twins.sketch import METHOD, bands_of
from archive.twins.telling import telling
from archive.twins.verdict import Likeness, likeness

STEP = 500
_EXACT = 1e-9


def faults(database: Database) -> Iterator[tuple[str, str]]:
    """What is wrong, as the place and what is wrong with it."""
    for link in every_link(database):
        with database.read() as connection:
            for message in _in_link(connection, link):
                yield f"{link.id} and {link.other}", f"{message}; restore archive.sqlite from a copy"
    yield from _in_sketches(database)


def _in_link(connection: Connection, link: SameAs) -> Iterator[str]:
    lines = [_line(connection, link.id, link.version), _line(connection, link.other, link.other_version)]
    if None in lines or link.id >= link.other:
        yield "the link names versions that are not there"
        return
    if link.origin not in (link.id, link.other):
        yield "the origin is neither of the two"
    if link.ended is None and not (_is_newest(connection, link.id, link.version)):
        yield f"the link stands for version {link.version} of {link.id}, which is not its newest"
    if link.ended is None and not (_is_newest(connection, link.other, link.other_version)):
        yield f"the link stands for version {link.other_version} of {link.other}, which is not its newest"
    one, other = (telling(line).words for line in lines if line)
    told = Likeness(link.similarity, link.in_other, link.of_other)
    if link.method.partition(".")[0] == METHOD and not _agree(told, likeness(one, other)):
        yield "the texts are not as alike as the link says"


def _agree(told: Likeness, found: Likeness) -> bool:
    pairs = (
        (told.similarity, found.similarity),
        (told.one_in_other, found.one_in_other),
        (told.other_in_one, found.other_in_one),
    )
    return all(abs(stated - measured) < _EXACT for stated, measured in pairs)


def _line(connection: Connection, id_: str, number: int) -> bytes | None:
    named = (versions.c.id == id_) & (versions.c.number == number)
    return connection.scalar(select(versions.c.derivation).where(named))


def _is_newest(connection: Connection, id_: str, number: int) -> bool:
    return connection.scalar(select(records.c.newest).where(records.c.id == id_)) == number


def _in_sketches(database: Database) -> Iterator[tuple[str, str]]:
    with database.read() as connection:
        if not inspect(connection).has_table(sketches.name):
            return
    done = 0
    while True:
        later = select(sketches).where(sketches.c.number > done).order_by(sketches.c.number).limit(STEP)
        with database.read() as connection:
            rows = connection.execute(later).all()
            for row in rows:
                if message := _in_sketch(connection, row.id, row.version, row.number, row.slots):
                    yield row.id, f"{message}; restore archive.sqlite from a copy"
        if len(rows) < STEP:
            return
        done = rows[-1].number


def _in_sketch(connection: Connection, id_: str, version: int, number: int, slots: bytes) -> str | None:
    if _line(connection, id_, version) is None:
        return f"a sketch is of version {version}, which is not there"
    wanted = set(bands_of(slots)) if slots else set()
    there = select(bands.c.band).where(bands.c.band.in_(wanted), bands.c.sketch == number)
    if wanted - set(connection.scalars(there)):
        return "a sketch cannot be found by all of its bands"
    return None
