"""The same text elsewhere: who is linked, for which versions, and that no record knows of it."""

import sqlite3
import subprocess
import sys
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive import Archive
from archive.encoding import encode
from archive.warc.writer import WarcWriter
from tests.archive.samples import derive
from tests.archive.telling import (
    OTHER_MEETING,
    OTHER_PEOPLE,
    OTHER_SERIES,
    SAME,
    address,
    id_of,
    tell,
)

ROOT = Path(__file__).parents[2]
A, B, C = "a.example", "b.example", "c.example"
REGULATOR = "www.example.gov.cn"


def linked(archive: Archive, name: str) -> set[str]:
    return {link.other for link in archive.same_as(id_of(name))}


def test_a_text_told_twice_is_linked_both_ways(archive: Archive, writer: WarcWriter) -> None:
    tell(archive, writer, A, SAME)
    tell(archive, writer, B, SAME[:-60])
    (there,), (back,) = archive.same_as(id_of(A)), archive.same_as(id_of(B))
    assert (there.id, there.other) == (back.other, back.id) == (id_of(A), id_of(B))
    assert there.similarity == back.similarity == pytest.approx(0.85, abs=0.05)
    assert (there.in_other, there.of_other) == (back.of_other, back.in_other)
    assert there.of_other == 1.0
    assert (there.version, there.other_version, there.ended) == (1, 1, None)


def test_what_only_looks_alike_is_not(archive: Archive, writer: WarcWriter) -> None:
    for name, text in ((A, SAME), (B, OTHER_MEETING), (C, OTHER_PEOPLE), ("d.example", OTHER_SERIES)):
        tell(archive, writer, name, text)
    assert not any(linked(archive, name) for name in (A, B, C, "d.example"))


def test_texts_too_short_or_poor_are_no_evidence(archive: Archive, writer: WarcWriter) -> None:
    for number, text in enumerate(("现予公示。", "正文" * 500)):
        tell(archive, writer, f"{number}a.example", text)
        tell(archive, writer, f"{number}b.example", text)
        assert not linked(archive, f"{number}a.example")


def test_no_record_knows_of_it(archive: Archive, writer: WarcWriter) -> None:
    alone = tell(archive, writer, A, SAME).version
    tell(archive, writer, B, SAME)
    assert linked(archive, A) == {id_of(B)}
    assert encode(archive.get(id_of(A))) == encode(alone)
    assert b"same_as" not in encode(alone)


def test_a_regulator_is_the_origin_whoever_came_first(archive: Archive, writer: WarcWriter) -> None:
    tell(archive, writer, A, SAME, 0)
    tell(archive, writer, B, SAME, 1)
    tell(archive, writer, REGULATOR, SAME, 2)
    origins = {link.other: link.origin for link in archive.same_as(id_of(A))}
    assert origins == {id_of(B): id_of(A), id_of(REGULATOR): id_of(REGULATOR)}


def test_a_link_ends_when_the_texts_part(archive: Archive, writer: WarcWriter) -> None:
    tell(archive, writer, A, SAME)
    tell(archive, writer, B, SAME)
    assert tell(archive, writer, B, OTHER_MEETING, 1).outcome == "changed"
    assert not linked(archive, A)
    assert not linked(archive, B)
    (ended,) = archive.same_as(id_of(A), ended=True)
    assert (ended.version, ended.other_version) == (1, 1)
    assert ended.ended
    tell(archive, writer, B, SAME, 2)
    stands, was = archive.same_as(id_of(A), ended=True)
    assert (stands.other_version, stands.ended, was) == (3, None, ended)
    assert archive.verify().problems == ()


def test_a_link_follows_the_newest_version(archive: Archive, writer: WarcWriter) -> None:
    tell(archive, writer, A, SAME)
    tell(archive, writer, B, SAME)
    tell(archive, writer, A, SAME + "\n会后还举行了一次小范围的交流。", 1)
    (link,) = archive.same_as(id_of(B))
    assert (link.version, link.other_version) == (1, 2)
    assert [each.other_version for each in archive.same_as(id_of(B), ended=True)] == [2, 1]


