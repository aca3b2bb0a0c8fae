"""A full disk, a locked or damaged database, a damaged WARC, a folder that cannot be written, a newer release."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from archive import Archive, Edit, NotAnArchive, Observation, SiteBusy, StorageFailed
from archive.warc.writer import WarcWriter
from tests.archive.samples import START, URL, day, derive, exchange, keep

ROOT = Path(__file__).parents[2]

FILL = """
import os, resource, sys
from archive import Archive, StorageFailed
from tests.archive.samples import exchange, keep
if sys.argv[2] == "limit":
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
archive = Archive.open(sys.argv[1], create=True)
writer = archive.writer(site="nmpa", run="run1")
try:
    for number in range(10_000):
        with archive.batch():
            for part in range(3):
                keep(archive, writer, exchange(os.urandom(3000).hex(), f"https://a.example/{number}-{part}"))
        print(number, flush=True)
except StorageFailed as error:
    print(error, file=sys.stderr)
    os._exit(7)
"""


def fill(data: Path, kind: str) -> tuple[int, str]:
    """Store until nothing more fits: how many batches were stored, and what was said then."""
    done = subprocess.run(
        [sys.executable, "-c", FILL, str(data), kind], cwd=ROOT, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 7, done.stderr
    return len(done.stdout.split()), done.stderr


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)], capture_output=True
    )
    if mounted.returncode:
        pytest.skip("only root can mount a small disk to fill")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk(small_disk: Path, tmp_path: Path) -> None:
    batches, said = fill(small_disk / "data", "disk")
    assert batches > 0
    assert "nothing" in said
    # Someone makes room.
    shutil.copytree(small_disk / "data", tmp_path / "roomy")
    goes_on(tmp_path / "roomy", batches)


def test_a_file_that_may_not_grow(tmp_path: Path) -> None:
    batches, said = fill(tmp_path / "data", "limit")
    assert batches > 0
    assert "nothing" in said
    goes_on(tmp_path / "data", batches)


def goes_on(data: Path, batches: int) -> None:
    with Archive.open(data) as archive:
        assert archive.verify().problems == ()
        urls = {version.derivation.url for version in archive.records()}
        assert urls >= {
            f"https://a.example/{number}-{part}" for number in range(batches) for part in range(3)
        }
        keep(archive, archive.writer(site="nmpa", run="run2"), exchange())
        assert archive.verify().problems == ()


def test_a_database_locked_by_another_process(archive: Archive, writer: WarcWriter) -> None:
    keep(archive, writer, exchange("甲"))
    holder = sqlite3.connect(archive.folder / "archive.sqlite", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    captured = writer.write(exchange("乙", URL + "/2"))
    with pytest.raises(StorageFailed, match="another process holds it locked"):
        archive.frontier.settle("https://a.example/", "gone")
    assert archive.get(URL).number == 1, "readers never wait"
    holder.execute("ROLLBACK")
    archive.frontier.settle("https://a.example/", "gone")
    assert captured.ref
    assert archive.holds(captured.ref)
    holder.close()


def test_a_failed_batch_stores_nothing_and_the_next_one_all(archive: Archive, writer: WarcWriter) -> None:
    def work() -> None:
        with archive.batch():
            keep(archive, writer, exchange("甲"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        work()
    assert list(archive.records()) == []
    keep(archive, writer, exchange("甲", at=day(1)))
    report = archive.verify()
    assert (report.captures, report.versions, report.problems) == (2, 1, ())


@pytest.mark.parametrize("what", ["capture", "conversion"])
def test_verify_tells_what_is_damaged(archive: Archive, writer: WarcWriter, what: str) -> None:
    stored = [keep(archive, writer, exchange(f"正文{n}" * 200, f"{URL}/{n}")) for n in range(5)]
    writer.sync()
    assert archive.verify().ok
    ref = stored[2].version.derivation.provenance.captures[0]
    path = archive.folder / ref.file
    data = bytearray(path.read_bytes())
    at = ref.offset + 40 if what == "capture" else data.rfind(b"\x1f\x8b\x08") + 40
    data[at : at + 8] = bytes(8)
    path.write_bytes(data)
    report = archive.verify()
    assert not report.ok
    named = {problem.where for problem in report.problems if problem.kind == what}
    assert stored[2 if what == "capture" else 4].version.citation in named
    path.unlink()
    assert {"file", "capture", "conversion"} == {problem.kind for problem in archive.verify().problems}


def test_verify_tells_what_was_changed_by_hand(archive: Archive, writer: WarcWriter) -> None:
    keep(archive, writer, exchange("甲"))
    with sqlite3.connect(archive.folder / "archive.sqlite") as database:
        database.execute("UPDATE versions SET derivation = replace(derivation, '甲', '乙')")
    kinds = {problem.kind for problem in archive.verify().problems}
    assert kinds == {"fingerprint", "conversion"}


@pytest.mark.parametrize(
    ("original", "text", "edit", "told"),
    [
        (
            "药藥",
            "药药",
            Edit(0, 2, "藥", "药", "script", "table:1"),
            "undone on text do not give original_text",
        ),
        ("药品", "药物", Edit(0, 1, "药", "药", "p", "c"), "applied to original_text do not give text"),
        ("药品", "药品", Edit(0, 1, "物", "药", "p", "c"), "does not fit the text it claims to change"),
    ],
)
def test_verify_tells_an_audit_that_does_not_hold(
    archive: Archive, writer: WarcWriter, original: str, text: str, edit: Edit, told: str
) -> None:
    written = writer.write(exchange())
    derivation = replace(derive((written,)), original_text=original, text=text, audit=(edit,))
    archive.put(derivation, captured=written.time, run="run1")
    problems = archive.verify().problems
    assert {problem.kind for problem in problems} == {"audit"}
    assert any(told in problem.message for problem in problems)


def test_verify_says_how_far_it_is(archive: Archive, writer: WarcWriter) -> None:
    keep(archive, writer, exchange("甲"))
    steps: list[tuple[int, int]] = []
    archive.verify(lambda done, total: steps.append((done, total)))
    assert steps == [(1, 2), (2, 2)]


def test_no_archive_and_a_newer_one(tmp_path: Path) -> None:
    with pytest.raises(NotAnArchive, match="holds no archive"):
        Archive.open(tmp_path)
    (tmp_path / "archive.sqlite").write_bytes(b"not a database" * 100)
    with pytest.raises(StorageFailed, match="not a database"):
        Archive.open(tmp_path)
    (tmp_path / "archive.sqlite").unlink()
    Archive.open(tmp_path, create=True).close()
    with sqlite3.connect(tmp_path / "archive.sqlite") as database:
        database.execute("UPDATE archive SET value = '99' WHERE name = 'schema'")
    with pytest.raises(NotAnArchive, match="newer release"):
        Archive.open(tmp_path)


@contextmanager
def unwritable(folder: Path) -> Iterator[None]:
    """Nobody can write here: root needs a mount for that, others only the mode."""
    if os.geteuid() == 0:
        for options in (["--bind", str(folder)], ["-o", "remount,ro,bind"]):
            if subprocess.run(["mount", *options, str(folder)], capture_output=True).returncode:
                pytest.skip("root without the right to mount")
        try:
            yield
        finally:
            subprocess.run(["umount", str(folder)], check=True)
        return
    inside = [folder, *folder.rglob("*")]
    for path in inside:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        yield
    finally:
        for path in inside:
            path.chmod(0o755 if path.is_dir() else 0o644)


@pytest.mark.parametrize("killed", [False, True])
def test_reading_where_nothing_can_be_written(tmp_path: Path, killed: bool) -> None:
    data = tmp_path / "data"
    with Archive.open(data, create=True) as archive:
        keep(archive, archive.writer(site="nmpa", run="run1"), exchange("甲"))
        # The database of a killed writer still has its log beside it.
        shutil.copytree(data, tmp_path / "killed", ignore=shutil.ignore_patterns("*-shm"))
    data = tmp_path / "killed" if killed else data
    with unwritable(data):
        with Archive.open(data) as archive:
            (version,) = archive.records()
            assert archive.capture(version).body.decode() == "甲"
            assert archive.verify().problems == ()
        with (
            Archive.open(data) as archive,
            pytest.raises(StorageFailed, match=r"cannot be (written|opened)"),
        ):
            archive.frontier.settle("https://a.example/", "gone")


def test_writing_where_nothing_can_be_written(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    with pytest.raises(StorageFailed, match="cannot be made"):
        Archive.open(blocked / "data", create=True)


def test_one_crawl_of_a_site_at_a_time(archive: Archive) -> None:
    with archive.lock_site("nmpa"):
        with pytest.raises(SiteBusy, match="another process"):
            Archive.open(archive.folder).lock_site("nmpa")
        other = archive.lock_site("dzwww")
        other.release()
        other.release()
    archive.lock_site("nmpa").release()


def test_a_look_is_never_lost_to_its_own_text(archive: Archive, writer: WarcWriter) -> None:
    look = Observation(
        "https://a.example/\ud800", START, "nmpa", "run1", "skipped", "a\0b\nc", title="\udfff题"
    )
    archive.observe([look])
    (kept,) = archive.observations("https://a.example/\ufffd")
    assert (kept.detail, kept.title) == ("a\0b\nc", "\ufffd题")
    assert archive.verify().ok
