"""The same text elsewhere, among many: a twin is still found, and every link is verified, once."""

import sqlite3
from random import Random

from archive import Archive
from archive.twins.linking import IN_A_BAND
from archive.twins.relation import STEP
from archive.warc.writer import WarcWriter
from tests.archive.telling import SAME, id_of, tell

A, B = "a.example", "b.example"


def test_a_twin_is_found_however_many_came_between(archive: Archive, writer: WarcWriter) -> None:
    with archive.batch():
        tell(archive, writer, A, SAME)
        for number in range(IN_A_BAND + 8):
            words = map(chr, Random(number).choices(range(0x4E00, 0x9000), k=120))
            tell(archive, writer, f"between{number}.example", "".join(words))
        tell(archive, writer, B, SAME[:-60])
    assert [link.other for link in archive.same_as(id_of(B))] == [id_of(A)]


def test_every_link_is_verified_once(archive: Archive, writer: WarcWriter) -> None:
    with archive.batch():
        for number in range(48):
            tell(archive, writer, f"s{number}.example", SAME)
    archive.close()
    with sqlite3.connect(archive.folder / "archive.sqlite") as database:
        (count,) = database.execute("SELECT count(*) FROM same_as").fetchone()
        database.execute("UPDATE same_as SET similarity = 0.5")
    assert count > STEP
    with Archive.open(archive.folder) as again:
        told = [problem.where for problem in again.verify().problems]
    assert len(told) == len(set(told)) == count