def test_an_older_look_that_comes_late_moves_no_link(archive: Archive, writer: WarcWriter) -> None:
    tell(archive, writer, A, SAME, 5)
    tell(archive, writer, B, SAME, 5)
    tell(archive, writer, B, OTHER_MEETING, 1)
    (link,) = archive.same_as(id_of(A))
    assert link.other_version == archive.get(id_of(B)).number == 1


def test_what_was_not_committed_is_not_linked(archive: Archive, writer: WarcWriter) -> None:
    def fail() -> None:
        with archive.batch():
            tell(archive, writer, B, SAME)
            assert linked(archive, A)
            raise ZeroDivisionError

    tell(archive, writer, A, SAME)
    with pytest.raises(ZeroDivisionError):
        fail()
    assert archive.same_as(id_of(A), ended=True) == ()
    assert archive.verify().problems == ()


@settings(max_examples=12, deadline=None)
@given(st.sampled_from(list(permutations((SAME, SAME[:-50], SAME[45:], OTHER_MEETING, OTHER_SERIES)))))
def test_the_order_in_which_texts_come_is_no_matter(texts: tuple[str, ...]) -> None:
    with TemporaryDirectory() as folder, Archive.open(folder, create=True) as archive:
        writer = archive.writer(site="nmpa", run="run1")
        names = {text: f"s{len(text)}{text[-9:].encode().hex()}.example" for text in texts}
        with archive.batch():
            for text in texts:
                tell(archive, writer, names[text], text)
        twins = [SAME, SAME[:-50], SAME[45:]]
        for text in texts:
            wanted = {id_of(names[twin]) for twin in twins if twin != text} if text in twins else set()
            assert linked(archive, names[text]) == wanted
        once = {name: archive.same_as(id_of(name), ended=True) for name in names.values()}
        with archive.batch():
            for text in texts:
                tell(archive, writer, names[text], text, 1)
        assert {name: archive.same_as(id_of(name), ended=True) for name in names.values()} == once


def of_the_first_schema(folder: Path) -> None:
    with sqlite3.connect(folder / "archive.sqlite") as database:
        for table in ("sketches", "bands", "same_as"):
            database.execute(f"DROP TABLE {table}")
        database.execute("UPDATE archive SET value = '1' WHERE name = 'schema'")


def test_an_archive_of_the_first_schema_is_read_and_linked_when_read_again(tmp_path: Path) -> None:
    with Archive.open(tmp_path, create=True) as archive:
        writer = archive.writer(site="nmpa", run="run1")
        for name in (A, B):
            tell(archive, writer, name, SAME)
    of_the_first_schema(tmp_path)
    with Archive.open(tmp_path) as archive:
        assert archive.same_as(id_of(A)) == ()
        assert archive.verify().problems == ()
        for name in (A, B):
            version = archive.get(address(name))
            again = derive(archive.captures(version))
            assert archive.put(again, captured=version.captured, run="run2").outcome == "unchanged"
        assert linked(archive, A) == {id_of(B)}
        assert archive.verify().problems == ()


