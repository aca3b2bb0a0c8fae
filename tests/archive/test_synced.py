"""On the disk before it is named: what a commit tells of was synced first, and what could not be written is taken back."""

import errno
import fcntl
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from archive import Archive, StorageFailed
from archive.warc.reader import read_warc
from archive.warc.writer import WarcWriter
from tests.archive.samples import URL, exchange, keep

ROOT = Path(__file__).parents[2]


class Synced:
    """Looks on as files are synced: how much of each was, and what the database told others at that moment."""

    def __init__(self, data: Path) -> None:
        self._database = data / "archive.sqlite"
        self._fsync = os.fsync
        self.sizes: dict[str, int] = {}
        self.told: dict[str, int] = {}

    def __call__(self, handle: int) -> None:
        self._fsync(handle)
        name = str(Path(f"/proc/self/fd/{handle}").readlink())
        self.sizes[name] = os.fstat(handle).st_size
        self.told[name] = self.versions()

    def versions(self) -> int:
        """How many versions another process would see now."""
        with sqlite3.connect(self._database) as other:
            (found,) = other.execute("SELECT count(*) FROM versions").fetchone()
        return int(found)


@pytest.fixture
def synced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Synced:
    Archive.open(tmp_path, create=True).close()
    looker = Synced(tmp_path)
    monkeypatch.setattr(os, "fsync", looker)
    return looker


def test_what_a_commit_names_is_on_the_disk(tmp_path: Path, synced: Synced) -> None:
    with Archive.open(tmp_path) as archive:
        writer = archive.writer(site="nmpa", run="run1")
        for number in range(3):
            keep(archive, writer, exchange(f"{number}" * 99, f"{URL}/{number}"))
            (path,) = tmp_path.rglob("*.warc.gz")
            assert synced.sizes[str(path)] == path.stat().st_size, "all of it was synced"
            assert synced.told[str(path)] == number, "and before anybody could see it"
            assert synced.versions() == number + 1
    # A new file is found after a power cut only when its folders are on the disk too.
    assert {str(folder) for folder in list(path.parents)[:4]} <= set(synced.sizes)


def test_a_writer_remembers_only_what_no_commit_has_named(tmp_path: Path) -> None:
    with Archive.open(tmp_path, create=True) as archive:
        writer = archive.writer(site="nmpa", run="run1")
        captured = writer.write(exchange("甲", f"{URL}/0"))
        assert [entry.ref for entry in writer.written().entries] == [captured.ref]
        keep(archive, writer, exchange("乙", f"{URL}/1"))
        assert writer.written() == ((), {}, frozenset())
        assert captured.ref
        assert archive.holds(captured.ref)


def test_a_file_that_was_left_full_is_on_the_disk_too(tmp_path: Path, synced: Synced) -> None:
    with Archive.open(tmp_path) as archive:
        writer = archive.writer(site="nmpa", run="run1")
        writer._max_bytes = 1
        with archive.batch():
            for number in range(3):
                keep(archive, writer, exchange(f"{number}" * 99, f"{URL}/{number}"))
        paths = list(tmp_path.rglob("*.warc.gz"))
        assert len(paths) > 3
        assert {path: synced.sizes[str(path)] for path in paths} == {
            path: path.stat().st_size for path in paths
        }
        assert {synced.told[str(path)] for path in paths} == {0}


def test_a_disk_that_fails_to_sync_has_stored_nothing(tmp_path: Path, synced: Synced) -> None:
    with Archive.open(tmp_path) as archive, pytest.MonkeyPatch.context() as disk:
        writer = archive.writer(site="nmpa", run="run1")

        def fail(handle: int) -> None:
            raise OSError(errno.EIO, os.strerror(errno.EIO))

        disk.setattr(os, "fsync", fail)
        with pytest.raises(StorageFailed, match="Input/output error"):
            keep(archive, writer, exchange())
        disk.undo()
        assert synced.versions() == 0


def test_a_file_is_held_until_it_is_closed(tmp_path: Path) -> None:
    writer = WarcWriter(tmp_path, site="nmpa", run="run1")
    writer.write(exchange())
    (path,) = tmp_path.rglob("*.warc.gz")
    with path.open("rb") as other:
        with pytest.raises(BlockingIOError):
            fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
        writer.close()
        fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)


def closed(data: Path) -> list[bool]:
    with sqlite3.connect(data / "archive.sqlite") as database:
        return [bool(flag) for (flag,) in database.execute("SELECT closed FROM warc_files ORDER BY rowid")]


def test_a_file_that_is_done_is_known_to_be_and_never_searched_again(tmp_path: Path) -> None:
    with Archive.open(tmp_path, create=True) as archive:
        writer = archive.writer(site="nmpa", run="run1")
        writer._max_bytes = 1
        for number in range(3):
            keep(archive, writer, exchange(f"{number}" * 99, f"{URL}/{number}"))
        *done, last = closed(tmp_path)
        assert len(done) > 1
        assert all(done)
        assert not last
    assert all(closed(tmp_path))


TAKES_BACK = """
import os, resource, sys
from pathlib import Path
from archive import StorageFailed
from archive.warc.writer import WarcWriter
from tests.archive.samples import URL, exchange
writer = WarcWriter(Path(sys.argv[1]), site="nmpa", run="run1")
writer.write(exchange("甲", URL + "/1"))
_, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (4000, hard))
try:
    writer.write(exchange(os.urandom(9000).hex(), URL + "/2"))
except StorageFailed:
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    writer.write(exchange("丙", URL + "/3"))
    writer.close()
    print("took it back")
"""


def test_what_does_not_fit_is_taken_back_and_the_writer_goes_on(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", TAKES_BACK, str(tmp_path)], cwd=ROOT, capture_output=True, text=True
    )
    assert done.stdout == "took it back\n", done.stderr
    (path,) = tmp_path.rglob("*.warc.gz")
    assert [getattr(item, "url", item) for item in read_warc(path)] == [URL + "/1", URL + "/3"]
