"""An archive that could not be begun can be begun again, by any number of processes at once."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from archive import Archive
from archive.errors import NotAnArchive
from archive.sqlite import NAME
from archive.warc.writer import WarcWriter
from tests.archive.samples import exchange, keep

BEGIN = "import sys; from archive import Archive; Archive.open(sys.argv[1], create=True).close()"


def test_what_a_failed_creation_left_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / NAME).touch()
    with Archive.open(tmp_path, create=True) as archive:
        assert list(archive.records()) == []


def test_many_begin_at_once(tmp_path: Path) -> None:
    begun = [subprocess.Popen([sys.executable, "-c", BEGIN, str(tmp_path)]) for _ in range(4)]
    assert [process.wait() for process in begun] == [0, 0, 0, 0]


def test_a_database_of_something_else_is_refused(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / NAME) as other:
        other.execute("create table others (x)")
    with pytest.raises(NotAnArchive):
        Archive.open(tmp_path, create=True)


def test_captures_without_the_database_that_names_them_are_not_begun_over(
    archive: Archive, writer: WarcWriter
) -> None:
    keep(archive, writer, exchange("甲"))
    archive.close()
    for file in archive.folder.glob(f"{NAME}*"):
        file.unlink()
    with pytest.raises(NotAnArchive, match="put that back from a copy"):
        Archive.open(archive.folder, create=True)
    (archive.folder / "warc").rename(archive.folder / "old")
    with Archive.open(archive.folder, create=True) as anew:
        assert list(anew.records()) == []