def test_a_new_method_sketches_and_judges_anew(
    archive: Archive, writer: WarcWriter, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell(archive, writer, A, SAME)
    tell(archive, writer, B, SAME)
    monkeypatch.setattr("archive.twins.sketch.METHOD", "2")
    for name in (A, B):
        assert tell(archive, writer, name, SAME, 1).outcome == "unchanged"
    (link,) = archive.same_as(id_of(A), ended=True)
    assert link.method.startswith("2.")
    archive.close()
    with sqlite3.connect(archive.folder / "archive.sqlite") as database:
        assert database.execute("SELECT count(*), count(DISTINCT sketch) FROM bands").fetchone() == (48, 2)


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("UPDATE same_as SET similarity = 0.5", "not as alike"),
        ("UPDATE same_as SET origin = 'nobody'", "neither of the two"),
        ("UPDATE same_as SET one_version = one_version + 7", "not there"),
        ("UPDATE same_as SET ended = NULL", "not its newest"),
        ("DELETE FROM bands WHERE band = (SELECT min(band) FROM bands)", "cannot be found"),
        (
            "DELETE FROM bands WHERE (band, sketch) IN "
            "(SELECT band, max(sketch) FROM bands GROUP BY band HAVING count(*) > 1 LIMIT 1)",
            "cannot be found",
        ),
        ("UPDATE sketches SET version = 9 WHERE number = 1", "version 9"),
    ],
)
def test_verify_tells_what_is_wrong_with_it(tmp_path: Path, damage: str, told: str) -> None:
    with Archive.open(tmp_path, create=True) as archive:
        writer = archive.writer(site="nmpa", run="run1")
        tell(archive, writer, A, SAME)
        tell(archive, writer, B, SAME)
        tell(archive, writer, B, SAME[30:], 1)
    with sqlite3.connect(tmp_path / "archive.sqlite") as database:
        database.execute(damage)
    with Archive.open(tmp_path) as archive:
        problems = archive.verify().problems
    assert problems
    assert all(problem.kind == "same-as" for problem in problems)
    assert told in problems[0].message


@pytest.mark.parametrize("name", [A, B])
def test_verify_names_the_record_whose_older_version_a_link_stands_for(tmp_path: Path, name: str) -> None:
    with Archive.open(tmp_path, create=True) as archive:
        writer = archive.writer(site="nmpa", run="run1")
        for each, text, number in ((A, SAME, 0), (B, SAME, 0), (name, SAME[30:], 1)):
            tell(archive, writer, each, text, number)
    with sqlite3.connect(tmp_path / "archive.sqlite") as database:
        database.execute("UPDATE same_as SET ended = NULL")
    with Archive.open(tmp_path) as archive:
        (problem,) = archive.verify().problems
    assert f"version 1 of {id_of(name)}, which is not its newest" in problem.message
    assert id_of(A) in problem.where
    assert id_of(B) in problem.where


WITHOUT = """
import sys
sys.modules["rensa"] = None
from archive import Archive
from tests.archive.telling import *
with Archive.open(sys.argv[1], create=True) as archive:
    writer = archive.writer(site="nmpa", run="run1")
    for name in ("a.example", "b.example"):
        tell(archive, writer, name, SAME)
    print(archive.same_as(id_of("a.example")))
"""


def test_without_the_library_records_are_stored_and_linked_later(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT, str(tmp_path)], cwd=ROOT, capture_output=True, text=True
    )
    assert done.stdout == "()\n", done.stderr
    with Archive.open(tmp_path) as archive:
        writer = archive.writer(site="nmpa", run="run2")
        for name in (A, B):
            assert tell(archive, writer, name, SAME).outcome == "unchanged"
        assert linked(archive, A) == {id_of(B)}


KILLED = """
import sys
from itertools import count
from archive import Archive
from tests.archive.telling import *
with Archive.open(sys.argv[1], create=True) as archive:
    writer = archive.writer(site="nmpa", run="run1")
    for number in count():
        with archive.batch():
            for part in range(3):
                tell(archive, writer, f"s{number}-{part}.example", SAME)
        print(number, flush=True)
"""


def test_what_is_stored_is_linked_wherever_the_writer_was_killed(tmp_path: Path) -> None:
    command = [sys.executable, "-c", KILLED, str(tmp_path / "data")]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        said = [process.stdout.readline() for _ in range(3)]
        process.kill()
    with Archive.open(tmp_path / "data") as archive:
        ids = [version.derivation.id for version in archive.records()]
        assert len(ids) >= 3 * len(said)
        assert all(len(archive.same_as(id_)) >= 2 for id_ in ids)
        assert archive.verify().problems == ()
