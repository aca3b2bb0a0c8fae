"""Many at once: threads of one process, processes on one record."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from archive import Archive, StorageFailed
from archive.warc.writer import WarcWriter
from tests.archive.samples import URL, day, exchange, keep

STORE = """
import sys
from archive import Archive
from tests.archive.samples import day, exchange, keep
with Archive.open(sys.argv[1]) as archive:
    writer = archive.writer(site="nmpa", run=sys.argv[2])
    for number in range(25):
        keep(archive, writer, exchange(f"第{number // 5}稿", at=day(number)))
"""


def test_processes_on_one_record(archive: Archive) -> None:
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", STORE, str(archive.folder)]
    crawls = [subprocess.Popen([*command, f"run{number}"], cwd=root) for number in range(3)]
    assert [crawl.wait(120) for crawl in crawls] == [0, 0, 0]
    history = archive.history(archive.get(URL).derivation.id)
    assert sorted(version.number for version in history) == list(range(1, len(history) + 1))
    assert {version.derivation.text for version in history} == {f"第{number}稿" for number in range(5)}
    report = archive.verify()
    assert (report.captures, report.problems) == (75, ())


def test_threads_write_captures_and_read_while_another_stores(archive: Archive, writer: WarcWriter) -> None:
    def work(number: int) -> str:
        url = f"{URL}/{number}"
        written = writer.write(exchange(f"{number}" * 99, url))
        archive.frontier.discover("nmpa", URL, [(url + "?", None)])
        assert written.ref
        assert archive.read(written.ref) == written
        return keep(archive, writer, exchange(f"{number}" * 99, url, day(1))).outcome

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(work, range(60))) == ["new"] * 60
    report = archive.verify()
    assert (report.versions, report.captures, report.problems) == (60, 120, ())
    assert archive.frontier.waiting("nmpa") == 60


def test_a_storage_failure_inside_a_batch_cannot_be_passed_over(archive: Archive, writer: WarcWriter) -> None:
    def work() -> None:
        with archive.batch():
            keep(archive, writer, exchange())
            with suppress(StorageFailed), archive._database.write() as connection:
                connection.execute(text("INSERT INTO nowhere VALUES (1)"))

    with pytest.raises(StorageFailed, match="nowhere") as told:
        work()
    assert isinstance(told.value.__cause__, DBAPIError)
    assert list(archive.records()) == []
