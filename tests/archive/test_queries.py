"""What a reader asks for: every record that fits, once, in the order that was promised, however many there are."""

import sqlite3
from collections import Counter
from dataclasses import replace

import pytest

from archive import Archive, Completeness, Observation, Relevance, UnknownRecord, Version
from archive.queries import STEP
from archive.warc.writer import WarcWriter
from tests.archive.samples import URL, day, derive, exchange, keep


def fill(archive: Archive, writer: WarcWriter, count: int) -> None:
    """So many records: dates that many share, one in ten without, one in seven truncated."""
    with archive.batch():
        for number in range(count):
            written = writer.write(exchange(f"第{number}号", f"https://a.example/{number}", day(number)))
            found = replace(
                derive((written,)),
                date_published=None if number % 10 == 0 else f"2026-01-{number % 3 + 1:02}",
                completeness=Completeness("complete" if number % 7 else "truncated"),
                relevance=Relevance(number % 5 / 4),
            )
            archive.put(found, captured=written.time, run="run1")


def by_date(version: Version) -> tuple[str, str]:
    return version.derivation.date_published or "", version.derivation.id


def test_records_come_by_id_and_where_dates_are_asked_for_by_date(
    archive: Archive, writer: WarcWriter
) -> None:
    count = 2 * STEP + 30
    fill(archive, writer, count)
    ids = [version.derivation.id for version in archive.records()]
    assert ids == sorted(set(ids))
    assert len(ids) == count
    dated = list(archive.records(published_since="2026-01-01"))
    assert dated == sorted(dated, key=by_date)
    assert len({version.derivation.id for version in dated}) == len(dated) == count - count // 10
    until = list(archive.records(published_until="2026-01-02"))
    assert until == [version for version in dated if by_date(version)[0] <= "2026-01-02"]


def test_bounds_are_inclusive(archive: Archive, writer: WarcWriter) -> None:
    fill(archive, writer, 20)
    assert {v.captured for v in archive.records(seen_since=day(18))} == {day(18), day(19)}
    assert {v.captured for v in archive.records(seen_until=day(1))} == {day(0), day(1)}
    days = [v.derivation.date_published for v in archive.records(published_until="2026-01-01")]
    assert set(days) == {"2026-01-01"}
    assert {v.derivation.relevance.score for v in archive.records(min_relevance=0.75)} == {0.75, 1.0}
    whole, cut = list(archive.records(complete=True)), list(archive.records(complete=False))
    assert {v.captured for v in cut} == {day(0), day(7), day(14)}
    assert len(whole) + len(cut) == 20


@pytest.mark.parametrize("count", [1, STEP - 1, STEP, STEP + 1])
def test_a_full_step_is_not_the_end(archive: Archive, writer: WarcWriter, count: int) -> None:
    fill(archive, writer, count)
    assert len(list(archive.records())) == count


def test_every_version_is_verified_once(archive: Archive, writer: WarcWriter) -> None:
    """Also where the versions of one record lie on both sides of a step."""
    with archive.batch():
        for number in range(STEP + 5):
            id_ = keep(archive, writer, exchange(f"第{number}稿", at=day(number))).kept.id
    archive.close()
    with sqlite3.connect(archive.folder / "archive.sqlite") as database:
        database.execute("UPDATE versions SET fingerprint = printf('%08d', number) || substr(fingerprint, 9)")
    with Archive.open(archive.folder) as again:
        told = Counter(problem.where for problem in again.verify().problems if problem.kind == "fingerprint")
    assert told == {f"{id_}@{number:08}": 1 for number in range(1, STEP + 6)}


def test_a_citation_names_one_version_and_only_the_newest_is_gone(
    archive: Archive, writer: WarcWriter
) -> None:
    first, second = (
        keep(archive, writer, exchange(text, at=day(n))).version for n, text in enumerate("甲乙")
    )
    archive.observe([Observation(URL, day(5), "nmpa", "run1", "gone", "404")])
    assert [archive.get(version.citation).number for version in (first, second)] == [1, 2]
    assert [archive.get(key).gone_since for key in (first.citation, second.citation)] == [None, day(5)]
    assert [version.gone_since for version in archive.history(first.derivation.id)] == [None, day(5)]
    id_ = first.derivation.id
    for key in (f"{id_}@{first.fingerprint}", f"{id_}@{first.fingerprint[:20]}"):
        assert archive.get(key) == archive.get(first.citation)
    for key in (f"{id_}@{first.fingerprint[:7]}", f"{id_}@{'0' * 8}", f"{id_}@%%%%%%%%", "药"):
        with pytest.raises(UnknownRecord):
            archive.get(key)
    with pytest.raises(UnknownRecord, match="give the id of one"):
        archive.history(URL)
